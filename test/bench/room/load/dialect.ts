import * as encoding from 'lib0/encoding';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';

/** How a server is spoken to. All carry y-protocols' sync and presence; they differ in what stands around it. */
export type DialectName = 'nayar' | 'relay' | 'yjs' | 'hocuspocus';

export interface Dialect {
  path(paper: string): string;
  /** Stands before every message in both directions. */
  prefix(paper: string): Uint8Array;
  /** Sent at once when the socket is open. */
  greeting(paper: string): readonly Uint8Array[];
  /** Whether the server answers sync step 1; a relay holds no documents. */
  readonly holdsDocuments: boolean;
}

const NO_PREFIX = new Uint8Array();
/** Sync step 1 of somebody who has nothing. */
const ASK_FOR_ALL = new Uint8Array([0, 0, 1, 0]);

const written = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
};

const plain = (path: (paper: string) => string, holdsDocuments: boolean): Dialect => ({
  path,
  prefix: () => NO_PREFIX,
  greeting: () => (holdsDocuments ? [ASK_FOR_ALL] : []),
  holdsDocuments,
});

export const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  nayar: plain((paper) => `/sync/${paper}?schema=${SCHEMA_VERSION}`, true),
  yjs: plain((paper) => `/${paper}`, true),
  relay: plain((paper) => `/${paper}`, false),
  hocuspocus: {
    path: () => '/',
    prefix: (paper) => written((encoder) => encoding.writeVarString(encoder, paper)),
    greeting(paper) {
      const name = this.prefix(paper);
      // Its own client sends a token and the question at once, without waiting for the answer to the first.
      const token = written((encoder) => {
        encoding.writeUint8Array(encoder, name);
        encoding.writeVarUint(encoder, 2);
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarString(encoder, 'bench');
      });
      return [token, Buffer.concat([name, ASK_FOR_ALL])];
    },
    holdsDocuments: true,
  },
};

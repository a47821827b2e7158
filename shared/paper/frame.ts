import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Role } from '#shared/member/role.ts';
import type { Stage } from '#shared/paper/stage.ts';
import type { RefusalCode } from '#shared/refusal/refusal.ts';

/** First varuint of every frame on `/sync/<paperId>`. 0 and 1 are y-websocket's own; a stock client ignores ours. */
export const FRAME = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  durable: 100,
  notice: 101,
} as const;

/**
 * Close codes of a paper's socket. After `refused` a client must discard its Y.Doc and join anew; after `again`,
 * `restarting` and `trouble` it keeps everything and simply reconnects (a stock client does so by itself).
 */
export const CLOSE = {
  signedOut: 4401,
  noRight: 4403,
  schema: 4409,
  refused: 4410,
  tooLarge: 4413,
  tooFast: 4429,
  /** Changes came that hang on others which never did: reconnecting sends them all in order. */
  again: 4500,
  restarting: 1012,
  /** The paper cannot be read from the disk just now, or its log is damaged. */
  trouble: 1011,
} as const;

/** The largest frame either side sends or takes, in bytes; a client splits what is larger. */
export const MAX_FRAME_BYTES = 1024 * 1024;

/**
 * What is on disk. `vector` is an encoded Yjs state vector: the whole one when a client joins, afterwards only the
 * entries that moved. `frames` counts the content frames (sync step 2 and update) of this connection that are on disk,
 * from its first: it also covers deletions, which no state vector shows.
 */
export interface Durable {
  readonly vector: Uint8Array;
  readonly frames: number;
}

export function encodeDurable(durable: Durable): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.durable);
  encoding.writeVarUint8Array(encoder, durable.vector);
  encoding.writeVarUint(encoder, durable.frames);
  return encoding.toUint8Array(encoder);
}

/** Reads the rest of a durable frame, after its number. Throws on a cut frame. */
export function readDurable(decoder: decoding.Decoder): Durable {
  const vector = decoding.readVarUint8Array(decoder);
  return { vector, frames: decoding.readVarUint(decoder) };
}

/** What the server tells one connection beside the text. */
export type Notice =
  /** Role or stage, at joining and whenever either changes; `edit` is whether content frames are taken: as
   *  edits, or as suggestions from those who may only suggest. */
  | { readonly kind: 'access'; readonly role: Role; readonly stage: Stage; readonly edit: boolean }
  /** The change just sent was not taken; the socket closes with 4410 after it. */
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  /** The disk refuses: nothing is taken until `well` comes again. */
  | { readonly kind: 'storage'; readonly well: boolean }
  /** The server is going away and will be back; the socket closes with 1012. */
  | { readonly kind: 'going-away' };

/** A notice is one JSON text after its frame number: rare, and readable in a browser's network panel. */
export function encodeNotice(notice: Notice): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.notice);
  encoding.writeVarString(encoder, JSON.stringify(notice));
  return encoding.toUint8Array(encoder);
}

/** Reads the rest of a notice frame, after its number. Only ever fed by our own server. */
export function readNotice(decoder: decoding.Decoder): Notice {
  return JSON.parse(decoding.readVarString(decoder)) as Notice;
}

import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import * as Y from 'yjs';
import * as z from 'zod';
import type { ContentNode } from '#shared/paper/content.ts';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';
import { NODES } from '#shared/paper/schema.ts';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** A remark as it stood when the version was made: ids and states, never words. */
export interface StandingRemark {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  /** Null for one on the paper as a whole, or whose block is not known. */
  readonly blockId: string | null;
}

export interface VersionText {
  readonly schema: number;
  readonly content: readonly ContentNode[];
  readonly remarks: readonly StandingRemark[];
}

const Head = z.object({
  format: z.literal('nayar-version'),
  schema: z.int().positive(),
  content: z.array(z.unknown()),
  remarks: z.array(
    z.object({
      id: z.string(),
      number: z.int(),
      state: z.string(),
      blockId: z.string().nullable(),
    }),
  ),
});

/** Bytes before the text: how long it is. The Yjs state (v2) follows it. */
const LENGTH = 4;

/** A version's text and state as the bytes of one blob. */
export async function packVersion(text: VersionText, state: Uint8Array): Promise<Uint8Array> {
  const { schema, content, remarks } = text;
  const json = Buffer.from(JSON.stringify({ format: 'nayar-version', schema, content, remarks }));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32LE(json.length);
  return zip(Buffer.concat([length, json, state]));
}

/**
 * What a version's blob holds, in this program's schema. Every schema so far only added to the one before it, so older
 * content is valid as it is. Throws on what this program cannot read.
 */
export async function unpackVersion(blob: Uint8Array): Promise<VersionText> {
  const bytes = await unzip(blob);
  const end = LENGTH + bytes.readUInt32LE(0);
  const head = Head.parse(JSON.parse(bytes.subarray(LENGTH, end).toString()));
  const content = head.content as ContentNode[];
  if (head.schema > SCHEMA_VERSION || !content.every(isKnown))
    throw new Error('a version of a newer program');
  return { schema: head.schema, content, remarks: head.remarks };
}

/** How much of each client's writing a version's text held: the state vector of its Yjs state. */
export async function vectorIn(blob: Uint8Array): Promise<ReadonlyMap<number, number>> {
  return Y.decodeStateVector(Y.encodeStateVectorFromUpdateV2(await stateIn(blob)));
}

/** The Yjs state (v2) of a version's text. */
export async function stateIn(blob: Uint8Array): Promise<Uint8Array> {
  const bytes = await unzip(blob);
  return bytes.subarray(LENGTH + bytes.readUInt32LE(0));
}

const isKnown = (node: ContentNode): boolean =>
  node.type in NODES && (node.content ?? []).every(isKnown);

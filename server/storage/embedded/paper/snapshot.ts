import { readFile } from 'node:fs/promises';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { unlessMissing } from '#server/storage/embedded/durable-file.ts';
import { readClients, writeClients } from '#server/storage/embedded/paper/record.ts';
import { seal, unseal } from '#server/storage/embedded/paper/sealed.ts';

/**
 * Everything in a paper up to one sequence, in the file `snapshot`: sealed, and in it varuint `covers`, varuint time in
 * milliseconds, the registered clients as in a record, then the Yjs update (v1) to the end.
 */
export interface Snapshot {
  /** The last sequence whose effect is in it. */
  readonly covers: number;
  readonly at: number;
  readonly clients: readonly (readonly [number, string])[];
  readonly update: Uint8Array;
}

const KIND = 'NAYARSNP';

export async function encodeSnapshot(snapshot: Snapshot): Promise<Uint8Array> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, snapshot.covers);
  encoding.writeVarUint(encoder, snapshot.at);
  writeClients(encoder, snapshot.clients);
  encoding.writeUint8Array(encoder, snapshot.update);
  return seal(KIND, encoding.toUint8Array(encoder));
}

/** Null when there is none; `damaged` when it is not whole: it must never be taken for an empty paper. */
export async function readSnapshot(file: string): Promise<Snapshot | null | 'damaged'> {
  const bytes = await unlessMissing(readFile(file));
  return bytes === undefined ? null : ((await decodeSnapshot(bytes)) ?? 'damaged');
}

/** Null when the bytes are not a whole snapshot. */
export async function decodeSnapshot(bytes: Buffer): Promise<Snapshot | null> {
  const content = await unseal(KIND, bytes);
  if (!content) return null;
  const decoder = decoding.createDecoder(content);
  const covers = decoding.readVarUint(decoder);
  const at = decoding.readVarUint(decoder);
  const clients = readClients(decoder);
  return { covers, at, clients, update: decoding.readTailAsUint8Array(decoder) };
}

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type OnStep, replaceFile } from '#server/storage/embedded/durable-file.ts';
import type { LogRecord } from '#server/storage/embedded/paper/record.ts';
import { seal, unseal } from '#server/storage/embedded/paper/sealed.ts';

/**
 * The kept past of a paper: every record that a snapshot has taken in, in files `history-<first sequence>`. A file is
 * sealed and holds a varuint first sequence, a varuint count, then one column after the other: the kinds (1 or
 * 2, a byte each), the lengths (varuint), the times (varint, each the difference to the one before), all contents. Columns
 * compress a quarter better than records side by side. The last file is written anew with the next records until
 * it holds a chunk, because typing of one day alone compresses badly; the full ones before it are never touched again.
 */
const KIND = 'NAYARHST';
const CHUNK_BYTES = 256 * 1024;
const KINDS = ['update', 'clients'] as const;

/** Adds the records that are not in it yet. Rejects, and changes nothing, when what it must add to is damaged. */
export async function addToHistory(
  folder: string,
  records: readonly LogRecord[],
  onStep?: OnStep,
): Promise<void> {
  const last = (await historyFiles(folder)).at(-1);
  const known = last === undefined ? [] : await readHistory(path.join(folder, last));
  if (!known) throw new Error(`${last} is damaged: what follows cannot be added to it`);
  const reached = known.at(-1)?.sequence ?? 0;
  const added = records.filter(({ sequence }) => sequence > reached);
  const [first] = added;
  if (!first) return;
  // Sequences are counted from the first, so what does not follow on begins a file of its own.
  const grows = last !== undefined && first.sequence === reached + 1 && weigh(known) < CHUNK_BYTES;
  const name = grows ? last : historyName(first.sequence);
  const chunk = await encodeHistory(grows ? [...known, ...added] : added);
  await replaceFile(path.join(folder, name), chunk, onStep ? { onStep } : {});
}

/** Names of a paper's history files, in order. */
export async function historyFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((name) => /^history-\d{10}$/.test(name)).toSorted();
}

/** The records of one history file; null when it is damaged. */
export async function readHistory(file: string): Promise<readonly LogRecord[] | null> {
  return openHistory(await readFile(file));
}

/** The same from its bytes. */
export async function openHistory(bytes: Buffer): Promise<readonly LogRecord[] | null> {
  const content = await unseal(KIND, bytes);
  return content && decodeHistory(content);
}

export function historyName(firstSequence: number): string {
  return `history-${String(firstSequence).padStart(10, '0')}`;
}

const weigh = (records: readonly LogRecord[]): number =>
  records.reduce((sum, { content }) => sum + content.length, 0);

async function encodeHistory(records: readonly LogRecord[]): Promise<Uint8Array> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, records[0]?.sequence ?? 0);
  encoding.writeVarUint(encoder, records.length);
  for (const { kind } of records) encoding.writeUint8(encoder, KINDS.indexOf(kind) + 1);
  for (const { content } of records) encoding.writeVarUint(encoder, content.length);
  let before = 0;
  for (const { at } of records) {
    encoding.writeVarInt(encoder, at - before);
    before = at;
  }
  for (const { content } of records) encoding.writeUint8Array(encoder, content);
  return seal(KIND, encoding.toUint8Array(encoder));
}

function decodeHistory(bytes: Uint8Array): readonly LogRecord[] {
  const decoder = decoding.createDecoder(bytes);
  const first = decoding.readVarUint(decoder);
  const each = Array.from({ length: decoding.readVarUint(decoder) });
  const kinds = each.map(() => KINDS[decoding.readUint8(decoder) - 1]);
  const lengths = each.map(() => decoding.readVarUint(decoder));
  let at = 0;
  const times = each.map(() => (at += decoding.readVarInt(decoder)));
  return lengths.map((length, index) => ({
    sequence: first + index,
    at: times[index] ?? 0,
    kind: kinds[index] ?? 'update',
    content: decoding.readUint8Array(decoder, length),
  }));
}

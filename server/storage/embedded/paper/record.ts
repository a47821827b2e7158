import { randomBytes } from 'node:crypto';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { checksum } from '#server/storage/embedded/paper/checksum.ts';

/**
 * The tail of a paper, in the file `log`. All numbers little endian.
 *
 *     head    8 bytes  "NAYARLOG"
 *             u32      version of the format, 1
 *             u32      salt, random for each file
 *             u32      base: the sequence that the first record follows
 *             u32      crc32 of the bytes above
 *     record  u32      crc32, begun with the salt, of the rest of the record
 *             u32      length of the content
 *             u32      sequence: one more than the record before it
 *             u8       kind: 1 a Yjs update (v1), 2 registered clients
 *             u48      when, in milliseconds since 1970; told, never used for order
 *             …        content
 *
 * A clients record holds a varuint count, then per client its id as varuint and the person as varstring (lib0).
 * The salt keeps content from passing as a record: nobody outside knows what checksum a forged one would need, so
 * "good records follow" cannot be typed into a paper, nor does an older file's leftover count as ours.
 */
export interface LogHead {
  readonly salt: number;
  readonly base: number;
}

export type LogRecord = {
  readonly sequence: number;
  readonly at: number;
  readonly kind: 'update' | 'clients';
  readonly content: Uint8Array;
};

/** A log as far as it can be trusted. */
export interface LogReading {
  readonly head: LogHead;
  readonly records: readonly LogRecord[];
  /** Where the good records end. */
  readonly goodBytes: number;
  /** What comes after them: nothing, an end that no good record follows, or damage with good records behind it. */
  readonly end: 'clean' | 'torn' | 'damaged';
}

/** Refused before anything is written: what is longer could not be read back under the same limit. */
export const MAX_RECORD_BYTES = 256 * 1024 * 1024;
export const HEAD_BYTES = 24;
export const RECORD_HEAD_BYTES = 19;

const MAGIC = Buffer.from('NAYARLOG');
const VERSION = 1;
const KINDS = ['update', 'clients'] as const;
/** How far ahead of the expected one a sequence may be and still be believed when looking for records after damage. */
const PLAUSIBLE_AHEAD = 1_000_000;
/** How many bytes are summed at most in that search. */
const SEARCH_BYTES = 512 * 1024 * 1024;

export function newSalt(): number {
  return randomBytes(4).readUInt32LE();
}

export function encodeHead({ salt, base }: LogHead): Uint8Array {
  const bytes = Buffer.alloc(HEAD_BYTES);
  MAGIC.copy(bytes);
  bytes.writeUInt32LE(VERSION, 8);
  bytes.writeUInt32LE(salt, 12);
  bytes.writeUInt32LE(base, 16);
  bytes.writeUInt32LE(checksum(bytes, 0, 20, 0), 20);
  return bytes;
}

export function encodeRecord(salt: number, record: LogRecord): Uint8Array {
  const { length } = record.content;
  if (length > MAX_RECORD_BYTES) throw new RangeError(`a record of ${length} bytes is too large`);
  const bytes = Buffer.alloc(RECORD_HEAD_BYTES + length);
  bytes.writeUInt32LE(length, 4);
  bytes.writeUInt32LE(record.sequence, 8);
  bytes.writeUInt8(KINDS.indexOf(record.kind) + 1, 12);
  bytes.writeUIntLE(record.at, 13, 6);
  bytes.set(record.content, RECORD_HEAD_BYTES);
  bytes.writeUInt32LE(checksum(bytes, 4, bytes.length, salt), 0);
  return bytes;
}

/** Reads a whole log. Null when its head is not good: then nothing in it can be trusted. */
export function readLog(file: Uint8Array): LogReading | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const head = readHead(bytes);
  if (!head) return null;
  const records: LogRecord[] = [];
  let offset = HEAD_BYTES;
  let expected = head.base + 1;
  while (offset < bytes.length) {
    const record = recordAt(bytes, offset, head.salt);
    if (record?.sequence !== expected) {
      const end = goodRecordAfter(bytes, offset, { salt: head.salt, expected })
        ? 'damaged'
        : 'torn';
      return { head, records, goodBytes: offset, end };
    }
    records.push(record);
    offset += RECORD_HEAD_BYTES + record.content.length;
    expected += 1;
  }
  return { head, records, goodBytes: offset, end: 'clean' };
}

export function encodeClients(clients: readonly (readonly [number, string])[]): Uint8Array {
  const encoder = encoding.createEncoder();
  writeClients(encoder, clients);
  return encoding.toUint8Array(encoder);
}

export function decodeClients(content: Uint8Array): readonly (readonly [number, string])[] {
  return readClients(decoding.createDecoder(content));
}

export function writeClients(
  encoder: encoding.Encoder,
  clients: readonly (readonly [number, string])[],
): void {
  encoding.writeVarUint(encoder, clients.length);
  for (const [clientId, personId] of clients) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarString(encoder, personId);
  }
}

export function readClients(decoder: decoding.Decoder): readonly (readonly [number, string])[] {
  const count = decoding.readVarUint(decoder);
  const clients: [number, string][] = [];
  for (let read = 0; read < count; read += 1) {
    clients.push([decoding.readVarUint(decoder), decoding.readVarString(decoder)]);
  }
  return clients;
}

function readHead(bytes: Buffer): LogHead | null {
  if (bytes.length < HEAD_BYTES) return null;
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  if (bytes.readUInt32LE(8) !== VERSION) return null;
  if (bytes.readUInt32LE(20) !== checksum(bytes, 0, 20, 0)) return null;
  return { salt: bytes.readUInt32LE(12), base: bytes.readUInt32LE(16) };
}

function recordAt(bytes: Buffer, offset: number, salt: number): LogRecord | null {
  const start = offset + RECORD_HEAD_BYTES;
  if (start > bytes.length) return null;
  const length = bytes.readUInt32LE(offset + 4);
  const kind = KINDS[(bytes[offset + 12] ?? 0) - 1];
  const end = start + length;
  if (kind === undefined || length > MAX_RECORD_BYTES || end > bytes.length) return null;
  if (bytes.readUInt32LE(offset) !== checksum(bytes, offset + 4, end, salt)) return null;
  return {
    sequence: bytes.readUInt32LE(offset + 8),
    at: bytes.readUIntLE(offset + 13, 6),
    kind,
    // A plain array over the same memory: a Buffer's own slice() would surprise whoever expects a copy.
    content: new Uint8Array(bytes.buffer, bytes.byteOffset + start, length),
  };
}

/** Whether any later place holds a whole good record: then what is bad here is not just the end of a broken write. */
function goodRecordAfter(
  bytes: Buffer,
  bad: number,
  { salt, expected }: { readonly salt: number; readonly expected: number },
): boolean {
  let patience = SEARCH_BYTES;
  for (let offset = bad; offset + RECORD_HEAD_BYTES <= bytes.length; offset += 1) {
    // The sequence first: it rules out nearly every place without a checksum over many bytes.
    const ahead = bytes.readUInt32LE(offset + 8) - expected;
    if (ahead < 0 || ahead >= PLAUSIBLE_AHEAD) continue;
    if (recordAt(bytes, offset, salt)) return true;
    patience -= Math.min(bytes.readUInt32LE(offset + 4), bytes.length);
    // Content made to look like thousands of records: better an alarm that changes nothing than a start that hangs.
    if (patience < 0) return true;
  }
  return false;
}

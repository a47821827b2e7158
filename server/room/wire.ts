import * as encoding from 'lib0/encoding';
import { FRAME } from '#shared/paper/frame.ts';

/** Second number of a sync frame, as in y-protocols: the question, its answer, a change. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

const BINARY_MESSAGE = 0x82;
const COMPRESSED = 0x40;

/** Header of one unfragmented binary message from a server (RFC 6455, section 5.2). */
export function messageHeader(length: number, isCompressed = false): Buffer {
  const first = isCompressed ? BINARY_MESSAGE | COMPRESSED : BINARY_MESSAGE;
  if (length < 126) return Buffer.from([first, length]);
  if (length < 65_536) return Buffer.from([first, 126, length >>> 8, length & 0xff]);
  const header = Buffer.alloc(10);
  header[0] = first;
  header[1] = 127;
  header.writeUIntBE(length, 4, 6);
  return header;
}

/**
 * A whole message as it goes to the socket. Made once per room and written to everybody: building it per connection is
 * what costs the usual servers their time.
 */
export function message(payload: Uint8Array): Buffer {
  return Buffer.concat([messageHeader(payload.length), payload]);
}

/** What stands before a sync frame's body: `sync`, the kind and the body's length. */
export function syncPrefix(kind: (typeof SYNC)[keyof typeof SYNC], bodyLength: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.sync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint(encoder, bodyLength);
  return encoding.toUint8Array(encoder);
}

/** A sync message with its body: a state vector for step 1, a Yjs update otherwise. */
export function syncMessage(kind: (typeof SYNC)[keyof typeof SYNC], body: Uint8Array): Buffer {
  const prefix = syncPrefix(kind, body.length);
  return Buffer.concat([messageHeader(prefix.length + body.length), prefix, body]);
}

/** A presence message around an encoded awareness update. */
export function awarenessMessage(update: Uint8Array): Buffer {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.awareness);
  encoding.writeVarUint8Array(encoder, update);
  return message(encoding.toUint8Array(encoder));
}

/** Presence of nobody: tells a stock client, which hears no pings, that the line is alive. */
export const STILL_HERE = awarenessMessage(new Uint8Array([0]));

import * as decoding from 'lib0/decoding';
import { FRAME } from '#shared/paper/frame.ts';
import { SYNC } from '#server/room/wire.ts';

/** y-protocols' frame for refusing rights: some clients know it, a server has no use for it. */
const AUTH_FRAME = 2;

/** A frame as a client sends it; the bytes are views into what came. */
export type Incoming =
  /** What it has, and by that what it lacks. */
  | { readonly kind: 'question'; readonly vector: Uint8Array }
  /** A change, or its answer to our own question. */
  | { readonly kind: 'content'; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly kind: 'presence'; readonly update: Uint8Array }
  | { readonly kind: 'presence-question' }
  | { readonly kind: 'idle' };

/** Reads a frame. Throws at whatever is none. */
export function readIncoming(frame: Uint8Array): Incoming {
  const decoder = decoding.createDecoder(frame);
  const kind = decoding.readVarUint(decoder);
  switch (kind) {
    case FRAME.sync:
      return readSync(decoder);
    case FRAME.awareness:
      return { kind: 'presence', update: decoding.readVarUint8Array(decoder) };
    case FRAME.queryAwareness:
      return { kind: 'presence-question' };
    case AUTH_FRAME:
      return { kind: 'idle' };
    default:
      throw new Error(`no frame has the number ${kind}`);
  }
}

function readSync(decoder: decoding.Decoder): Incoming {
  const kind = decoding.readVarUint(decoder);
  const body = decoding.readVarUint8Array(decoder);
  if (kind === SYNC.step1) return { kind: 'question', vector: body };
  if (kind === SYNC.step2 || kind === SYNC.update)
    return { kind: 'content', update: body, isAnswer: kind === SYNC.step2 };
  throw new Error(`no sync frame has the kind ${kind}`);
}

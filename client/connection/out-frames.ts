import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { splitUpdate } from '#client/connection/split-update.ts';
import { FRAME, MAX_FRAME_BYTES } from '#shared/paper/frame.ts';

const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

/** Room for what stands around an update in its frame. */
const ENVELOPE_BYTES = 32;
/** The question what the server has that this device lacks; also the way to hear whether anybody is there. */
export function questionFrame(doc: Y.Doc): Uint8Array {
  return syncFrame(STEP_1, Y.encodeStateVector(doc));
}

/**
 * An update as content frames, split where one would be larger than either side takes. Always at least one. Of an answer
 * the last part alone is marked as the answer: once it is on disk the server counts all that was sent before as there.
 */
export function contentFrames(update: Uint8Array, isAnswer: boolean): Uint8Array[] {
  const parts = splitUpdate(update, MAX_FRAME_BYTES - ENVELOPE_BYTES);
  const last = parts.pop() ?? update;
  const before = parts.map((part) => syncFrame(UPDATE, part));
  return [...before, syncFrame(isAnswer ? STEP_2 : UPDATE, last)];
}

function syncFrame(kind: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.sync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { FRAME, MAX_FRAME_BYTES } from '#shared/paper/frame.ts';

const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

/** Room for what stands around an update in its frame. */
const ENVELOPE_BYTES = 32;
/** The server judges a bounded number of new items in one change; a pasted chapter stays far below. */
export const MOST_PARTS = 4000;

/** The question what the server has that this device lacks; also the way to hear whether anybody is there. */
export function questionFrame(doc: Y.Doc): Uint8Array {
  return syncFrame(STEP_1, Y.encodeStateVector(doc));
}

/** An update as content frames, split where one would be larger than either side takes. Always at least one. */
export function contentFrames(update: Uint8Array, isAnswer: boolean): Uint8Array[] {
  const [first, ...rest] = splitUpdate(update, MAX_FRAME_BYTES - ENVELOPE_BYTES);
  const firstFrame = syncFrame(isAnswer ? STEP_2 : UPDATE, first ?? update);
  return [firstFrame, ...rest.map((part) => syncFrame(UPDATE, part))];
}

function syncFrame(kind: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.sync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
type Range = { readonly client: number; readonly clock: number; readonly len: number };

/**
 * Cuts an update into parts that can be applied one after the other. Structs go first and in their order; a part may
 * hang on one of another client in a later part, which a reader waits for. Deletions follow in parts of their own.
 */
export function splitUpdate(update: Uint8Array, limitBytes: number): Uint8Array[] {
  if (update.length <= limitBytes && update.length < MOST_PARTS) return [update];
  const { structs, ds } = Y.decodeUpdate(update);
  const deletions = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }): Range => ({ client, clock, len })),
  );
  if (update.length <= limitBytes && structs.length + deletions.length <= MOST_PARTS) {
    return [update];
  }
  return [
    ...chunks(structs, limitBytes, sizeOf).map(encodeStructs),
    ...chunks(deletions, limitBytes, () => RANGE_BYTES).map(encodeDeletions),
  ];
}

/** The most that one struct's or range's client and clock take in an update. */
const RANGE_BYTES = 24;

function sizeOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoder.toUint8Array().length + RANGE_BYTES;
}

function chunks<Part>(parts: readonly Part[], limit: number, size: (part: Part) => number): Part[][] {
  const all: Part[][] = [];
  let current: Part[] = [];
  let bytes = 0;
  for (const part of parts) {
    const more = size(part);
    if (current.length > 0 && (bytes + more > limit || current.length >= MOST_PARTS)) {
      all.push(current);
      current = [];
      bytes = 0;
    }
    current.push(part);
    bytes += more;
  }
  if (current.length > 0) all.push(current);
  return all;
}

/** Update format v1: clients, and for each its structs' count, its id, the first clock and the structs. */
function encodeStructs(structs: readonly Struct[]): Uint8Array {
  const byClient = new Map<number, Struct[]>();
  for (const struct of structs) {
    const known = byClient.get(struct.id.client);
    if (known) known.push(struct);
    else byClient.set(struct.id.client, [struct]);
  }
  const encoder = new Y.UpdateEncoderV1();
  encoding.writeVarUint(encoder.restEncoder, byClient.size);
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder.restEncoder, own.length);
    encoding.writeVarUint(encoder.restEncoder, client);
    encoding.writeVarUint(encoder.restEncoder, own[0]?.id.clock ?? 0);
    for (const struct of own) struct.write(encoder, 0);
  }
  encoding.writeVarUint(encoder.restEncoder, 0);
  return encoder.toUint8Array();
}

/** A delete set alone: no structs, then per client the ranges of what was deleted. */
function encodeDeletions(ranges: readonly Range[]): Uint8Array {
  const byClient = new Map<number, Range[]>();
  for (const range of ranges) {
    const known = byClient.get(range.client);
    if (known) known.push(range);
    else byClient.set(range.client, [range]);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, byClient.size);
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, own.length);
    for (const { clock, len } of own) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, len);
    }
  }
  return encoding.toUint8Array(encoder);
}

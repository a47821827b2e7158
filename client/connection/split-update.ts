import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** The server judges a bounded number of new items in one change (20,000); a part stays far below. */
export const MOST_PARTS = 4000;

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
interface Range {
  readonly client: number;
  readonly clock: number;
  readonly len: number;
}

/**
 * Cuts an update that is too large for one frame into several that follow each other, none of which waits for a later
 * one: the server keeps little that hangs on what has not come. A struct stays whole, and deletions go last.
 */
export function splitUpdate(update: Uint8Array, limitBytes: number): Uint8Array[] {
  // Every struct and every deletion takes at least a byte.
  if (update.length <= Math.min(limitBytes, MOST_PARTS)) return [update];
  const { structs, ds } = Y.decodeUpdate(update);
  const deletions = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }): Range => ({ client, clock, len })),
  );
  if (update.length <= limitBytes && structs.length + deletions.length <= MOST_PARTS) {
    return [update];
  }
  return [
    ...chunks([...inCausalOrder(structs)], limitBytes, sizeOf).map(encodeStructs),
    ...chunks(deletions, limitBytes, () => HEAD_BYTES).map(encodeDeletions),
  ];
}

/** Each struct after those it names, as far as they are in the same update. */
function* inCausalOrder(structs: readonly Struct[]): Generator<Struct> {
  const queues = new Map<number, Struct[]>();
  for (const struct of structs.toReversed()) {
    const queue = queues.get(struct.id.client);
    if (queue) queue.push(struct);
    else queues.set(struct.id.client, [struct]);
  }
  const isOut = (id: Y.ID, struct: Struct) => {
    const next = queues.get(id.client)?.at(-1);
    return !next || id.clock < next.id.clock || (next === struct && id.client === struct.id.client);
  };
  for (let moved = true; moved; ) {
    moved = false;
    for (const queue of queues.values()) {
      for (let next = queue.at(-1); next && isReady(next, isOut); next = queue.at(-1)) {
        queue.pop();
        moved = true;
        yield next;
      }
    }
  }
  // Structs cannot name each other in a circle; were that ever untrue, none may be left behind.
  for (const queue of queues.values()) yield* queue.toReversed();
}

function isReady(struct: Struct, isOut: (id: Y.ID, struct: Struct) => boolean): boolean {
  if (!(struct instanceof Y.Item)) return true;
  // A struct just decoded holds its parent's id where one in a document holds the parent.
  const parent: unknown = struct.parent;
  const names = [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null];
  return names.every((id) => id === null || isOut(id, struct));
}

/** The most that one struct's or range's client and clock take in an update. */
const HEAD_BYTES = 24;

function sizeOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoder.toUint8Array().length + HEAD_BYTES;
}

function chunks<Part>(
  parts: readonly Part[],
  limit: number,
  size: (part: Part) => number,
): Part[][] {
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

/**
 * Update format v1: clients, and for each its structs' count, its id, the first clock and the structs. Higher clients
 * first, as every Yjs writes them: the server refuses another order, because merging as bytes loses what stands in it.
 */
function encodeStructs(structs: readonly Struct[]): Uint8Array {
  const byClient = new Map<number, Struct[]>();
  for (const struct of structs) {
    const known = byClient.get(struct.id.client);
    if (known) known.push(struct);
    else byClient.set(struct.id.client, [struct]);
  }
  const encoder = new Y.UpdateEncoderV1();
  encoding.writeVarUint(encoder.restEncoder, byClient.size);
  for (const [client, own] of [...byClient].toSorted(([one], [other]) => other - one)) {
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import * as decoding from 'lib0/decoding';
import { contentFrames } from '#client/connection/out-frames.ts';
import { MOST_PARTS, splitUpdate } from '#client/connection/split-update.ts';
import { readChange } from '#server/room/gate/change.ts';

interface Edit {
  readonly writer: number;
  readonly at: number;
  readonly text: string;
  readonly isDeletion: boolean;
}
const edit: fc.Arbitrary<Edit> = fc.record({
  writer: fc.nat(2),
  at: fc.nat(500),
  text: fc.string({ minLength: 1, maxLength: 40 }),
  isDeletion: fc.boolean(),
});

const textOf = (doc: Y.Doc) => JSON.stringify(doc.getText('t').toDelta());

/** Writers who see each other's text now and then, so that their structs name each other's. */
function history(edits: readonly Edit[]): Y.Doc {
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  for (const [index, { writer, at, text, isDeletion }] of edits.entries()) {
    const doc = docs[writer] ?? new Y.Doc();
    const shared = doc.getText('t');
    const place = Math.min(at, shared.length);
    if (isDeletion) shared.delete(place, Math.min(3, shared.length - place));
    else shared.insert(place, text);
    if (index % 5 === 4) for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  }
  const whole = new Y.Doc();
  for (const doc of docs) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
  return whole;
}

describe('cutting a large update', () => {
  it('[CN6] gives parts that together are the same document, none waiting for a later one', () => {
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 80 }),
        fc.integer({ min: 60, max: 600 }),
        (edits, limit) => {
          const whole = history(edits);
          const copy = new Y.Doc();
          for (const part of splitUpdate(Y.encodeStateAsUpdate(whole), limit)) {
            Y.applyUpdate(copy, part);
            expect(copy.store.pendingStructs).toBeNull();
            // What the server cannot read is refused, and the document with it.
            expect(readChange(part)).not.toBeNull();
          }
          expect(textOf(copy)).toBe(textOf(whole));
          expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(whole));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('[CN6] leaves a small update as it is', () => {
    const update = new Uint8Array([0, 0]);
    expect(splitUpdate(update, 100)).toEqual([update]);
  });

  it('[CN6] keeps each part within the limits of bytes and of parts', () => {
    const doc = new Y.Doc();
    const list = doc.getArray<string>('a');
    // From the end backwards, so that no two structs can be merged into one.
    for (let index = 0; index < 2 * MOST_PARTS; index++) list.insert(0, [String(index)]);
    const update = Y.encodeStateAsUpdate(doc);
    const byBytes = splitUpdate(update, 2000);
    for (const part of byBytes) expect(part.length).toBeLessThanOrEqual(2000);
    expect(splitUpdate(update, update.length * 2)).toHaveLength(2);
  });

  it('[CN6] cuts a great deletion too', () => {
    const doc = new Y.Doc();
    const text = doc.getText('t');
    text.insert(0, 'ab'.repeat(MOST_PARTS + 100));
    for (let at = 0; at < MOST_PARTS + 100; at++) text.delete(at, 1);
    const copy = new Y.Doc();
    const parts = splitUpdate(Y.encodeStateAsUpdate(doc), 1024 * 1024);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) Y.applyUpdate(copy, part);
    expect(textOf(copy)).toBe(textOf(doc));
  });

  it('[CN6] marks only the last part of an answer as the answer', () => {
    const doc = new Y.Doc();
    const text = doc.getText('t');
    for (let index = 0; index < 2 * MOST_PARTS; index++) text.insert(0, 'a');
    const kindOf = (frame: Uint8Array) => {
      const decoder = decoding.createDecoder(frame);
      decoding.readVarUint(decoder);
      return decoding.readVarUint(decoder);
    };
    const update = Y.encodeStateAsUpdate(doc);
    expect(contentFrames(update, true).map(kindOf)).toEqual([2, 1]);
    expect(contentFrames(update, false).map(kindOf)).toEqual([2, 2]);
  });
});

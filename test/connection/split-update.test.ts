import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { GatheredUpdates } from '#client/connection/gathered-updates.ts';
import { splitUpdate } from '#client/connection/split-update.ts';

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
  it('[CN4] gives parts that together are the same document, each complete when it arrives', () => {
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 80 }),
        fc.integer({ min: 60, max: 600 }),
        (edits, limit) => {
          const whole = history(edits);
          const update = Y.encodeStateAsUpdate(whole);
          const copy = new Y.Doc();
          for (const part of splitUpdate(update, limit)) {
            Y.applyUpdate(copy, part);
            expect(copy.store.pendingStructs).toBeNull();
          }
          expect(textOf(copy)).toBe(textOf(whole));
          expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(whole));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('[CN4] leaves a small update as it is', () => {
    const update = new Uint8Array([0, 0]);
    expect(splitUpdate(update, 100)).toEqual([update]);
  });

  it('[CN4] keeps each part within the limit where the structs allow it', () => {
    const doc = new Y.Doc();
    const list = doc.getArray<string>('a');
    // From the end backwards, so that no two structs can be merged into one.
    for (let i = 0; i < 500; i++) list.insert(0, [`${String(i)}-${'א'.repeat(20)}`]);
    const parts = splitUpdate(Y.encodeStateAsUpdate(doc), 2000);
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) expect(part.byteLength).toBeLessThanOrEqual(2000);
  });
});

describe('gathering what others write', () => {
  const updates = () => {
    const source = new Y.Doc();
    const made: Uint8Array[] = [];
    source.on('update', (update: Uint8Array) => made.push(update));
    for (const letter of 'שלום') source.getText('t').insert(source.getText('t').length, letter);
    return made;
  };

  it('[CN5] draws the first at once and the rest together', () => {
    const doc = new Y.Doc();
    const gathered = new GatheredUpdates(doc, 'remote', 60_000);
    let transactions = 0;
    doc.on('afterTransaction', () => transactions++);
    for (const update of updates()) gathered.add(update);
    expect(textOf(doc)).toContain('"ש"');
    gathered.flush();
    expect(textOf(doc)).toContain('"שלום"');
    expect(transactions).toBe(2);
    gathered.close();
  });
});

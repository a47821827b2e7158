import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { outlineOf } from '#server/room/update-outline.ts';

/** What Yjs itself says about an update. */
function byYjs(update: Uint8Array) {
  const vector = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update));
  const { ds } = Y.decodeUpdate(update);
  return { vector, deletions: ds };
}

function outlined(update: Uint8Array) {
  const { vector, deletionsAt } = outlineOf(update);
  const { ds } = Y.decodeUpdate(Buffer.concat([new Uint8Array([0]), update.subarray(deletionsAt)]));
  return { vector, deletions: ds };
}

describe('the outline of an update', () => {
  it('[RM20] tells what Yjs tells, for every kind of content', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(11),
            fc.nat(50),
            fc.string({ unit: 'grapheme', maxLength: 9 }),
            fc.anything({ maxDepth: 2 }),
          ),
        ),
        fc.array(fc.nat(3), { maxLength: 5 }),
        (steps, cuts) => {
          const doc = new Y.Doc();
          const updates: Uint8Array[] = [];
          doc.on('update', (update) => updates.push(update));
          for (const step of steps) write(doc, step);
          // With some left out there are gaps, and beginnings later than 0.
          const some = updates.filter((_, at) => cuts.every((cut) => at % 4 !== cut));
          for (const update of [
            Y.encodeStateAsUpdate(doc),
            ...updates,
            ...(some.length > 0 ? [Y.mergeUpdates(some)] : []),
          ])
            expect(outlined(update)).toEqual(byYjs(update));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('[RM20] throws at what is no update', () => {
    for (const bytes of [[], [1], [1, 1, 5, 0, 4, 9], [1, 1, 5, 0, 31]])
      expect(() => outlineOf(new Uint8Array(bytes))).toThrow(/update|content/);
  });
});

type Step = readonly [kind: number, at: number, letters: string, value: unknown];

function write(doc: Y.Doc, [kind, at, letters, value]: Step): void {
  if (at % 7 === 0) doc.clientID = 1000 + at;
  const [text, map, array] = [doc.getText('text'), doc.getMap('map'), doc.getArray('array')];
  const fragment = doc.getXmlFragment('default');
  const plain: unknown = JSON.parse(JSON.stringify(value) ?? 'null');
  const writes: (() => unknown)[] = [
    () => text.insert(at % (text.length + 1), letters || '🙂'),
    () => text.length > 0 && text.delete(at % text.length, 1),
    () => text.format(0, text.length, { bold: plain as object }),
    () => text.insertEmbed(0, { letters }),
    () => map.set(letters, plain),
    () => map.set(letters, new Uint8Array(at)),
    () => map.delete(letters),
    () =>
      array.insert(0, [
        at,
        at / 3,
        -at,
        at % 2 === 0,
        null,
        { [letters]: undefined },
        letters,
        2 ** 40,
      ]),
    () => array.insert(0, [new Y.Doc({ guid: letters }), new Y.Map(), new Y.Text(letters)]),
    () => fragment.insert(0, [new Y.XmlElement(letters || 'p'), new Y.XmlText(letters)]),
    () => fragment.insert(0, [new Y.XmlHook(letters || 'h') as never]),
    () => fragment.length > 0 && fragment.delete(0, 1),
  ];
  writes[kind]?.();
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { aDesk, code, element, READER, text } from '#test/room/desk.ts';

describe('a change that is none', () => {
  it('[RM10] is refused whatever its bytes are; and what is taken means the same to everybody', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.nat(2), fc.array(fc.tuple(fc.nat(999), fc.nat(255)), { maxLength: 4 })),
          { maxLength: 12 },
        ),
        (steps) => {
          const desk = aDesk();
          const base = Y.encodeStateAsUpdate(desk.live.doc);
          for (const [kind, flips] of steps) {
            const { doc, fragment, change } = desk.copy();
            // What was damaged and taken may have deleted the only text.
            const isLeft = fragment.length > 0 && (fragment.get(0) as Y.XmlElement).length > 0;
            const work = [
              () => text(fragment).insert(0, 'מילה'),
              () => fragment.push([element('paragraph', {}, [new Y.XmlText('חדש')])]),
              () => text(fragment).delete(0, Math.min(2, text(fragment).length)),
            ][isLeft ? kind : 1];
            change(work ?? (() => undefined));
            const broken = Y.encodeStateAsUpdate(doc);
            for (const [at, byte] of flips) broken[at % broken.length] = byte;
            desk.bring(broken);
          }
          expect(desk.disagreements).toBe(0);
          // One gets every update by itself, another all of them merged.
          const reader = new Y.Doc();
          for (const update of [
            base,
            ...(desk.taken.length > 0 ? [Y.mergeUpdates(desk.taken)] : []),
          ])
            Y.applyUpdate(reader, update);
          expect(reader.getXmlFragment('default').toJSON()).toBe(desk.text);
          expect(reader.store.pendingStructs).toBeNull();
        },
      ),
      { numRuns: 100 },
    );
  });

  it('[RM10] is refused when its clients stand in an order that no Yjs writes', () => {
    const desk = aDesk();
    const halves = [77, 99].map((client) => {
      const doc = new Y.Doc();
      doc.clientID = client;
      doc.getXmlFragment('default').push([new Y.XmlElement('paragraph')]);
      return Y.encodeStateAsUpdate(doc);
    });
    const update = Y.mergeUpdates(halves);
    const [low, high] = [update.indexOf(77), update.indexOf(99)];
    update[low] = 99;
    update[high] = 77;
    expect(code(desk.bring(update))).toBe('malformed-change');
  });

  it.each([
    ['nothing at all', []],
    ['a cut count', [1]],
    ['a count without end', [255, 255, 255, 255, 255, 255, 255, 15]],
    ['a piece of no length', [1, 1, 5, 0, 0, 0, 0]],
    ['a clock beyond all papers', [1, 1, 5, 0, 0, 255, 255, 255, 255, 15, 0]],
  ])('[RM10] is refused: %s', (_, bytes) => {
    expect(code(aDesk().bring(new Uint8Array(bytes)))).toBe('malformed-change');
  });

  it('[RM10] has no say about what is known already: only what it brings is kept and passed on', () => {
    const desk = aDesk();
    const one = desk.copy();
    const before = Y.encodeStateVector(one.doc);
    desk.bring(one.change(() => text(one.fragment).insert(0, 'נאמר')));
    one.change(() => text(one.fragment).insert(4, 'ועוד'));
    const forged = Y.encodeStateAsUpdate(one.doc, before);
    const said = Buffer.from('נאמר');
    forged.set(Buffer.from('זויף'), Buffer.from(forged).indexOf(said));
    expect(code(desk.bring(forged))).toBe('taken');
    expect(desk.text).toContain('נאמרועוד');
    expect(Buffer.from(Y.mergeUpdates(desk.taken)).includes('זויף')).toBe(false);
    expect(Buffer.from(desk.taken[1] ?? []).includes('נאמר')).toBe(false);
  });

  it('[RM10] is refused when its known part hangs on something that nobody has', () => {
    const desk = aDesk();
    const one = desk.copy();
    one.doc.clientID = 0x7f;
    desk.bring(one.change(() => text(one.fragment).insert(2, 'אב')));
    desk.bring(one.change(() => text(one.fragment).insert(0, 'גד')));
    one.change(() => text(one.fragment).insert(0, 'הו'));
    const forged = Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(new Map()));
    // The known item names its left neighbour; the neighbour's clock is moved to where nothing is.
    const said = Buffer.from(forged).indexOf(Buffer.from('אב'));
    const neighbour = Y.decodeUpdate(forged).structs.find(({ id }) => id.client === 0x7f);
    const origin = neighbour instanceof Y.Item ? neighbour.origin : null;
    const clockAt = Buffer.from(forged).lastIndexOf(origin?.clock ?? -1, said);
    forged[clockAt] = 0x7e;
    expect(code(desk.bring(forged))).toBe('malformed-change');
    expect(desk.disagreements).toBe(0);
  });

  it('[RM10] keeps nothing of old deletions that come along with one that is new', () => {
    const desk = aDesk();
    const one = desk.copy();
    desk.bring(one.change(() => text(one.fragment).delete(0, 1)));
    desk.bring(one.change(() => text(one.fragment).delete(2, 1)));
    one.change(() => text(one.fragment).delete(4, 1));
    desk.bring(Y.encodeStateAsUpdate(one.doc));
    expect(desk.text).toBe(one.fragment.toJSON());
    expect(desk.taken).toHaveLength(3);
    expect(desk.taken[2]?.length).toBe(desk.taken[0]?.length);
  });

  it('[RM10] is refused when it brings one client twice, of whom Yjs would keep one half', () => {
    expect(code(aDesk().bring(new Uint8Array([2, 1, 5, 0, 0, 3, 1, 5, 3, 0, 2, 0])))).toBe(
      'malformed-change',
    );
  });

  it('[RM10] is good manners when it brings nothing', () => {
    const desk = aDesk();
    expect(code(desk.bring(Y.encodeStateAsUpdate(desk.live.doc), READER))).toBe('nothing');
    expect(code(desk.bring(new Uint8Array([0, 0]), READER))).toBe('nothing');
    const one = desk.copy();
    desk.bring(one.change(() => text(one.fragment).delete(0, 3)));
    expect(code(desk.bring(Y.encodeStateAsUpdate(one.doc), READER))).toBe('nothing');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { aDesk, code, element, READER, text } from '#test/room/desk.ts';

describe('a change that is none', () => {
  it('[RM10] is refused whatever its bytes are, and never throws', () => {
    const desk = aDesk();
    const { fragment, change } = desk.copy();
    const honest = change(() => {
      text(fragment).insert(0, 'מילה');
      fragment.push([element('paragraph', { id: 'block-new' }, [new Y.XmlText('חדש')])]);
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(honest.length),
        (flips, cut) => {
          const broken = honest.slice(0, cut || honest.length);
          for (const [at, byte] of flips) if (at < broken.length) broken[at] = byte;
          const fresh = aDesk();
          // Whatever the verdict, what was taken applied whole (`bring` checks that) and nothing is left waiting in Yjs.
          fresh.bring(broken);
          expect(fresh.live.doc.store.pendingStructs).toBeNull();
          expect(fresh.live.doc.store.pendingDs).toBeNull();
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    ['nothing at all', []],
    ['a cut count', [1]],
    ['a count without end', [255, 255, 255, 255, 255, 255, 255, 15]],
    ['one client twice', [2, 1, 5, 0, 0, 3, 1, 5, 3, 0, 2, 0]],
    ['a piece of no length', [1, 1, 5, 0, 0, 0, 0]],
    ['a clock beyond all papers', [1, 1, 5, 0, 0, 255, 255, 255, 255, 15, 0]],
  ])('[RM10] is refused: %s', (_, bytes) => {
    expect(code(aDesk().bring(new Uint8Array(bytes)))).toBe('malformed-change');
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

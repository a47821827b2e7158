// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { alignLetters } from '#client/editor/binding/align-letters.ts';
import { caretAfter, type } from '#test/editor/press.ts';
import { aWriter, paperOf, para, passOn, sync, textOf, type Writer } from '#test/editor/writer.ts';

const START = paperOf(para('אחד', 'block-000001'), para('שני', 'block-000002'));

function writers(count = 2): Writer[] {
  return Array.from({ length: count }, (_, index) => aWriter(START, index + 1));
}

afterEach(() => {
  vi.useRealTimers();
});

describe('words typed into a block that is moved at that moment', () => {
  it.each(['אחד', 'שני'])(
    '[ED43] come back, once, whichever of the two is moved: "%s"',
    (moved) => {
      const [one, other] = writers() as [Writer, Writer];
      caretAfter(other, 'אחד');
      type(other, ' ראשון');
      caretAfter(other, 'שני');
      type(other, ' אחרון');
      caretAfter(one, moved);
      one.editor.commands.moveBlock(moved === 'אחד' ? 'down' : 'up');
      sync(one, other);
      sync(one, other);
      expect(textOf(one)).toBe('שני אחרון\nאחד ראשון');
      expect(textOf(other)).toBe(textOf(one));
    },
  );

  it('[ED43] come back with their look, and the caret stays behind them', () => {
    const [one, other] = writers() as [Writer, Writer];
    caretAfter(other, 'ש');
    other.editor.commands.toggleMark('bold');
    type(other, 'מודגש');
    caretAfter(one, 'שני');
    one.editor.commands.moveBlock('up');
    sync(one, other);
    type(other, '!');
    sync(one, other);
    expect(textOf(one)).toBe('שמודגש!ני\nאחד');
    expect(one.editor.view.dom.querySelector('strong')?.textContent).toBe('מודגש!');
  });

  it('[ED43] come back into a heading that a colleague made of the paragraph', () => {
    const [one, other] = writers() as [Writer, Writer];
    caretAfter(other, 'אחד');
    type(other, ' ועוד');
    caretAfter(one, 'אחד');
    one.editor.commands.setHeading(2);
    sync(one, other);
    sync(one, other);
    expect(textOf(one)).toBe('אחד ועוד\nשני');
  });

  it('[ED43] do not come back twice when three have the paper open', () => {
    const [one, two, three] = writers(3) as [Writer, Writer, Writer];
    caretAfter(two, 'שני');
    type(two, ' ב');
    passOn(two, three);
    caretAfter(three, 'ב');
    type(three, ' ג');
    caretAfter(one, 'שני');
    one.editor.commands.moveBlock('up');
    for (let round = 0; round < 3; round++) sync(one, two, three);
    expect(textOf(one)).toBe('שני ב ג\nאחד');
    expect([textOf(two), textOf(three)]).toEqual([textOf(one), textOf(one)]);
  });

  it('[ED43] stay away when a colleague who knew them deleted them, or the block', () => {
    vi.useFakeTimers();
    const [one, other] = writers() as [Writer, Writer];
    caretAfter(other, 'שני');
    type(other, ' מיותר');
    sync(one, other);
    vi.advanceTimersByTime(10_000);
    caretAfter(one, 'אחד');
    type(one, '!');
    sync(one, other);
    caretAfter(one, 'שני מיותר');
    const { to } = one.editor.state.selection;
    one.editor.commands.deleteRange({ from: to - ' מיותר'.length, to });
    one.editor.commands.setHeading(2);
    sync(one, other);
    sync(one, other);
    expect(textOf(other)).toBe('אחד!\nשני');
    other.typeAt(2, 'ק');
    one.editor.commands.deleteBlockAt(0);
    sync(one, other);
    sync(one, other);
    expect(textOf(other)).toBe('שני');
  });
});

describe('words typed into a block that is joined to the one before it at that moment', () => {
  it.each(['the one who types', 'the one who joins'])(
    '[ED43] come back in their place, whoever is heard first: %s',
    (first) => {
      const [one, other] = writers() as [Writer, Writer];
      caretAfter(other, 'ש');
      type(other, 'לי');
      caretAfter(other, 'שליני');
      type(other, ' ועוד');
      one.editor.commands.setTextSelection(6);
      one.editor.commands.joinBackward();
      expect(textOf(one)).toBe('אחדשני');
      for (let round = 0; round < 3; round++)
        if (first === 'the one who types') sync(other, one);
        else sync(one, other);
      expect(textOf(one)).toBe('אחדשליני ועוד');
      expect(textOf(other)).toBe(textOf(one));
    },
  );

  it.each(['', 'חד'])('[ED43] come back when an Enter is taken back before "%s"', (rest) => {
    const [one, other] = writers() as [Writer, Writer];
    caretAfter(one, rest === '' ? 'אחד' : 'א');
    one.editor.commands.splitBlock();
    sync(one, other);
    other.typeAt(other.editor.state.doc.child(0).nodeSize + 1 + rest.length, ' שלי');
    one.editor.commands.undo();
    expect(textOf(one)).toBe('אחד\nשני');
    for (let round = 0; round < 3; round++) sync(one, other);
    expect(textOf(one)).toBe('אחד שלי\nשני');
    expect(textOf(other)).toBe(textOf(one));
  });
});

describe('aligning two texts', () => {
  const letters = fc.array(fc.constantFrom('א', 'ב', 'ג'), { maxLength: 12 });

  it('[ED43] matches equal letters in order, and all of them when one text is the other with more in it', () => {
    fc.assert(
      fc.property(
        letters,
        letters,
        fc.array(fc.boolean(), { maxLength: 12 }),
        (one, other, keep) => {
          const places = alignLetters(one, other) ?? [];
          const matched = places.filter((place) => place !== -1);
          expect(matched).toEqual([...new Set(matched)].toSorted((a, b) => a - b));
          expect(matched.map((place) => other[place])).toEqual(
            one.filter((_, index) => places[index] !== -1),
          );
          const part = one.filter((_, index) => keep[index] ?? false);
          const kept = alignLetters(one, part) ?? [];
          expect(kept.filter((place) => place !== -1)).toHaveLength(part.length);
        },
      ),
    );
  });
});

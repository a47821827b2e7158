// @vitest-environment jsdom
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedPaperKey } from '#client/editor/binding/collaboration.ts';
import { anAct, perform } from '#test/editor/random-edits.ts';
import { aWriter, paperOf, para, passOn, sync, textOf, type Writer } from '#test/editor/writer.ts';

const START = paperOf(
  para('ראשון', 'block-000001'),
  para('שני הוא ארוך', 'block-000002'),
  para('שלישי', 'block-000003'),
);

/** The text of the paragraph around the caret, with the caret in it. */
function aroundCaret({ editor }: Writer): string {
  const { $head } = editor.state.selection;
  const text = $head.parent.textContent;
  return `${text.slice(0, $head.parentOffset)}|${text.slice($head.parentOffset)}`;
}

/** The position before a word of the paper as it starts. */
function before(word: string): number {
  const place = ['ראשון', 'שני הוא ארוך', 'שלישי'].join('\n\n').indexOf(word);
  return place + 1;
}

function twoAt(position: number): [Writer, Writer] {
  const [one, other] = [aWriter(START), aWriter(START)];
  one.editor.commands.setTextSelection(position);
  return [one, other];
}

describe('the caret while a colleague edits', () => {
  it('[ED11] stays behind the letter I typed when the colleague types at the same place', () => {
    const [one, other] = twoAt(3);
    other.typeAt(3, 'זר');
    passOn(other, one);
    expect(aroundCaret(one)).toBe('רא|זרשון');
  });

  it('[ED11] stays through edits before and after it in the paragraph', () => {
    const [one, other] = twoAt(before('הוא'));
    other.typeAt(before('וא'), 'Y');
    other.typeAt(before('ני'), 'X');
    passOn(other, one);
    expect(aroundCaret(one)).toBe('שXני |הYוא ארוך');
  });

  it('[ED11] goes along when the colleague splits the paragraph before it', () => {
    const [one, other] = twoAt(before('רוך'));
    other.editor.commands.setTextSelection(before('הוא'));
    other.editor.commands.splitBlock();
    passOn(other, one);
    expect(textOf(one)).toBe('ראשון\nשני \nהוא ארוך\nשלישי');
    expect(aroundCaret(one)).toBe('הוא א|רוך');
  });

  it('[ED11] goes along when the colleague joins its paragraph to the one before', () => {
    const [one, other] = twoAt(before('הוא'));
    other.editor.commands.setTextSelection(8);
    other.editor.commands.joinBackward();
    passOn(other, one);
    expect(aroundCaret(one)).toBe('ראשוןשני |הוא ארוך');
  });

  it('[ED11] goes along when the colleague moves its paragraph, or makes a heading of it', () => {
    const [one, other] = twoAt(before('הוא'));
    const { state } = other.editor;
    const moved = state.doc.child(1);
    other.editor.view.dispatch(state.tr.delete(7, 7 + moved.nodeSize).insert(0, moved));
    passOn(other, one);
    expect(aroundCaret(one)).toBe('שני |הוא ארוך');
    expect(one.editor.state.selection.$head.index(0)).toBe(0);
    other.editor.commands.setTextSelection(2);
    other.editor.commands.setHeading(2);
    passOn(other, one);
    expect(aroundCaret(one)).toBe('שני |הוא ארוך');
    expect(one.editor.isActive('heading')).toBe(true);
  });

  it('[ED11] keeps a selection, and bold that was switched on before typing', () => {
    const [one, other] = twoAt(1);
    one.editor.commands.setTextSelection({ from: before('ני'), to: before('הוא') });
    other.typeAt(1, 'XY');
    passOn(other, one);
    const { from, to } = one.editor.state.selection;
    expect(one.editor.state.doc.textBetween(from, to)).toBe('ני ');
    one.editor.commands.setTextSelection(2);
    one.editor.commands.toggleMark('bold');
    other.typeAt(20, 'Z');
    passOn(other, one);
    expect(one.editor.state.storedMarks?.map((mark) => mark.type.name)).toEqual(['bold']);
  });
});

describe('decorations while colleagues edit', () => {
  it('[ED12] none is lost, though two distant places change in one go', () => {
    const [one, other] = [aWriter(START), aWriter(START)];
    const key = new PluginKey<DecorationSet>('marks');
    one.editor.registerPlugin(
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_, { doc }) =>
            DecorationSet.create(doc, [
              Decoration.inline(before('ני'), before(' הוא'), {}),
              Decoration.inline(before('הוא'), before(' ארוך'), {}),
            ]),
          apply: (tr, set) => set.map(tr.mapping, tr.doc),
        },
      }),
    );
    other.typeAt(1, 'X');
    other.typeAt(before('שלישי') + 1, 'Z');
    other.typeAt(before(' ארוך') + 1, 'Y');
    other.editor.commands.setTextSelection({ from: 2, to: before('הוא') + 2 });
    other.editor.commands.toggleMark('bold');
    passOn(other, one);
    const found = key.getState(one.editor.state)?.find() ?? [];
    const words = found.map(({ from, to }) => one.editor.state.doc.textBetween(from, to));
    expect(words).toEqual(['ני', 'הוא']);
  });
});

describe('places in the shared paper', () => {
  it('[ED13] mean the same place in every editor, at every position', () => {
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 25 }), (acts) => {
        const [one, other] = [aWriter(START, 1), aWriter(START, 2)];
        try {
          for (const [index, act] of acts.entries()) perform(index % 2 ? one : other, act);
          // Words brought back from a moved block go on their way in the next rounds.
          for (let round = 0; round < 3; round++) sync(one, other);
          const mine = sharedPaperKey.getState(one.editor.state)!.binding;
          const theirs = sharedPaperKey.getState(other.editor.state)!.binding;
          for (let position = 0; position <= one.editor.state.doc.content.size; position++) {
            const place = theirs.fromShared(mine.toShared(position, position));
            expect(place?.head).toBe(position);
          }
        } finally {
          one.close();
          other.close();
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 40) },
    );
  });
});

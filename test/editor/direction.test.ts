// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOfText } from '#client/editor/direction.ts';
import { aWriter, contentOf, paperOf, para, passOn, type Writer } from '#test/editor/writer.ts';

const START = paperOf(para('ראשון', 'block-000001'), para('', 'block-000002'));
const EMPTY = 8;

const directions = (writer: Writer) => contentOf(writer).map((node) => node.attrs?.['dir'] ?? null);

function type(writer: Writer, text: string): void {
  for (const letter of text) writer.editor.view.dispatch(writer.editor.state.tr.insertText(letter));
}

describe('the direction that a text has by itself', () => {
  it.each([
    ['', null],
    ['2026: 42%', null],
    ['OECD ממליץ על כך', null],
    ['שלום', 'rtl'],
    ['English only, 42%', 'ltr'],
    ['—', null],
  ])('[ED14] of "%s" is %s', (text, direction) => {
    expect(directionOfText(text)).toBe(direction);
  });

  it('[ED14] never depends on digits, blanks and signs around the letters', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('אב', 'ab', ''), (noise, letters) => {
        const signs = noise.replaceAll(/\p{L}/gu, '');
        expect(directionOfText(`${signs}${letters}${signs}`)).toBe(directionOfText(letters));
      }),
    );
  });
});

describe('a paragraph of English in a Hebrew paper', () => {
  it('[ED15] keeps its side under the caret, and turns when Enter finishes it', () => {
    const writer = aWriter(START);
    writer.editor.commands.setTextSelection(EMPTY);
    type(writer, 'English only');
    expect(directions(writer)).toEqual([null, null]);
    writer.editor.commands.splitBlock();
    expect(directions(writer)).toEqual([null, 'ltr', null]);
    expect(writer.editor.state.selection.$head.parent.attrs['dir']).toBeNull();
  });

  it('[ED15] turns when the caret goes elsewhere, or the window does', () => {
    const [one, other] = [aWriter(START), aWriter(START)];
    one.editor.commands.setTextSelection(EMPTY);
    type(one, 'English');
    one.editor.commands.setTextSelection(1);
    expect(directions(one)).toEqual([null, 'ltr']);
    other.editor.commands.setTextSelection(EMPTY);
    type(other, 'English');
    other.editor.view.dom.dispatchEvent(new FocusEvent('blur'));
    expect(directions(other)).toEqual([null, 'ltr']);
  });

  it('[ED15] is taken back in one go with the words', () => {
    const writer = aWriter(START);
    writer.editor.commands.setTextSelection(EMPTY);
    type(writer, 'English');
    writer.editor.commands.setTextSelection(1);
    writer.editor.commands.undo();
    expect(directions(writer)).toEqual([null, null]);
  });

  it('[ED15] runs from the right again when Hebrew comes into it', () => {
    const writer = aWriter(START);
    writer.editor.commands.setTextSelection(EMPTY);
    type(writer, 'OECD');
    writer.editor.commands.setTextSelection(1);
    expect(directions(writer)).toEqual([null, 'ltr']);
    writer.editor.commands.setTextSelection(EMPTY + 4);
    type(writer, ' ממליץ');
    expect(directions(writer)).toEqual([null, 'ltr']);
    writer.editor.commands.setTextSelection(1);
    expect(directions(writer)).toEqual([null, null]);
  });

  it('[ED15] turns where it was pasted, except under the caret', () => {
    const writer = aWriter(START);
    writer.editor.commands.setTextSelection(EMPTY);
    writer.editor.view.pasteHTML(
      '<p>First line</p><p>שורה</p><p>Second line</p><p>Last</p>',
      new Event('paste') as ClipboardEvent,
    );
    expect(directions(writer)).toEqual([null, 'ltr', null, 'ltr', null]);
  });

  it('[ED15] does not turn on a colleague’s screen, who would write it a second time', () => {
    const [one, other] = [aWriter(START), aWriter(START)];
    one.editor.commands.setTextSelection(EMPTY);
    type(one, 'English');
    passOn(one, other);
    other.editor.commands.setTextSelection(1);
    other.editor.view.dom.dispatchEvent(new FocusEvent('blur'));
    expect(other.written()).toBe(0);
    expect(directions(other)).toEqual([null, null]);
  });
});

describe('the direction buttons', () => {
  it('[ED16] override, and store nothing that is the paper’s own direction', () => {
    const writer = aWriter(START);
    writer.editor.commands.setTextSelection(2);
    writer.editor.commands.setDirection('ltr');
    expect(directions(writer)).toEqual(['ltr', null]);
    writer.typeAt(2, 'א');
    writer.editor.commands.setTextSelection(EMPTY + 1);
    expect(directions(writer)).toEqual(['ltr', null]);
    writer.editor.commands.setTextSelection(2);
    writer.editor.commands.setDirection('rtl');
    expect(directions(writer)).toEqual([null, null]);
    expect(contentOf(writer)[0]?.attrs).not.toHaveProperty('dir');
  });

  it('[ED16] turn every paragraph of a selection', () => {
    const writer = aWriter(START);
    writer.editor.commands.selectAll();
    writer.editor.commands.setDirection('ltr');
    expect(directions(writer)).toEqual(['ltr', 'ltr']);
  });
});

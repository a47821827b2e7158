// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { findState } from '#client/editor/find/find-plugin.ts';
import { findKeyOf } from '#client/editor/find/use-find-key.ts';
import { caretAfter, type } from '#test/editor/press.ts';
import { aWriter, paperOf, para, passOn, textOf, type Writer } from '#test/editor/writer.ts';

const found = (writer: Writer) =>
  findState(writer.editor.state).hits.map(({ from, to }) =>
    writer.editor.state.doc.textBetween(from, to),
  );
const look = (writer: Writer, text: string, isWholeWord = false) =>
  writer.editor.commands.setFind({ text, isWholeWord });

describe('finding in a paper', () => {
  it('[ED40] finds across looks, in cells and captions, without niqqud and by any form of letters', () => {
    const writer = aWriter(
      paperOf(
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'של' },
            { type: 'text', text: 'וֹם', marks: [{ type: 'bold' }] },
          ],
        },
        {
          type: 'table',
          content: [
            { type: 'tableRow', content: [{ type: 'tableCell', content: [para('לשלומנו')] }] },
          ],
        },
        para('של'),
        para('ום'),
      ),
    );
    look(writer, 'שלום');
    expect(found(writer)).toEqual(['שלוֹם', 'שלומ']);
    look(writer, 'שלום', true);
    expect(found(writer)).toEqual(['שלוֹם']);
  });

  it('[ED40] begins at the caret and goes round the paper’s end', () => {
    const writer = aWriter(paperOf(para('א ב א'), para('א')));
    caretAfter(writer, 'ב');
    look(writer, 'א');
    const current = () => findState(writer.editor.state).current;
    expect(current()).toBe(1);
    writer.editor.commands.stepFind(1);
    writer.editor.commands.stepFind(1);
    expect(current()).toBe(0);
    writer.editor.commands.stepFind(-1);
    expect(current()).toBe(2);
  });

  it('[ED40] marks are carried along while somebody types, and are true again in the next pause', () => {
    vi.useFakeTimers();
    const writer = aWriter(paperOf(para('מילה ועוד מילה')));
    look(writer, 'מילה');
    caretAfter(writer, 'ועוד');
    type(writer, ' מילה');
    expect(found(writer)).toEqual(['מילה', 'מילה']);
    vi.runOnlyPendingTimers();
    expect(found(writer)).toHaveLength(3);
    writer.editor.commands.setFind(null);
    expect(writer.editor.view.dom.querySelector('.found')).toBeNull();
    vi.useRealTimers();
  });
});

describe('replacing', () => {
  it('[ED41] puts words in place of one hit and goes on, keeping the look of the old ones', () => {
    const bold = { type: 'text', text: 'ישן', marks: [{ type: 'bold' }] };
    const writer = aWriter(
      paperOf({ type: 'paragraph', content: [bold, { type: 'text', text: ' ישן' }] }),
    );
    look(writer, 'ישן');
    writer.editor.commands.replaceFound('חדש');
    expect(textOf(writer)).toBe('חדש ישן');
    expect(writer.editor.view.dom.querySelector('strong')?.textContent).toBe('חדש');
    writer.editor.commands.replaceFound('');
    expect(textOf(writer)).toBe('חדש ');
  });

  it('[ED41] puts words in place of all, words that hold what is looked for too, as one act', async () => {
    const writer = aWriter(paperOf(para('אב אב'), para('אב')));
    writer.editor.commands.setTextSelection(1);
    type(writer, '! ');
    look(writer, 'אב');
    writer.editor.commands.replaceAllFound('אבאב');
    await Promise.resolve();
    expect(textOf(writer)).toBe('! אבאב אבאב\nאבאב');
    writer.editor.commands.undo();
    expect(textOf(writer)).toBe('! אב אב\nאב');
  });

  it('[ED41] replaces what stands there now, when a colleague has just changed the paper', () => {
    const state = paperOf(para('אחד שני אחד', 'block-000001'));
    const [writer, other] = [aWriter(state), aWriter(state)];
    look(writer, 'אחד');
    caretAfter(other, 'אח');
    type(other, 'ר');
    passOn(other, writer);
    writer.editor.commands.replaceAllFound('X');
    expect(textOf(writer)).toBe('אחרד שני X');
  });

  it('[ED41] is refused to somebody who may only read, who can find all the same', () => {
    const writer = aWriter(paperOf(para('אחד')));
    writer.editor.setEditable(false);
    look(writer, 'אחד');
    expect(found(writer)).toEqual(['אחד']);
    writer.editor.commands.replaceAllFound('שני');
    expect(textOf(writer)).toBe('אחד');
  });
});

describe('the keys of finding', () => {
  it('[ED42] are known by their place with a Hebrew layout', () => {
    const key = (init: KeyboardEventInit) => findKeyOf(new KeyboardEvent('keydown', init));
    expect(key({ key: 'כ', code: 'KeyF', ctrlKey: true })).toBe('find');
    expect(key({ key: 'י', code: 'KeyH', ctrlKey: true })).toBe('replace');
    expect(key({ key: 'F3', shiftKey: true })).toBe('previous');
    expect(key({ key: 'F3' })).toBe('next');
    expect(key({ key: 'כ', code: 'KeyF' })).toBeNull();
  });
});

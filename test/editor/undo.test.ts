// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aWriter, contentOf, paperOf, para, passOn, sync, textOf } from '#test/editor/writer.ts';

const START = paperOf(para('ראשון', 'block-000001'), para('שני', 'block-000002'));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('undo', () => {
  it('[ED8] right after opening changes nothing', () => {
    const writer = aWriter(START);
    expect(writer.editor.can().undo()).toBe(false);
    expect(writer.editor.commands.undo()).toBe(false);
    expect(textOf(writer)).toBe('ראשון\nשני');
    expect(writer.written()).toBe(0);
  });

  it('[ED9] takes back ten letters at once, typed while a colleague types in the same paragraph', () => {
    const [one, other] = [aWriter(START), aWriter(START)];
    one.editor.commands.setTextSelection(6);
    other.editor.commands.setTextSelection(1);
    for (const letter of 'אבגדהוזחטי') {
      one.editor.view.dispatch(one.editor.state.tr.insertText(letter));
      vi.advanceTimersByTime(160);
      other.editor.view.dispatch(other.editor.state.tr.insertText('x'));
      sync(one, other);
    }
    expect(textOf(one)).toBe('xxxxxxxxxxראשוןאבגדהוזחטי\nשני');
    one.editor.commands.undo();
    expect(textOf(one)).toBe('xxxxxxxxxxראשון\nשני');
    sync(one, other);
    expect(textOf(other)).toBe('xxxxxxxxxxראשון\nשני');
    one.editor.commands.redo();
    sync(one, other);
    expect(textOf(other)).toBe('xxxxxxxxxxראשוןאבגדהוזחטי\nשני');
  });

  it('[ED9] takes back ten letters while a colleague types elsewhere and the caret is moved about', () => {
    const [one, other] = [aWriter(START), aWriter(START)];
    one.editor.commands.setTextSelection(6);
    for (const letter of 'אבגדהוזחטי') {
      one.editor.view.dispatch(one.editor.state.tr.insertText(letter));
      other.typeAt(other.editor.state.doc.content.size - 1, 'y');
      sync(one, other);
      one.editor.commands.setTextSelection(one.editor.state.selection.head);
    }
    one.editor.commands.undo();
    expect(textOf(one)).toBe('ראשון\nשניyyyyyyyyyy');
  });

  it('[ED10] never takes back what a colleague wrote', () => {
    const [one, other] = [aWriter(START), aWriter(START)];
    other.typeAt(1, 'זר ');
    sync(one, other);
    expect(one.editor.can().undo()).toBe(false);
    one.typeAt(1, 'שלי ');
    sync(one, other);
    one.editor.commands.undo();
    one.editor.commands.undo();
    one.editor.commands.undo();
    expect(textOf(one)).toBe('זר ראשון\nשני');
  });

  it('[ED10] keeps whole what a colleague has written in: a table I made stays a suggestion, with its id', () => {
    const suggesting = {
      me: 'respondent-01',
      author: () => 'respondent-01',
      onRefused: () => undefined,
    };
    const one = aWriter(START, 5, { suggesting });
    const other = aWriter(START, 6);
    one.editor.commands.setTextSelection(1);
    one.editor.commands.insertTable({ rows: 2, cols: 2 });
    sync(one, other);
    const [made] = contentOf(other);
    other.typeAt(4, 'של אחר');
    sync(one, other);
    one.editor.commands.undo();
    sync(one, other);
    const [left] = contentOf(other);
    expect(JSON.stringify(left)).toContain('של אחר');
    expect(left?.attrs).toEqual(made?.attrs);
    expect(left?.attrs?.['proposed']).toContain('respondent-01');
    // Another undo and redo of what is left changes nothing of the colleague's.
    one.editor.commands.redo();
    one.editor.commands.undo();
    sync(one, other);
    expect(JSON.stringify(contentOf(other))).toContain('של אחר');
  });

  it('[ED10] keeps a paragraph in which a colleague has written since I made it', () => {
    const [one, other] = [aWriter(START), aWriter(START)];
    one.editor.commands.setTextSelection(6);
    one.editor.commands.splitBlock();
    sync(one, other);
    other.typeAt(8, 'של אחר');
    sync(one, other);
    one.editor.commands.undo();
    sync(one, other);
    expect(textOf(one)).toBe('ראשון\nשל אחר\nשני');
    expect(contentOf(other)).toEqual(contentOf(one));
  });

  it('[ED8] never empties the paper: everything of mine is taken back, everything else stays', () => {
    const writer = aWriter(START);
    writer.editor.commands.selectAll();
    writer.editor.commands.deleteSelection();
    vi.advanceTimersByTime(5000);
    writer.typeAt(1, 'חדש');
    for (let round = 0; round < 5; round++) writer.editor.commands.undo();
    expect(textOf(writer)).toBe('ראשון\nשני');
    writer.editor.commands.redo();
    writer.editor.commands.redo();
    expect(textOf(writer)).toBe('חדש');
  });

  it('puts the caret back where it was', () => {
    const [one, other] = [aWriter(START), aWriter(START)];
    one.editor.commands.setTextSelection(9);
    one.editor.view.dispatch(one.editor.state.tr.insertText('abc'));
    other.typeAt(1, '1234');
    passOn(other, one);
    one.editor.commands.setTextSelection(2);
    one.editor.commands.undo();
    expect(one.editor.state.selection.head).toBe(13);
  });

  it('takes back a paste on its own, apart from the letters typed right before it', () => {
    const writer = aWriter(START);
    writer.editor.commands.setTextSelection(6);
    writer.editor.view.dispatch(writer.editor.state.tr.insertText('א'));
    const paste = writer.editor.state.tr.insertText('מודבק').setMeta('uiEvent', 'paste');
    writer.editor.view.dispatch(paste);
    writer.editor.commands.undo();
    expect(textOf(writer)).toBe('ראשוןא\nשני');
  });

  it('does nothing for somebody who may not write any more', () => {
    const writer = aWriter(START);
    writer.typeAt(1, 'א');
    writer.editor.setEditable(false);
    expect(writer.editor.commands.undo()).toBe(false);
    writer.typeAt(1, 'ב');
    expect(textOf(writer)).toBe('אראשון\nשני');
  });
});

// @vitest-environment jsdom
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { structureOf } from '#client/editor/structure/structure.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import { aWriter, contentOf, paperOf, para, sync, type Writer } from '#test/editor/writer.ts';

const heading = (level: number, text: string, id: string, numbered?: 'no'): ContentNode => ({
  type: 'heading',
  attrs: { id, level, ...(numbered && { numbered }) },
  content: [{ type: 'text', text }],
});
const typed = (type: string, text: string, id: string): ContentNode => ({
  type,
  attrs: { id },
  content: [para(text)],
});
const reference = (to: string): ContentNode => ({
  type: 'text',
  text: REFERENCE_CHARACTER,
  marks: [{ type: 'reference', attrs: { to } }],
});
const noted = (text: string, id: string): ContentNode => ({
  type: 'text',
  text,
  marks: [{ type: 'footnote', attrs: { id } }],
});
const paragraph = (...content: readonly (ContentNode | string)[]): ContentNode => ({
  type: 'paragraph',
  content: content.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part)),
});

function press(writer: Writer, key: string, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  return (
    writer.editor.view.someProp('handleKeyDown', (handle) => handle(writer.editor.view, event)) ??
    false
  );
}
function caretAt(writer: Writer, position: number): void {
  const { tr } = writer.editor.state;
  writer.editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, position)));
}
/** Types as the browser would where the editor's caret is. */
function type(writer: Writer, text: string): void {
  for (const letter of text) writer.editor.view.dispatch(writer.editor.state.tr.insertText(letter));
}
const signs = (writer: Writer, selector: string) =>
  [...writer.editor.view.dom.querySelectorAll(selector)].map(({ textContent }) => textContent);
const numbers = (writer: Writer) =>
  [...writer.editor.view.dom.querySelectorAll<HTMLElement>('[data-number]')].map(
    ({ dataset }) => dataset['number'],
  );
const open = (writer: Writer) => structureOf(writer.editor.state)?.open ?? null;

describe('a footnote', () => {
  it('[SR8] is written in place: its words are in the note, what follows it is not', () => {
    const writer = aWriter(paperOf(para('לפני אחרי')));
    caretAt(writer, 5);
    expect(writer.editor.commands.insertFootnote()).toBe(true);
    expect(open(writer)?.pending).toBe(5);
    type(writer, 'מקור');
    expect(open(writer)?.pending).toBeNull();
    expect(press(writer, 'Escape')).toBe(true);
    expect(open(writer)).toBeNull();
    type(writer, '!');
    const [block] = contentOf(writer);
    expect(block?.content?.map(({ text, marks }) => [text, marks?.length ?? 0])).toEqual([
      ['לפני', 0],
      ['מקור', 1],
      ['! אחרי', 0],
    ]);
    expect(signs(writer, '.note-number')).toEqual(['1']);
  });
});

describe('numbers', () => {
  it('[SR1] of headings, blocks and references follow an edit anywhere', () => {
    const writer = aWriter(
      paperOf(
        heading(1, 'רקע', 'heading-1'),
        typed('recommendation', 'ראשונה', 'recommend-1'),
        heading(1, 'המלצות', 'heading-2'),
        typed('recommendation', 'שנייה', 'recommend-2'),
        paragraph(
          'ראו ',
          reference('recommend-2'),
          ' וכן ',
          reference('heading-2'),
          noted('ה', 'note-00001'),
        ),
      ),
    );
    writer.editor.commands.setLayout({ headings: 'decimal', paragraphs: false });
    expect(numbers(writer)).toEqual(['1.', '2.']);
    expect(signs(writer, '.reference-label')).toEqual(['recommendation 2.1', 'heading 2']);
    writer.editor.view.dispatch(
      writer.editor.state.tr.delete(0, writer.editor.state.doc.child(0).nodeSize),
    );
    expect(numbers(writer)).toEqual(['1.']);
    expect(signs(writer, '.reference-label')).toEqual(['recommendation 1.1', 'heading 1']);
    expect(signs(writer, '.block-kind')).toEqual(['recommendation 1', 'recommendation 1.1']);
    const other = aWriter();
    sync(writer, other);
    other.editor.commands.setLayout({ headings: 'hebrew', paragraphs: true });
    expect(numbers(other)).toEqual(['1', 'א.', '2', '3']);
  });
});

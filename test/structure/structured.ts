import { TextSelection } from '@tiptap/pm/state';
import { structureOf } from '#client/editor/structure/structure.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import { contentOf, para, type Writer } from '#test/editor/writer.ts';

export const heading = (level: number, text: string, id: string, numbered?: 'no'): ContentNode => ({
  type: 'heading',
  attrs: { id, level, ...(numbered && { numbered }) },
  content: [{ type: 'text', text }],
});
export const typed = (type: string, text: string, id: string): ContentNode => ({
  type,
  attrs: { id },
  content: [para(text)],
});
export const reference = (to: string): ContentNode => ({
  type: 'text',
  text: REFERENCE_CHARACTER,
  marks: [{ type: 'reference', attrs: { to } }],
});
export const noted = (text: string, id: string): ContentNode => ({
  type: 'text',
  text,
  marks: [{ type: 'footnote', attrs: { id } }],
});
export const paragraph = (...content: readonly (ContentNode | string)[]): ContentNode => ({
  type: 'paragraph',
  content: content.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part)),
});

export function press(writer: Writer, key: string, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  return (
    writer.editor.view.someProp('handleKeyDown', (handle) => handle(writer.editor.view, event)) ??
    false
  );
}
export function caretAt(writer: Writer, position: number): void {
  const { tr } = writer.editor.state;
  writer.editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, position)));
}
/** Types as the browser would where the editor's caret is. */
export function type(writer: Writer, text: string): void {
  for (const letter of text) writer.editor.view.dispatch(writer.editor.state.tr.insertText(letter));
}
export const signs = (writer: Writer, selector: string) =>
  [...writer.editor.view.dom.querySelectorAll(selector)].map(({ textContent }) => textContent);
export const numbers = (writer: Writer) =>
  [...writer.editor.view.dom.querySelectorAll<HTMLElement>('[data-number]')].map(
    ({ dataset }) => dataset['number'],
  );
export const open = (writer: Writer) => structureOf(writer.editor.state)?.open ?? null;

export const texts = (writer: Writer, at = 0) =>
  contentOf(writer)[at]?.content?.map((node) => [
    node.text,
    node.marks?.map(({ type: name }) => name),
  ]);

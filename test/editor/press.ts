import type { Writer } from '#test/editor/writer.ts';

/** Presses a key in the text; answers whether the editor took it. */
export function press(writer: Writer, key: string, init: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  writer.editor.view.dom.dispatchEvent(event);
  return event.defaultPrevented;
}

/** Types letters one by one, through the editor's own rules for what is typed. */
export function type(writer: Writer, text: string): void {
  const { view } = writer.editor;
  for (const letter of text) {
    const { from, to } = view.state.selection;
    const typed = () => view.state.tr.insertText(letter, from, to);
    const isTaken = view.someProp('handleTextInput', (handle) =>
      handle(view, from, to, letter, typed),
    );
    if (!isTaken) view.dispatch(typed());
  }
}

/** Puts the caret behind the first stretch of text that ends with these words. */
export function caretAfter(writer: Writer, words: string): void {
  writer.editor.commands.setTextSelection(placeAfter(writer, words));
}

export function placeAfter(writer: Writer, words: string): number {
  let place = -1;
  writer.editor.state.doc.descendants((node, position) => {
    const at = node.isText ? (node.text ?? '').indexOf(words) : -1;
    if (at !== -1 && place === -1) place = position + at + words.length;
  });
  if (place === -1) throw new Error(`no such words: ${words}`);
  return place;
}

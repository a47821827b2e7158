import type { Editor } from '@tiptap/core';
import { parseEntries } from '#shared/suggestion/entry.ts';

/** Puts the caret at the first part of a suggestion and brings it into sight; nothing when it is gone. */
export function showSuggestion(editor: Editor, id: string): void {
  let found: number | null = null;
  editor.state.doc.descendants((node, position) => {
    if (found !== null) return false;
    const isMarked = node.marks.some(({ attrs }) => attrs['id'] === id);
    const isProposed = parseEntries(node.attrs['proposed']).some((entry) => entry.id === id);
    if (isMarked || isProposed) found = position + (isMarked ? 0 : 1);
    return found === null;
  });
  if (found === null) return;
  editor.chain().setTextSelection(found).scrollIntoView().focus().run();
}

import type { EditorView } from '@tiptap/pm/view';

/** The part of the view that watches the page; ProseMirror keeps it to itself (prosemirror-view, `domobserver.ts`). */
interface Watcher {
  pendingRecords(): readonly unknown[];
  flush(): void;
  flushSoon(): void;
}

/**
 * Reads a click or an arrow key that the browser has carried out and the editor has not heard of yet. Without this a
 * colleague's edit drawn in that very moment would put the caret back where it was, and the next word would land there.
 * Letters that are still unread are left to the editor's own turn: they must not be written while others' are drawn.
 */
export function readUnreadSelection(view: EditorView): void {
  if (view.composing) return;
  const { domObserver } = view as unknown as { readonly domObserver: Watcher };
  if (domObserver.pendingRecords().length > 0) domObserver.flushSoon();
  else domObserver.flush();
}

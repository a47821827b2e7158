import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * The caret as it stands on the page, when the editor has not heard of it yet: browsers tell of a moved caret a moment
 * later, and a transaction in that moment (a colleague's letter, somebody's caret) would put it back to where it was.
 * Null when the editor knows.
 */
export function pendingSelection(view: EditorView): TextSelection | null {
  const { selection, doc } = view.state;
  if (view.composing || !(selection instanceof TextSelection) || !view.hasFocus()) return null;
  const onPage = view.dom.ownerDocument.getSelection();
  const { anchorNode, focusNode } = onPage ?? {};
  if (!onPage || !anchorNode || !focusNode) return null;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return null;
  const anchor = view.posAtDOM(anchorNode, onPage.anchorOffset, 1);
  const head = view.posAtDOM(focusNode, onPage.focusOffset, 1);
  if (anchor === selection.anchor && head === selection.head) return null;
  const pending = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  return pending instanceof TextSelection && !pending.eq(selection) ? pending : null;
}

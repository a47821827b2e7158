import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { notesAround, structureKey, structureOf } from '#client/editor/structure/structure.ts';

/** Goes to the part with this id: the caret stands in it, a note is opened. False when the paper has no such part. */
export function goToPart(view: EditorView, id: string): boolean {
  const { state } = view;
  const structure = structureOf(state);
  const part = structure?.numbering.byId.get(id);
  if (!structure || !part) return false;
  const start = state.doc.resolve(0).posAtIndex(part.block, 0);
  if (part.kind === 'footnote') return openNoteAt(view, start + part.to, id);
  const place = TextSelection.near(state.doc.resolve(start + part.from + 1));
  view.dispatch(state.tr.setSelection(place));
  show(view, start + part.from);
  return true;
}

/** Opens the note that ends or starts at a place, or closes it when it is open. */
export function openNoteAt(view: EditorView, position: number, id: string): boolean {
  const { state } = view;
  const structure = structureOf(state);
  if (!structure) return false;
  const notes = notesAround(state.doc, position, structure.numbering);
  const note = notes.find((one) => one.id === id && (one.from === position || one.to === position));
  if (!note) return false;
  const isOpen = structure.open?.id === id && structure.open.pending === null;
  const tr = state.tr.setSelection(TextSelection.create(state.doc, note.to));
  view.dispatch(tr.setMeta(structureKey, { note: isOpen ? null : id }));
  show(view, note.to);
  return true;
}

function show(view: EditorView, position: number): void {
  const { node } = view.domAtPos(position);
  const around = node instanceof Element ? node : node.parentElement;
  const at = view.nodeDOM(position);
  const element = at instanceof Element ? at : around;
  // Without scrolling twice: the focus alone would jump to the caret.
  element?.scrollIntoView({ block: 'nearest' });
  view.dom.focus({ preventScroll: true });
}

import type { MarkType, Mark } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { notesAround, structureKey, structureOf } from '#client/editor/structure/structure.ts';
import { partsOfNode } from '#client/editor/structure/node-parts.ts';

/**
 * Closed notes and references stand in the text as hidden letters with a number or a name behind them. To the keyboard
 * each is one sign: passed in one press, deleted in one press, and what is typed beside it is not part of it.
 */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

function closedStretches(state: EditorState): Stretch[] {
  const structure = structureOf(state);
  if (!structure) return [];
  const { doc, selection } = state;
  const at = selection.$head.index(0);
  const start = selection.$head.posAtIndex(at, 0);
  const notes = notesAround(doc, selection.head, structure.numbering).filter(
    ({ id }) => id !== structure.open?.id,
  );
  const block = doc.maybeChild(at);
  const pointers = block ? partsOfNode(block).pointers : [];
  return [...notes, ...pointers.map(({ from }) => ({ from: start + from, to: start + from + 1 }))];
}

function openStretch(state: EditorState): Stretch | null {
  const structure = structureOf(state);
  const { open, numbering } = structure ?? {};
  if (!open || !numbering) return null;
  if (open.pending !== null) return { from: open.pending, to: open.pending };
  const { from, to } = state.selection;
  const notes = notesAround(state.doc, state.selection.head, numbering);
  return notes.find((note) => note.id === open.id && note.from <= from && to <= note.to) ?? null;
}

function closing(tr: Transaction): Transaction {
  return tr.setMeta(structureKey, { note: null });
}

/** Closes the open note with the caret behind it. */
export function closeNote(
  state: EditorState,
  dispatch: ((tr: Transaction) => void) | undefined,
): boolean {
  const open = openStretch(state);
  if (!open) return false;
  dispatch?.(
    closing(state.tr.setSelection(TextSelection.create(state.doc, open.to))).scrollIntoView(),
  );
  return true;
}

/** Where the text at the caret runs from right to left, the next letter is at its left. */
function isForward(view: EditorView, key: string): boolean {
  const { node } = view.domAtPos(view.state.selection.head);
  const element = node instanceof Element ? node : node.parentElement;
  const isRtl = element !== null && getComputedStyle(element).direction === 'rtl';
  return (key === 'ArrowLeft') === isRtl;
}

/** Left and right at the edge of a note or a reference. */
export function passClosedPart(view: EditorView, key: string): boolean {
  const { state } = view;
  const { empty, head } = state.selection;
  if (!empty) return false;
  const forward = isForward(view, key);
  const open = openStretch(state);
  if (open && open.from < open.to && head === (forward ? open.to : open.from)) {
    view.dispatch(closing(state.tr));
    return true;
  }
  const part = closedStretches(state).find(({ from, to }) => (forward ? from : to) === head);
  if (!part) return false;
  const place = TextSelection.create(state.doc, forward ? part.to : part.from);
  view.dispatch(closing(state.tr.setSelection(place)).scrollIntoView());
  return true;
}

/** Backspace and Delete at the edge of a note or a reference take the whole of it away. */
export function deleteClosedPart(view: EditorView, way: 'before' | 'after'): boolean {
  const { state } = view;
  const { empty, head } = state.selection;
  if (!empty || !view.editable) return false;
  if (way === 'before' && structureOf(state)?.open?.pending === head) {
    view.dispatch(closing(state.tr));
    return true;
  }
  const part = closedStretches(state).find(
    ({ from, to }) => (way === 'before' ? to : from) === head,
  );
  if (!part) return false;
  // A whole act, as cutting is: one undo brings it back, and nothing else.
  const tr = state.tr.delete(part.from, part.to).setMeta('uiEvent', 'cut');
  view.dispatch(closing(tr).scrollIntoView());
  return true;
}

/**
 * The browser cannot put a letter between hidden words and the sign drawn for them: it reports the nearest place it
 * knows. The letter belongs where the caret of the editor is.
 */
export function typeBesideClosedPart(
  view: EditorView,
  from: number,
  to: number,
  text: string,
): boolean {
  const { state } = view;
  const { empty, head } = state.selection;
  if (!empty || from !== to || view.composing) return false;
  const isBeside =
    openStretch(state) !== null ||
    closedStretches(state).some((part) => part.from === head || part.to === head);
  if (!isBeside || from === head) return false;
  view.dispatch(state.tr.insertText(text, head).scrollIntoView());
  return true;
}

/**
 * Somebody stands right behind a closed note while a colleague writes on in it: the caret keeps to its letter and would
 * find itself in the note. It goes behind the note again. Null when that is not so.
 */
export function behindGrownNote(before: EditorState, after: EditorState): Transaction | null {
  const [old, structure] = [structureOf(before), structureOf(after)];
  if (!old || !structure || old.open || !before.selection.empty) return null;
  const wasBehind = notesAround(before.doc, before.selection.head, old.numbering).find(
    ({ to }) => to === before.selection.head,
  );
  const { head } = after.selection;
  const grown = notesAround(after.doc, head, structure.numbering).find(
    ({ id, from, to }) => id === wasBehind?.id && from < head && head < to,
  );
  if (!grown) return null;
  return closing(after.tr.setSelection(TextSelection.create(after.doc, grown.to)));
}

/**
 * The marks of the next letter: within the open note up to both its edges, outside of a closed one even right behind
 * it. Null when they are right as they are. Never while a keyboard composes: it would lose its word.
 */
export function marksOfNextLetter(state: EditorState): readonly Mark[] | null {
  const { selection, storedMarks, schema } = state;
  const note = schema.marks['footnote'];
  const structure = structureOf(state);
  if (!note || !structure || !selection.empty || !selection.$head.parent.inlineContent) return null;
  const { $head } = selection;
  const marks = storedMarks ?? $head.marks();
  const id = openStretch(state) ? structure.open?.id : undefined;
  const held: unknown = note.isInSet(marks)?.attrs['id'];
  if (held === id) return null;
  const others = withoutPointing(marks, note);
  return id === undefined ? others : note.create({ id }).addToSet(others);
}

function withoutPointing(marks: readonly Mark[], note: MarkType): readonly Mark[] {
  return marks.filter(
    ({ type }) => type !== note && type.name !== 'reference' && type.name !== 'mention',
  );
}

import type { Editor } from '@tiptap/core';
import type { Node, NodeType, ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { blockIdFrom } from '#shared/paper/block-id.ts';

/** The figure that is selected, or in whose caption the caret stands. */
export function figureAt({ selection, doc }: EditorState): { node: Node; position: number } | null {
  if (selection instanceof NodeSelection && selection.node.type.name === 'figure') {
    return { node: selection.node, position: selection.from };
  }
  const { $from } = selection;
  if ($from.parent.type.name !== 'figure' || $from.depth === 0) return null;
  const position = $from.before();
  const node = doc.nodeAt(position);
  return node ? { node, position } : null;
}

export function newFigureId(): string {
  return blockIdFrom(crypto.getRandomValues(new Uint8Array(9)));
}

/** Puts figures where the caret is, or after the place given, and the caret into the last one's caption. */
export function insertFigures(tr: Transaction, figures: readonly Node[], at?: number): boolean {
  const [first] = figures;
  if (!first) return false;
  const $place = at === undefined ? tr.selection.$to : tr.doc.resolve(at);
  const place = placeFor($place, first.type);
  if (!place) return false;
  tr.replaceWith(place.from, place.to, figures);
  const size = figures.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
  tr.setSelection(TextSelection.create(tr.doc, place.from + size - 1)).scrollIntoView();
  return true;
}

/** An empty paragraph gives way; else the nearest gap after the caret in which a figure may stand. */
function placeFor($at: ResolvedPos, figure: NodeType): { from: number; to: number } | null {
  for (let depth = $at.depth; depth >= 0; depth--) {
    const after = $at.indexAfter(depth);
    if (!$at.node(depth).canReplaceWith(after, after, figure)) continue;
    if (depth === $at.depth) return { from: $at.pos, to: $at.pos };
    const block = $at.node(depth + 1);
    const isEmpty = block.type.name === 'paragraph' && block.childCount === 0;
    const end = $at.after(depth + 1);
    return isEmpty ? { from: $at.before(depth + 1), to: end } : { from: end, to: end };
  }
  return null;
}

/** Goes on in a new paragraph after the figure: Enter in a caption, or on a selected figure. */
export function leaveFigure(editor: Editor, text = ''): boolean {
  const { state, view } = editor;
  const figure = figureAt(state);
  const paragraph = state.schema.nodes['paragraph'];
  if (!figure || !paragraph) return false;
  const end = figure.position + figure.node.nodeSize;
  const tr = state.tr.insert(end, paragraph.create(null, text ? state.schema.text(text) : null));
  view.dispatch(
    tr.setSelection(TextSelection.create(tr.doc, end + 1 + text.length)).scrollIntoView(),
  );
  return true;
}

/** Backspace at a caption's start takes hold of the figure; once more, and it is deleted whole. */
export function selectFigureFromCaption(editor: Editor): boolean {
  const { state, view } = editor;
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type.name !== 'figure' || $from.parentOffset > 0) return false;
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, $from.before())));
  return true;
}

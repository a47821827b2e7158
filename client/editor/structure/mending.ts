import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { partsOfNode } from '#client/editor/structure/node-parts.ts';

interface PlacedPointer {
  readonly at: number;
  readonly to: string;
}

function pointersOf(state: EditorState): PlacedPointer[] {
  let start = 0;
  return state.doc.children.flatMap((block) => {
    const blockStart = start;
    start += block.nodeSize;
    return partsOfNode(block).pointers.map(({ from, to }) => ({ at: blockStart + from, to }));
  });
}

/** The reference whose character stands at a place. */
export function pointerNear(state: EditorState, at: number): PlacedPointer | null {
  return pointersOf(state).find((pointer) => pointer.at === at) ?? null;
}

/** Colleagues may have written while the dialog was open: of the references to the same target the nearest is meant. */
function again(state: EditorState, { at, to }: PlacedPointer): PlacedPointer | null {
  const alike = pointersOf(state).filter((pointer) => pointer.to === to);
  const [nearest] = alike.toSorted((one, other) => Math.abs(one.at - at) - Math.abs(other.at - at));
  return nearest ?? null;
}

/** Points a reference to another target. */
export function mendReference(editor: Editor, broken: PlacedPointer, to: string): void {
  const { state, view } = editor;
  const found = again(state, broken);
  const type = state.schema.marks['reference'];
  if (!found || !type) return;
  view.dispatch(state.tr.addMark(found.at, found.at + 1, type.create({ to })));
}

export function removeReference(editor: Editor, broken: PlacedPointer): void {
  const found = again(editor.state, broken);
  if (found) editor.view.dispatch(editor.state.tr.delete(found.at, found.at + 1));
}

import type { Editor } from '@tiptap/core';

/** The part of the window in which a place is well in sight, and how far down it stands that had to be brought there. */
interface Sight {
  readonly landing: number;
  readonly from: number;
  readonly to: number;
}
const IN_SIGHT: Sight = { landing: 0.35, from: 0.18, to: 0.75 };
/** Blocks get their true height when they come into sight: a place may have to be aimed at more than once. */
const MOST_AIMS = 6;

/** Scrolls a place of the text well into sight, without touching the caret or the focus. Returns the way to stop. */
export function bringIntoSight(
  editor: Editor,
  position: number,
  { landing, from, to }: Sight = IN_SIGHT,
): () => void {
  let aims = 0;
  let frame = 0;
  const aim = () => {
    frame = 0;
    if (editor.isDestroyed || position > editor.state.doc.content.size) return;
    const { top } = editor.view.coordsAtPos(position);
    const height = window.innerHeight;
    const isThere = top >= height * from && top <= height * to;
    if (isThere && aims !== 1) return;
    const before = window.scrollY;
    const target = aims === 0 || !isThere ? top - height * landing : 0;
    window.scrollBy({ top: target, behavior: 'instant' });
    aims += 1;
    const isAtEnd = aims > 1 && window.scrollY === before;
    if (!isAtEnd && aims < MOST_AIMS) frame = requestAnimationFrame(aim);
  };
  aim();
  return () => cancelAnimationFrame(frame);
}

/** Goes to a place as a person who asked for it: caret and focus go along, so that reading and writing start there. */
export function goTo(editor: Editor, position: number): void {
  const { size } = editor.state.doc.content;
  editor.commands.setTextSelection(Math.min(position, size));
  editor.view.dom.focus({ preventScroll: true });
  bringIntoSight(editor, Math.min(position, size));
}

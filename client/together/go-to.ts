import type { Editor } from '@tiptap/core';

/** A place that somebody is brought to stands this far down the window. */
const LANDING = 0.35;
/** Inside of this part of the window a place is well in sight, and nothing has to move. */
const IN_SIGHT = { from: 0.18, to: 0.75 } as const;
/** Blocks get their true height when they come into sight: a place may have to be aimed at more than once. */
const MOST_AIMS = 6;

/** Scrolls a place of the text well into sight, without touching the caret or the focus. Returns the way to stop. */
export function bringIntoSight(editor: Editor, position: number): () => void {
  let aims = 0;
  let frame = 0;
  const aim = () => {
    frame = 0;
    if (editor.isDestroyed || position > editor.state.doc.content.size) return;
    const { top } = editor.view.coordsAtPos(position);
    const height = window.innerHeight;
    const isThere = top >= height * IN_SIGHT.from && top <= height * IN_SIGHT.to;
    if (isThere && aims !== 1) return;
    const before = window.scrollY;
    const target = aims === 0 || !isThere ? top - height * LANDING : 0;
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

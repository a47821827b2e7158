import * as Y from 'yjs';

/** Pauses shorter than this, in milliseconds, are one stretch of writing: one Ctrl+Z takes it back. */
const STRETCH_MS = 1000;

/**
 * Undo of this person's own edits only. A colleague's typing neither ends a stretch nor is taken back, and an element
 * in which somebody else has written meanwhile outlives the undo of its making.
 */
export function ownUndo(root: Y.XmlFragment, origin: object): Y.UndoManager {
  return new Y.UndoManager(root, {
    captureTimeout: STRETCH_MS,
    trackedOrigins: new Set([origin]),
    deleteFilter: (item) =>
      !(item.content instanceof Y.ContentType && holdsMore(item.content.type)),
  });
}

/** Own letters and elements in it are taken back first; what is left then is somebody else's. */
function holdsMore(type: Y.AbstractType<unknown>): boolean {
  return (type instanceof Y.XmlFragment || type instanceof Y.XmlText) && type.length > 0;
}

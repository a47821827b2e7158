import * as Y from 'yjs';

/** Pauses shorter than this, in milliseconds, are one stretch of writing: one Ctrl+Z takes it back. */
const STRETCH_MS = 1000;

/**
 * Undo of this person's own edits only. A colleague's typing neither ends a stretch nor is taken back, and an element
 * in which somebody else has written meanwhile outlives the undo of its making, with the attributes it was made with.
 */
export function ownUndo(root: Y.XmlFragment, origin: object): Y.UndoManager {
  return new OwnUndo(root, origin);
}

type Stack = Y.UndoManager['undoStack'];

class OwnUndo extends Y.UndoManager {
  /** What the undo or redo that runs now may take back; it pops its entries before it deletes. */
  private taking: Stack = [];

  constructor(root: Y.XmlFragment, origin: object) {
    super(root, {
      captureTimeout: STRETCH_MS,
      trackedOrigins: new Set([origin]),
      deleteFilter: (item) => !outlives(item) && !this.isMadeWithItsElement(item),
    });
  }

  override undo(): ReturnType<Y.UndoManager['undo']> {
    this.taking = [...this.undoStack];
    return super.undo();
  }

  override redo(): ReturnType<Y.UndoManager['redo']> {
    this.taking = [...this.redoStack];
    return super.redo();
  }

  /** An attribute goes when its element goes. One that stays for a colleague's words stays whole, id and marks too. */
  private isMadeWithItsElement({ id, parent, parentSub }: Y.Item): boolean {
    if (parentSub === null || !(parent instanceof Y.AbstractType) || !parent._item) return false;
    const element = parent._item.id;
    const entry = this.taking.find(({ insertions }) => Y.isDeleted(insertions, id));
    return entry !== undefined && Y.isDeleted(entry.insertions, element);
  }
}

/** Own letters and elements in it are taken back first; what is left then is somebody else's. */
function outlives({ content }: Y.Item): boolean {
  return content instanceof Y.ContentType && holdsMore(content.type);
}

function holdsMore(type: Y.AbstractType<unknown>): boolean {
  return (type instanceof Y.XmlFragment || type instanceof Y.XmlText) && type.length > 0;
}

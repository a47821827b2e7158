import * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';

/** A place in a shared type. */
interface SharedPlace {
  readonly type: Y.AbstractType<unknown>;
  readonly index: number;
}

/**
 * Where a relative position in base64 stands in a paper now. Null for what is none, for one that hangs on what has not come
 * or is gone altogether, and for one outside of the text: whatever a stranger sends, this neither throws nor changes
 * anything.
 */
export function sharedPlaceOf(doc: Y.Doc, letters: string): SharedPlace | null {
  try {
    const position = Y.decodeRelativePosition(Buffer.from(letters, 'base64'));
    // Yjs makes a root that is asked for by name.
    if (position.tname !== null && position.tname !== CONTENT_ROOT) return null;
    const found = Y.createAbsolutePositionFromRelativePosition(position, doc);
    return found && { type: found.type, index: found.index };
  } catch {
    return null;
  }
}

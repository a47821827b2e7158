import * as Y from 'yjs';
import { type Drawn, isText } from '#client/editor/binding/picture.ts';

/** One letter as it was drawn in a text block before a change. */
export interface Letter {
  /** A whole character: two units where it needs two. */
  readonly text: string;
  /** Typed by this person, and perhaps not known to whoever made the change. */
  readonly isUnseen: boolean;
}

/** In place of what is no letter, such as a line break. */
const NO_LETTER = '\0';

/**
 * The letters that a block showed before a transaction took it out of the paper. Asked while its observers run, when
 * what was deleted can still be read. `seen` is this person's clock up to which the others know their letters.
 */
export function lettersBefore(block: Drawn, change: Y.Transaction, seen: number): Letter[] {
  return block.parts.flatMap((part) =>
    isText(part) ? lettersOfText(part.type, change, seen) : [{ text: NO_LETTER, isUnseen: false }],
  );
}

function lettersOfText(text: Y.XmlText, change: Y.Transaction, seen: number): Letter[] {
  const letters: Letter[] = [];
  for (let item = text._start; item; item = item.right) {
    const { content, id, deleted } = item;
    const isNew = id.clock >= (change.beforeState.get(id.client) ?? 0);
    const wasShown = !isNew && (!deleted || Y.isDeleted(change.deleteSet, id));
    if (!wasShown || !(content instanceof Y.ContentString)) continue;
    const isOwn = id.client === change.doc.clientID;
    let clock = id.clock;
    for (const letter of Array.from(content.str)) {
      letters.push({ text: letter, isUnseen: isOwn && clock >= seen });
      clock += letter.length;
    }
  }
  return letters;
}

import * as Y from 'yjs';
import type { Covered } from '#client/connection/unsent-text.ts';

/**
 * How many words this device has written that the server does not have. A word counts once, however many keys it took;
 * a letter put into a word that is there counts as one.
 */
export function unsentWords(doc: Y.Doc, covered: Covered): number {
  let words = 0;
  for (const [client, structs] of doc.store.clients) {
    const known = covered.get(client) ?? 0;
    let text = '';
    // From the end, because a device's own changes are the newest: what was sent long ago is never looked at.
    for (let at = structs.length - 1; at >= 0; at--) {
      const struct = structs[at];
      if (!struct || struct.id.clock + struct.length <= known) break;
      text = wordsOf(struct, known) + text;
    }
    words += text.match(WORD)?.length ?? 0;
  }
  return words;
}

/** Letters or digits, with the signs that stand inside words. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['"׳״\-־.][\p{L}\p{M}\p{N}]+)*/gu;

/** What of an item is new, and a space where it does not go on from the one before it. */
function wordsOf(struct: Y.Item | Y.GC, known: number): string {
  if (!(struct instanceof Y.Item) || struct.deleted) return '';
  if (!(struct.content instanceof Y.ContentString)) return ' ';
  const { client, clock } = struct.id;
  const goesOn = struct.origin?.client === client && struct.origin.clock === clock - 1;
  const text = struct.content.str.slice(Math.max(0, known - clock));
  return goesOn ? text : ` ${text}`;
}

import * as Y from 'yjs';
import { contentOfType, readContent } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { takesText } from '#shared/paper/schema.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Entry } from '#shared/suggestion/entry.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { agreedWords, suggestText } from '#server/suggestion/suggest-text.ts';

export interface Wording {
  readonly blockId: string;
  /** The paragraph as its reader was shown it: without anything that is only suggested. */
  readonly seen: string;
  readonly text: string;
}

/**
 * Writes another wording of a paragraph into a paper as one suggestion: nothing of the agreed text changes, nor of what
 * others suggest. Refuses when the paragraph is not there any more as it was seen. The same suggestion again changes nothing.
 */
export function suggestWording(
  doc: Y.Doc,
  { blockId, seen, text: wanted }: Wording,
  entry: Pick<Entry, 'id' | 'author' | 'at'>,
): void {
  const known = suggestionsIn(readContent(doc)).filter(({ id }) => id === entry.id);
  if (known.some(({ author }) => author === entry.author)) return;
  if (known.length > 0) throw new Refusal('already-exists');
  const text = textOfBlock(doc, blockId);
  if (!text || agreedWords(text) !== seen) throw new Refusal('changed-meanwhile');
  suggestText(text, wanted, entry);
}

/** The text of a paragraph that is part of the agreed text; null for anything else. */
function textOfBlock(doc: Y.Doc, blockId: string): Y.XmlText | null {
  const walker = doc
    .getXmlFragment(CONTENT_ROOT)
    .createTreeWalker(
      (node) => node instanceof Y.XmlElement && node.getAttribute('id') === blockId,
    );
  for (const element of walker) {
    if (!(element instanceof Y.XmlElement) || !takesText(element.nodeName)) continue;
    if (project(contentOfType(element), REJECT_ALL).length === 0) return null;
    const [only, ...others] = element.toArray();
    return only instanceof Y.XmlText && others.length === 0 ? only : null;
  }
  return null;
}

import * as Y from 'yjs';
import { readMarkKey } from '#shared/paper/mark-key.ts';

/**
 * Marks of suggestions and remarks in one text, each counted once for every run of letters that it lies on: what reading
 * the text costs everybody who opens it. Hundreds of remarks on one long paragraph stay far below; a thousand marks laid
 * over each other, letter by letter, are nobody's work.
 */
const MOST_LYING = 100_000;

/** Whether an item begins a mark that may lie over others of its kind. */
export function beginsOverlap({ content }: Y.Item): boolean {
  if (!(content instanceof Y.ContentFormat)) return false;
  const { key, value } = content as { key: string; value: unknown };
  return value !== null && readMarkKey(key) !== null;
}

/** Whether a text in which one of these items begins such a mark holds more of them than may be. */
export function isOverladen(doc: Y.Doc, begun: readonly Y.ID[]): boolean {
  const texts = new Set<unknown>();
  for (const id of begun) {
    const item = Y.getItem(doc.store, id);
    if (item instanceof Y.Item && !item.deleted) texts.add(item.parent);
  }
  return [...texts].some((text) => text instanceof Y.XmlText && lyingIn(text) > MOST_LYING);
}

function lyingIn(text: Y.XmlText): number {
  const open = new Set<string>();
  let sum = 0;
  let isCounted = false;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content as { key: string; value: unknown };
      if (value === null) open.delete(key);
      else if (readMarkKey(key)) open.add(key);
      isCounted = false;
    } else if (!isCounted) {
      sum += open.size;
      isCounted = true;
    }
  }
  return sum;
}

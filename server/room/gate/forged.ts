import * as Y from 'yjs';
import { markOfFormat } from '#shared/paper/content.ts';
import { type Entry, readEntry, readKey } from '#shared/suggestion/entry.ts';
import type { Place } from '#server/room/gate/place.ts';
import { entryOfMark } from '#shared/suggestion/marks.ts';

/**
 * Whether a suggester's new item puts anybody else's name on an entry. Inside one's own insertion everything is cut out
 * before the paper is compared, so a colleague's name could hide there. An editor may write an entry anew that lies in
 * the same text already; nothing else is honest.
 */
export function forges(item: Y.Item, place: Place, author: string): boolean {
  const entry = entryIn(item);
  if (!entry || entry.author === author || place.kind === 'gone') return false;
  return place.kind !== 'text' || !stoodIn(place.type, entry);
}

function entryIn({ content, parentSub }: Y.Item): Entry | null {
  if (content instanceof Y.ContentFormat) {
    const { key, value } = content as { key: string; value: unknown };
    return readKey(key) && value !== null ? entryOfMark(markOfFormat(key, value)) : null;
  }
  if (parentSub === null || !(content instanceof Y.ContentAny)) return null;
  return readEntry(parentSub, content.arr[0]);
}

function stoodIn(text: unknown, entry: Entry): boolean {
  if (!(text instanceof Y.XmlText)) return false;
  for (let item = text._start; item; item = item.right) {
    const there = item.deleted ? null : entryIn(item);
    if (there?.id === entry.id && there.kind === entry.kind)
      return there.author === entry.author && there.at === entry.at && there.to === entry.to;
  }
  return false;
}

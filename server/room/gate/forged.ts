import * as Y from 'yjs';
import { markOfFormat } from '#shared/paper/content.ts';
import { type Entry, keyOf, readEntry, readKey } from '#shared/suggestion/entry.ts';
import type { Place } from '#server/room/gate/place.ts';
import { entryOfMark } from '#shared/suggestion/marks.ts';

/**
 * Whether a suggester's new items put anybody else's name on an entry. Inside one's own insertion everything is cut out
 * before the paper is compared, so a colleague's name could hide there. An editor may write an entry anew that lies in
 * the same text already; nothing else is honest.
 */
export class Forgeries {
  readonly #author: string;
  /** The entries of each text, read once however many of them a change writes anew. */
  readonly #entries = new Map<unknown, ReadonlyMap<string, Entry>>();

  constructor(author: string) {
    this.#author = author;
  }

  isOne(item: Y.Item, place: Place): boolean {
    const entry = entryIn(item);
    if (!entry || entry.author === this.#author || place.kind === 'gone') return false;
    return place.kind !== 'text' || !this.#stoodIn(place.type, entry);
  }

  #stoodIn(text: unknown, entry: Entry): boolean {
    if (!(text instanceof Y.XmlText)) return false;
    const entries = this.#entries.get(text) ?? entriesIn(text);
    this.#entries.set(text, entries);
    const there = entries.get(keyOf(entry));
    return (
      there !== undefined &&
      there.author === entry.author &&
      there.at === entry.at &&
      there.to === entry.to
    );
  }
}

/** Of entries under the same key the first. */
function entriesIn(text: Y.XmlText): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (let item = text._start; item; item = item.right) {
    const entry = item.deleted ? null : entryIn(item);
    if (entry && !entries.has(keyOf(entry))) entries.set(keyOf(entry), entry);
  }
  return entries;
}

function entryIn({ content, parentSub }: Y.Item): Entry | null {
  if (content instanceof Y.ContentFormat) {
    const { key, value } = content as { key: string; value: unknown };
    return readKey(key) && value !== null ? entryOfMark(markOfFormat(key, value)) : null;
  }
  if (parentSub === null || !(content instanceof Y.ContentAny)) return null;
  return readEntry(parentSub, content.arr[0]);
}

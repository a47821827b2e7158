import * as Y from 'yjs';
import { markOfFormat } from '#shared/paper/content.ts';
import { type Entry, keyOf, readEntry, readKey } from '#shared/suggestion/entry.ts';
import type { Place } from '#server/room/gate/place.ts';
import { entryOfMark } from '#shared/suggestion/marks.ts';

/**
 * Whether a suggester's new items put anybody else's name on an entry. Inside one's own insertion everything is cut out
 * before the paper is compared, so a colleague's name could hide there. An editor may write an entry anew that lies in
 * the same text already, and may go on with one after words that it put inside it; nothing else is honest. When that one
 * has just been decided on elsewhere, it is in doubt until the change is applied: then nothing of it must be left.
 */
export class Forgeries {
  readonly #author: string;
  /** The entries of each text, read once however many of them a change writes anew. */
  readonly #entries = new Map<unknown, ReadonlyMap<string, Entry>>();

  /** What goes on with an entry that is not in its text any more. */
  readonly doubtful: Y.ID[] = [];
  /** The entries that a client of this change has ended, in each text. */
  readonly #ended = new Map<unknown, Set<string>>();

  constructor(author: string) {
    this.#author = author;
  }

  isOne(item: Y.Item, place: Place): boolean {
    this.#noteEnd(item, place);
    const entry = entryIn(item);
    if (!entry || entry.author === this.#author || place.kind === 'gone') return false;
    if (place.kind !== 'text') return true;
    if (this.#stoodIn(place.type, entry)) return false;
    if (!this.#ended.get(place.type)?.has(endKey(item, keyOf(entry)))) return true;
    this.doubtful.push(item.id);
    return false;
  }

  /** Items of one client come in the order in which it wrote them. */
  #noteEnd(item: Y.Item, place: Place): void {
    if (place.kind !== 'text' || !(item.content instanceof Y.ContentFormat)) return;
    const { key, value } = item.content as { key: string; value: unknown };
    if (value !== null || !readKey(key)) return;
    const ended = this.#ended.get(place.type) ?? new Set();
    this.#ended.set(place.type, ended.add(endKey(item, key)));
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

function endKey({ id }: Y.Item, key: string): string {
  return `${id.client} ${key}`;
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

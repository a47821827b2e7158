import * as Y from 'yjs';
import { type Entry, keyOf, parseEntries, readKey, valueOf } from '#shared/suggestion/entry.ts';
import { entryOfMark, markOfEntry } from '#shared/suggestion/marks.ts';
import {
  type ContentNode,
  contentOfType,
  elementOf,
  formatOfMark,
  markOfFormat,
} from '#shared/paper/content.ts';
import type { News, Range } from '#server/room/gate/change.ts';
import { liveItemsIn } from '#server/room/gate/live-items.ts';
import type { Owners } from '#server/room/gate/identity.ts';

type Formats = Readonly<Record<string, unknown>>;

/** A stretch of somebody's own words that their change takes away although a colleague has made them part of the text. */
interface WithdrawnWords {
  readonly parent: Y.XmlText;
  /** Finds the place again when the words are gone. */
  readonly place: Y.RelativePosition;
  readonly words: string;
  readonly formats: Formats;
}

/** A block of somebody's own, taken away in the same way. */
interface WithdrawnBlock {
  readonly parent: Y.XmlFragment;
  readonly place: Y.RelativePosition;
  readonly content: readonly ContentNode[];
}

/** What a repair needs to know from before the change: where its new words begin, and which accepted ones it deletes. */
export interface Mendable {
  /** First new clock of each clientID that writes. */
  readonly from: ReadonlyMap<number, number>;
  readonly words: readonly WithdrawnWords[];
  readonly blocks: readonly WithdrawnBlock[];
}

/**
 * Looks, before a suggester's change is applied, for what an honest editor may do without knowing that a suggestion has
 * just been accepted or rejected elsewhere: go on typing in it, or delete in it.
 */
export function mendableIn(doc: Y.Doc, news: News, personId: string, owners: Owners): Mendable {
  const words: WithdrawnWords[] = [];
  const known = new Map<Y.XmlText, ReadonlyMap<Y.Item, Found>>();
  const blocks: WithdrawnBlock[] = [];
  for (const range of news.deletions) {
    if (owners.get(range.client) !== personId) continue;
    for (const item of liveItemsIn(doc, range)) {
      const taken = wordsOf(item, range, { personId, known });
      if (taken) words.push(taken);
      const block = blockOf(item, personId);
      if (block) blocks.push(block);
    }
  }
  const from = new Map(
    news.sections.map(({ client }) => [client, Y.getState(doc.store, client)] as const),
  );
  return { from, words, blocks };
}

interface Looking {
  readonly personId: string;
  /** The strings of each text, read once however many of them a change takes away. */
  readonly known: Map<Y.XmlText, ReadonlyMap<Y.Item, Found>>;
}

function wordsOf(item: Y.Item, range: Range, { personId, known }: Looking): WithdrawnWords | null {
  const { content, parent, id } = item;
  if (!(content instanceof Y.ContentString) || !(parent instanceof Y.XmlText)) return null;
  const strings = known.get(parent) ?? new Map(stringsIn(parent).map((one) => [one.item, one]));
  known.set(parent, strings);
  const found = strings.get(item);
  if (!found || isOwnInsertion(found.formats, personId)) return null;
  const start = Math.max(0, range.clock - id.clock);
  return {
    parent,
    place: Y.createRelativePositionFromTypeIndex(parent, found.index + start),
    words: content.str.slice(start, range.clock + range.length - id.clock),
    formats: found.formats,
  };
}

function blockOf({ content, parent }: Y.Item, personId: string): WithdrawnBlock | null {
  const type: unknown = content instanceof Y.ContentType ? content.type : null;
  if (!(type instanceof Y.XmlElement) || !(parent instanceof Y.XmlFragment)) return null;
  const held = contentOfType(type);
  const isOwn = parseEntries(held[0]?.attrs?.['proposed']).some(
    ({ kind, author }) => kind === 'insertion' && author === personId,
  );
  if (isOwn) return null;
  const index = (parent.toArray() as unknown[]).indexOf(type);
  const place = Y.createRelativePositionFromTypeIndex(parent, index);
  return { parent, place, content: held };
}

/**
 * After the change was applied: the person's new words that stand plainly in the text become a suggestion of theirs, and
 * words that had become part of the text come back, as a suggestion to delete them. Both only ever concern words that the
 * person has written; whether the paper then is what it must be is asked again by the caller.
 */
export function mend(
  doc: Y.Doc,
  { from, words, blocks }: Mendable,
  texts: Iterable<Y.XmlText>,
  by: Omit<Entry, 'kind' | 'to'>,
): void {
  const deletion: Entry = { ...by, kind: 'deletion', to: null };
  for (const { parent, place, content } of blocks) {
    const index = indexOf(place, doc);
    if (index === null || isGone(parent)) continue;
    parent.insert(index, content.map(elementOf));
    const block: unknown = parent.get(index);
    if (block instanceof Y.XmlElement) block.setAttribute(keyOf(deletion), valueOf(deletion));
  }
  for (const { parent, place, words: taken, formats } of words) {
    const index = indexOf(place, doc);
    // Words whose paragraph went too have come back with it.
    if (index === null || isGone(parent)) continue;
    parent.insert(index, taken, { ...formats, ...entryFormat(deletion) });
  }
  for (const text of texts) {
    for (const { item, index, formats } of stringsIn(text).toReversed()) {
      const start = from.get(item.id.client);
      if (start === undefined || item.id.clock < start) continue;
      if (isOwnInsertion(formats, by.author)) continue;
      text.format(index, item.length, entryFormat({ ...by, kind: 'insertion', to: null }));
    }
  }
}

function indexOf(place: Y.RelativePosition, doc: Y.Doc): number | null {
  return Y.createAbsolutePositionFromRelativePosition(place, doc)?.index ?? null;
}

function isGone(type: Y.XmlFragment | Y.XmlText): boolean {
  for (let item = type._item; item; ) {
    if (item.deleted) return true;
    const { parent } = item;
    item = parent instanceof Y.AbstractType ? parent._item : null;
  }
  return false;
}

function entryFormat(entry: Entry): Record<string, object> {
  return Object.fromEntries([formatOfMark(markOfEntry(entry))]);
}

function isOwnInsertion(formats: Formats, author: string): boolean {
  return Object.entries(formats).some(([key, value]) => {
    if (readKey(key)?.kind !== 'insertion') return false;
    return entryOfMark(markOfFormat(key, value))?.author === author;
  });
}

interface Found {
  readonly item: Y.Item;
  readonly index: number;
  readonly formats: Formats;
}

/** The strings of a text with their places and the formats that lie on them. */
function stringsIn(text: Y.XmlText): Found[] {
  const found: Found[] = [];
  const formats: Record<string, unknown> = {};
  let index = 0;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content as { key: string; value: unknown };
      if (value === null) delete formats[key];
      else formats[key] = value;
    } else {
      if (item.content instanceof Y.ContentString)
        found.push({ item, index, formats: { ...formats } });
      if (item.countable) index += item.length;
    }
  }
  return found;
}

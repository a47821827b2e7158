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
  /** More than anybody has on their way when they hear of a decision; then nothing is put right. */
  readonly isTooMuch: boolean;
}

/** Stretches of words and blocks together; each is found again by itself. */
const MOST_WITHDRAWN = 1000;

/**
 * Looks, before a suggester's change is applied, for what an honest editor may do without knowing that a suggestion has
 * just been accepted or rejected elsewhere: go on typing in it, or delete in it.
 */
export function mendableIn(doc: Y.Doc, news: News, personId: string, owners: Owners): Mendable {
  const strings = new Map<Y.XmlText, Map<Y.Item, Range>>();
  const blocks: WithdrawnBlock[] = [];
  for (const range of news.deletions) {
    if (owners.get(range.client) !== personId) continue;
    for (const item of liveItemsIn(doc, range)) {
      const { content, parent } = item;
      if (content instanceof Y.ContentString && parent instanceof Y.XmlText) {
        const known = strings.get(parent) ?? new Map<Y.Item, Range>();
        strings.set(parent, known.set(item, range));
      }
      const block = blocks.length <= MOST_WITHDRAWN ? blockOf(item, personId) : null;
      if (block) blocks.push(block);
    }
  }
  const words: WithdrawnWords[] = [];
  for (const [text, items] of strings) {
    if (words.length <= MOST_WITHDRAWN) words.push(...withdrawnIn(text, items, personId));
  }
  const from = new Map(
    news.sections.map(({ client }) => [client, Y.getState(doc.store, client)] as const),
  );
  const isTooMuch = words.length + blocks.length > MOST_WITHDRAWN;
  return isTooMuch
    ? { from, words: [], blocks: [], isTooMuch }
    : { from, words, blocks, isTooMuch };
}

/** Of the strings that a change takes out of a text, those that are not a suggestion of the person's (any more). */
function withdrawnIn(
  parent: Y.XmlText,
  items: ReadonlyMap<Y.Item, Range>,
  personId: string,
): WithdrawnWords[] {
  const words: WithdrawnWords[] = [];
  for (const { item, isOwn, formats } of stringsIn(parent, personId)) {
    const range = items.get(item);
    if (!range || isOwn) continue;
    if (words.push(wordsOf(item, parent, range, formats())) > MOST_WITHDRAWN) break;
  }
  return words;
}

function wordsOf(item: Y.Item, parent: Y.XmlText, range: Range, formats: Formats): WithdrawnWords {
  const { id, content } = item;
  const start = Math.max(0, range.clock - id.clock);
  const text = content instanceof Y.ContentString ? content.str : '';
  return {
    parent,
    place: new Y.RelativePosition(null, null, Y.createID(id.client, id.clock + start)),
    words: text.slice(start, range.clock + range.length - id.clock),
    formats,
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
  putBack(doc, words, entryFormat(deletion));
  for (const text of texts) suggestNewWords(text, from, by);
}

/**
 * Writes withdrawn words again where they stood. All of a text in one pass: what stood side by side has one place now, and
 * each would else be put before or behind the others by the marks that lie there.
 */
function putBack(doc: Y.Doc, words: readonly WithdrawnWords[], deletion: Formats): void {
  const texts = new Map<Y.XmlText, { index: number; insert: string; attributes: Formats }[]>();
  for (const { parent, place, words: insert, formats } of words) {
    const index = indexOf(place, doc);
    // Words whose paragraph went too have come back with it.
    if (index === null || isGone(parent)) continue;
    const known = texts.get(parent) ?? [];
    texts.set(parent, known);
    known.push({ index, insert, attributes: { ...formats, ...deletion } });
  }
  for (const [text, taken] of texts) {
    const delta: object[] = [];
    let passed = 0;
    for (const { index, ...words } of taken.toSorted((one, other) => one.index - other.index)) {
      if (index > passed) delta.push({ retain: index - passed });
      delta.push(words);
      passed = Math.max(passed, index);
    }
    text.applyDelta(delta, { sanitize: false });
  }
}

/** Makes a suggestion of all new words of a text that are none, in one pass. */
function suggestNewWords(
  text: Y.XmlText,
  from: Mendable['from'],
  by: Omit<Entry, 'kind' | 'to'>,
): void {
  const attributes = entryFormat({ ...by, kind: 'insertion', to: null });
  const delta: { retain: number; attributes?: object }[] = [];
  let passed = 0;
  for (const { item, index, isOwn } of stringsIn(text, by.author)) {
    // Yjs may have made one item of old words and the new ones after them.
    const known = Math.max(0, (from.get(item.id.client) ?? Infinity) - item.id.clock);
    if (known >= item.length || isOwn) continue;
    if (index + known > passed) delta.push({ retain: index + known - passed });
    delta.push({ retain: item.length - known, attributes });
    passed = index + item.length;
  }
  if (delta.length > 0) text.applyDelta(delta);
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

interface Found {
  readonly item: Y.Item;
  readonly index: number;
  /** It is the person's own suggestion. */
  readonly isOwn: boolean;
  /** The formats that lie on it. */
  readonly formats: () => Formats;
}

/** The strings of a text with their places, as one person's suggestion or not. */
function* stringsIn(text: Y.XmlText, author: string): Generator<Found> {
  const lying = new Map<string, unknown>();
  const own = new Set<string>();
  const formats = () => Object.fromEntries(lying);
  let index = 0;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content as { key: string; value: unknown };
      if (value === null) lying.delete(key);
      else lying.set(key, value);
      if (value !== null && isOwnInsertion(key, value, author)) own.add(key);
      else own.delete(key);
      continue;
    }
    if (item.content instanceof Y.ContentString)
      yield { item, index, isOwn: own.size > 0, formats };
    if (item.countable) index += item.length;
  }
}

function isOwnInsertion(key: string, value: unknown, author: string): boolean {
  if (readKey(key)?.kind !== 'insertion') return false;
  return entryOfMark(markOfFormat(key, value))?.author === author;
}

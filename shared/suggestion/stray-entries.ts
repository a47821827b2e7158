import * as Y from 'yjs';
import { markOfFormat } from '#shared/paper/content.ts';
import { type Entry, readKey } from '#shared/suggestion/entry.ts';
import { entryOfMark } from '#shared/suggestion/marks.ts';

/** Letters under an entry that nobody laid on them. */
export interface Strayed {
  /** Where they stand in their text, and how many: in UTF-16 units. */
  readonly index: number;
  readonly length: number;
  readonly key: string;
  readonly entry: Entry;
  /** Letters that came with the change, from this clientID; null for letters that stood there before. */
  readonly newFrom: number | null;
}

/** What a change let stray in one text. */
export interface StrayEntries {
  readonly text: Y.XmlText;
  readonly letters: readonly Strayed[];
  /** Formats that go on with an entry which has ended meanwhile: they would lay it on all that follows. */
  readonly groundless: readonly Groundless[];
}

export interface Groundless {
  readonly entry: Entry;
  /** Its second beginning. The end before the words stays: a redo of what is taken back shall not lie on them. */
  readonly begin: Y.Item;
}

/** Of a Yjs transaction what is asked here; while it can still be read what it deleted. */
type Change = Pick<Y.Transaction, 'changed' | 'beforeState' | 'deleteSet'>;

/**
 * The entries that came to lie on letters by the meeting of two changes, rather than by anybody's will. A mark in a shared
 * text reaches from one format to the next, so:
 *
 * - new letters that were put between two others while these were struck elsewhere lie under a deletion that never saw them;
 * - who writes plainly inside a suggestion ends its mark before the words and begins it again after them; when the suggestion
 *   has been decided or taken back meanwhile, the second beginning has no ground and no end;
 * - and when such words go, so do their two formats, and what somebody else wrote beside them lies under the mark.
 *
 * `writer` is who made the change: what they laid on letters in their own name is laid. `isServers` tells the clientIDs of the
 * server's own hand, which may make an insertion of a stretch in which somebody writes at that moment. Asked in
 * `afterTransaction`.
 */
export function strayEntries(
  change: Change,
  writer: string,
  isServers: (client: number) => boolean,
): StrayEntries[] {
  const found: StrayEntries[] = [];
  for (const [type, keys] of change.changed) {
    if (!((type as unknown) instanceof Y.XmlText) || !keys.has(null)) continue;
    const text = type as unknown as Y.XmlText;
    if (!mayStray(text, change, isServers)) continue;
    const walk = new Walk(change, writer, isServers);
    for (let item = text._start; item; item = item.right) walk.pass(item);
    walk.end();
    const letters = walk.strayed();
    if (letters.length + walk.groundless.length > 0)
      found.push({ text, letters, groundless: walk.groundless });
  }
  return found;
}

/**
 * Whether anything can stray in a text: only under a deletion, or where marks of entries came or went. Nearly every letter
 * is typed where neither is so, and this is asked at every letter.
 */
function mayStray(
  text: Y.XmlText,
  change: Change,
  isServers: (client: number) => boolean,
): boolean {
  for (let item = text._start; item; item = item.right) {
    if (!(item.content instanceof Y.ContentFormat)) continue;
    const { key } = item.content as { key: string };
    if (item.deleted ? goes(item, change) : key.startsWith(DELETION) || isNew(item.id, change))
      return true;
    if (!item.deleted && key.startsWith(INSERTION) && isServers(item.id.client)) return true;
  }
  return false;
}

const DELETION = 'deletion--';
const INSERTION = 'insertion--';

function isNew({ client, clock }: Y.ID, { beforeState }: Change): boolean {
  return clock >= (beforeState.get(client) ?? 0);
}

/** Whether an item that is deleted went by this change. */
function goes({ id }: Y.Item, change: Change): boolean {
  return Y.isDeleted(change.deleteSet, id) && !isNew(id, change);
}

/** Takes stray entries off. Call it inside a transaction. */
export function takeOff(doc: Y.Doc, { text, letters, groundless }: StrayEntries): void {
  doc.transact((transaction) => {
    for (const { begin } of groundless) begin.delete(transaction);
    const delta: { retain: number; attributes?: Record<string, null> }[] = [];
    let passed = 0;
    for (const { index, length, keys } of byPlace(letters)) {
      if (index > passed) delta.push({ retain: index - passed });
      delta.push({
        retain: length,
        attributes: Object.fromEntries([...keys].map((key) => [key, null])),
      });
      passed = index + length;
    }
    if (delta.length > 0) text.applyDelta(delta, { sanitize: false });
  });
}

interface Stretch {
  readonly index: number;
  readonly length: number;
  readonly keys: Set<string>;
}

/** One stretch for all entries on the same letters; strays are found letter run by letter run, so stretches never overlap. */
function byPlace(letters: readonly Strayed[]): Stretch[] {
  const stretches = new Map<number, Stretch>();
  for (const { index, length, key } of letters) {
    const stretch = stretches.get(index) ?? { index, length, keys: new Set() };
    stretches.set(index, stretch);
    stretch.keys.add(key);
  }
  return [...stretches.values()].toSorted((one, other) => one.index - other.index);
}

interface Opening {
  readonly entry: Entry;
  readonly by: Y.Item;
  readonly isFresh: boolean;
  /** Begun by this change, rather than begun again after words put into it. */
  readonly isLaid: boolean;
  readonly letters: Strayed[];
}

interface Ending {
  readonly by: Y.Item;
  /** It ends what is not there (any more). */
  readonly isGroundless: boolean;
  /** Letters that the entry lies on all the same, because somebody else began it anew in between. */
  readonly letters: Strayed[];
}

/** One way through a text, with the entries that are open now and that were before the change. */
class Walk {
  readonly groundless: Groundless[] = [];
  readonly #change: Change;
  readonly #writer: string;
  readonly #isServers: (client: number) => boolean;
  readonly #open = new Map<string, Opening>();
  readonly #openBefore = new Set<string>();
  readonly #ended = new Map<string, Ending>();
  /** What has ended since the last letter. */
  readonly #endedHere = new Set<string>();
  /** Entries for which the change brings a format. */
  readonly #brought = new Set<string>();
  readonly #strayed: Strayed[] = [];
  /** Old letters on which the writer's own entry lies now. */
  readonly #gained: Strayed[] = [];
  #index = 0;

  constructor(change: Change, writer: string, isServers: (client: number) => boolean) {
    this.#change = change;
    this.#writer = writer;
    this.#isServers = isServers;
  }

  pass(item: Y.Item): void {
    const { content, deleted } = item;
    if (content instanceof Y.ContentFormat) this.#format(item);
    if (deleted || !item.countable) return;
    if (content instanceof Y.ContentString) this.#letters(item);
    this.#index += item.length;
  }

  /** Every Yjs ends the marks it lays: one that now reaches the end of the text has lost its own end. */
  end(): void {
    for (const [key, { entry, by }] of this.#open)
      if (!this.#openBefore.has(key)) this.groundless.push({ entry, begin: by });
  }

  strayed(): Strayed[] {
    return [...this.#strayed, ...this.#gained.filter(({ key }) => !this.#brought.has(key))];
  }

  #format(item: Y.Item): void {
    const { key, value } = item.content as unknown as { key: string; value: unknown };
    if (!readKey(key)) return;
    const isFresh = isNew(item.id, this.#change);
    if (!item.deleted) {
      if (isFresh) this.#brought.add(key);
      if (value === null) this.#end(item, key, isFresh);
      else this.#begin(item, key, isFresh);
    }
    if (item.deleted ? !goes(item, this.#change) : isFresh) return;
    if (value === null) this.#openBefore.delete(key);
    else this.#openBefore.add(key);
  }

  #end(by: Y.Item, key: string, isFresh: boolean): void {
    const was = this.#open.get(key);
    const isTwin = !was && this.#endedHere.has(key);
    const hadGround = this.#openBefore.has(key);
    this.#open.delete(key);
    this.#endedHere.add(key);
    const isGroundless = !was && !isTwin && (isFresh || hadGround);
    if (isGroundless || (isFresh && !was?.isLaid))
      this.#ended.set(key, { by, isGroundless, letters: [] });
    else this.#ended.delete(key);
  }

  #begin(item: Y.Item, key: string, isFresh: boolean): void {
    const entry = entryOfMark(markOfFormat(key, valueOf(item)));
    if (!entry) return;
    const ended = this.#ended.get(key);
    if (ended?.isGroundless) {
      this.#ended.delete(key);
      this.groundless.push({ entry, begin: item });
      return;
    }
    const open = this.#open.get(key);
    if (isFresh) {
      this.#ended.delete(key);
      // Whoever begins it here saw no such mark before it.
      if (ended?.by.id.client === item.id.client) this.#strayed.push(...ended.letters);
      else if (open && !open.isFresh) this.#strayed.push(...open.letters);
    }
    const isLaid = isFresh && !ended;
    this.#open.set(key, { entry, by: item, isFresh, isLaid, letters: [] });
  }

  #letters({ id, length }: Y.Item): void {
    this.#endedHere.clear();
    if (this.#open.size === 0) return;
    // Yjs may have made one item of old letters and the new ones after them.
    const known = (this.#change.beforeState.get(id.client) ?? 0) - id.clock;
    const old = Math.min(length, Math.max(0, known));
    if (old > 0) this.#stretch(this.#index, old, null);
    if (old < length) this.#stretch(this.#index + old, length - old, id.client);
  }

  #stretch(index: number, length: number, newFrom: number | null): void {
    for (const [key, opening] of this.#open) {
      const { entry, letters: under } = opening;
      const letters = { index, length, key, entry, newFrom };
      if (newFrom !== null) {
        if (this.#takesNew(opening)) this.#strayed.push(letters);
      } else if (!this.#openBefore.has(key)) {
        if (entry.author === this.#writer) this.#gained.push(letters);
        else this.#strayed.push(letters);
      }
      this.#ended.get(key)?.letters.push(letters);
      under.push(letters);
    }
  }

  /** Whether new letters that come to lie under an entry are no part of it. */
  #takesNew({ entry, by, isLaid }: Opening): boolean {
    if (isLaid) return false;
    if (entry.kind === 'deletion') return true;
    return (
      entry.kind === 'insertion' && entry.author !== this.#writer && this.#isServers(by.id.client)
    );
  }
}

function valueOf({ content }: Y.Item): unknown {
  return (content as unknown as { value: unknown }).value;
}

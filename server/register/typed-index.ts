import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as Y from 'yjs';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import { isBlockId } from '#shared/paper/block-id.ts';
import { TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import { isListed } from '#shared/paper/paper.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { type BlockPlace, keyOfPlace } from '#shared/register/block-place.ts';
import { readTypedEntries, type TypedEntry } from '#shared/register/typed-entry.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly bus: Bus;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
  readonly onFault: (fault: unknown) => void;
  /** Hears that recommendations came into a paper, or left it. */
  readonly onMoves?: (forumId: string) => void;
}

/** A typed block with the name of its wording. */
export interface IndexedEntry extends TypedEntry {
  /** The SHA-256 of its wording, shortened. */
  readonly hash: string;
}

interface Read {
  readonly forumId: string;
  readonly entries: readonly IndexedEntry[];
  /** Equal where nothing that the register shows has changed. */
  readonly signature: string;
}

/** A paper is read at most so often while people type in it, in milliseconds. */
const REST_MS = 400;
/** A typed block that has only just been made has no id yet: so long it is given to get one, in milliseconds. */
const UNNAMED_MS = 1000;
/** So many recommendations are known by what they said when they were seen first and last. */
const MOST_SEEN = 20_000;
/** Papers are read at the first asking; it waits no longer than this, in milliseconds. */
const WAIT_MS = 3000;

/**
 * The typed blocks of all papers, in memory: read out of each paper once, and of one paper again when its text or card
 * has changed. Knows nothing of rights: whoever asks must leave out what the asker may not read.
 */
export class TypedIndex {
  readonly #deps: Deps;
  readonly #papers = new Map<string, Read>();
  /** Papers whose text or card changed since they were read. */
  readonly #stale = new Set<string>();
  /** What recommendations said when they were first and last seen at a place, also those that are gone from it. */
  readonly #seen = new Map<string, { readonly first: string; readonly last: string }>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #stopListening: () => void;
  #reading: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#stopListening = deps.bus.listen((announcement) => {
      if (announcement.kind === 'paper-changed') this.note(announcement.paperId);
    });
  }

  /** Hears that a paper's text or card changed and is on disk. */
  note(paperId: string): void {
    this.#stale.add(paperId);
    if (this.#timers.has(paperId) || this.#isClosed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(paperId);
      void this.#inTurn(() => this.#refresh(paperId));
    }, REST_MS);
    timer.unref();
    this.#timers.set(paperId, timer);
  }

  /** The typed blocks of these papers as they stand now, and whether all could be read in time. */
  async of(
    cards: readonly PaperCard[],
  ): Promise<{ entries: ReadonlyMap<string, readonly IndexedEntry[]>; isWhole: boolean }> {
    const isWanting = ({ id }: PaperCard) => !this.#papers.has(id) || this.#stale.has(id);
    const reading = this.#inTurn(async () => {
      for (const { id } of cards.filter(isWanting)) {
        await this.#refresh(id);
        await nextTurn();
      }
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, WAIT_MS);
    });
    await Promise.race([reading, late]);
    clearTimeout(timer);
    const entries = new Map(cards.map(({ id }) => [id, this.#papers.get(id)?.entries ?? []]));
    return { entries, isWhole: !cards.some(isWanting) };
  }

  /** The names of the wordings with which a recommendation was first and last seen at a place, as far as is remembered. */
  wordingsOf(place: BlockPlace): readonly string[] {
    const seen = this.#seen.get(keyOfPlace(place));
    return seen ? [seen.first, seen.last] : [];
  }

  close(): void {
    this.#isClosed = true;
    this.#stopListening();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #noteLater(paperId: string): void {
    setTimeout(() => this.note(paperId), UNNAMED_MS).unref();
  }

  /** One reading at a time: taking a long paper out of its bytes holds everybody up for some milliseconds. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#reading = this.#reading.then(work).catch((fault: unknown) => {
      if (!this.#isClosed) this.#deps.onFault(fault);
    });
    return this.#reading;
  }

  async #refresh(paperId: string): Promise<void> {
    const known = this.#papers.get(paperId);
    if (this.#isClosed || (known && !this.#stale.has(paperId))) return;
    // What changes from here on marks it anew.
    this.#stale.delete(paperId);
    const card = await this.#deps.catalogue.tables.papers.get(paperId);
    if (!card) return;
    const read = await this.#read(card);
    this.#papers.set(paperId, read);
    this.#remember(paperId, read);
    if (known && idsOf(known) !== idsOf(read)) this.#deps.onMoves?.(card.forumId);
    if (known && known.signature !== read.signature && isListed(card))
      this.#deps.bus.announce({ kind: 'register-changed', forumId: card.forumId, paperId });
  }

  #remember(paperId: string, { entries }: Read): void {
    for (const { kind, blockId, hash } of entries) {
      if (kind !== 'recommendation') continue;
      const key = keyOfPlace({ paperId, blockId });
      const first = this.#seen.get(key)?.first ?? hash;
      this.#seen.delete(key);
      this.#seen.set(key, { first, last: hash });
    }
    for (const key of this.#seen.keys()) {
      if (this.#seen.size <= MOST_SEEN) return;
      this.#seen.delete(key);
    }
  }

  /** A paper that cannot be read now has no blocks, until it changes. */
  async #read(card: PaperCard): Promise<Read> {
    const { id, forumId, layout = PLAIN_LAYOUT } = card;
    let entries: IndexedEntry[] = [];
    try {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, await this.#deps.content(id));
      const content = readContent(doc);
      entries = indexed(id, content, layout);
      doc.destroy();
      // The server names them in a quiet moment, and nobody is told of that.
      if (content.some(isUnnamed)) this.#noteLater(id);
    } catch (fault) {
      if (!this.#isClosed) this.#deps.onFault(fault);
    }
    return { forumId, entries, signature: JSON.stringify(entries) };
  }
}

const idsOf = ({ entries }: Read): string =>
  entries.flatMap(({ kind, blockId }) => (kind === 'recommendation' ? blockId : [])).join(' ');

function isUnnamed({ type, attrs }: ContentNode): boolean {
  return (TYPED_BLOCKS as readonly string[]).includes(type) && !isBlockId(attrs?.['id']);
}

/** The typed blocks of one paper's content, each with the name of its wording. */
export function indexed(
  paperId: string,
  content: readonly ContentNode[],
  layout: NonNullable<PaperCard['layout']>,
): IndexedEntry[] {
  return readTypedEntries(paperId, content, layout).map((entry) => ({
    ...entry,
    hash: hashOfWording(entry.wording),
  }));
}

/** The name of a wording, as positions are taken on it. */
export function hashOfWording(wording: string): string {
  return createHash('sha256').update(wording).digest('base64url').slice(0, 32);
}

/** The recommendations of a text of a paper, each with its number, its words and the name of its wording. */
export function recommendationsIn(
  paperId: string,
  content: readonly ContentNode[],
  layout: NonNullable<PaperCard['layout']>,
): { blockId: string; number: string; words: string; wording: string }[] {
  return indexed(paperId, content, layout)
    .filter(({ kind }) => kind === 'recommendation')
    .map(({ blockId, number, words, hash }) => ({ blockId, number, words, wording: hash }));
}

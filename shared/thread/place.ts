import type { ContentNode } from '#shared/paper/content.ts';
import { NODES } from '#shared/paper/schema.ts';
import { parseEntries } from '#shared/suggestion/entry.ts';
import { entryOfMark } from '#shared/suggestion/marks.ts';
import { threadsOn } from '#shared/thread/comment-mark.ts';
import { isTelling, type Line, Quotable } from '#shared/thread/quote.ts';
import type { Anchor } from '#shared/thread/thread.ts';

/** What of a thread decides where it stands. */
export interface Placeable {
  readonly id: string;
  readonly anchor: Anchor;
  readonly quote: string;
  /** Without a mark in the text: it is found by its quote. */
  readonly isPrivate: boolean;
}

/** Where a thread stands in a paper now. */
export type Place =
  | { readonly kind: 'paper' }
  | {
      readonly kind: 'block';
      /** Null while the block has no id yet. */
      readonly blockId: string | null;
      /** Where it begins and ends, as an editor counts places: so threads are put in the paper's order. */
      readonly order: number;
      readonly end: number;
    };

type Spot = Place & { readonly kind: 'block' };

/**
 * Where each thread stands in a paper now; null when its passage is gone and it lies in the tray.
 *
 * Words are found by the mark on them, and those of a private thread by its quote: in their block, or anywhere if they
 * stand there exactly once. So are words whose mark went astray (a paragraph's split that was undone, a passage that came
 * back by way of another program), where the quote is too long to be there by chance. Should a mark stand in several places (a copy by another program, a suggester's forgery),
 * the words of the paper go before proposed ones, then the block on which the remark was made, then the first.
 */
export function placesOf(
  content: readonly ContentNode[],
  threads: readonly Placeable[],
): ReadonlyMap<string, Place | null> {
  const reading = new Reading(content);
  const placeOf = (thread: Placeable): Place | null =>
    thread.anchor.kind === 'paper' ? { kind: 'paper' } : spotOf(reading, thread);
  return new Map(threads.map((thread) => [thread.id, placeOf(thread)]));
}

/** What one reading of a paper, of its content or of an editor's document, says of places. */
export interface Spots<Spot> {
  block(id: string): Spot | null;
  suggestion(id: string, authorId: string): Spot | null;
  /** By the thread's mark. */
  marked(threadId: string, blockId: string | null): Spot | null;
  quoted(quote: string, blockId: string | null): Spot | null;
}

/** The one rule of where in the text a thread stands; null for the paper as a whole, and when it is gone. */
export function spotOf<Spot>(
  spots: Spots<Spot>,
  { id, anchor, quote, isPrivate }: Placeable,
): Spot | null {
  const words = (blockId: string | null) =>
    (isPrivate ? null : spots.marked(id, blockId)) ??
    (isPrivate || isTelling(quote) ? spots.quoted(quote, blockId) : null);
  switch (anchor.kind) {
    case 'paper':
      return null;
    case 'block':
      return spots.block(anchor.blockId);
    case 'passage':
      return words(anchor.blockId);
    default: {
      const standing = () => spots.suggestion(anchor.suggestionId, anchor.authorId);
      return isPrivate
        ? (standing() ?? words(anchor.blockId))
        : (words(anchor.blockId) ?? standing());
    }
  }
}

/** What of a stretch of marked words decides whether it is the one. */
export interface MarkedPiece {
  /** Number of the line of running text in which it stands. */
  readonly line: number;
  /** Ids of the blocks around it. */
  readonly ids: readonly string[];
  /** Whether it is only somebody's suggestion. */
  readonly isProposed: boolean;
}

/** The first and the last piece of the place that a mark means; null when it stands nowhere. */
export function markedStretch<Piece extends MarkedPiece>(
  all: readonly Piece[],
  blockId: string | null,
): { readonly first: Piece; readonly last: Piece } | null {
  const base = all.filter(({ isProposed }) => !isProposed);
  const pieces = base.length > 0 ? base : all;
  const there = pieces.findIndex(({ ids }) => blockId !== null && ids.includes(blockId));
  const start = Math.max(0, there);
  const first = pieces[start];
  if (!first) return null;
  let last = first;
  // A passage that was cut in two goes on in the next line; what stands further away is another place.
  for (const piece of pieces.slice(start + 1)) {
    if (piece.line > last.line + 1) break;
    last = piece;
  }
  return { first, last };
}

/** A stretch of marked words. */
interface Piece extends Spot, MarkedPiece {}

interface PlacedLine extends Line {
  readonly at: number;
}

interface Around {
  readonly ids: readonly string[];
  readonly isProposed: boolean;
}

/** What a paper says of places, read in one pass. */
class Reading implements Spots<Spot> {
  readonly #blocks = new Map<string, Spot>();
  /** By id and author. */
  readonly #suggestions = new Map<string, Spot>();
  readonly #pieces = new Map<string, Piece[]>();
  readonly #lines: PlacedLine[] = [];
  #quotable: Quotable | null = null;

  constructor(content: readonly ContentNode[]) {
    let at = 0;
    for (const node of content) at = this.#read(node, at, { ids: [], isProposed: false });
  }

  block(id: string): Spot | null {
    return this.#blocks.get(id) ?? null;
  }

  suggestion(id: string, authorId: string): Spot | null {
    return this.#suggestions.get(`${id} ${authorId}`) ?? null;
  }

  marked(id: string, blockId: string | null): Spot | null {
    const found = markedStretch(this.#pieces.get(id) ?? [], blockId);
    if (!found) return null;
    const { first, last } = found;
    return { kind: 'block', blockId: first.blockId, order: first.order, end: last.end };
  }

  quoted(quote: string, blockId: string | null): Spot | null {
    this.#quotable ??= new Quotable(this.#lines);
    const found = this.#quotable.find(quote, blockId);
    const [first, last] = [found && this.#lines[found.line], found && this.#lines[found.lastLine]];
    if (!found || !first || !last) return null;
    return {
      kind: 'block',
      blockId: first.ids.at(-1) ?? null,
      order: first.at + found.from,
      end: last.at + found.to,
    };
  }

  /** Reads a block that begins at a place; answers where it ends. */
  #read(node: ContentNode, at: number, outer: Around): number {
    const entries = parseEntries(node.attrs?.['proposed']);
    const id: unknown = node.attrs?.['id'];
    const around: Around = {
      ids: typeof id === 'string' ? [...outer.ids, id] : outer.ids,
      isProposed: outer.isProposed || entries.some(({ kind }) => kind === 'insertion'),
    };
    const children = node.content ?? [];
    const isLine = children.some(isInline);
    const end = isLine
      ? this.#readLine(children, at + 1, around)
      : children.reduce((place, child) => this.#read(child, place, around), at + 1);
    const whole = isLeaf(node) ? at + 1 : end + 1;
    const spot: Spot = {
      kind: 'block',
      blockId: around.ids.at(-1) ?? null,
      order: at,
      end: whole,
    };
    if (typeof id === 'string' && !this.#blocks.has(id)) this.#blocks.set(id, spot);
    for (const entry of entries) this.#noteSuggestion(entry, spot);
    return whole;
  }

  #readLine(nodes: readonly ContentNode[], start: number, { ids, isProposed }: Around): number {
    let words = '';
    const line = this.#lines.length;
    for (const { text = ' ', marks } of nodes) {
      const order = start + words.length;
      words += text;
      if (!marks) continue;
      const entries = marks.flatMap((mark) => entryOfMark(mark) ?? []);
      const spot: Spot = {
        kind: 'block',
        blockId: ids.at(-1) ?? null,
        order,
        end: start + words.length,
      };
      for (const entry of entries) this.#noteSuggestion(entry, spot);
      const isNew = isProposed || entries.some(({ kind }) => kind === 'insertion');
      for (const thread of threadsOn(marks)) {
        const piece: Piece = { ...spot, line, ids, isProposed: isNew };
        const known = this.#pieces.get(thread);
        if (known) known.push(piece);
        else this.#pieces.set(thread, [piece]);
      }
    }
    this.#lines.push({ ids, words, at: start });
    return start + words.length;
  }

  #noteSuggestion({ id, author }: { readonly id: string; readonly author: string }, spot: Spot) {
    const key = `${id} ${author}`;
    if (!this.#suggestions.has(key)) this.#suggestions.set(key, spot);
  }
}

function isInline({ type }: ContentNode): boolean {
  return type === 'text' || type === 'hardBreak';
}

/** A block without an inside, such as a page break, is one place to an editor. */
function isLeaf({ type }: ContentNode): boolean {
  return NODES[type]?.content === '';
}

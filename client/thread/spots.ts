import type { Node } from '@tiptap/pm/model';
import { type Line, Quotable } from '#shared/thread/quote.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { factsOf, type Piece, type Stretch, suggestionName } from '#client/thread/block-facts.ts';

/** Where something stands in the text of the editor now. */
export interface Spot extends Stretch {
  /** Where the block of the paper's first level starts that it begins in. */
  readonly block: number;
}

/** What of a thread decides where it stands. */
export type Placed = Pick<ThreadView, 'id' | 'anchor' | 'quote' | 'group'>;

/**
 * Where each thread stands; one that is missing has no place in the text: it is on the whole paper, or lies in the tray.
 * The same rule as the server's (`shared/thread/place.ts`), kept per block so that an edit costs one block.
 */
export function threadSpots(doc: Node, threads: readonly Placed[]): ReadonlyMap<string, Spot> {
  if (answered?.doc === doc && answered.threads === threads) return answered.spots;
  const index = indexOf(doc);
  const spots = new Map<string, Spot>();
  for (const thread of threads) {
    const spot = spotOf(doc, thread, index);
    if (spot) spots.set(thread.id, spot);
  }
  answered = { doc, threads, spots };
  return spots;
}

// Each card asks about its own, and all of them in one go.
let answered: {
  readonly doc: Node;
  readonly threads: readonly Placed[];
  readonly spots: ReadonlyMap<string, Spot>;
} | null = null;

/** Where a suggestion stands; null when it is gone. */
export function suggestionSpot(doc: Node, id: string, authorId: string): Spot | null {
  return indexOf(doc).suggestions.get(suggestionName(id, authorId)) ?? null;
}

interface PlacedPiece extends Piece {
  readonly block: number;
}

interface Index {
  readonly pieces: ReadonlyMap<string, readonly PlacedPiece[]>;
  readonly suggestions: ReadonlyMap<string, Spot>;
  readonly blocks: ReadonlyMap<string, Spot>;
}

let last: { readonly doc: Node; readonly index: Index } | null = null;

function indexOf(doc: Node): Index {
  if (last?.doc === doc) return last.index;
  const pieces = new Map<string, PlacedPiece[]>();
  const suggestions = new Map<string, Spot>();
  const blocks = new Map<string, Spot>();
  let lines = 0;
  doc.forEach((block, start) => {
    const facts = factsOf(block);
    const placed = ({ from, to }: Stretch): Spot => ({
      from: start + from,
      to: start + to,
      block: start,
    });
    for (const piece of facts.pieces) {
      const here = { ...piece, ...placed(piece), line: lines + piece.line };
      const known = pieces.get(piece.thread);
      if (known) known.push(here);
      else pieces.set(piece.thread, [here]);
    }
    for (const [name, stretch] of facts.suggestions)
      if (!suggestions.has(name)) suggestions.set(name, placed(stretch));
    for (const [id, stretch] of facts.blocks) if (!blocks.has(id)) blocks.set(id, placed(stretch));
    lines += facts.lines;
  });
  const index = { pieces, suggestions, blocks };
  last = { doc, index };
  return index;
}

function spotOf(doc: Node, { id, anchor, quote, group }: Placed, index: Index): Spot | null {
  const words = (blockId: string | null) =>
    group ? quoted(doc, quote, blockId) : marked(index.pieces.get(id) ?? [], blockId);
  switch (anchor.kind) {
    case 'paper':
      return null;
    case 'block':
      return index.blocks.get(anchor.blockId) ?? null;
    case 'passage':
      return words(anchor.blockId);
    default: {
      const name = suggestionName(anchor.suggestionId, anchor.authorId);
      const standing = index.suggestions.get(name) ?? null;
      return group ? (standing ?? words(anchor.blockId)) : (words(anchor.blockId) ?? standing);
    }
  }
}

/** Words of the paper go before proposed ones, the block of the remark before others; what stands far away is no part. */
function marked(all: readonly PlacedPiece[], blockId: string | null): Spot | null {
  const base = all.filter(({ isProposed }) => !isProposed);
  const pieces = base.length > 0 ? base : all;
  const there = pieces.findIndex(({ ids }) => blockId !== null && ids.includes(blockId));
  const start = Math.max(0, there);
  const first = pieces[start];
  if (!first) return null;
  let end = first;
  for (const piece of pieces.slice(start + 1)) {
    if (piece.line > end.line + 1) break;
    end = piece;
  }
  return { from: first.from, to: end.to, block: first.block };
}

/** A private remark has no mark in the text: its words are found as the server finds them. */
function quoted(doc: Node, quote: string, blockId: string | null): Spot | null {
  const { lines, quotable } = linesOf(doc);
  const found = quotable.find(quote, blockId);
  const [first, end] = [found && lines[found.line], found && lines[found.lastLine]];
  if (!found || !first || !end) return null;
  return { from: first.start + found.from, to: end.start + found.to, block: first.block };
}

interface PlacedLine extends Line {
  /** Where its first letter stands. */
  readonly start: number;
  readonly block: number;
}

let read: { readonly doc: Node; readonly lines: PlacedLine[]; readonly quotable: Quotable } | null =
  null;

function linesOf(doc: Node) {
  if (read?.doc === doc) return read;
  const lines: PlacedLine[] = [];
  const look = (node: Node, at: number, around: readonly string[], block: number) => {
    const id: unknown = node.attrs['id'];
    const ids = typeof id === 'string' ? [...around, id] : around;
    if (node.isTextblock) {
      const words = node.textBetween(0, node.content.size, ' ', ' ');
      lines.push({ ids, words, start: at + 1, block });
    } else node.forEach((child, offset) => look(child, at + 1 + offset, ids, block));
  };
  doc.forEach((block, start) => look(block, start, [], start));
  read = { doc, lines, quotable: new Quotable(lines) };
  return read;
}

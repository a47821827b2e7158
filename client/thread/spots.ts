import type { Node } from '@tiptap/pm/model';
import { markedStretch, spotOf, type Spots } from '#shared/thread/place.ts';
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
 * By the server's own rule (`shared/thread/place.ts`), from what is kept per block, so that an edit costs one block.
 */
export function threadSpots(doc: Node, threads: readonly Placed[]): ReadonlyMap<string, Spot> {
  if (answered?.doc === doc && answered.threads === threads) return answered.spots;
  const found = spotsIn(doc);
  const spots = new Map<string, Spot>();
  for (const thread of threads) {
    const spot = spotOf(found, { ...thread, isPrivate: thread.group !== null });
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
  return spotsIn(doc).suggestion(id, authorId);
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

/** What the document says of places, for the rule that client and server share. */
function spotsIn(doc: Node): Spots<Spot> {
  const { pieces, suggestions, blocks } = indexOf(doc);
  return {
    block: (id) => blocks.get(id) ?? null,
    suggestion: (id, authorId) => suggestions.get(suggestionName(id, authorId)) ?? null,
    marked(threadId, blockId) {
      const found = markedStretch(pieces.get(threadId) ?? [], blockId);
      return found && { from: found.first.from, to: found.last.to, block: found.first.block };
    },
    quoted: (quote, blockId) => quoted(doc, quote, blockId),
  };
}

/** Words without a mark, found as the server finds them. */
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

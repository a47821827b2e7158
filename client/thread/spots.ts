import type { Node } from '@tiptap/pm/model';
import { parseEntries } from '#shared/suggestion/entry.ts';
import { COMMENT_MARK } from '#shared/thread/comment-mark.ts';
import { type Line, Quotable } from '#shared/thread/quote.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';

/** Where something stands in the text of the editor now. */
export interface Spot {
  readonly from: number;
  readonly to: number;
  /** Where the block of the paper's first level starts that it begins in. */
  readonly block: number;
}

/** What of a thread decides where it stands. */
export type Placed = Pick<ThreadView, 'id' | 'anchor' | 'quote' | 'group'>;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What one block of the paper holds, by places counted from the block's own start. */
interface Facts {
  readonly threads: ReadonlyMap<string, Stretch>;
  readonly suggestions: ReadonlyMap<string, Stretch>;
  readonly blocks: ReadonlyMap<string, Stretch>;
}

// A block that no edit has touched is the same node as before: a keystroke costs one block.
const known = new WeakMap<Node, Facts>();

function factsOf(block: Node): Facts {
  const before = known.get(block);
  if (before) return before;
  const [threads, suggestions, blocks] = [1, 2, 3].map(() => new Map<string, Stretch>());
  const note = (map: Map<string, Stretch> | undefined, id: unknown, { from, to }: Stretch) => {
    if (typeof id !== 'string' || !map) return;
    const old = map.get(id);
    map.set(id, old ? { from: Math.min(old.from, from), to: Math.max(old.to, to) } : { from, to });
  };
  const look = (node: Node, from: number) => {
    const stretch = { from, to: from + node.nodeSize };
    if (!node.isText && !blocks?.has(String(node.attrs['id'])))
      note(blocks, node.attrs['id'], stretch);
    for (const { id } of parseEntries(node.attrs['proposed'])) note(suggestions, id, stretch);
    for (const { type, attrs } of node.marks) {
      if (type.name === COMMENT_MARK) note(threads, attrs['id'], stretch);
      else if (ENTRIES.has(type.name)) note(suggestions, attrs['id'], stretch);
    }
  };
  look(block, 0);
  block.descendants((node, position) => look(node, position + 1));
  const facts = { threads, suggestions, blocks } as Facts;
  known.set(block, facts);
  return facts;
}

const ENTRIES: ReadonlySet<string> = new Set(['insertion', 'deletion', 'restyled']);

/** Where each thread stands; one that is missing has no place in the text: it is on the whole paper, or lies in the tray. */
export function threadSpots(doc: Node, threads: readonly Placed[]): ReadonlyMap<string, Spot> {
  if (answered?.doc === doc && answered.threads === threads) return answered.spots;
  const found = indexOf(doc);
  const spots = new Map<string, Spot>();
  for (const thread of threads) {
    const spot = spotOf(doc, thread, found);
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

/** Where each suggestion stands. */
export function suggestionSpots(doc: Node): ReadonlyMap<string, Spot> {
  return indexOf(doc).suggestions;
}

interface Index {
  readonly threads: ReadonlyMap<string, Spot>;
  readonly suggestions: ReadonlyMap<string, Spot>;
  readonly blocks: ReadonlyMap<string, Spot>;
}

let last: { readonly doc: Node; readonly index: Index } | null = null;

function indexOf(doc: Node): Index {
  if (last?.doc === doc) return last.index;
  const [threads, suggestions, blocks] = [1, 2, 3].map(() => new Map<string, Spot>());
  const index = { threads, suggestions, blocks } as Index;
  doc.forEach((block, start) => {
    const facts = factsOf(block);
    for (const name of ['threads', 'suggestions', 'blocks'] as const) {
      for (const [id, { from, to }] of facts[name]) gather(index[name], id, { from, to }, start);
    }
  });
  last = { doc, index };
  return index;
}

/** A passage over several blocks is one: from its first word to its last. */
function gather(
  spots: ReadonlyMap<string, Spot>,
  id: string,
  { from, to }: Stretch,
  start: number,
): void {
  const old = spots.get(id);
  const spot = old
    ? { ...old, to: Math.max(old.to, start + to) }
    : { from: start + from, to: start + to, block: start };
  (spots as Map<string, Spot>).set(id, spot);
}

function spotOf(doc: Node, { id, anchor, quote, group }: Placed, index: Index): Spot | null {
  switch (anchor.kind) {
    case 'paper':
      return null;
    case 'block':
      return index.blocks.get(anchor.blockId) ?? null;
    case 'suggestion':
      return index.threads.get(id) ?? index.suggestions.get(anchor.suggestionId) ?? null;
    default:
      return index.threads.get(id) ?? (group ? quoted(doc, quote, anchor.blockId) : null);
  }
}

/** A private remark has no mark in the text: its words are found as the server finds them. */
function quoted(doc: Node, quote: string, blockId: string | null): Spot | null {
  const { lines, quotable } = linesOf(doc);
  const found = quotable.find(quote, blockId);
  const [first, last] = [found && lines[found.line], found && lines[found.lastLine]];
  if (!found || !first || !last) return null;
  return { from: first.start + found.from, to: last.start + found.to, block: first.block };
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

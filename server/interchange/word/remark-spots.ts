import type { Block, Inline, PaperModel } from '#shared/interchange/model.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { markedStretch, placesOf } from '#shared/thread/place.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';

/** Where the remarks of a file stand in it. */
export interface RemarkSpots {
  readonly starts: ReadonlyMap<Inline, readonly ThreadView[]>;
  readonly ends: ReadonlyMap<Inline, readonly ThreadView[]>;
  /** On a block as a whole, by its id. */
  readonly blocks: ReadonlyMap<string, readonly ThreadView[]>;
  /** On the paper as a whole. */
  readonly paper: readonly ThreadView[];
  /** About words that are not in this text. */
  readonly gone: readonly ThreadView[];
}

interface Piece {
  readonly inline: Inline;
  readonly line: number;
  readonly ids: readonly string[];
  readonly isProposed: boolean;
}

/** Finds the place of each remark by the rule that the screens go by. */
export function remarkSpots(
  model: PaperModel,
  content: readonly ContentNode[],
  threads: readonly ThreadView[],
): RemarkSpots {
  const places = placesOf(
    content,
    threads.map(({ id, anchor, quote, group }) => ({
      id,
      anchor,
      quote,
      isPrivate: group !== null,
    })),
  );
  const pieces = markedPieces(model);
  const starts = new Map<Inline, ThreadView[]>();
  const ends = new Map<Inline, ThreadView[]>();
  const blocks = new Map<string, ThreadView[]>();
  const paper: ThreadView[] = [];
  const gone: ThreadView[] = [];
  for (const thread of threads) {
    const place = places.get(thread.id) ?? null;
    const blockId = 'blockId' in thread.anchor ? thread.anchor.blockId : null;
    const isOnWords = thread.anchor.kind === 'passage' || thread.anchor.kind === 'suggestion';
    const marked = thread.group === null && isOnWords ? (pieces.get(thread.id) ?? []) : [];
    const stretch = place === null ? null : markedStretch(marked, blockId);
    if (place === null) gone.push(thread);
    else if (stretch) {
      add(starts, stretch.first.inline, thread);
      add(ends, stretch.last.inline, thread);
    } else if (place.kind === 'block' && place.blockId !== null) add(blocks, place.blockId, thread);
    else paper.push(thread);
  }
  return { starts, ends, blocks, paper, gone };
}

function add<Key>(to: Map<Key, ThreadView[]>, key: Key, thread: ThreadView): void {
  const there = to.get(key);
  if (there) there.push(thread);
  else to.set(key, [thread]);
}

/** The marked words of each thread; those in a note by the note, beside whose number the remark stands. */
function markedPieces({ blocks }: PaperModel): ReadonlyMap<string, readonly Piece[]> {
  const found = new Map<string, Piece[]>();
  let line = 0;
  const note = (thread: string, piece: Piece) => {
    const there = found.get(thread);
    if (!there) found.set(thread, [piece]);
    else if (there.at(-1)?.inline !== piece.inline) there.push(piece);
  };
  const words = (inline: readonly Inline[], ids: readonly string[], isProposed: boolean) => {
    for (const one of inline) {
      for (const worded of one.kind === 'note' ? one.inline : [one]) {
        if (worded.kind === 'line-break') continue;
        const own = worded.changes.some(({ kind }) => kind === 'insertion');
        for (const thread of worded.threads)
          note(thread, { inline: one, line, ids, isProposed: isProposed || own });
      }
    }
    line += 1;
  };
  const walk = (all: readonly Block[], around: readonly string[], isProposed: boolean) => {
    for (const block of all) {
      const ids = block.id === null ? around : [...around, block.id];
      const own = isProposed || block.changes.some(({ kind }) => kind === 'insertion');
      if ('inline' in block) words(block.inline, ids, own);
      for (const inner of innerOf(block)) walk(inner, ids, own);
    }
  };
  walk(blocks, [], false);
  return found;
}

/** The blocks in a block, by what they stand in. */
export function innerOf(block: Block): readonly (readonly Block[])[] {
  if (block.kind === 'frame') return [block.blocks];
  if (block.kind === 'list') return block.items.map((item) => item.blocks);
  if (block.kind === 'table')
    return block.rows.flatMap(({ cells }) => cells.map((cell) => cell.blocks));
  return [];
}

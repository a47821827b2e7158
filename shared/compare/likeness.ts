import type { Budget } from '#shared/compare/sequence.ts';
import { type Block, pair } from '#shared/compare/tree.ts';

/** From this share of common words two blocks without a common id are taken for one that was changed. */
export const LIKE = 0.5;
/** Shorter texts resemble each other by chance. */
const LEAST_WORDS = 3;
/** A word that stands in more blocks than this tells nothing about which of them is meant. */
const MOST_HOLDERS = 50;
/** So many of the likeliest are looked at closely. */
const MOST_CANDIDATES = 4;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

export function wordsIn(block: Block): readonly string[] {
  return block.words.match(WORD) ?? [];
}

/** How alike the words of two texts are, whatever their order: 0 for nothing in common, 1 for the same words. */
export function likenessOf(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 && other.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of other) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    common++;
  }
  return (2 * common) / (one.length + other.length);
}

interface Candidate {
  readonly old: Block;
  readonly new: Block;
  readonly score: number;
  readonly distance: number;
}

/**
 * Pairs texts without a partner by their words, wherever they stand: the likest first, and of equally like ones the
 * nearest. Looks only at blocks that share a rare word, so that the cost follows the length of the papers.
 */
export function pairByLikeness(
  old: readonly Block[],
  next: readonly Block[],
  budget: Budget,
): void {
  const lonely = (blocks: readonly Block[]) =>
    blocks.flatMap((block, place) => {
      if (!block.isText || block.partner) return [];
      const words = wordsIn(block);
      return words.length < LEAST_WORDS ? [] : [{ block, words, place }];
    });
  const targets = lonely(next);
  const holders = new Map<string, number[]>();
  for (const [at, { words }] of targets.entries()) {
    for (const word of new Set(words)) {
      const list = holders.get(word);
      if (!list) holders.set(word, [at]);
      else if (list.length <= MOST_HOLDERS) list.push(at);
    }
  }
  const candidates: Candidate[] = [];
  for (const { block, words, place } of lonely(old)) {
    const shared = new Map<number, number>();
    for (const word of new Set(words)) {
      const list = holders.get(word) ?? [];
      if (list.length > MOST_HOLDERS) continue;
      if (!budget.take(list.length + 1)) break;
      for (const at of list) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    const likely = [...shared].toSorted((a, b) => b[1] - a[1]).slice(0, MOST_CANDIDATES);
    for (const [at] of likely) {
      const target = targets[at];
      if (!target || target.block.family !== block.family) continue;
      if (!budget.take(words.length + target.words.length)) break;
      const score = likenessOf(words, target.words);
      const distance = Math.abs(target.place - place);
      if (score >= LIKE) candidates.push({ old: block, new: target.block, score, distance });
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.distance - b.distance);
  for (const candidate of candidates) {
    if (!candidate.old.partner && !candidate.new.partner) pair(candidate.old, candidate.new);
  }
}

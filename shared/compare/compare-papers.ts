import type { ContentNode } from '#shared/paper/content.ts';
import { type CompareOptions, type Comparison, PLAIN_COMPARE } from '#shared/compare/comparison.ts';
import { DifferenceWriter } from '#shared/compare/differences.ts';
import { matchTrees } from '#shared/compare/matching.ts';
import { markMoves } from '#shared/compare/moves.ts';
import { presentContent } from '#shared/compare/present-content.ts';
import { Budget } from '#shared/compare/sequence.ts';
import { tally } from '#shared/compare/tally.ts';
import { Keys, treeOf } from '#shared/compare/tree.ts';

/** Steps for finding partners and for comparing words: far more than a paper of hundreds of pages takes. */
const MATCH_STEPS = 4_000_000;
const WORD_STEPS = 30_000_000;

/**
 * What changed between two contents of a paper. Pure, and bounded: however different they are, everything is told, word
 * by word as far as the bounds reach and beyond them block by block (`isCoarse`, `coarse`).
 */
export function comparePapers(
  old: readonly ContentNode[],
  next: readonly ContentNode[],
  options: CompareOptions = PLAIN_COMPARE,
): Comparison {
  const sides = {
    old: presentContent(old, options.suggestions),
    new: presentContent(next, options.suggestions),
  };
  const keys = new Keys();
  const roots = [treeOf(sides.old, keys, options), treeOf(sides.new, keys, options)] as const;
  matchTrees(...roots, new Budget(MATCH_STEPS));
  markMoves(roots[1]);
  const writer = new DifferenceWriter(options, new Budget(WORD_STEPS));
  return { ...sides, ...tally(writer.children(...roots)) };
}

import { LIKE, likenessOf, pairByLikeness, wordsIn } from '#shared/compare/likeness.ts';
import type { Budget } from '#shared/compare/sequence.ts';
import { matchSequences } from '#shared/compare/sequence.ts';
import { type Block, blocksUnder, pair, pairWhole } from '#shared/compare/tree.ts';

/**
 * Finds for each block of the old paper the one in the new that it is: by its id, then by equal contents, then by what
 * stands in it, then by like words, and at last by its place between blocks that are known.
 */
export function matchTrees(old: Block, next: Block, budget: Budget): void {
  pair(old, next);
  const [olds, news] = [blocksUnder(old), blocksUnder(next)];
  pairByIds(olds, news);
  pairByContents(olds, news);
  pairFrames(olds);
  pairByLikeness(olds, news, budget);
  pairFrames(olds);
  pairByPlace(old, budget);
}

function pairByIds(olds: readonly Block[], news: readonly Block[]): void {
  const byId = new Map<string, Block>();
  for (const block of news) if (block.id !== null && !byId.has(block.id)) byId.set(block.id, block);
  const same: [Block, Block][] = [];
  for (const block of olds) {
    const twin = block.id === null ? undefined : byId.get(block.id);
    if (!twin || block.partner || twin.partner || twin.family !== block.family) continue;
    pair(block, twin);
    if (block.key === twin.key) same.push([block, twin]);
  }
  for (const [block, twin] of same) pairWhole(block, twin);
}

/** So much must be in a block to be known by its contents alone, in letters: short ones stand anywhere. */
const LEAST_CONTENTS = 12;

/** Pairs blocks whose contents stand once on either side. */
function pairByContents(olds: readonly Block[], news: readonly Block[]): void {
  const places = new Map<number, { old: Block | null; new: Block | null; isMany: boolean }>();
  for (const block of olds) {
    if (block.partner || block.size < LEAST_CONTENTS) continue;
    const place = places.get(block.key);
    if (place) place.isMany = true;
    else places.set(block.key, { old: block, new: null, isMany: false });
  }
  for (const block of news) {
    const place = block.partner ? undefined : places.get(block.key);
    if (!place) continue;
    if (place.new) place.isMany = true;
    place.new = block;
  }
  for (const { old, new: next, isMany } of places.values()) {
    if (isMany || !old || !next || old.partner || next.partner) continue;
    pairWhole(old, next);
  }
}

/** The least share of what stands in a block that must stand in another for the two to be one. */
const SAME_FRAME = 0.3;

/** Pairs lists, items, rows, cells and boxes by where most of what was in them stands now; from the inside out. */
function pairFrames(olds: readonly Block[]): void {
  for (const block of olds.toReversed()) {
    if (block.partner || block.isText || block.children.length === 0) continue;
    const votes = new Map<Block, number>();
    for (const { partner, size } of block.children) {
      const frame = partner?.parent;
      if (!frame || frame.partner || frame.family !== block.family) continue;
      votes.set(frame, (votes.get(frame) ?? 0) + size);
    }
    const [best] = [...votes].toSorted((a, b) => b[1] - a[1]);
    if (best && best[1] >= SAME_FRAME * Math.min(block.size, best[0].size)) pair(block, best[0]);
  }
}

/** Pairs what has no partner yet between neighbours that have; from the outside in. */
function pairByPlace(old: Block, budget: Budget): void {
  const next = old.partner;
  if (next) {
    for (const gap of gapsBetween(old, next)) pairGap(gap.olds, gap.news, budget);
  }
  for (const child of old.children) if (child.partner) pairByPlace(child, budget);
}

interface Gap {
  readonly olds: Block[];
  readonly news: Block[];
}

/** What is without a partner, cut where a child of the one is a child of the other too. */
function gapsBetween(old: Block, next: Block): Gap[] {
  const gaps: Gap[] = [{ olds: [], news: [] }];
  let at = 0;
  const takeNews = (to: number) => {
    for (; at < to; at++) {
      const block = next.children[at];
      if (block && !block.partner) gaps.at(-1)?.news.push(block);
    }
  };
  for (const block of old.children) {
    const twin = block.partner;
    if (!twin) gaps.at(-1)?.olds.push(block);
    else if (twin.parent === next && twin.index >= at) {
      takeNews(twin.index);
      at = twin.index + 1;
      gaps.push({ olds: [], news: [] });
    }
  }
  takeNews(next.children.length);
  return gaps.filter(({ olds, news }) => olds.length > 0 && news.length > 0);
}

/** Larger gaps are paired by equal contents alone: every old block with every new one would be too many. */
const MOST_TO_WEIGH = 2500;

function pairGap(olds: readonly Block[], news: readonly Block[], budget: Budget): void {
  const { matches } = matchSequences(
    olds.map(({ key }) => key),
    news.map(({ key }) => key),
    budget,
  );
  for (const match of matches) {
    for (let at = 0; at < match.length; at++) {
      const [one, other] = [olds[match.old + at], news[match.new + at]];
      if (one && other) pairWhole(one, other);
    }
  }
  const [left, right] = [olds, news].map((blocks) => blocks.filter(({ partner }) => !partner));
  if (!left || !right || left.length * right.length > MOST_TO_WEIGH) return;
  const [first, twin] = [left[0], right[0]];
  // The one text of a cell or an item is the same text, however little is left of it.
  const isOnly = left.length === 1 && right.length === 1 && first?.family === twin?.family;
  if (
    isOnly &&
    first &&
    twin &&
    (first.parent?.family === 'cell' || first.parent?.family === 'item')
  ) {
    pair(first, twin);
    return;
  }
  if (!budget.take(left.length * right.length)) return;
  for (const [one, other] of inOrder(left, right)) pair(one, other);
  pairAnyOrder(left, right);
}

/** Pairs what crosses: an item that went up in its list and was changed too. */
function pairAnyOrder(olds: readonly Block[], news: readonly Block[]): void {
  for (const one of olds) {
    if (one.partner || one.family === 'cell') continue;
    const words = allWords(one);
    const scores = news.map((other) =>
      other.partner || other.family !== one.family || words.length === 0
        ? 0
        : likenessOf(words, allWords(other)),
    );
    const best = Math.max(0, ...scores);
    const other = news[scores.indexOf(best)];
    if (other && best >= LIKE) pair(one, other);
  }
}

/** The best way to pair two rows of blocks without crossing (S. B. Needleman and C. D. Wunsch, 1970). */
function inOrder(olds: readonly Block[], news: readonly Block[]): [Block, Block][] {
  const isGrid = olds.length === news.length && olds.every(({ family }) => family === 'cell');
  const words = new Map([...olds, ...news].map((block) => [block, new Set(allWords(block))]));
  const worth = (one: Block, other: Block): number => {
    if (one.family !== other.family) return 0;
    if (isGrid && one.index === other.index) return 1;
    const likeness = likenessOf([...(words.get(one) ?? [])], [...(words.get(other) ?? [])]);
    const least = one.family === 'text' ? 0.4 : 0.25;
    return likeness >= least ? likeness : 0;
  };
  const width = news.length + 1;
  const best = new Float64Array((olds.length + 1) * width);
  const worths = new Float64Array(best.length);
  for (const [i, one] of olds.entries()) {
    for (const [j, other] of news.entries()) {
      const own = worth(one, other);
      worths[(i + 1) * width + j + 1] = own;
      best[(i + 1) * width + j + 1] = Math.max(
        best[i * width + j + 1] ?? 0,
        best[(i + 1) * width + j] ?? 0,
        own > 0 ? (best[i * width + j] ?? 0) + own : 0,
      );
    }
  }
  const pairs: [Block, Block][] = [];
  for (let i = olds.length, j = news.length; i > 0 && j > 0; ) {
    const here = best[i * width + j] ?? 0;
    const [one, other] = [olds[i - 1], news[j - 1]];
    const own = worths[i * width + j] ?? 0;
    if (one && other && own > 0 && here === (best[(i - 1) * width + j - 1] ?? 0) + own) {
      pairs.push([one, other]);
      i--;
      j--;
    } else if (here === best[(i - 1) * width + j]) i--;
    else j--;
  }
  return pairs.toReversed();
}

function allWords(block: Block): readonly string[] {
  return block.isText ? wordsIn(block) : block.children.flatMap((child) => allWords(child));
}

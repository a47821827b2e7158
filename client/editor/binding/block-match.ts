import type { Node } from '@tiptap/pm/model';

/**
 * Which block before an edit is which block after it. A block that is recognised is changed in place, so that what a
 * colleague types in it at the same moment stays; all others are removed and made anew.
 *
 * Answers, for each node after, the index of the node before that it continues, or -1; the indices only ever rise,
 * because nothing can be moved in the shared paper.
 */
export function matchBlocks(before: readonly Node[], after: readonly Node[]): number[] {
  const matched = after.map(() => -1);
  for (const [b, a] of risingPairs(recognised(before, after))) matched[a] = b;
  let startBefore = 0;
  let startAfter = 0;
  for (let a = 0; a <= after.length; a++) {
    const b = a === after.length ? before.length : (matched[a] ?? -1);
    if (b === -1) continue;
    matchGap(before, after, matched, { startBefore, endBefore: b, startAfter, endAfter: a });
    startBefore = b + 1;
    startAfter = a + 1;
  }
  return matched;
}

/** Blocks that are certainly the same: the very same node, or the same kind with the same id. */
function recognised(before: readonly Node[], after: readonly Node[]): [number, number][] {
  const byNode = new Map<Node, number>();
  const byId = new Map<string, number>();
  for (const [index, node] of before.entries()) {
    if (!byNode.has(node)) byNode.set(node, index);
    const id = idOf(node);
    if (id !== null) byId.set(`${node.type.name} ${id}`, index);
  }
  return after.flatMap((node, index): [number, number][] => {
    const same = byNode.get(node) ?? byId.get(`${node.type.name} ${idOf(node)}`);
    return same === undefined ? [] : [[same, index]];
  });
}

function idOf(node: Node): string | null {
  const id: unknown = node.attrs['id'];
  return typeof id === 'string' ? id : null;
}

/** The longest run of pairs whose first members rise (the second ones rise already). */
function risingPairs(pairs: readonly (readonly [number, number])[]) {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, [first]] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[0] ?? 0) < first) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  }
  const chosen: (readonly [number, number])[] = [];
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) chosen.push(pair);
  }
  return chosen.toReversed();
}

interface Gap {
  readonly startBefore: number;
  readonly endBefore: number;
  readonly startAfter: number;
  readonly endAfter: number;
}

/** Between recognised blocks: first those that share something inside (list items, rows, cells have no id), then by place. */
function matchGap(
  before: readonly Node[],
  after: readonly Node[],
  matched: number[],
  gap: Gap,
): void {
  let next = gap.startBefore;
  for (let a = gap.startAfter; a < gap.endAfter; a++) {
    const node = after[a];
    if (!node) continue;
    for (let b = next; b < gap.endBefore; b++) {
      const old = before[b];
      if (!old || !mayContinue(old, node) || !shareSomething(old, node)) continue;
      matched[a] = b;
      next = b + 1;
      break;
    }
  }
  matchByPlace(before, after, matched, gap);
}

function matchByPlace(
  before: readonly Node[],
  after: readonly Node[],
  matched: number[],
  gap: Gap,
): void {
  let b = gap.startBefore;
  for (let a = gap.startAfter; a < gap.endAfter; a++) {
    const taken = matched[a] ?? -1;
    if (taken !== -1) {
      b = taken + 1;
      continue;
    }
    const limit = matched.slice(a + 1, gap.endAfter).find((index) => index !== -1) ?? gap.endBefore;
    const [old, node] = [before[b], after[a]];
    if (b < limit && old && node && mayContinue(old, node)) matched[a] = b++;
  }
}

function mayContinue(old: Node, node: Node): boolean {
  const [oldId, id] = [idOf(old), idOf(node)];
  return old.type === node.type && (oldId === null || id === null || oldId === id);
}

function shareSomething(old: Node, node: Node): boolean {
  const inside = new Set<unknown>();
  old.descendants((child) => {
    inside.add(child);
    inside.add(idOf(child) ?? child);
    return !child.isTextblock;
  });
  let shared = false;
  node.descendants((child) => {
    shared ||= !child.isInline && (inside.has(child) || inside.has(idOf(child) ?? child));
    return !shared && !child.isTextblock;
  });
  return shared;
}

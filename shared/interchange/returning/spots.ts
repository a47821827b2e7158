import type { Block } from '#shared/compare/tree.ts';
import type { Spot } from '#shared/interchange/returning/change.ts';
import type { ContentNode } from '#shared/paper/content.ts';

interface Means {
  /** The block that went out, for one that came home in its place. */
  readonly partnerOf: (node: ContentNode) => Block | null;
  /** The whole text that came home. */
  readonly content: readonly ContentNode[];
}

/**
 * Where a new block stands: behind the nearest known block before it, else before the nearest behind it, else in the block
 * that holds both; and, should none of these be there any more, by the blocks around.
 */
export function spotsAt(
  node: ContentNode,
  siblings: readonly ContentNode[],
  around: readonly ContentNode[],
  means: Means,
): Spot[] {
  const spots: Spot[] = [];
  let [one, beside] = [node, siblings];
  for (let depth = 0; ; depth++) {
    const at = beside.indexOf(one);
    const before = beside.slice(0, at).toReversed();
    add(spots, before, 'after', means);
    add(spots, beside.slice(at + 1), 'before', means);
    const parent = around[depth];
    if (!parent) return spots;
    add(spots, [parent], 'inside', means);
    one = parent;
    beside = around[depth + 1]?.content ?? means.content;
  }
}

/** Enough to find one that still stands. */
const MOST_SPOTS = 40;

function add(
  spots: Spot[],
  nodes: readonly ContentNode[],
  side: Spot['side'],
  { partnerOf }: Means,
): void {
  let left = MOST_SPOTS;
  for (const node of nodes) {
    if (left === 0) return;
    const sent = partnerOf(node);
    if (!sent) continue;
    spots.push({ sent, side });
    left -= 1;
  }
}

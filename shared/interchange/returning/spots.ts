import type { Block } from '#shared/compare/tree.ts';
import type { Spot } from '#shared/interchange/returning/change.ts';
import type { ContentNode } from '#shared/paper/content.ts';

interface Means {
  /** The block that went out, for one that came home in its place. */
  readonly partnerOf: (node: ContentNode) => Block | null;
  /** The whole text that came home. */
  readonly content: readonly ContentNode[];
}

/** Blocks side by side: where each stands, and which of them are known. */
interface Row {
  readonly places: ReadonlyMap<ContentNode, number>;
  readonly known: readonly { readonly at: number; readonly sent: Block }[];
}

/** Enough to find one that still stands. */
const MOST_SPOTS = 40;

/** Where new blocks stand. Each row of blocks is gone through once, however many of them are new. */
export class Spots {
  readonly #means: Means;
  readonly #rows = new Map<readonly ContentNode[], Row>();

  constructor(means: Means) {
    this.#means = means;
  }

  /**
   * Behind the nearest known block before it, else before the nearest behind it, else in the block that holds both; and,
   * should none of these be there any more, by the blocks around.
   */
  of(node: ContentNode, siblings: readonly ContentNode[], around: readonly ContentNode[]): Spot[] {
    const { partnerOf, content } = this.#means;
    const spots: Spot[] = [];
    let [one, beside] = [node, siblings];
    for (let depth = 0; ; depth++) {
      const { places, known } = this.#rowOf(beside);
      const at = places.get(one) ?? -1;
      const behind = countBefore(known, at);
      const before = known.slice(Math.max(0, behind - MOST_SPOTS), behind).toReversed();
      spots.push(...before.map(({ sent }) => spot(sent, 'after')));
      const after = known.slice(behind, behind + MOST_SPOTS + 1).filter((next) => next.at > at);
      spots.push(...after.slice(0, MOST_SPOTS).map(({ sent }) => spot(sent, 'before')));
      const parent = around[depth];
      if (!parent) return spots;
      const holder = partnerOf(parent);
      if (holder) spots.push(spot(holder, 'inside'));
      one = parent;
      beside = around[depth + 1]?.content ?? content;
    }
  }

  #rowOf(nodes: readonly ContentNode[]): Row {
    const known = this.#rows.get(nodes);
    if (known) return known;
    const row: Row = {
      places: new Map(nodes.map((node, at) => [node, at])),
      known: nodes.flatMap((node, at) => {
        const sent = this.#means.partnerOf(node);
        return sent ? [{ at, sent }] : [];
      }),
    };
    this.#rows.set(nodes, row);
    return row;
  }
}

const spot = (sent: Block, side: Spot['side']): Spot => ({ sent, side });

/** How many of the known stand before a place. */
function countBefore(known: Row['known'], at: number): number {
  let [from, to] = [0, known.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((known[middle]?.at ?? 0) < at) from = middle + 1;
    else to = middle;
  }
  return from;
}

import { heaviestRising } from '#shared/compare/rising.ts';
import type { Block } from '#shared/compare/tree.ts';

/**
 * Says of each block that stands in both papers whether it stays or moved. Of the children of one block as much as can
 * stays, so that what moved is the least; blocks that went together are one move. A frame that came or went around
 * blocks moves none of them.
 */
export function markMoves(root: Block): void {
  const count = { moves: 0 };
  const walk = (next: Block) => {
    if (next.partner) markChildren(next, next.partner);
    numberMoves(next, count);
    for (const child of next.children) walk(child);
  };
  walk(root);
}

/** The nearest blocks below that stand in both papers, in order. */
function knownUnder(block: Block): Block[] {
  return block.children.flatMap((child) => (child.partner ? [child] : knownUnder(child)));
}

function markChildren(next: Block, old: Block): void {
  const places = new Map(knownUnder(old).map((block, place) => [block, place]));
  const both = knownUnder(next).flatMap((block) => {
    const place = block.partner ? places.get(block.partner) : undefined;
    return place === undefined ? [] : [{ block, place }];
  });
  const stay = heaviestRising(
    both.map(({ place }) => place),
    (at) => both[at]?.block.size ?? 1,
  );
  for (const at of stay) {
    const block = both[at]?.block;
    if (!block) continue;
    block.stays = true;
    if (block.partner) block.partner.stays = true;
  }
}

function numberMoves(parent: Block, count: { moves: number }): void {
  let before: Block | null = null;
  for (const next of parent.children) {
    const old = next.partner;
    if (!old || next.stays) {
      before = null;
      continue;
    }
    const wentTogether =
      before?.partner?.parent === old.parent && before?.partner?.index === old.index - 1;
    next.move = wentTogether && before ? before.move : count.moves++;
    old.move = next.move;
    before = next;
  }
}

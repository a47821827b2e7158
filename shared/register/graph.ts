import type { TypedBlock } from '#shared/paper/schema.ts';
import { type BlockPlace, keyOfPlace } from '#shared/register/block-place.ts';

/** What a typed block must say to stand in the map. */
export interface MapBlock extends BlockPlace {
  readonly kind: TypedBlock;
  readonly links: readonly BlockPlace[];
}

/** The links of a map: which blocks each is linked to, whoever of the two says so. */
export type Neighbours = ReadonlyMap<string, ReadonlySet<string>>;

/** Links between the blocks that are there; one that leads elsewhere, or to itself, is none. */
export function neighboursIn(blocks: readonly MapBlock[]): Neighbours {
  const neighbours = new Map<string, Set<string>>();
  for (const block of blocks) neighbours.set(keyOfPlace(block), new Set());
  for (const block of blocks) {
    const from = keyOfPlace(block);
    for (const link of block.links) {
      const to = keyOfPlace(link);
      if (to === from) continue;
      const other = neighbours.get(to);
      if (!other) continue;
      other.add(from);
      neighbours.get(from)?.add(to);
    }
  }
  return neighbours;
}

/** What is missing in a map. */
export const GAPS = ['no-recommendation', 'no-challenge', 'no-owner', 'no-position'] as const;
export type Gap = (typeof GAPS)[number];

export interface GapBlock extends MapBlock {
  readonly proposal: string | null;
  /** Of a recommendation; of others both are ignored. */
  readonly hasOwner: boolean;
  readonly hasPosition: boolean;
  /** Dropped recommendations lack nothing any more, and answer no challenge. */
  readonly isDropped: boolean;
}

/**
 * What is missing at each block, by its key; blocks that lack nothing are left out. A challenge is answered by a
 * recommendation that is linked to it or to one of its intervention points. What is only suggested fills no gap.
 */
export function gapsIn(blocks: readonly GapBlock[]): ReadonlyMap<string, readonly Gap[]> {
  const counted = blocks.filter(
    ({ proposal, isDropped }) => proposal !== 'insertion' && !isDropped,
  );
  const neighbours = neighboursIn(counted);
  const kinds = new Map(counted.map((block) => [keyOfPlace(block), block.kind]));
  const reaches = (from: string, wanted: TypedBlock) => {
    const near = [...(neighbours.get(from) ?? [])];
    if (near.some((key) => kinds.get(key) === wanted)) return true;
    const points = near.filter((key) => kinds.get(key) === 'interventionPoint');
    return points.some((point) =>
      [...(neighbours.get(point) ?? [])].some((key) => kinds.get(key) === wanted),
    );
  };
  const gaps = new Map<string, readonly Gap[]>();
  for (const block of counted) {
    const key = keyOfPlace(block);
    const missing: Gap[] = [];
    if (block.kind === 'challenge' && !reaches(key, 'recommendation'))
      missing.push('no-recommendation');
    if (block.kind === 'recommendation') {
      if (!reaches(key, 'challenge')) missing.push('no-challenge');
      if (!block.hasOwner) missing.push('no-owner');
      if (!block.hasPosition) missing.push('no-position');
    }
    if (missing.length > 0) gaps.set(key, missing);
  }
  return gaps;
}

import type { Gap } from '#shared/register/graph.ts';
import { neighboursIn } from '#shared/register/graph.ts';
import { NO_DIMENSION, type RegisterFilter } from '#shared/register/register-filter.ts';
import type { RegisterBlock, RegisterView } from '#shared/register/register-contract.ts';
import { keyOfPlace } from '#shared/register/block-place.ts';
import { DIMENSIONS, TYPED_BLOCKS, type TypedBlock } from '#shared/paper/schema.ts';
import { fold } from '#shared/search/fold.ts';

/** The blocks that fit a filter, in the order of dimensions, papers and their own. */
export function shownBlocks(view: RegisterView, filter: RegisterFilter): RegisterBlock[] {
  const wanted = fold(filter.words).text.trim();
  const sessions = new Map(view.papers.map(({ id, sessionId }) => [id, sessionId]));
  const fits = (block: RegisterBlock) =>
    (filter.dimension === '' || (block.dimension ?? NO_DIMENSION) === filter.dimension) &&
    (filter.paperId === '' || block.paperId === filter.paperId) &&
    (filter.sessionId === '' || sessions.get(block.paperId) === filter.sessionId) &&
    (filter.state === '' || block.recommendation?.state === filter.state) &&
    (filter.gap === '' || block.gaps.includes(filter.gap as Gap)) &&
    (wanted === '' || fold(`${block.number} ${block.words}`).text.includes(wanted));
  const rank = ({ dimension }: RegisterBlock) =>
    dimension === null ? DIMENSIONS.length : DIMENSIONS.indexOf(dimension);
  return view.blocks.filter(fits).toSorted((one, other) => rank(one) - rank(other));
}

/** A block on the map, with its place in its column. */
export interface Placed {
  readonly block: RegisterBlock;
  readonly key: string;
  readonly column: number;
  readonly row: number;
}

/** A link between two neighbouring or outer columns. */
export interface Line {
  readonly from: Placed;
  readonly to: Placed;
}

export interface Columns {
  readonly placed: readonly Placed[];
  readonly lines: readonly Line[];
  readonly rows: number;
}

/** Three columns whose blocks stand as near as their order lets them to what they are linked to. */
export function columnsOf(blocks: readonly RegisterBlock[]): Columns {
  const neighbours = neighboursIn(blocks);
  const rows = new Map<string, number>();
  const placed: Placed[] = [];
  TYPED_BLOCKS.forEach((kind, column) => {
    const mine = blocks.filter((block) => block.kind === kind);
    const mean = (block: RegisterBlock) => {
      const near = [...(neighbours.get(keyOfPlace(block)) ?? [])].flatMap(
        (key) => rows.get(key) ?? [],
      );
      if (near.length === 0) return column === 0 ? 0 : Number.MAX_SAFE_INTEGER;
      return near.reduce((sum, row) => sum + row, 0) / near.length;
    };
    mine
      .map((block) => ({ block, at: mean(block) }))
      .toSorted((one, other) => one.at - other.at)
      .forEach(({ block }, row) => {
        const key = keyOfPlace(block);
        rows.set(key, row);
        placed.push({ block, key, column, row });
      });
  });
  const byKey = new Map(placed.map((one) => [one.key, one]));
  const lines = placed.flatMap((from) =>
    [...(neighbours.get(from.key) ?? [])].flatMap((key): Line[] => {
      const to = byKey.get(key);
      return to && to.column > from.column ? [{ from, to }] : [];
    }),
  );
  return { placed, lines, rows: Math.max(0, ...placed.map(({ row }) => row + 1)) };
}

/** One block of the nested list, with what stands under it. */
export interface Branch {
  readonly block: RegisterBlock;
  readonly below: readonly Branch[];
}

/** Challenges with their intervention points and recommendations under them, and apart what no challenge leads to. */
export function treeOf(blocks: readonly RegisterBlock[]): {
  readonly challenges: readonly Branch[];
  readonly others: readonly Branch[];
} {
  const neighbours = neighboursIn(blocks);
  const byKey = new Map(blocks.map((block) => [keyOfPlace(block), block]));
  const placed = new Set<string>();
  const below = (block: RegisterBlock, kinds: readonly TypedBlock[]): Branch[] =>
    [...(neighbours.get(keyOfPlace(block)) ?? [])].flatMap((key) => {
      const other = byKey.get(key);
      if (!other || !kinds.includes(other.kind)) return [];
      placed.add(key);
      const next = other.kind === 'interventionPoint' ? below(other, ['recommendation']) : [];
      return [{ block: other, below: next }];
    });
  const challenges = blocks
    .filter(({ kind }) => kind === 'challenge')
    .map((block) => ({ block, below: below(block, ['interventionPoint', 'recommendation']) }));
  const points = blocks
    .filter((block) => block.kind === 'interventionPoint' && !placed.has(keyOfPlace(block)))
    .map((block) => ({ block, below: below(block, ['recommendation']) }));
  const rest = blocks
    .filter((block) => block.kind === 'recommendation' && !placed.has(keyOfPlace(block)))
    .map((block) => ({ block, below: [] }));
  return { challenges, others: [...points, ...rest] };
}

import type { PaperCard } from '#shared/paper/paper.ts';
import type { BlockPlace } from '#shared/register/block-place.ts';
import { freshRow, type RegisterReading, rowId } from '#server/position/recommendation-rows.ts';
import type { IndexedEntry, TypedIndex } from '#server/register/typed-index.ts';
import type { RecommendationRow } from '#server/storage/work/register.ts';

/** A recommendation, and the block that it is now. */
export interface Whereabouts {
  readonly row: RecommendationRow;
  /** Whether anything was ever kept about it. */
  readonly isKept: boolean;
  /** The block, wherever it stands now; null when it stands nowhere. */
  readonly at: (BlockPlace & { readonly entry: IndexedEntry }) | null;
}

/** The recommendations of one forum at one moment: their blocks and what is kept about them. */
export class WhereaboutsOf {
  readonly #rows: ReadonlyMap<string, RecommendationRow>;
  /** Blocks of one id, in whatever paper. */
  readonly #places = new Map<string, (BlockPlace & { readonly entry: IndexedEntry })[]>();
  readonly #kept = new Map<string, RecommendationRow[]>();

  constructor(
    entries: ReadonlyMap<string, readonly IndexedEntry[]>,
    rows: readonly RecommendationRow[],
  ) {
    this.#rows = new Map(rows.map((row) => [row.id, row]));
    for (const [paperId, all] of entries) {
      for (const entry of all) {
        if (entry.kind !== 'recommendation') continue;
        const { blockId } = entry;
        push(this.#places, blockId, { paperId, blockId, entry });
      }
    }
    for (const row of rows) push(this.#kept, row.blockId, row);
  }

  /** All that stand in papers, each with what is kept about it. */
  standing(): readonly (Whereabouts & { readonly at: NonNullable<Whereabouts['at']> })[] {
    return [...this.#places.values()].flat().map((at) => ({ ...this.#kindOf(at), at }));
  }

  /** The recommendation of an address, which may be that of its old paper; null when there never was one. */
  find(place: BlockPlace): Whereabouts | null {
    const here = this.#at(place);
    if (here) return { ...this.#kindOf(here), at: here };
    const row = this.#rows.get(rowId(place));
    if (!row) return null;
    // It went to another paper, where nothing else is known of it.
    const elsewhere = (this.#places.get(place.blockId) ?? []).filter(
      (at) => !this.#rows.has(rowId(at)),
    );
    const [only] = elsewhere;
    return { row, isKept: true, at: elsewhere.length === 1 && only ? only : null };
  }

  #at({ paperId, blockId }: BlockPlace) {
    return this.#places.get(blockId)?.find((at) => at.paperId === paperId) ?? null;
  }

  /** What is kept of a block: under its own place, or under the one that it came from. */
  #kindOf(at: BlockPlace): Omit<Whereabouts, 'at'> {
    const own = this.#rows.get(rowId(at));
    if (own) return { row: own, isKept: true };
    const gone = (this.#kept.get(at.blockId) ?? []).filter((row) => !this.#at(row));
    const rivals = (this.#places.get(at.blockId) ?? []).filter(
      (one) => !this.#rows.has(rowId(one)),
    );
    const [from] = gone;
    if (from && gone.length === 1 && rivals.length === 1) return { row: from, isKept: true };
    return { row: freshRow(at), isKept: false };
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** The recommendations of a forum as they stand now. Archived papers are looked at too: what stands there is not gone. */
export async function whereaboutsIn(
  index: TypedIndex,
  cards: readonly PaperCard[],
  tables: RegisterReading,
): Promise<{ readonly all: WhereaboutsOf; readonly isWhole: boolean }> {
  const [{ entries, isWhole }, rows] = await Promise.all([
    index.of(cards),
    tables.recommendations.find({}),
  ]);
  return { all: new WhereaboutsOf(entries, rows), isWhole };
}

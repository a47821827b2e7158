import type { PaperCard } from '#shared/paper/paper.ts';
import { fold } from '#shared/search/fold.ts';
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

type Standing = NonNullable<Whereabouts['at']>;

/** Whether a block may be one that is kept as another paper's. The id alone says nothing: anybody can write any. */
type CameFrom = (row: RecommendationRow, at: Standing) => boolean;

/** The recommendations of one forum at one moment: their blocks and what is kept about them. */
export class WhereaboutsOf {
  readonly #rows: ReadonlyMap<string, RecommendationRow>;
  /** Blocks of one id, in whatever paper. */
  readonly #places = new Map<string, Standing[]>();
  readonly #kept = new Map<string, RecommendationRow[]>();
  readonly #cameFrom: CameFrom;

  constructor(
    entries: ReadonlyMap<string, readonly IndexedEntry[]>,
    rows: readonly RecommendationRow[],
    cameFrom: CameFrom,
  ) {
    this.#cameFrom = cameFrom;
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
  standing(): readonly (Whereabouts & { readonly at: Standing })[] {
    return [...this.#places.values()].flat().map((at) => ({ ...this.#kindOf(at), at }));
  }

  /** The recommendation of an address, which may be that of its old paper; null when there never was one. */
  find(place: BlockPlace): Whereabouts | null {
    const here = this.#at(place);
    if (here) return { ...this.#kindOf(here), at: here };
    const row = this.#rows.get(rowId(place));
    if (!row) return null;
    const elsewhere = this.#heirsOf(row);
    const [only] = elsewhere;
    return { row, isKept: true, at: elsewhere.length === 1 && only ? only : null };
  }

  /** The blocks that it may be by now: in other papers, where nothing else is known of them. */
  #heirsOf(row: RecommendationRow): readonly Standing[] {
    const places = this.#places.get(row.blockId) ?? [];
    return places.filter((at) => !this.#rows.has(rowId(at)) && this.#cameFrom(row, at));
  }

  #at({ paperId, blockId }: BlockPlace) {
    return this.#places.get(blockId)?.find((at) => at.paperId === paperId) ?? null;
  }

  /** What is kept of a block: under its own place, or under the one that it came from. */
  #kindOf(at: Standing): Omit<Whereabouts, 'at'> {
    const own = this.#rows.get(rowId(at));
    if (own) return { row: own, isKept: true };
    const gone = (this.#kept.get(at.blockId) ?? []).filter(
      (row) => !this.#at(row) && this.#cameFrom(row, at),
    );
    const [from] = gone;
    if (from && gone.length === 1 && this.#heirsOf(from).length === 1)
      return { row: from, isKept: true };
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
  const [{ entries, isWhole }, rows, taken] = await Promise.all([
    index.of(cards),
    tables.recommendations.find({}),
    tables.positionWordings.find({}),
  ]);
  const known = new Set(taken.map(({ id }) => id));
  const cameFrom: CameFrom = (row, at) => {
    if (row.lastIn === at.paperId) return true;
    if (at.entry.wording === '') return false;
    const { blockId } = row;
    const last = index.wordingsOf({ paperId: row.lastIn ?? row.paperId, blockId });
    const words = fold(row.lastWords).text.replaceAll(/\s+/g, ' ').trim();
    const wasHere = index.wordingsOf(at);
    return (
      at.entry.wording === words ||
      wasHere.some((wording) => last.includes(wording) || known.has(`${row.id}.${wording}`))
    );
  };
  return { all: new WhereaboutsOf(entries, rows, cameFrom), isWhole };
}

import {
  byPlace,
  type Entry,
  entryOf,
  fits,
  type Match,
  type View,
} from '#server/storage/embedded/table/rows.ts';
import type { Row } from '#server/storage/store.ts';

/** Where a draft's changes may go: another draft, or the kept rows. */
export interface Ground extends View {
  put(entry: Entry): void;
  remove(id: string): void;
}

/** Changes to one table that nobody else sees yet, over the rows they change. Dropping it undoes them. */
export class Draft implements Ground {
  readonly #ground: Ground;
  readonly #nextPlace: () => number;
  /** By id; null is a removed row. */
  readonly #changes = new Map<string, Entry | null>();

  constructor(ground: Ground, nextPlace: () => number) {
    this.#ground = ground;
    this.#nextPlace = nextPlace;
  }

  get isEmpty(): boolean {
    return this.#changes.size === 0;
  }

  get(id: string): Entry | undefined {
    const own = this.#changes.get(id);
    return own === undefined ? this.#ground.get(id) : (own ?? undefined);
  }

  find(match: Match): readonly Entry[] {
    if (this.isEmpty) return this.#ground.find(match);
    const untouched = this.#ground.find(match).filter(({ row }) => !this.#changes.has(row.id));
    const own = this.#kept().filter(({ row }) => fits(row, match));
    return own.length === 0 ? untouched : [...untouched, ...own].toSorted(byPlace);
  }

  putRow(row: Row): void {
    const old = this.get(row.id);
    const entry = entryOf(row, old?.place ?? this.#nextPlace());
    // What stands there already costs no write.
    if (entry.text !== old?.text) this.put(entry);
  }

  put(entry: Entry): void {
    this.#changes.set(entry.row.id, entry);
  }

  remove(id: string): void {
    if (this.get(id)) this.#changes.set(id, null);
  }

  /** Makes the changes in the ground, in the order of places, as the kept rows want them. */
  apply(): void {
    for (const [id, entry] of this.#changes) if (entry === null) this.#ground.remove(id);
    for (const entry of this.#kept().toSorted(byPlace)) this.#ground.put(entry);
  }

  #kept(): Entry[] {
    return [...this.#changes.values()].filter((entry) => entry !== null);
  }
}

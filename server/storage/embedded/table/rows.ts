import type { Row } from '#server/storage/store.ts';

/** One kept row: its place in the order of insertion, its frozen data, and the very text that stands in the file. */
export interface Entry {
  readonly place: number;
  readonly row: Row;
  readonly text: string;
}

/** What rows can be asked for by. */
export type Plain = string | number | boolean | null;
export type Match = ReadonlyMap<string, Plain>;

/** One table as somebody sees it: the kept rows, or a draft over them. */
export interface View {
  get(id: string): Entry | undefined;
  /** In order of insertion. */
  find(match: Match): readonly Entry[];
}

/** Makes an entry of a row. What comes back is exactly what a restart would read. Throws on what JSON cannot hold. */
export function entryOf(row: Row, place: number): Entry {
  if (typeof row.id !== 'string' || row.id === '') throw new TypeError('a row needs an id');
  return readEntry(JSON.stringify(row), place);
}

export function readEntry(text: string, place: number): Entry {
  return { place, row: frozen(JSON.parse(text) as Row), text };
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

/** Checks what a caller asks for. Throws when it is not comparable: an ill-made question must not answer with everything. */
export function matchOf(asked: object): Match {
  const match = new Map<string, Plain>();
  for (const [field, value] of Object.entries(asked)) {
    if (!isPlain(value)) throw new TypeError(`rows cannot be found by ${field}: not a plain value`);
    match.set(field, value);
  }
  return match;
}

const isPlain = (value: unknown): value is Plain =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** A field's value; what is missing counts as null. Own fields only: `constructor` of a row is nothing. */
function valueOf(row: Row, field: string): unknown {
  return Object.hasOwn(row, field) ? Reflect.get(row, field) : null;
}

export function fits(row: Row, match: Match): boolean {
  for (const [field, value] of match) if (valueOf(row, field) !== value) return false;
  return true;
}

export const byPlace = (one: Entry, other: Entry): number => one.place - other.place;

type Index = Map<unknown, Map<string, Entry>>;

/**
 * The rows of one table as they are on disk. An index by a field is made the first time somebody asks by it and kept up
 * from then on, so that finding by one field costs what it finds and not the size of the table.
 */
export class KeptRows implements View {
  readonly #entries = new Map<string, Entry>();
  readonly #indexes = new Map<string, Index>();

  get(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  find(match: Match): readonly Entry[] {
    const [first] = match;
    if (!first) return [...this.#entries.values()];
    const [field, value] = first;
    const candidates = [...(this.#indexBy(field).get(value)?.values() ?? [])];
    const found = match.size === 1 ? candidates : candidates.filter(({ row }) => fits(row, match));
    // An index keeps the order in which rows came to their value, which is not the order of the table.
    return found.toSorted(byPlace);
  }

  /** The order of the calls must be the order of places: the map's own order is the order of the table. */
  put(entry: Entry): void {
    const { id } = entry.row;
    const old = this.#entries.get(id);
    if (old && old.place !== entry.place) this.#entries.delete(id);
    this.#entries.set(id, entry);
    for (const [field, index] of this.#indexes) {
      if (old) unlist(index, field, old);
      enlist(index, field, entry);
    }
  }

  remove(id: string): void {
    const old = this.#entries.get(id);
    if (!old) return;
    this.#entries.delete(id);
    for (const [field, index] of this.#indexes) unlist(index, field, old);
  }

  #indexBy(field: string): Index {
    const known = this.#indexes.get(field);
    if (known) return known;
    const index: Index = new Map();
    for (const entry of this.#entries.values()) enlist(index, field, entry);
    this.#indexes.set(field, index);
    return index;
  }
}

function enlist(index: Index, field: string, entry: Entry): void {
  const value = valueOf(entry.row, field);
  const same = index.get(value);
  if (same) same.set(entry.row.id, entry);
  else index.set(value, new Map([[entry.row.id, entry]]));
}

function unlist(index: Index, field: string, entry: Entry): void {
  const value = valueOf(entry.row, field);
  const same = index.get(value);
  same?.delete(entry.row.id);
  if (same?.size === 0) index.delete(value);
}

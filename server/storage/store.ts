/** A record of a table: plain JSON data with an id made by us. */
export interface Row {
  readonly id: string;
}

/** Reading one table. What comes back is frozen data: change it through a transaction only. */
export interface Table<T extends Row> {
  get(id: string): Promise<T | undefined>;
  /** The rows of these ids in their order, in one reading; unknown ids are left out. */
  pick(ids: readonly string[]): Promise<readonly T[]>;
  /**
   * All rows whose named fields equal the given plain values; all rows for `{}`. `null` also matches a field that is
   * missing. In order of insertion: replacing a row keeps its place. Rejects when asked to compare lists or objects.
   */
  find(match: Partial<T>): Promise<readonly T[]>;
}

export interface WritableTable<T extends Row> extends Table<T> {
  /** Inserts the row, or replaces the one with its id. Only what JSON can hold is kept. */
  put(row: T): Promise<void>;
  /** Removes the row; a missing one is no error. */
  remove(id: string): Promise<void>;
}

/** Names of tables and the rows they hold. */
export type Tables = Readonly<Record<string, Row>>;

/** The same names for the running program; a table left out does not compile. */
export type TableNames<T extends Tables> = { readonly [K in keyof T]: true };

/**
 * A few small tables that change together.
 *
 * `transact` runs one piece of work at a time, on a consistent view that includes its own writes. When the promise
 * resolves everything it wrote is on disk, all of it; when it rejects, whether the work threw or the disk refused,
 * nothing of it is, neither on disk nor in memory. Readers outside see only what is on disk.
 * The work must not wait for another transaction of the same store: they would wait for each other.
 */
export interface Store<T extends Tables> {
  readonly tables: { readonly [K in keyof T]: Table<T[K]> };
  transact<Result>(
    work: (tables: { readonly [K in keyof T]: WritableTable<T[K]> }) => Promise<Result>,
  ): Promise<Result>;
  close(): Promise<void>;
}

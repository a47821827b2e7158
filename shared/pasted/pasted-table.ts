import type { PastedRow } from '#shared/pasted/pasted-lines.ts';

/** A pasted table as it is understood; a person may correct both the columns and whether the first row is headings. */
export interface PastedTable<Field extends string> {
  readonly rows: readonly PastedRow[];
  /** What each column is taken for; `ignored` is read by nobody. */
  readonly columns: readonly (Field | 'ignored')[];
  readonly hasHeadings: boolean;
}

/** Stands where a cell had a line of its own: two topics are often written so. */
export const LINE_IN_CELL = '\uE000';

/** So many rows are looked at to guess what a column holds. */
export const SEEN_ROWS = 50;

/** The same table with one column taken for something else; a column that was taken for it before is ignored. */
export function withColumn<Field extends string>(
  table: PastedTable<Field>,
  place: number,
  column: Field | 'ignored',
): PastedTable<Field> {
  const columns = table.columns.map((known, other) => {
    if (other === place) return column;
    return known === column ? 'ignored' : known;
  });
  return { ...table, columns };
}

/** No field is read from two columns: the first keeps it. Null is a column nobody could name. */
export function eachOnce<Field extends string>(
  guesses: readonly (Field | 'ignored' | null)[],
): readonly (Field | 'ignored')[] {
  const taken = new Set<Field>();
  return guesses.map((guess) => {
    if (guess === null || guess === 'ignored' || taken.has(guess)) return 'ignored';
    taken.add(guess);
    return guess;
  });
}

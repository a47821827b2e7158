import type { LOOKS } from '#server/interchange/table/table-styles.ts';
import type { Direction } from '#shared/interchange/script-runs.ts';
import type { Say } from '#shared/locale/say.ts';

/** Words of one look within a line. */
export interface CellWords {
  readonly words: string;
  readonly look?: keyof typeof LOOKS;
}

/** What stands in a cell: its lines, each of words of one look or of several. */
export type Cell = readonly (readonly CellWords[])[];

/** Rows that belong together, under a line of their own where they have one. */
export interface RowGroup {
  readonly lead: string | null;
  readonly rows: Iterable<readonly Cell[]>;
}

/** A table that goes out as a Word file of its own. */
export interface TableWish {
  readonly title: string;
  readonly forumName: string;
  /** What it is a table of, when, and what it is narrowed to. */
  readonly facts: readonly string[];
  readonly direction: Direction;
  /** In the order of reading, with how much of the width each takes. */
  readonly columns: readonly { readonly title: string; readonly share: number }[];
  /** Asked for bit by bit while the table is written. */
  readonly groups: Iterable<RowGroup>;
  /** Said where there is no row. */
  readonly empty: string;
  readonly at: Date;
  readonly say: Say;
}

/** Somebody's words as the lines of a cell; nothing for none. */
export function linesOf(words: string | null, look?: CellWords['look']): CellWords[][] {
  if (words === null || words === '') return [];
  return words
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => [{ words: line, ...(look && { look }) }]);
}

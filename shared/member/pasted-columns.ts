import {
  fieldOfHeading,
  foldedWord,
  type InvitationField,
  roleOfWord,
} from '#shared/member/invitation-words.ts';
import { addressesIn, formOf, type PastedRow, rowsOf } from '#shared/pasted/pasted-lines.ts';
import { eachOnce, type PastedTable, SEEN_ROWS } from '#shared/pasted/pasted-table.ts';

/** A pasted list of people as it is understood. */
export type Pasted = PastedTable<InvitationField>;

/** The names of a forum's groups, by which a column of groups is known. */
export interface NamedGroup {
  readonly id: string;
  readonly name: string;
}

/** Reads a pasted text and guesses what stands where: by its headings, and where there are none by what the cells hold. */
export function readPaste(text: string, groups: readonly NamedGroup[] = []): Pasted {
  const form = formOf(text);
  const rows = rowsOf(text, form);
  if (form === 'list') return { rows, columns: ['email', 'name'], hasHeadings: false };
  const hasHeadings = isHeading(rows[0]);
  const below = hasHeadings ? rows.slice(1) : rows;
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const cellsOf = (place: number) =>
    below
      .slice(0, SEEN_ROWS)
      .map(({ cells }) => cells[place] ?? '')
      .filter(Boolean);
  const columns = Array.from({ length: width }, (_, place) => {
    const heading = hasHeadings ? fieldOfHeading(rows[0]?.cells[place] ?? '') : null;
    return byContent(cellsOf(place), heading, groups);
  });
  return {
    rows,
    columns: eachOnce(hasHeadings ? columns : namedInOrder(columns, cellsOf)),
    hasHeadings,
  };
}

function isHeading(row: PastedRow | undefined): boolean {
  if (!row || row.cells.some((cell) => cell.includes('@'))) return false;
  return row.cells.some((cell) => fieldOfHeading(cell) !== null);
}

type Guess = InvitationField | null;

/** What cells hold says more than their heading where it is plain: addresses, roles of ours, groups of this forum. */
function byContent(
  cells: readonly string[],
  heading: InvitationField | null,
  groups: readonly NamedGroup[],
): Guess {
  const mostly = (holds: (cell: string) => boolean) =>
    cells.length > 0 && cells.filter(holds).length * 2 > cells.length;
  const names = new Set(groups.map(({ name }) => foldedWord(name)));
  if (heading === 'email' || mostly((cell) => addressesIn(cell).length > 0)) return 'email';
  const mayBeRole = heading === null || heading === 'role' || heading === 'title';
  if (mayBeRole && mostly((cell) => roleOfWord(cell) !== null)) return 'role';
  const mayBeGroup = heading === null || heading === 'groups' || heading === 'region';
  if (mayBeGroup && mostly((cell) => names.has(foldedWord(cell)))) return 'groups';
  return heading;
}

const IN_ORDER = ['name', 'title', 'office', 'region', 'expertise'] as const;

/** Without headings the columns of words are taken in the order in which such lists are mostly written. */
function namedInOrder(
  guesses: readonly Guess[],
  cellsOf: (place: number) => readonly string[],
): readonly Guess[] {
  const left = [...IN_ORDER];
  return guesses.map((guess, place) => {
    if (guess !== null) return guess;
    const isWords = cellsOf(place).some((cell) => /\p{L}/u.test(cell));
    return isWords ? (left.shift() ?? null) : null;
  });
}

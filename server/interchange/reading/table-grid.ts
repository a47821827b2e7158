import type { RawCell, RawRow, RawTable } from '#server/interchange/reading/raw.ts';
import type { Block, Cell, Row } from '#shared/interchange/model.ts';

const MOST_SPAN = 50;
const MOST_ROWS = 500;
const TWIPS_IN_PIXEL = 15;
/** Columns whose widths differ by less than this are as wide as each other. */
const UNEVEN = 1.25;

interface Means {
  /** False where the table has to be turned for its columns to stay where they are seen. */
  readonly keepsOrder: boolean;
  readonly cell: (cell: RawCell) => readonly Block[];
}

/** The rows of a table with cells that reach over others; those that are reached over are left out. */
export function rowsOf(table: RawTable, { keepsOrder, cell: blocksOf }: Means): Row[] {
  const widths = widthsOf(table.grid);
  return table.rows.flatMap((row, at): Row[] => {
    const cells = row.cells
      .filter((cell) => cell.merge !== 'on' || at === 0 || !startOf(table.rows, at, cell))
      .map((cell): Cell => {
        const own = widths?.slice(cell.column, cell.column + cell.span) ?? [];
        const isTold = own.length === cell.span && cell.span <= MOST_SPAN;
        return {
          isHeader: cell.isHeader,
          colspan: Math.min(cell.span, MOST_SPAN),
          rowspan: reachOf(table.rows, at, cell),
          widths: isTold ? (keepsOrder ? own : own.toReversed()).join(',') : null,
          blocks: blocksOf(cell),
        };
      });
    if (cells.length === 0) return [];
    return [{ changes: row.changes, cells: keepsOrder ? cells : cells.toReversed() }];
  });
}

function widthsOf(grid: readonly number[]): number[] | null {
  const pixels = grid.map((width) => Math.round(width / TWIPS_IN_PIXEL));
  if (pixels.length === 0 || pixels.length > MOST_SPAN) return null;
  const [least, most] = [Math.min(...pixels), Math.max(...pixels)];
  if (least < 1 || most > 9999 || most < least * UNEVEN) return null;
  return pixels;
}

function cellAt(row: RawRow | undefined, { column, span }: RawCell): RawCell | undefined {
  return row?.cells.find((one) => one.column === column && one.span === span);
}

/** Whether a cell that goes on really has one above it to go on from. */
function startOf(rows: readonly RawRow[], at: number, cell: RawCell): boolean {
  const above = cellAt(rows[at - 1], cell);
  return (
    above?.merge === 'start' || (above?.merge === 'on' && at > 1 && startOf(rows, at - 1, above))
  );
}

function reachOf(rows: readonly RawRow[], at: number, cell: RawCell): number {
  if (cell.merge !== 'start') return 1;
  let reach = 1;
  while (reach < MOST_ROWS && cellAt(rows[at + reach], cell)?.merge === 'on') reach += 1;
  return reach;
}

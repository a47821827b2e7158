import type { BlockSheet, CellSheet, TableSheet } from '#server/interchange/pdf/sheet/sheet.ts';
import type { PaperWriting } from '#server/interchange/pdf/sheet/writing.ts';
import { gridOf, headRows, isShort } from '#server/interchange/word/tables.ts';
import type { Cell, Row, Table } from '#shared/interchange/model.ts';

/** How wide a cell is: in points, and in letters of a line. */
export interface CellRoom {
  readonly width: number;
  readonly most: number;
}

interface Means {
  readonly writing: PaperWriting;
  /** How wide the whole table is, in points. */
  readonly width: number;
  readonly cell: (cell: Cell, row: Row, room: CellRoom) => readonly BlockSheet[];
}

const INSET = 10;
const LETTER = 5.4;

/** A table with every cell at its place: what lies over another, or hangs out below, is cut to the grid. */
export function tableSheet(
  { rows }: Pick<Table, 'rows'>,
  { writing, width, cell }: Means,
): Pick<TableSheet, 'widths' | 'heads' | 'repeats' | 'cells'> {
  const grid = gridOf(rows);
  const columns = Math.max(1, ...grid.map((row) => row.reduce((sum, { span }) => sum + span, 0)));
  const widths = widthsOf(rows, columns);
  const counted = headRows(rows);
  // A head that nothing stands under is no head.
  const heads = counted === rows.length ? 0 : counted;
  let repeats = true;
  const cells = rows.flatMap((row, y) => {
    const before = writing.once;
    const own = (grid[y] ?? []).flatMap((placed): CellSheet[] => {
      if (placed.isContinued) return [];
      const share = widths.slice(placed.column, placed.column + placed.span);
      const room = share.reduce((sum, one) => sum + one, 0) * width - INSET;
      const most = Math.max(3, Math.floor(room / LETTER));
      return [
        {
          x: placed.column,
          y,
          cols: placed.span,
          rows: Math.min(placed.cell.rowspan, rows.length - y),
          head: placed.cell.isHeader,
          breaks: !isShort(row),
          blocks: cell(placed.cell, row, { width: Math.max(10, room), most }),
        },
      ];
    });
    // Notes, signs and places stand in a file once: a row with any is not written anew on the next page.
    if (y < heads && writing.once > before) repeats = false;
    return own;
  });
  return { widths, heads, repeats, cells };
}

/** The share of each column. */
function widthsOf(rows: readonly Row[], columns: number): number[] {
  const own = (rows[0]?.cells ?? []).flatMap(({ colspan, widths }) => {
    const told = widths === null ? [] : widths.split(',').map(Number);
    return Array.from({ length: colspan }, (_, at) => told[at] ?? 0);
  });
  const isTold = own.length === columns && own.every((width) => width > 0);
  const all = isTold ? own : Array.from({ length: columns }, () => 1);
  const total = all.reduce((sum, width) => sum + width, 0);
  return all.map((width) => width / total);
}

/** A cell of a pasted table, as its page has it. */
export interface PageCell {
  readonly element: Element;
  readonly isHead: boolean;
  readonly colspan: number;
  readonly rowspan: number;
}

/** A cell at its place; `element` null fills a hole that a broken table leaves. */
export interface GridCell extends Omit<PageCell, 'element'> {
  readonly element: Element | null;
  readonly column: number;
}

export interface Grid {
  readonly columns: number;
  /** Only the cells that begin in a row; never a row without any. */
  readonly rows: readonly (readonly GridCell[])[];
}

/** Wider tables are no tables of a paper; the schema's own bound. */
export const MOST_COLUMNS = 50;
const MOST_ROWSPAN = 500;

/** The cells of a table without those of tables within it, with spans that can be. */
export function cellsOf(table: Element): PageCell[][] {
  const rows: PageCell[][] = [];
  const take = (parent: Element, isHead: boolean) => {
    for (const child of parent.children) {
      if (child.localName === 'tr') rows.push(cellsOfRow(child, isHead));
      else if (/^(?:tbody|thead|tfoot)$/.test(child.localName)) {
        take(child, child.localName === 'thead');
      }
    }
  };
  take(table, false);
  return rows;
}

function cellsOfRow(row: Element, isHead: boolean): PageCell[] {
  return [...row.children].flatMap((element) => {
    if (element.localName !== 'td' && element.localName !== 'th') return [];
    return [
      {
        element,
        isHead: isHead || element.localName === 'th',
        colspan: spanOf(element, 'colspan', MOST_COLUMNS),
        rowspan: spanOf(element, 'rowspan', MOST_ROWSPAN),
      },
    ];
  });
}

function spanOf(element: Element, name: string, most: number): number {
  const given = Number(element.getAttribute(name) ?? 1);
  return Number.isInteger(given) && given > 1 ? Math.min(most, given) : 1;
}

/**
 * Puts cells where they stand: a span never covers another cell or leaves the table, holes are filled, and every row is
 * as wide as the widest. Null when the table is wider than a table of a paper.
 */
export function gridOf(cells: readonly (readonly PageCell[])[]): Grid | null {
  const taken: boolean[][] = cells.map(() => []);
  const rows: GridCell[][] = cells.map(() => []);
  let columns = 1;
  for (const [at, row] of cells.entries()) {
    let column = 0;
    for (const cell of row) {
      while (taken[at]?.[column]) column += 1;
      let colspan = 1;
      while (colspan < cell.colspan && !taken[at]?.[column + colspan]) colspan += 1;
      const rowspan = Math.min(cell.rowspan, cells.length - at);
      const free = freeRows(taken, { at, column, colspan, rowspan });
      for (let below = at; below < at + free; below++) {
        for (let across = column; across < column + colspan; across++) {
          (taken[below] ?? [])[across] = true;
        }
      }
      rows[at]?.push({ ...cell, colspan, rowspan: free, column });
      column += colspan;
      columns = Math.max(columns, column);
      if (columns > MOST_COLUMNS) return null;
    }
  }
  fillHoles(rows, taken, columns);
  return { columns, rows: withoutEmptyRows(rows) };
}

interface Span {
  readonly at: number;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
}

function freeRows(taken: readonly boolean[][], { at, column, colspan, rowspan }: Span): number {
  let free = 1;
  while (free < rowspan) {
    const row = taken[at + free];
    for (let across = column; across < column + colspan; across++) if (row?.[across]) return free;
    free += 1;
  }
  return free;
}

function fillHoles(rows: GridCell[][], taken: readonly boolean[][], columns: number): void {
  for (const [at, row] of rows.entries()) {
    // A row without a cell of its own is not made into one.
    if (row.length === 0) continue;
    const isHead = row.every((cell) => cell.isHead);
    for (let column = 0; column < columns; column++) {
      if (taken[at]?.[column]) continue;
      row.push({ element: null, isHead, colspan: 1, rowspan: 1, column });
    }
    row.sort((one, other) => one.column - other.column);
  }
}

/** A row in which no cell begins is taken out of the spans that cover it. */
function withoutEmptyRows(rows: readonly GridCell[][]): GridCell[][] {
  const isEmpty = rows.map((row) => row.length === 0);
  if (!isEmpty.includes(true)) return [...rows];
  return rows.flatMap((row, at) => {
    if (row.length === 0) return [];
    return [
      row.map((cell) => {
        const lost = isEmpty.slice(at, at + cell.rowspan).filter(Boolean).length;
        return { ...cell, rowspan: cell.rowspan - lost };
      }),
    ];
  });
}

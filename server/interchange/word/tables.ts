import { TEXT_WIDTH } from '#server/interchange/word/figures.ts';
import { wordsOf } from '#server/interchange/word/headings.ts';
import { firstOf } from '#server/interchange/word/first-of.ts';
import type { Writing } from '#server/interchange/word/writing.ts';
import { tag, val } from '#server/interchange/word/xml.ts';
import type { Cell, Row, Table } from '#shared/interchange/model.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** A cell at its place in the grid, or what a cell above it reaches down into. */
export interface Placed {
  readonly cell: Cell;
  readonly column: number;
  readonly span: number;
  readonly isContinued: boolean;
}

interface Means {
  readonly writing: Writing;
  /** What is suggested about everything around. */
  readonly changes: readonly Entry[];
  /** The paragraphs in a cell; never none. */
  readonly cell: (cell: Cell, changes: readonly Entry[]) => string;
}

/** A table. In a paper from right to left its first column stands at the right, in Word as on the screen. */
export function tableXml(table: Table, { writing, changes, cell }: Means): string {
  const grid = gridOf(table.rows);
  const columns = Math.max(1, ...grid.map((row) => row.reduce((sum, { span }) => sum + span, 0)));
  const widths = widthsOf(table, columns);
  const heads = headRows(table.rows);
  const around = [...changes, ...wholeChanges(table.changes)];
  const rows = table.rows.map((row, at) => {
    const own = [...around, ...wholeChanges(row.changes)];
    const placed = grid[at] ?? [];
    const filled = placed.reduce((sum, { span }) => sum + span, 0);
    const cells = placed.map((one) => {
      const inner = one.isContinued ? emptyCell(writing) : cell(one.cell, own);
      return tag('w:tc', {}, cellLook(one, widths), inner);
    });
    const look = rowLook(writing, own, {
      isHead: at < heads,
      isShort: isShort(row),
      left: columns - filled,
    });
    return tag(
      'w:tr',
      { 'w14:paraId': writing.paragraphId(), 'w14:textId': '77777777' },
      look,
      ...cells,
    );
  });
  return tag(
    'w:tbl',
    {},
    tag(
      'w:tblPr',
      {},
      val('tblStyle', 'TableGrid'),
      writing.base === 'rtl' ? '<w:bidiVisual/>' : '',
      tag('w:tblW', { 'w:w': TEXT_WIDTH, 'w:type': 'dxa' }),
      tag('w:tblLook', { 'w:val': heads > 0 ? '0420' : '0400', 'w:firstRow': heads > 0 ? 1 : 0 }),
    ),
    tag('w:tblGrid', {}, ...widths.map((width) => tag('w:gridCol', { 'w:w': width }))),
    ...rows,
  );
}

/** What of the changes is about a thing as a whole. */
export function wholeChanges(changes: readonly Entry[]): readonly Entry[] {
  return changes.filter(({ kind }) => kind === 'insertion' || kind === 'deletion');
}

/** Puts cells at their columns; what reaches down from above takes its place in every row. */
export function gridOf(rows: readonly Row[]): Placed[][] {
  const reaching = new Map<number, { placed: Placed; rows: number }>();
  return rows.map(({ cells }) => {
    const row: Placed[] = [];
    let column = 0;
    const takeReaching = () => {
      for (let above = reaching.get(column); above; above = reaching.get(column)) {
        row.push({ ...above.placed, isContinued: true });
        if (above.rows > 1) reaching.set(column, { ...above, rows: above.rows - 1 });
        else reaching.delete(column);
        column += above.placed.span;
      }
    };
    for (const cell of cells) {
      takeReaching();
      // A cell cannot lie over one that reaches down from above.
      let span = 1;
      while (span < cell.colspan && !reaching.has(column + span)) span += 1;
      const placed = { cell, column, span, isContinued: false };
      row.push(placed);
      if (cell.rowspan > 1) reaching.set(column, { placed, rows: cell.rowspan - 1 });
      column += span;
    }
    takeReaching();
    return row;
  });
}

function widthsOf({ rows }: Table, columns: number): number[] {
  const own = (rows[0]?.cells ?? []).flatMap(({ colspan, widths }) => {
    const told = widths === null ? [] : widths.split(',').map(Number);
    return Array.from({ length: colspan }, (_, at) => told[at] ?? 0);
  });
  const isTold = own.length === columns && own.every((width) => width > 0);
  if (!isTold) return Array.from({ length: columns }, () => Math.floor(TEXT_WIDTH / columns));
  const total = own.reduce((sum, width) => sum + width, 0);
  return own.map((width) => Math.floor((width * TEXT_WIDTH) / total));
}

/** Rows at the start that hold nothing but headers, and out of which no cell reaches. */
export function headRows(rows: readonly Row[]): number {
  const first = rows.findIndex(({ cells }) => !cells.every(({ isHeader }) => isHeader));
  const heads = rows.slice(0, Math.max(0, first));
  const isWhole = heads.every(({ cells }, at) =>
    cells.every(({ rowspan }) => at + rowspan <= heads.length),
  );
  return isWhole ? heads.length : 0;
}

/** Letters of a cell up to which its row is kept on one page. */
const FEW_LETTERS = 400;

/** A row of a few lines does not come apart at a page's end; a long one may, or it would leave half a page empty. */
export function isShort({ cells }: Row): boolean {
  return cells.every(({ blocks }) => {
    const lines = blocks.map((block) =>
      'inline' in block ? wordsOf(block.inline).length : FEW_LETTERS,
    );
    return lines.reduce((sum, letters) => sum + letters, 0) < FEW_LETTERS;
  });
}

function cellLook({ cell, column, span, isContinued }: Placed, widths: readonly number[]): string {
  const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
  const reach = cell.rowspan > 1 ? (isContinued ? '<w:vMerge/>' : val('vMerge', 'restart')) : '';
  return tag(
    'w:tcPr',
    {},
    tag('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
    span > 1 ? val('gridSpan', span) : '',
    reach,
    cell.isHeader ? tag('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': 'E8EDF3' }) : '',
  );
}

function rowLook(
  writing: Writing,
  changes: readonly Entry[],
  {
    isHead,
    isShort,
    left,
  }: { readonly isHead: boolean; readonly isShort: boolean; readonly left: number },
): string {
  const [insertion, deletion] = [firstOf(changes, 'insertion'), firstOf(changes, 'deletion')];
  const all = [
    left > 0 ? val('gridAfter', left) : '',
    isShort ? '<w:cantSplit/>' : '',
    isHead ? '<w:tblHeader/>' : '',
    insertion ? tag('w:ins', writing.revision(insertion)) : '',
    deletion ? tag('w:del', writing.revision(deletion)) : '',
  ];
  return tag('w:trPr', {}, ...all);
}

function emptyCell(writing: Writing): string {
  return tag('w:p', { 'w14:paraId': writing.paragraphId(), 'w14:textId': '77777777' });
}

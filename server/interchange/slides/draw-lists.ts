import { heightOf, pagesOf, type SlideLine } from '#server/interchange/slides/fitting.ts';
import type { Box } from '#server/interchange/slides/page.ts';
import { EDGE, INNER } from '#server/interchange/slides/page.ts';
import type { Deck } from '#server/interchange/slides/deck.ts';

/** Where a table stands, and how much of a cell is not its words. */
const TABLE: Box = { x: EDGE, y: 1.75, w: INNER, h: 4.95 };
const PADDING = { w: 0.22, h: 0.13 };
const HEAD = 0.36;

interface Columned {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly share: number }[];
}

/** One row: the lines of each of its cells. */
export type RowLines = readonly (readonly SlideLine[])[];

/** A table over as many slides as it needs, its head on each; a row that is higher than a slide goes on in rows. */
export function drawTable(
  deck: Deck,
  { title, columns }: Columned,
  rows: readonly RowLines[],
): void {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (share / whole) * TABLE.w - PADDING.w);
  const most = TABLE.h - HEAD;
  const heightOfRow = (row: RowLines) =>
    Math.max(...row.map((lines, at) => heightOf(lines, widths[at] ?? 1))) + PADDING.h;
  const low = rows.flatMap((row) =>
    heightOfRow(row) <= most ? [row] : split(row, widths, most - PADDING.h),
  );
  let waiting: RowLines[] = [];
  let taken = 0;
  let pages = 0;
  const put = () => {
    const page = deck.page(pages === 0 ? title : deck.goesOn(title));
    pages += 1;
    const heights = [HEAD, ...waiting.map(heightOfRow)];
    page.table(columns, waiting, { box: { ...TABLE, h: HEAD + taken }, heights });
    waiting = [];
    taken = 0;
  };
  for (const row of low) {
    const height = heightOfRow(row);
    if (taken + height > most) put();
    waiting.push(row);
    taken += height;
  }
  if (waiting.length > 0) put();
}

/** A row as several, none of which is higher than this. */
function split(row: RowLines, widths: readonly number[], most: number): RowLines[] {
  const parts = row.map((lines, at) => pagesOf(lines, { w: widths[at] ?? 1, h: most }));
  const count = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: count }, (_, at) => parts.map((pages) => pages[at] ?? []));
}

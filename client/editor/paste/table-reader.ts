import { LOOK } from '#client/editor/paste/inert-page.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { toFlow, wordsIn } from '#client/editor/paste/flow.ts';
import { inkOf } from '#client/editor/paste/ink.ts';
import type { Place, Reading } from '#client/editor/paste/reading.ts';
import {
  cellsOf,
  type Grid,
  type GridCell,
  gridOf,
  type PageCell,
} from '#client/editor/paste/table-grid.ts';

/** More cells than this would keep every reader's page busy: such a sheet comes as lines. */
export const MOST_CELLS = 4000;

/** Reads a table, with its caption before it. A table that only lays out a page gives what stands in it. */
export function readTable(table: Element, reading: Reading, place: Place): ContentNode[] {
  const cells = cellsOf(table);
  if (isLayout(table, cells)) return insidesOf(cells, reading, place);
  if (isWithinCell(table)) {
    reading.findings.drop('tables');
    return asLines(cells, reading, place);
  }
  const count = cells.reduce((sum, row) => sum + row.length, 0);
  const grid = count > MOST_CELLS ? null : gridOf(cells);
  if (!grid || grid.rows.length === 0 || grid.rows.length * grid.columns > MOST_CELLS * 2) {
    if (count > 0) reading.findings.drop('tables');
    return asLines(cells, reading, place);
  }
  return [...captionOf(table, reading, place), tableOf(table, grid, { reading, place })];
}

/** Tables of mails and of old pages: one cell, a role that says so, or tables within that are the page. */
function isLayout(table: Element, cells: readonly (readonly PageCell[])[]): boolean {
  const count = cells.reduce((sum, row) => sum + row.length, 0);
  if (count === 1 || /^(?:presentation|none)$/.test(table.getAttribute('role') ?? '')) return true;
  return table.querySelector('table') !== null && cells.every((row) => row.length <= 1);
}

function insidesOf(cells: readonly (readonly PageCell[])[], reading: Reading, place: Place) {
  const inside = { ...place, depth: place.depth + 1 };
  return cells.flatMap((row) => row.flatMap(({ element }) => reading.blocksIn(element, inside)));
}

const isWithinCell = (table: Element): boolean => {
  const cell = table.parentElement?.closest('td,th');
  return cell?.closest('table')?.hasAttribute('data-read') ?? false;
};

/** Each row as a line of words, its cells parted by bars: no word is lost. */
function asLines(
  cells: readonly (readonly PageCell[])[],
  reading: Reading,
  place: Place,
): ContentNode[] {
  return cells.flatMap((row) => {
    const parts = row.map(({ element }) => {
      const inside = reading.blocksIn(element, { ...place, depth: place.depth + 1 });
      return wordsIn({ type: 'tableCell', content: toFlow(inside).flow });
    });
    const content = parts
      .filter((words) => words.length > 0)
      .flatMap((words, at) => (at === 0 ? words : [{ type: 'text', text: ' | ' }, ...words]));
    return content.length > 0 ? [{ type: 'paragraph', content }] : [];
  });
}

function captionOf(table: Element, reading: Reading, place: Place): ContentNode[] {
  const caption = table.querySelector(':scope > caption');
  if (!caption) return [];
  return reading
    .blocksIn(caption, place)
    .filter(({ type }) => type === 'paragraph')
    .map(({ content = [] }) => ({ type: 'caption', content }));
}

interface Around {
  readonly reading: Reading;
  readonly place: Place;
}

function tableOf(table: Element, grid: Grid, { reading, place }: Around): ContentNode {
  table.setAttribute('data-read', '');
  const widths = widthsOf(table, grid);
  const ink = { ...inkOf(table, place.ink, reading), bold: false };
  const inside = { ink, depth: place.depth + 1, lists: [] };
  const contents = grid.rows.map((row) =>
    row.map(({ element }) => contentOf(element, reading, inside)),
  );
  const hasHead = grid.rows.some((row) => row.some(({ isHead }) => isHead));
  const isBoldHead = !hasHead && grid.rows.length > 1 && isHeadByInk(contents);
  return {
    type: 'table',
    content: grid.rows.map((row, at) => ({
      type: 'tableRow',
      content: row.map((cell, number) => {
        const isHead = cell.isHead || (isBoldHead && at === 0);
        const content = contents[at]?.[number] ?? [];
        return {
          type: isHead ? 'tableHeader' : 'tableCell',
          ...attributesOf(cell, widths),
          content: isHead ? content.map(withoutBold) : content,
        };
      }),
    })),
  };
}

function attributesOf({ colspan, rowspan, column }: GridCell, widths: readonly number[] | null) {
  const attrs = {
    ...(colspan > 1 && { colspan }),
    ...(rowspan > 1 && { rowspan }),
    ...(widths && { colwidth: widths.slice(column, column + colspan) }),
  };
  return Object.keys(attrs).length > 0 ? { attrs } : {};
}

function contentOf(cell: Element | null, reading: Reading, place: Place): ContentNode[] {
  const blocks = cell
    ? reading.blocksIn(cell, { ...place, ink: inkOf(cell, place.ink, reading) })
    : [];
  const { flow } = toFlow(blocks, true);
  return flow.length > 0 ? flow : [{ type: 'paragraph' }];
}

/** Word and Docs rarely say which row is the head: one that is all bold, over rows that are not. */
function isHeadByInk(contents: readonly (readonly ContentNode[][])[]): boolean {
  const [head = [], ...rest] = contents;
  const words = (row: readonly ContentNode[][]) =>
    row.flatMap((blocks) => blocks.flatMap(textsIn)).filter(({ text }) => text?.trim());
  const isBold = ({ marks = [] }: ContentNode) => marks.some(({ type }) => type === 'bold');
  const inHead = words(head);
  return inHead.length > 0 && inHead.every(isBold) && rest.some((row) => !words(row).every(isBold));
}

function textsIn(block: ContentNode): ContentNode[] {
  return block.type === 'text' ? [block] : (block.content ?? []).flatMap(textsIn);
}

/** A head is bold by itself. */
function withoutBold(block: ContentNode): ContentNode {
  if (block.type === 'text') {
    const marks = block.marks?.filter(({ type }) => type !== 'bold') ?? [];
    return { type: 'text', text: block.text ?? '', ...(marks.length > 0 && { marks }) };
  }
  return { ...block, ...(block.content && { content: block.content.map(withoutBold) }) };
}

/** The width of a text, in CSS pixels, which the columns share. */
const WHOLE = 640;
const NARROWEST = 40;

/** Widths of columns where the page gives each one and they differ; equal columns need none. */
function widthsOf(table: Element, { columns, rows }: Grid): readonly number[] | null {
  const given = Array.from({ length: columns }, () => 0);
  const named = [...table.querySelectorAll(':scope > colgroup > col, :scope > col')];
  for (const [at, column] of named.entries()) if (at < columns) given[at] = widthIn(column);
  for (const row of rows) {
    for (const { element, colspan, column } of row) {
      if (element && colspan === 1 && !given[column]) given[column] = widthIn(element);
    }
  }
  const [most, least] = [Math.max(...given), Math.min(...given)];
  if (least <= 0 || most / least < 1.4) return null;
  const sum = given.reduce((total, width) => total + width, 0);
  return given.map((width) => Math.max(NARROWEST, Math.round((width / sum) * WHOLE)));
}

function widthIn(element: Element): number {
  const styled = /(?:^|;)\s*width:\s*([\d.]+)(pt|px)/i.exec(element.getAttribute(LOOK) ?? '');
  if (styled) return Number(styled[1]) * (styled[2]?.toLowerCase() === 'pt' ? 4 / 3 : 1);
  const plain = /^([\d.]+)(?:px)?$/.exec(element.getAttribute('width') ?? '');
  return plain ? Number(plain[1]) : 0;
}

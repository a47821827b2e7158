import { changesOf, told } from '#server/interchange/reading/page/house.ts';
import type { Place } from '#server/interchange/reading/page/place.ts';
import { withoutLabel } from '#server/interchange/reading/page/caption-label.ts';
import type { PageParts } from '#server/interchange/reading/page/means.ts';
import {
  attributeOf,
  childrenOf,
  type Element,
  isElement,
} from '#server/interchange/reading/page/tree.ts';
import type { Block, Cell, Row } from '#shared/interchange/model.ts';

const GROUPS: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot']);
const MOST_SPAN = 50;
const MOST_DOWN = 500;

/** A table with its caption before it. One that only lays things out on a page is what is laid out. */
export function tableBlocks(reader: PageParts, element: Element, place: Place): Block[] {
  const { means } = reader;
  const parts = childrenOf(element).filter(isElement);
  const lines = parts.flatMap((part) =>
    GROUPS.has(part.tagName)
      ? childrenOf(part)
          .filter(isElement)
          .map((row) => ({ row, isHead: part.tagName === 'thead' }))
      : part.tagName === 'tr'
        ? [{ row: part, isHead: false }]
        : [],
  );
  const rows = lines
    .filter(({ row }) => row.tagName === 'tr')
    .map(({ row, isHead }) => rowOf(reader, row, isHead, place))
    .filter(({ cells }) => cells.length > 0);
  const captions = parts
    .filter(({ tagName }) => tagName === 'caption')
    .map((one) => reader.caption(one, place))
    .map((one) => ('inline' in one ? { ...one, inline: withoutLabel(one.inline) } : one));
  if (rows.length === 0) return captions;
  const role = attributeOf(element, 'role');
  const isSingle = rows.length === 1 && rows[0]?.cells.length === 1 && !rows[0].cells[0]?.isHeader;
  if (!means.isOwn && (role === 'presentation' || role === 'none' || isSingle))
    return rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks));
  means.tally.add('tables');
  const fitted = means.isOwn ? rows : inGrid(rows);
  return [
    ...captions,
    { kind: 'table', ...reader.tied(element), rows: turned(fitted, element, reader) },
  ];
}

/** In a paper the first column stands where the paper begins: a table that went the other way is turned. */
function turned(rows: readonly Row[], element: Element, { means }: PageParts): readonly Row[] {
  const dir = attributeOf(element, 'dir')?.toLowerCase();
  if (means.isOwn || dir === undefined || (dir !== 'rtl' && dir !== 'ltr')) return rows;
  if (dir === (means.dir ?? 'ltr') || rows.every(({ cells }) => cells.length < 2)) return rows;
  means.tally.add('turned-tables');
  return rows.map((row) => ({ ...row, cells: row.cells.toReversed() }));
}

function rowOf(reader: PageParts, row: Element, isHead: boolean, place: Place): Row {
  const { isOwn, book, sheet } = reader.means;
  const at = reader.placeIn(row, sheet.of(row), place);
  const cells = childrenOf(row)
    .filter(isElement)
    .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
    .map((cell): Cell => {
      const isHeader =
        cell.tagName === 'th' || isHead || (isOwn && attributeOf(cell, 'data-header') !== null);
      const inner = reader.placeIn(cell, sheet.of(cell), at);
      return {
        isHeader,
        colspan: spanOf(cell, 'colspan', MOST_SPAN),
        rowspan: spanOf(cell, 'rowspan', MOST_DOWN),
        widths: isOwn ? told('tableCell', 'colwidth', attributeOf(cell, 'data-widths')) : null,
        blocks: reader.blocks(childrenOf(cell), inner),
      };
    });
  return { changes: isOwn ? changesOf(row, book) : [], cells };
}

function spanOf(cell: Element, name: string, most: number): number {
  const told = Math.trunc(Number(attributeOf(cell, name) ?? 1));
  return Number.isNaN(told) ? 1 : Math.min(most, Math.max(1, told));
}

/** No cell reaches below the last row. */
function inGrid(rows: readonly Row[]): Row[] {
  return rows.map((row, at) => ({
    ...row,
    cells: row.cells.map((cell) => ({
      ...cell,
      rowspan: Math.min(cell.rowspan, rows.length - at),
    })),
  }));
}

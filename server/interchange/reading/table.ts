import type { Place } from '#server/interchange/reading/means.ts';
import { wholeOf } from '#server/interchange/reading/numbering.ts';
import type { Raw, RawCell, RawRow, RawTable } from '#server/interchange/reading/raw.ts';
import { revisionsIn } from '#server/interchange/reading/revisions.ts';
import {
  child,
  childrenNamed,
  type Element,
  elements,
  isOn,
  valueOf,
} from '#server/interchange/reading/xml-tree.ts';

/** Word's own limit. */
const MOST_COLUMNS = 63;
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:del']);
/** How this house shades the cells of a header. */
const HEADER_SHADE = 'E8EDF3';

/** Reads a table; what stands in its cells is read by `story`. */
export function readTable(
  element: Element,
  place: Place,
  story: (element: Element) => Raw[],
): RawTable {
  const properties = child(element, 'w:tblPr');
  const { tally } = place.means;
  tally.add('tables');
  if (child(properties, 'w:tblPrChange')) tally.add('looks-proposed');
  return {
    kind: 'table',
    isMirrored: isOn(child(properties, 'w:bidiVisual')) ?? false,
    grid: childrenNamed(child(element, 'w:tblGrid'), 'w:gridCol')
      .slice(0, MOST_COLUMNS)
      .map(({ attrs }) => wholeOf(attrs['w:w'], 0)),
    rows: gathered(element, 'w:tr').map((row) => readRow(row, place, story)),
  };
}

function gathered(parent: Element, name: string): Element[] {
  return elements(parent).flatMap((one) => {
    if (one.name === name) return [one];
    return WRAPPERS.has(one.name) ? gathered(one, name) : [];
  });
}

function readRow(row: Element, place: Place, story: (element: Element) => Raw[]): RawRow {
  const properties = child(row, 'w:trPr');
  const isHeader = isOn(child(properties, 'w:tblHeader')) ?? false;
  const changes = revisionsIn(place.means, properties);
  const cells: RawCell[] = [];
  let column = spanOf(child(properties, 'w:gridBefore'), 0);
  for (const cell of gathered(row, 'w:tc')) {
    const read = readCell(cell, place, { column, isHeader, blocks: story(cell) });
    cells.push(read);
    column += read.span;
    if (column >= MOST_COLUMNS) break;
  }
  return { changes, cells };
}

function readCell(
  cell: Element,
  { means }: Place,
  told: Pick<RawCell, 'column' | 'isHeader' | 'blocks'>,
): RawCell {
  const properties = child(cell, 'w:tcPr');
  const merge = child(properties, 'w:vMerge');
  const shade = child(properties, 'w:shd')?.attrs['w:fill'];
  for (const name of ['w:cellIns', 'w:cellDel', 'w:cellMerge', 'w:tcPrChange'])
    if (child(properties, name)) means.tally.add('structure-proposed');
  return {
    ...told,
    isHeader: told.isHeader || (means.isOwn && shade === HEADER_SHADE),
    span: Math.max(1, spanOf(child(properties, 'w:gridSpan'), 1)),
    merge: merge ? (valueOf(merge) === 'restart' ? 'start' : 'on') : null,
  };
}

function spanOf(element: Element | undefined, otherwise: number): number {
  return Math.max(0, Math.min(wholeOf(valueOf(element), otherwise), MOST_COLUMNS));
}

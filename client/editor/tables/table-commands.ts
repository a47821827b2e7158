import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { findTable, selectedRect, TableMap, toggleHeader } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { insertAfter } from '#client/editor/blocks/wrap-blocks.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    paperTables: {
      /** Puts a table after the block at the caret, or in place of an empty paragraph; the caret into its first cell. */
      insertPaperTable: (size: TableSize) => ReturnType;
      /** Makes the columns of the selection wider or narrower by a step. */
      widenColumns: (by: 'more' | 'less') => ReturnType;
      /** Lets the table share its room equally again. */
      equalColumns: () => ReturnType;
      toggleHeadRow: () => ReturnType;
      toggleHeadColumn: () => ReturnType;
    };
  }
}

export interface TableSize {
  readonly rows: number;
  readonly columns: number;
}

const STEP = 24;
/** Narrower than this, in CSS pixels, no word fits. */
export const LEAST_WIDTH = 40;
export const MOST_WIDTH = 2000;

function makeTable(state: EditorState, { rows, columns }: TableSize): Node | null {
  const { table, tableRow, tableCell, tableHeader, paragraph } = state.schema.nodes;
  if (!table || !tableRow || !tableCell || !tableHeader || !paragraph) return null;
  const row = (kind: typeof tableCell) =>
    tableRow.create(
      null,
      Array.from({ length: columns }, () => kind.create(null, paragraph.create())),
    );
  return table.create(
    null,
    Array.from({ length: rows }, (_, index) => row(index === 0 ? tableHeader : tableCell)),
  );
}

function insert(state: EditorState, tr: Transaction, size: TableSize): boolean {
  const table = makeTable(state, size);
  const { $from } = tr.selection;
  if (!table || $from.depth === 0) return false;
  const block = $from.node(1);
  const place = $from.before(1);
  const isSpare = block.type.name === 'paragraph' && block.content.size === 0;
  if (!insertAfter(tr, table)) return false;
  if (isSpare) tr.delete(place, place + block.nodeSize);
  const start = isSpare ? place : place + block.nodeSize;
  tr.setSelection(TextSelection.near(tr.doc.resolve(start + 3)));
  return true;
}

/** Sets every column's width, in CSS pixels; null lets a column share what room is left. */
export function setColumnWidths(
  tr: Transaction,
  position: number,
  widths: readonly (number | null)[],
): void {
  const table = tr.doc.nodeAt(position);
  if (table?.type.name !== 'table') return;
  const map = TableMap.get(table);
  const whole = widths.map((width) =>
    width === null ? 0 : Math.round(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, width))),
  );
  for (const offset of new Set(map.map)) {
    const cell = table.nodeAt(offset);
    if (!cell) continue;
    const { left, right } = map.findCell(offset);
    const own = whole.slice(left, right);
    const colwidth = own.every((width) => width === 0) ? null : own;
    const old: unknown = cell.attrs['colwidth'];
    if (String(old) !== String(colwidth)) {
      tr.setNodeAttribute(position + 1 + offset, 'colwidth', colwidth);
    }
  }
}

/** The columns' widths as they are drawn now. A column hidden under wide cells everywhere gets its share of them. */
export function drawnWidths(view: EditorView, position: number, table: Node): number[] {
  const map = TableMap.get(table);
  const widths: (number | null)[] = Array.from({ length: map.width }, () => null);
  const shares = [...widths];
  for (const offset of new Set(map.map)) {
    if (!widths.includes(null)) break;
    const { left, right } = map.findCell(offset);
    const dom = view.nodeDOM(position + 1 + offset);
    if (!(dom instanceof HTMLElement)) continue;
    const share = dom.getBoundingClientRect().width / (right - left);
    for (let column = left; column < right; column++) {
      if (right - left === 1) widths[column] ??= share;
      else shares[column] ??= share;
    }
  }
  return widths.map((width, column) => width ?? shares[column] ?? LEAST_WIDTH);
}

export const TableCommands = Extension.create({
  name: 'tableCommands',
  addCommands() {
    return {
      insertPaperTable:
        (size) =>
        ({ state, tr }) =>
          insert(state, tr, size),
      widenColumns:
        (by) =>
        ({ state, tr, view }) => {
          const found = findTable(state.selection.$from);
          if (!found) return false;
          const { left, right } = selectedRect(state);
          const widths = drawnWidths(view, found.pos, found.node);
          const changed = widths.map((width, column) =>
            column >= left && column < right ? width + (by === 'more' ? STEP : -STEP) : width,
          );
          setColumnWidths(tr, found.pos, changed);
          return true;
        },
      equalColumns:
        () =>
        ({ state, tr }) => {
          const found = findTable(state.selection.$from);
          if (!found) return false;
          const { width } = TableMap.get(found.node);
          setColumnWidths(
            tr,
            found.pos,
            Array.from({ length: width }, () => null),
          );
          return true;
        },
      toggleHeadRow:
        () =>
        ({ state, dispatch }) =>
          toggleHeader('row')(state, dispatch),
      toggleHeadColumn:
        () =>
        ({ state, dispatch }) =>
          toggleHeader('column')(state, dispatch),
    };
  },
});

import { Plugin } from '@tiptap/pm/state';
import { cellAround, TableMap } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import {
  drawnWidths,
  LEAST_WIDTH,
  MOST_WIDTH,
  setColumnWidths,
} from '#client/editor/tables/table-commands.ts';

/** So near to a column's edge, in CSS pixels, the pointer takes hold of it. */
const REACH = 6;

/** The edge at which a column ends, where the pointer is near it. */
interface Edge {
  /** Where the table stands in the paper. */
  readonly position: number;
  readonly column: number;
  readonly table: HTMLTableElement;
  /** 1 where a move to the right makes the column wider. */
  readonly way: 1 | -1;
}

/**
 * Column widths by dragging an edge, in tables that run either way. While it is dragged only the page changes; the
 * paper is written once, when it is let go. The same can be done from the table's menu, without a pointer.
 */
export function columnDragging(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        pointermove(view, event) {
          const isNear = event.pointerType === 'mouse' && edgeAt(view, event) !== null;
          view.dom.classList.toggle('at-column-edge', isNear);
          return false;
        },
        pointerleave(view) {
          view.dom.classList.remove('at-column-edge');
          return false;
        },
        mousedown(view, event) {
          const edge = event.button === 0 ? edgeAt(view, event) : null;
          if (!edge) return false;
          event.preventDefault();
          drag(view, edge, event.clientX);
          return true;
        },
      },
    },
  });
}

function edgeAt(view: EditorView, event: MouseEvent): Edge | null {
  if (!view.editable || !(event.target instanceof Element)) return null;
  const cell = event.target.closest<HTMLTableCellElement>('td, th');
  const table = cell?.closest('table');
  if (!cell || !table || !view.dom.contains(table)) return null;
  const { left, right } = cell.getBoundingClientRect();
  const [atLeft, atRight] = [event.clientX - left < REACH, right - event.clientX < REACH];
  if (!atLeft && !atRight) return null;
  const isRtl = getComputedStyle(table).direction === 'rtl';
  const $cell = cellAround(view.state.doc.resolve(view.posAtDOM(cell, 0)));
  if (!$cell) return null;
  const rect = TableMap.get($cell.node(-1)).findCell($cell.pos - $cell.start(-1));
  // At its start a cell shows the edge of the column before it.
  const column = atLeft === isRtl ? rect.right - 1 : rect.left - 1;
  if (column < 0) return null;
  return { position: $cell.before(-1), column, table, way: isRtl ? -1 : 1 };
}

function drag(view: EditorView, { position, column, table, way }: Edge, startX: number): void {
  const node = view.state.doc.nodeAt(position);
  if (node?.type.name !== 'table') return;
  const id: unknown = node.attrs['id'];
  const widths = drawnWidths(view, position, node);
  const before = widths[column] ?? LEAST_WIDTH;
  const columns = [...table.querySelectorAll(':scope > colgroup > col')];
  const widthAt = (x: number) =>
    Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, before + (x - startX) * way));
  const move = ({ clientX }: MouseEvent) => {
    widths[column] = widthAt(clientX);
    for (const [index, width] of widths.entries()) {
      columns[index]?.setAttribute('width', String(Math.round(width)));
    }
    const total = widths.reduce((sum, width) => sum + width, 0);
    table.style.setProperty('inline-size', `${String(Math.round(total))}px`);
  };
  const stop = ({ clientX }: MouseEvent) => {
    window.removeEventListener('mousemove', move);
    window.removeEventListener('mouseup', stop);
    if (view.isDestroyed || Math.abs(clientX - startX) < 2) return;
    widths[column] = widthAt(clientX);
    // Colleagues may have written above it, or taken it away, while it was dragged.
    const now = tablePosition(view, id, position);
    if (now === null) return;
    const { tr } = view.state;
    setColumnWidths(tr, now, widths);
    view.dispatch(tr);
  };
  window.addEventListener('mousemove', move);
  window.addEventListener('mouseup', stop);
}

function tablePosition(view: EditorView, id: unknown, position: number): number | null {
  let found: number | null = null;
  view.state.doc.forEach((node, offset) => {
    if (node.type.name === 'table' && typeof id === 'string' && node.attrs['id'] === id)
      found = offset;
  });
  const isThere = view.state.doc.nodeAt(position)?.type.name === 'table';
  return found ?? (typeof id !== 'string' && isThere ? position : null);
}

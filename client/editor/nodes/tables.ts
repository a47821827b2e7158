import {
  Table as StockTable,
  TableCell as StockCell,
  TableHeader as StockHeader,
  TableRow as StockRow,
} from '@tiptap/extension-table';
import type { ResolvedPos } from '@tiptap/pm/model';
import { type Command, Plugin, Selection } from '@tiptap/pm/state';
import { CellSelection, nextCell, tableEditing } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { isOwnEdit } from '#client/editor/binding/own-edit.ts';
import { columnDragging } from '#client/editor/tables/column-dragging.ts';
import { tableView } from '#client/editor/tables/table-view.ts';
import { contentOf, nodeAttributes } from '#client/editor/shared-attributes.ts';

/**
 * The stock table plugin mends crooked tables after every transaction, a colleague's too: each open editor would then
 * write the same mend, and a table would gain as many cells as it has readers. Here only the author whose own edit
 * touched a table mends it, as part of that edit.
 */
function tableEditingOfOwnEdits(): Plugin {
  const stock = tableEditing();
  const { appendTransaction } = stock.spec;
  return new Plugin({
    ...stock.spec,
    appendTransaction(transactions, oldState, newState) {
      const own = transactions.some(isOwnEdit);
      const selectionOnly = transactions.every((transaction) => !transaction.docChanged);
      if (!own && !selectionOnly) return null;
      return appendTransaction?.call(stock, transactions, oldState, newState);
    },
  });
}

/** Where a cell's text runs from right to left, the next cell is at its left. */
function runsFromRight(view: EditorView): boolean {
  const { node } = view.domAtPos(view.state.selection.head);
  const element = node instanceof Element ? node : node.parentElement;
  return element !== null && getComputedStyle(element).direction === 'rtl';
}

/** The arrow keys of prosemirror-tables take "right" for "next"; in a Hebrew table it is the other way round. */
function horizontalArrow(key: 'left' | 'right', extend: boolean): Command {
  return (state, dispatch, view) => {
    if (!view || !runsFromRight(view)) return false;
    const step = key === 'left' ? 1 : -1;
    const { selection } = state;
    const $cell =
      selection instanceof CellSelection ? selection.$headCell : cellAtEdge(view, key, step);
    if (!$cell) return false;
    const $next = nextCell($cell, 'horiz', step);
    if (extend) {
      const $anchor = selection instanceof CellSelection ? selection.$anchorCell : $cell;
      if ($next) dispatch?.(state.tr.setSelection(new CellSelection($anchor, $next)));
      return $next !== null;
    }
    const target = $next
      ? Selection.near(state.doc.resolve(innerEdge($next, step)), step)
      : Selection.findFrom(step > 0 ? $cellEnd($cell) : $cell, step);
    if (target) dispatch?.(state.tr.setSelection(target).scrollIntoView());
    return target !== null;
  };
}

/** The place right inside a cell at the side from which one comes into it. */
function innerEdge($cell: ResolvedPos, step: 1 | -1): number {
  return step > 0 ? $cell.pos + 1 : $cell.pos + ($cell.nodeAfter?.nodeSize ?? 1) - 1;
}

function $cellEnd($cell: ResolvedPos): ResolvedPos {
  return $cell.doc.resolve($cell.pos + ($cell.nodeAfter?.nodeSize ?? 0));
}

function cellAtEdge(view: EditorView, key: 'left' | 'right', step: 1 | -1) {
  const { $head } = view.state.selection;
  for (let depth = $head.depth - 1; depth > 0; depth--) {
    const node = $head.node(depth);
    const index = step > 0 ? $head.indexAfter(depth) : $head.index(depth);
    if (index !== (step > 0 ? node.childCount : 0)) return null;
    const role: unknown = node.type.spec['tableRole'];
    if (role === 'cell' || role === 'header_cell') {
      return view.endOfTextblock(key) ? view.state.doc.resolve($head.before(depth)) : null;
    }
  }
  return null;
}

export const Table = StockTable.extend({
  content: contentOf('table'),
  addAttributes() {
    return nodeAttributes(this.name);
  },
  renderHTML({ HTMLAttributes }) {
    return ['table', HTMLAttributes, ['tbody', 0]];
  },
  addNodeView() {
    return tableView();
  },
  addKeyboardShortcuts() {
    const run = (command: Command) => () => {
      const { state, view } = this.editor;
      return command(state, view.dispatch, view);
    };
    return {
      ...this.parent?.(),
      ArrowLeft: run(horizontalArrow('left', false)),
      ArrowRight: run(horizontalArrow('right', false)),
      'Shift-ArrowLeft': run(horizontalArrow('left', true)),
      'Shift-ArrowRight': run(horizontalArrow('right', true)),
    };
  },
  addProseMirrorPlugins() {
    return [columnDragging(), tableEditingOfOwnEdits()];
  },
});

export const TableRow = StockRow.extend({
  content: contentOf('tableRow'),
  addAttributes() {
    return nodeAttributes(this.name);
  },
});

export const TableCell = StockCell.extend({
  content: contentOf('tableCell'),
  addAttributes() {
    return nodeAttributes(this.name);
  },
});

export const TableHeader = StockHeader.extend({
  content: contentOf('tableHeader'),
  addAttributes() {
    return nodeAttributes(this.name);
  },
});

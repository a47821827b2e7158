import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { findTable } from '@tiptap/pm/tables';

const isHead = (cell: Node | null | undefined): boolean => cell?.type.name === 'tableHeader';

/** Whether the table at the caret has a first row of heads, and a first column of them. */
export function headsOf(state: EditorState): {
  readonly isRow: boolean;
  readonly isColumn: boolean;
} {
  const table = findTable(state.selection.$from)?.node;
  if (!table) return { isRow: false, isColumn: false };
  const rows = table.children;
  // The corner belongs to both; a table of one row or one column is judged by it alone.
  const rest = rows.length > 1 ? rows.slice(1) : rows;
  return {
    isRow: rows[0]?.children.every(isHead) ?? false,
    isColumn: rest.every((row) => isHead(row.firstChild)),
  };
}

import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';

/** More columns than fit beside each other on a phone: the table scrolls inside its frame instead of squeezing them. */
const MANY_COLUMNS = 4;

/** The widths of a table's columns in CSS pixels, from the cells of its first row; null where none is set. */
export function columnWidths(table: Node): (number | null)[] {
  const widths: (number | null)[] = [];
  table.firstChild?.forEach(({ attrs }) => {
    const span = Number(attrs['colspan'] ?? 1);
    const own = Array.isArray(attrs['colwidth']) ? (attrs['colwidth'] as number[]) : [];
    for (let column = 0; column < span; column++) widths.push(own[column] || null);
  });
  return widths;
}

/** A table on the page: in a frame that scrolls when it is wider than the sheet, with a `<col>` for each column. */
export function tableView(): NodeViewRenderer {
  return ({ node }) => {
    const dom = document.createElement('div');
    dom.className = 'table-frame';
    const table = document.createElement('table');
    const columns = document.createElement('colgroup');
    const body = document.createElement('tbody');
    table.append(columns, body);
    dom.append(table);
    let shown = node;
    showColumns(table, columns, node);
    return {
      dom,
      contentDOM: body,
      update(next) {
        if (next.type.name !== 'table') return false;
        if (next.firstChild !== shown.firstChild) showColumns(table, columns, next);
        const id: unknown = next.attrs['id'];
        if (typeof id === 'string') dom.dataset['id'] = id;
        shown = next;
        return true;
      },
      ignoreMutation: ({ target, type }) => type !== 'selection' && !body.contains(target),
    };
  };
}

function showColumns(table: HTMLElement, columns: HTMLElement, node: Node): void {
  const id: unknown = node.attrs['id'];
  if (typeof id === 'string') table.parentElement?.setAttribute('data-id', id);
  const widths = columnWidths(node);
  columns.replaceChildren(
    ...widths.map((width) => {
      const column = document.createElement('col');
      if (width !== null) column.setAttribute('width', String(width));
      return column;
    }),
  );
  const total = widths.reduce<number | null>(
    (sum, width) => (sum === null || width === null ? null : sum + width),
    0,
  );
  table.toggleAttribute('data-fixed', total !== null && total > 0);
  // Set through the object model: a style attribute in the page would break its content security policy.
  if (total) table.style.setProperty('inline-size', `${String(total)}px`);
  else if (table.style.length > 0) table.style.removeProperty('inline-size');
  if (widths.length > MANY_COLUMNS) table.style.setProperty('--columns', String(widths.length));
  else if (table.style.length > 0) table.style.removeProperty('--columns');
  if (table.style.length === 0) table.removeAttribute('style');
}

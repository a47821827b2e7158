import { element } from '#server/interchange/html/element.ts';
import type { Page } from '#server/interchange/html/page.ts';
import type { Block, Cell, Table } from '#shared/interchange/model.ts';

/** A table, which scrolls by itself where a page is narrow. */
export function tableHtml(
  page: Page,
  { rows }: Table,
  tied: Readonly<Record<string, string | null>>,
  inner: (blocks: readonly Block[]) => string,
): string {
  const lines = rows.map((row, at) => {
    page.wait({ id: null, changes: row.changes });
    const isHead = row.cells.every(({ isHeader }) => isHeader) && at === 0;
    const cells = row.cells.map((cell) => cellHtml(cell, isHead, inner(cell.blocks)));
    const has = (kind: string) => row.changes.some((entry) => entry.kind === kind);
    const state = has('deletion') ? 'deleted' : has('insertion') ? 'inserted' : null;
    const attributes = { 'data-state': state, 'data-changes': page.told(row.changes) };
    return element('tr', attributes, ...cells);
  });
  const table = element('table', tied, element('tbody', {}, ...lines));
  const label = page.wish.say('interchange.page.table');
  return element('div', { class: 'table', role: 'group', tabindex: 0, 'aria-label': label }, table);
}

function cellHtml(cell: Cell, isHead: boolean, inner: string): string {
  const { isHeader, colspan, rowspan, widths } = cell;
  // A header that says nothing is none to whoever hears the table.
  const isTold = isHeader && /[^\s]/.test(inner.replaceAll(/<[^>]*>/g, ''));
  const attributes = {
    colspan: colspan === 1 ? null : colspan,
    rowspan: rowspan === 1 ? null : rowspan,
    scope: isTold ? (isHead ? 'col' : 'row') : null,
    'data-header': isHeader && !isTold,
    'data-widths': widths,
  };
  return element(isTold ? 'th' : 'td', attributes, inner);
}

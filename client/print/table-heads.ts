/**
 * Gives the tables of a printed text real heads, which the printer repeats on every page: the rows at the start that
 * hold nothing but header cells. On the screen a table is one body, as in the editor. Only for a text that is drawn once
 * and thrown away whole.
 */
export function giveTablesHeads(printed: HTMLElement): void {
  for (const table of printed.querySelectorAll('table')) {
    const [body] = table.tBodies;
    if (!body || table.tHead) continue;
    const rows = [...body.rows];
    const first = rows.findIndex((row) => [...row.cells].some(({ tagName }) => tagName !== 'TH'));
    // A cell that reaches out of the head would be torn; a table that is all head has none.
    const heads = rows.slice(0, Math.max(0, first));
    const isWhole = heads.every((row, at) =>
      [...row.cells].every(({ rowSpan }) => at + rowSpan <= heads.length),
    );
    if (heads.length > 0 && isWhole) table.createTHead().append(...heads);
  }
}

/**
 * A table as a file that spreadsheets open: commas, every cell quoted, lines ended as RFC 4180 has it, and a mark at the
 * start without which Excel takes Hebrew for something else.
 *
 * A cell that a spreadsheet would read as a formula gets an apostrophe before it, which shows that it is text: what people
 * write into remarks must never run on the machine of whoever opens the file.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')}`;
}

/** Also after blanks and signs that nobody sees, and in the wide forms that some programs take for the same. */
const FORMULA = /^[\s\p{Cf}\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

function cellOf(words: string): string {
  const safe = FORMULA.test(words) ? `'${words}` : words;
  return `"${safe.replaceAll('"', '""')}"`;
}

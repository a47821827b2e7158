import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '#shared/csv/csv.ts';

/** Reads a file as RFC 4180 has it. */
function read(file: string): string[][] {
  const rows: string[][] = [];
  for (const [, cell = '', end] of file.slice(1).matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    const row = rows.at(-1);
    if (!row || row.at(-1) === END) rows.push([]);
    rows.at(-1)?.push(cell.replaceAll('""', '"'));
    if (end !== ',') rows.at(-1)?.push(END);
  }
  return rows.map((row) => row.slice(0, -1));
}
const END = '\0end of row';

describe('a table as a file', () => {
  it.each([
    '=1+1',
    '=HYPERLINK("http://evil.example","x")',
    '+972-50',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '\u200f=cmd|’/c calc’!A0',
    '\uFEFF=1',
    '＝1+1',
    '＠SUM(A1)',
  ])('[MX3] shows %j as text', (words) => {
    expect(csvOf([[words]])).toBe(`\uFEFF"'${words.replaceAll('"', '""')}"\r\n`);
  });

  it.each(['שלום', 'עד 5=6', '״כך״ נאמר', 'a "b", c', '1', ''])(
    '[MX3] leaves %j as it is',
    (words) => {
      expect(read(csvOf([[words]]))).toEqual([[words]]);
    },
  );

  it('[MX3] gives back every cell, and no cell begins as a formula does', () => {
    const cells = fc.array(
      fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 1, maxLength: 5 }),
      {
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(cells, (rows) => {
        const file = csvOf(rows);
        expect(file.startsWith('\uFEFF')).toBe(true);
        const back = read(file);
        expect(back.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
          rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
        );
        for (const cell of back.flat()) expect(cell).not.toMatch(/^[\s]*[=+\-@]/);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { aThread, aWordWish, partsOf } from '#test/interchange/a-word-wish.ts';
import { xmlIn } from '#test/interchange/unpacked.ts';
import {
  documentOf,
  has,
  paragraph,
  paragraphWith,
  runWith,
  text,
  wordsIn,
} from '#test/interchange/word-parts.ts';
import { all, valIn } from '#test/interchange/xml-tree.ts';

describe('Hebrew in a Word file', () => {
  it('[IC3] reads from right to left in every paragraph, and each run says its script', async () => {
    const bold = { type: 'bold' };
    const italic = { type: 'italic' };
    const parts = await partsOf(
      aWordWish(
        [
          paragraph(
            text('לפי '),
            text('דוח OECD (2024)', bold, italic),
            text(', וכי 12.5% מהתקנים.'),
          ),
          paragraph(text('הערה', { type: 'footnote', attrs: { id: 'note-0001' } })),
        ],
        { threads: [aThread({ anchor: { kind: 'paper' } })] },
      ),
    );
    for (const name of ['document', 'footnotes', 'comments', 'header1', 'footer']) {
      const part = xmlIn(parts, `word/${name}.xml`);
      const lines = all(part, 'w:p').filter((one) => has(one, 'w:t'));
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.filter((one) => valIn(one, 'w:bidi') !== '')).toEqual([]);
      for (const run of all(part, 'w:r')) {
        const words = wordsIn(run);
        const scripts = [/[א-ת]/.test(words), /[A-Za-z]/.test(words)];
        const isRight = has(run, 'w:rtl');
        expect([scripts[0] && !isRight, scripts[1] && isRight, scripts[0] && scripts[1]]).toEqual([
          false,
          false,
          false,
        ]);
      }
    }
    const document = xmlIn(parts, 'word/document.xml');
    for (const words of ['דוח', 'OECD'])
      for (const name of ['w:b', 'w:bCs', 'w:i', 'w:iCs'])
        expect(has(runWith(document, words), name)).toBe(true);
    // Digits and signs stay with the words around them: the full stop does not jump to the line's start.
    expect(has(runWith(document, '12.5%'), 'w:rtl')).toBe(true);
    expect(wordsIn(runWith(document, 'OECD'))).toBe('OECD (2024)');
    const [section] = all(document, 'w:sectPr');
    expect(section && has(section, 'w:bidi')).toBe(true);
  });

  it('[IC3] gives every size for complex script, and contents that read from right to left', async () => {
    const styles = xmlIn(await partsOf(aWordWish([paragraph()])), 'word/styles.xml');
    for (const style of all(styles, 'w:rPr')) {
      expect(all(style, 'w:sz').length).toBe(all(style, 'w:szCs').length);
      expect(all(style, 'w:b').length).toBe(all(style, 'w:bCs').length);
    }
    const [fonts] = all(styles, 'w:rFonts');
    expect(fonts?.attributes.get('w:cs')).toBe('David');
    expect(all(styles, 'w:lang')[0]?.attributes.get('w:bidi')).toBe('he-IL');
    const contents = all(styles, 'w:style').filter((one) =>
      /^TOC\d$/.test(one.attributes.get('w:styleId') ?? ''),
    );
    expect(contents.map((one) => has(one, 'w:bidi'))).toEqual([true, true, true, true]);
  });

  it('[IC3] leaves a paragraph in English, and a paper in English, from left to right', async () => {
    const english = { type: 'paragraph', attrs: { dir: 'ltr' }, content: [text('Plain words')] };
    const document = await documentOf([english]);
    expect(valIn(paragraphWith(document, 'Plain words'), 'w:bidi')).toBe('0');
    const { paper } = aWordWish([]);
    const parts = await partsOf(aWordWish([english], { paper: { ...paper, direction: 'ltr' } }));
    expect(all(xmlIn(parts, 'word/styles.xml'), 'w:bidi')).toEqual([]);
    expect(
      all(xmlIn(parts, 'word/document.xml'), 'w:sectPr')[0]?.children.map(({ name }) => name),
    ).not.toContain('w:bidi');
  });

  it('[IC3] puts a table’s first column at the right, repeats its head and joins its cells', async () => {
    const cell = (type: string, words: string, attrs = {}) => ({
      type,
      attrs: { colspan: 1, rowspan: 1, ...attrs },
      content: [paragraph(text(words))],
    });
    const row = (...cells: ContentNode[]) => ({ type: 'tableRow', content: cells });
    const document = await documentOf([
      {
        type: 'table',
        content: [
          row(
            cell('tableHeader', 'משרד', { colwidth: '100' }),
            cell('tableHeader', 'תקנים', { colwidth: '300' }),
          ),
          row(cell('tableCell', 'החינוך', { rowspan: 2 }), cell('tableCell', '1,200')),
          row(cell('tableCell', '₪ 35')),
        ],
      },
    ]);
    const [table] = all(document, 'w:tbl');
    const rows = table ? all(table, 'w:tr') : [];
    expect(table && has(table, 'w:bidiVisual')).toBe(true);
    expect(rows.map((one) => has(one, 'w:tblHeader'))).toEqual([true, false, false]);
    expect(rows.map((one) => all(one, 'w:tc').length)).toEqual([2, 2, 2]);
    expect(rows.map((one) => valIn(one, 'w:vMerge'))).toEqual([null, 'restart', '']);
    expect(all(document, 'w:gridCol').map((one) => one.attributes.get('w:w'))).toEqual([
      '2267',
      '6802',
    ]);
  });
});

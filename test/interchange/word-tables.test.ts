import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amendmentTable } from '#server/matrix/amendment-table.ts';
import { speechIn } from '#server/interchange/table/file-speech.ts';
import { tableFile } from '#server/interchange/table/table-file.ts';
import { linesOf, type TableWish } from '#server/interchange/table/table-wish.ts';
import { readWord } from '#server/interchange/reading/read-word.ts';
import { amendmentGroups } from '#shared/amendment/amendment-rows.ts';
import { contentOf } from '#shared/interchange/model-to-paper.ts';
import { PaperPlaces } from '#shared/matrix/where.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { aTableWish } from '#test/interchange/a-table-wish.ts';
import { unpacked, xmlIn } from '#test/interchange/unpacked.ts';
import { entry, paragraphWith, runWith, text, wordsIn } from '#test/interchange/word-parts.ts';
import { all, type Element, valIn } from '#test/interchange/xml-tree.ts';

const documentOf = async (wish: TableWish) =>
  xmlIn(unpacked(await tableFile(wish)), 'word/document.xml');
const rowsIn = (document: Element) =>
  all(document, 'w:tr').map((row) => all(row, 'w:tc').map(wordsIn));
const ROWS = [
  [linesOf('1'), linesOf('לא ברור מי אחראי (OECD, 2021).')],
  [linesOf('2'), linesOf('The term is not defined.')],
];

describe('a table as a Word file', () => {
  it('[IT1] reads from right to left on a turned page, its head again on every page', async () => {
    const document = await documentOf(aTableWish(ROWS));
    const [look] = all(document, 'w:tblPr');
    expect(look && all(look, 'w:bidiVisual')).toHaveLength(1);
    const [head, ...rows] = all(document, 'w:tr');
    expect(head && all(head, 'w:tblHeader')).toHaveLength(1);
    for (const row of rows) expect(all(row, 'w:tblHeader')).toEqual([]);
    // The first column is the first in the file: Word itself puts it at the right.
    expect(rowsIn(document)[0]).toEqual(['מספר', 'ההערה']);
    const [page] = all(document, 'w:pgSz');
    expect(page?.attributes.get('w:orient')).toBe('landscape');
    expect(Number(page?.attributes.get('w:w'))).toBeGreaterThan(
      Number(page?.attributes.get('w:h')),
    );
    const [section] = all(document, 'w:sectPr');
    expect(section && all(section, 'w:bidi')).toHaveLength(1);
    const widths = all(document, 'w:gridCol').map((one) => Number(one.attributes.get('w:w')));
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(14_796);
  });

  it('[IT1] splits runs by script, and a line in English reads from left to right', async () => {
    const document = await documentOf(aTableWish(ROWS));
    const hebrew = paragraphWith(document, 'לא ברור');
    expect(all(hebrew, 'w:bidi')).toHaveLength(1);
    expect(all(runWith(hebrew, 'לא ברור'), 'w:rtl')).toHaveLength(1);
    expect(all(runWith(hebrew, 'OECD'), 'w:rtl')).toEqual([]);
    expect(valIn(paragraphWith(document, 'The term'), 'w:bidi')).toBe('0');
  });

  it('[IT1] has its title, and which page of how many', async () => {
    const parts = unpacked(await tableFile(aTableWish(ROWS)));
    const document = xmlIn(parts, 'word/document.xml');
    expect(valIn(paragraphWith(document, 'טבלת הערות'), 'w:pStyle')).toBe('Title');
    expect(wordsIn(document)).toContain('פורום המנהלים');
    const footer = xmlIn(parts, 'word/footer.xml');
    expect(all(footer, 'w:instrText').map((one) => one.text.trim())).toEqual(['PAGE', 'NUMPAGES']);
    expect(wordsIn(xmlIn(parts, 'word/header1.xml'))).toContain('Draft 2');
    const english = await documentOf(aTableWish(ROWS, { direction: 'ltr' }));
    expect(all(english, 'w:bidiVisual')).toEqual([]);
  });

  it('[IT2] says that there is nothing where there is nothing', async () => {
    const document = await documentOf(aTableWish([]));
    expect(all(document, 'w:tbl')).toEqual([]);
    expect(wordsIn(document)).toContain('אין הערות');
  });

  it('[IT2] is whole whatever is said in it, and its words come back', async () => {
    const words = fc.string({ unit: 'binary', maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(words, words), { maxLength: 6 }), async (told) => {
        const rows = told.map((row) => row.map((one) => linesOf(one)));
        const parts = unpacked(await tableFile(aTableWish(rows, { title: told[0]?.[0] ?? '' })));
        for (const name of parts.keys()) xmlIn(parts, name);
        const document = xmlIn(parts, 'word/document.xml');
        const kept = (one: string) =>
          one.replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF\u2028\u2029\u2066-\u2069]/gu, '');
        expect(rowsIn(document).slice(1)).toEqual(told.map((row) => row.map(kept)));
        const ids = all(document, 'w:p').map((one) => one.attributes.get('w14:paraId'));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 40 },
    );
  });

  it('[IT2] is read again by our own reader, row for row', async () => {
    const file = await tableFile(aTableWish(ROWS));
    const { model } = await readWord(file, { now: 0, newId: () => 'id000001' });
    const [table] = contentOf(model).filter(({ type }) => type === 'table');
    const rows = (table?.content ?? []).map(({ content = [] }) =>
      content.map((one) => textOf([one])),
    );
    expect(rows).toEqual([
      ['מספר', 'ההערה'],
      ['1', 'לא ברור מי אחראי (OECD, 2021).'],
      ['2', 'The term is not defined.'],
    ]);
  });

  it('[IT3] lets others have their turn while a thousand rows are written, none of which is lost', async () => {
    let turns = 0;
    let isWritten = false;
    const turn = () => {
      turns += 1;
      if (!isWritten) setImmediate(turn);
    };
    setImmediate(turn);
    const rows = Array.from({ length: 1000 }, (_, at) => [
      linesOf(String(at + 1)),
      linesOf(`הערה ארוכה על הפסקה (מס׳ ${String(at + 1)}). `.repeat(20)),
    ]);
    const file = await tableFile(aTableWish(rows));
    isWritten = true;
    expect(turns).toBeGreaterThanOrEqual(50);
    const document = xmlIn(unpacked(file), 'word/document.xml');
    expect(
      rowsIn(document)
        .slice(1)
        .map(([number]) => number),
    ).toEqual(rows.map((_, at) => String(at + 1)));
  });
});

describe('the table of amendments', () => {
  const CONTENT: ContentNode[] = [
    { type: 'heading', attrs: { id: 'h-000001', level: 1 }, content: [text('מבנה')] },
    {
      type: 'paragraph',
      attrs: { id: 'p-000001' },
      content: [
        text('הממשלה '),
        text('תקבע', entry('deletion', 'person-0001')),
        text('תאמץ', entry('insertion', 'person-0001')),
        text(' יעדים'),
        text(' (OECD)', entry('insertion', 'person-0002')),
      ],
    },
  ];
  const names = new Map([
    ['person-0001', 'דנה כהן'],
    ['person-0002', 'Ruth O’Neil'],
  ]);
  const layout = { headings: 'decimal', paragraphs: true } as const;

  it('[IT4] has old and new wording side by side, what differs marked, competing ones under their paragraph', async () => {
    const groups = amendmentGroups({ content: CONTENT, names, decisions: [], threads: [] });
    const told = { places: new PaperPlaces(CONTENT, layout), speech: speechIn('he') };
    const document = await documentOf(aTableWish([], amendmentTable(groups, told)));
    const rows = rowsIn(document);
    expect(rows[1]).toEqual(['פרק 1 · פסקה 1 · נוסחים מתחרים לפסקה אחת']);
    expect(
      rows.slice(2).map(([old, next, author]) => [old, next, author?.replace(/[\d.]+$/, '')]),
    ).toEqual([
      ['הממשלה תקבע יעדים', 'הממשלה תאמץ יעדים', 'דנה כהן'],
      ['הממשלה תקבע יעדים', 'הממשלה תקבע יעדים (OECD)', 'Ruth O’Neil'],
    ]);
    const styled = (style: string) =>
      all(document, 'w:r')
        .filter((run) => valIn(run, 'w:rStyle') === style)
        .map(wordsIn)
        .join('|');
    expect(styled('CellRemoved')).toBe('תקבע');
    expect(styled('CellAdded').replaceAll('|', '')).toBe('תאמץ (OECD)');
  });
});

import { describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import type { Entry } from '#shared/suggestion/entry.ts';
import { markOfEntry } from '#shared/suggestion/marks.ts';
import { aPressOrder, paragraph, text } from '#test/interchange/a-press-order.ts';
import { Shapes } from '#server/interchange/pdf/letters.ts';
import { sheetOf } from '#server/interchange/pdf/sheet/file-sheet.ts';
import { aComment, aThread } from '#test/interchange/a-word-wish.ts';
import {
  pdfFacts,
  lettersIn,
  pdfFonts,
  pdfLetters,
  pdfLines,
  pdfPages,
  pdfTags,
  pdfText,
  pdfWords,
} from '#test/interchange/pdf-parts.ts';
import { printed } from '#test/interchange/printed.ts';

const LINE = 'המדינה פועלת לצמצום הפערים בין הפריפריה למרכז באמצעות תוכניות רב־שנתיות. ';
const heading = (level: number, words: string, id?: string): ContentNode => ({
  type: 'heading',
  attrs: { level, ...(id && { id }) },
  content: [text(words)],
});
const footnote = (id: string) => ({ type: 'footnote', attrs: { id } });
const entry = (kind: Entry['kind'], id: string, author: string) =>
  markOfEntry({ kind, id, author, at: 1_750_000_000_000, to: null });
const BUNDLED = /^(?:FrankRuhlLibre|NotoSerifHebrew|DavidLibre)-/;

describe('a PDF', () => {
  it('[IC43] is tagged, names title, language and forum, and keeps to the standard for reading aloud', () => {
    const pdf = printed(aPressOrder([heading(1, 'רקע'), paragraph(LINE)]));
    const facts = pdfFacts(pdf);
    expect(facts.get('Tagged')).toBe('yes');
    expect(facts.get('Title')).toBe('מיפוי אתגרים');
    expect(facts.get('Author')).toBe('פורום המנכ״לים');
    expect(facts.get('JavaScript')).toBe('no');
    expect(facts.get('CreationDate')).toContain('Feb  1');
    const raw = pdf.toString('latin1');
    expect(raw).toContain('pdfuaid:part');
    expect(raw).toMatch(/\/Lang ?\(he/);
    const tags = pdfTags(pdf);
    expect(tags).toContain('H1');
  });

  it('[IC43] has every face in it, and none but those of the program', () => {
    const pdf = printed(
      aPressOrder([
        heading(1, 'כותרת'),
        paragraph('מילים ו־English words 2024 ', text('מודגש', { type: 'bold' })),
        paragraph(text('נטוי', { type: 'italic' })),
      ]),
    );
    const fonts = pdfFonts(pdf);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter(({ name }) => !BUNDLED.test(name))).toEqual([]);
    expect(fonts.every(({ isIn }) => isIn)).toBe(true);
  });

  it('[IC44] reads Hebrew with English, numbers and notes in their order', () => {
    const note = text('לפי OECD (2024), עמ׳ 12.', footnote('note-00001'));
    const pdf = printed(
      aPressOrder([paragraph('תקציב של 4.2M', note, ' ועוד Regional Authority בסוף.')]),
    );
    expect(pdfLetters(pdf)).toContain(
      lettersIn('תקציב של M ועוד Regional Authority בסוף. לפי OECD עמ׳'),
    );
    for (const number of ['4.2', '2024', '12', '1']) expect(pdfText(pdf)).toContain(number);
  });

  it('[IC44] puts a mark of direction before a note’s number in Hebrew alone, and keeps mixed words together', () => {
    const note = text('הערה', footnote('note-00001'));
    const runs = (direction: 'rtl' | 'ltr') => {
      const content = [paragraph('לפי 2.1-beta', note)];
      const sheet = sheetOf(aPressOrder(content, { direction }, { direction }), new Shapes());
      const [block] = sheet.parts[0]?.blocks ?? [];
      return block?.kind === 'paragraph' ? block.runs : [];
    };
    const kept = { note: '1', runs: ['הערה'] };
    expect(runs('rtl')).toEqual(['לפי \u20662.1-beta\u2069', { ...kept, rlm: '\u200F' }]);
    expect(runs('ltr')).toEqual(['לפי 2.1-beta', kept]);
  });

  it('[IC44] names in its contents the very pages on which the headings stand', () => {
    const chapters = Array.from({ length: 12 }, (_, at) => [
      heading(1, `פרק על נושא ${String(at)}א`),
      ...Array.from({ length: 5 }, () => paragraph(LINE.repeat(6))),
      heading(2, `סעיף בנושא ${String(at)}ב`),
      paragraph(LINE.repeat(9)),
    ]).flat();
    const pdf = printed(aPressOrder([{ type: 'tableOfContents' }, ...chapters]));
    const [first = [], ...rest] = pdfLines(pdf);
    const told = first.flatMap((line) => {
      const [, words, page] = /(נושא \d+[אב]) (\d+)(?: \.)+/.exec(line) ?? [];
      return words === undefined ? [] : [[words, Number(page)] as const];
    });
    expect(told).toHaveLength(24);
    for (const [words, page] of told) {
      const stands = [first.filter((line) => !line.includes(' . .')), ...rest].findIndex((lines) =>
        lines.some((line) => line.includes(words)),
      );
      expect([words, stands + 1]).toEqual([words, page]);
    }
    const pages = pdfPages(pdf);
    expect(pages.length).toBeGreaterThan(3);
    expect(pages[2]).toMatch(new RegExp(`עמוד *3 *מתוך *${String(pages.length)}`));
    expect(pages[2]).toContain('מיפוי אתגרים');
  });

  it('[IC44] numbers headings, blocks and paragraphs as the paper does', () => {
    const content: ContentNode[] = [
      heading(1, 'ראשון'),
      heading(2, 'פנימי'),
      paragraph(LINE),
      { type: 'recommendation', attrs: { dimension: 'structure' }, content: [paragraph('להקים')] },
    ];
    const layout = { headings: 'hebrew', paragraphs: true } as const;
    const order = aPressOrder(content, { layout });
    const blocks = sheetOf(order, new Shapes()).parts[0]?.blocks ?? [];
    expect(blocks).toMatchObject([
      { kind: 'heading', level: 1, number: 'א.' },
      { kind: 'heading', level: 2, number: 'א.1' },
      { kind: 'paragraph', number: '1' },
      {
        kind: 'frame',
        label: ['המלצה א.1 · מבנה וסמכויות'],
        blocks: [{ kind: 'paragraph', number: '2' }],
      },
    ]);
    expect(pdfLetters(printed(order))).toContain(
      lettersIn(`א ראשון א פנימי ${LINE} המלצה א מבנה וסמכויות להקים`),
    );
  });

  it('[IC44] says that it is a draft on every page, and says so of no other', () => {
    const content = Array.from({ length: 30 }, () => paragraph(LINE.repeat(6)));
    const draft = pdfPages(printed(aPressOrder(content, { facts: [] }, { mark: 'טיוטה' })));
    expect(draft.length).toBeGreaterThan(1);
    expect(draft.every((page) => page.includes('טיוטה'))).toBe(true);
    const other = pdfText(printed(aPressOrder(content, { facts: [] })));
    expect(other).not.toContain('טיוטה');
  });

  it('[IC44] has lists with the numerals of the paper, tables whose heads stand on every page, and captions', () => {
    const cell = (type: string, words: string): ContentNode => ({
      type,
      content: [paragraph(words)],
    });
    const row = (type: string, ...cells: string[]): ContentNode => ({
      type: 'tableRow',
      content: cells.map((words) => cell(type, words)),
    });
    const item = (words: string): ContentNode => ({
      type: 'listItem',
      content: [paragraph(words)],
    });
    const content: ContentNode[] = [
      {
        type: 'orderedList',
        attrs: { style: 'hebrew', start: 3 },
        content: [item('ראשון ברשימה'), item('שני ברשימה')],
      },
      { type: 'caption', content: [text('תקציבים')] },
      {
        type: 'table',
        content: [
          row('tableHeader', 'שנה בטבלה', 'סכום בטבלה'),
          ...Array.from({ length: 90 }, (_, at) => row('tableCell', String(2000 + at), '₪ 1,000')),
        ],
      },
    ];
    const pdf = printed(aPressOrder(content));
    const pages = pdfPages(pdf);
    const words = pdfWords(pdf);
    expect(lettersIn(words)).toContain(
      lettersIn('ג. ראשון ברשימה ד. שני ברשימה טבלה 1: תקציבים שנה בטבלה'),
    );
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.every((page) => page.includes('סכום בטבלה'))).toBe(true);
    const tags = pdfTags(pdf);
    for (const tag of ['Table', 'TH', 'TD', 'L ', 'LI', 'Caption'])
      expect(tags).toContain(tag.trim());
  });

  it('[IC45] puts a signed reservation in the frame of its recommendation, and positions where they are told', () => {
    const reservation = {
      blockId: 'block-000001',
      wording: 'w',
      text: 'איני מסכים להקמה.\nיש לחזק את הקיים.',
      name: 'יוסי כהן',
      title: 'מנכ״ל',
      office: 'משרד הפנים',
    };
    const content: ContentNode[] = [
      {
        type: 'recommendation',
        attrs: { id: 'block-000001' },
        content: [paragraph('להקים רשות.')],
      },
      paragraph('אחריה'),
    ];
    const beside = new Map([
      ['block-000001', { reservations: [reservation] as never, positions: null }],
    ]);
    expect(pdfLetters(printed(aPressOrder(content, { beside })))).toContain(
      lettersIn(
        'המלצה להקים רשות. הסתייגות איני מסכים להקמה. יש לחזק את הקיים. יוסי כהן, מנכ״ל, משרד הפנים אחריה',
      ),
    );
  });

  it('[IC45] leads from references to what they point to, and says which are broken', () => {
    const to = (id: string) => text(REFERENCE_CHARACTER, { type: 'reference', attrs: { to: id } });
    const content: ContentNode[] = [
      heading(1, 'יעד ההפניה', 'block-000001'),
      paragraph('ראו ', to('block-000001'), ' וגם ', to('block-000009')),
    ];
    const pdf = printed(aPressOrder(content));
    expect(pdfLetters(pdf)).toContain(lettersIn('ראו פרק 1 וגם ההפניה נשברה'));
    expect(pdf.toString('latin1').match(/\/Subtype ?\/Link/g)).toHaveLength(1);
  });

  it('[IC46] marks what is suggested, by whom, and names them in a legend', () => {
    const content: ContentNode[] = [
      paragraph(
        'תוקם ',
        text('רשות', entry('deletion', 'aaaaaaaa', 'person-0001')),
        text('מנהלת', entry('insertion', 'bbbbbbbb', 'person-0001')),
        ' קבועה ',
        text('ומתוקצבת', entry('insertion', 'cccccccc', 'person-0002')),
        '.',
      ),
    ];
    const names = new Map([
      ['person-0001', 'דנה לוי'],
      ['person-0002', 'יוסי כהן'],
    ]);
    const wish = { text: 'marked', hasChoice: true, names } as const;
    const words = pdfWords(printed(aPressOrder(content, wish)));
    expect(words).toContain('[א] דנה לוי');
    expect(words).toContain('[ב] יוסי כהן');
    expect(words).toMatch(/רשות ?\[א\] ?מנהלת ?\[א\] קבועה ומתוקצבת ?\[ב\]/);
    expect(words).toContain('הצעות התיקון מסומנות');
  });

  it('[IC46] has remarks behind the text, each with its number at its words', () => {
    const marked = text('צוות קבוע', { type: 'comment', attrs: { id: 'threadA1' } });
    const content: ContentNode[] = [
      { type: 'paragraph', attrs: { id: 'block-000001' }, content: [text('יוקם '), marked] },
    ];
    const thread = aThread({
      id: 'threadA1',
      number: 7,
      quote: 'צוות קבוע',
      comments: [aComment('comment-1', 'אבי ישראלי', 'מי יעמוד בראשו?', '2026-01-30T10:00:00Z')],
    });
    const pdf = printed(aPressOrder(content, { threads: [thread] }));
    const [first = '', behind = ''] = pdfPages(pdf).map((page) => page.replaceAll(/\s+/g, ' '));
    expect(first).toMatch(/יוקם צוות קבוע ?7/);
    expect(behind).toContain('הערות ומענים');
    expect(behind).toContain('אבי ישראלי');
    expect(behind).toContain(' 7 ');
    expect(behind).toContain('מי יעמוד בראשו?');
    expect(pdfPages(printed(aPressOrder(content)))).toHaveLength(1);
  });

  it('[IC47] prints an empty paper, and an English one from left to right', () => {
    expect(pdfWords(printed(aPressOrder([])))).toContain('מיפוי אתגרים');
    const english = printed(
      aPressOrder(
        [heading(1, 'Background'), paragraph('The text, with עברית inside.')],
        { direction: 'ltr', title: 'Challenges' },
        { direction: 'ltr', title: 'Challenges' },
      ),
    );
    expect(pdfWords(english)).toMatch(/1\. Background The text, with עברית ?inside\./);
    expect(pdfWords(english)).toContain('Page 1 of 1');
    expect(english.toString('latin1')).toMatch(/\/Lang ?\(en/);
  });
});

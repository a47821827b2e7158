// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { fixture, outline, read } from '#test/editor/paste/clip.ts';

const shown = (name: string) => outline(read({ html: fixture(name) }).content).split('\n');
const left = (name: string) =>
  Object.fromEntries(
    read({ html: fixture(name) }).findings.all.map(({ kind, count }) => [kind, count]),
  );

describe('a paste keeps what its program meant', () => {
  it('[PA3] Word on the web: headings by role, items as one list, highlight and alignment', () => {
    expect(shown('word-web.html')).toEqual([
      'heading level=2: מטרות הנייר',
      'paragraph align=justify: {h מודגש בצהוב}{b  ומודגש}',
      'orderedList',
      '  listItem',
      '    paragraph: סעיף ראשון',
      '    orderedList style=latin',
      '      listItem',
      '        paragraph: תת סעיף',
      '  listItem',
      '    paragraph: סעיף שני',
    ]);
  });

  it('[PA4] Google Docs: lists within lists, tasks, a table’s head and widths, a footnote, a page break', () => {
    expect(shown('google-docs.html')).toEqual([
      'heading level=1: תיאום בין משרדים',
      'paragraph: {b הבעיה: }{i {u אין גורם אחד}}{h  שמרכז}.{note לפי דוח שנתי.}',
      'orderedList',
      '  listItem',
      '    paragraph: ראשון',
      '    orderedList style=latin',
      '      listItem',
      '        paragraph: פנימי',
      '  listItem',
      '    paragraph: שני',
      'taskList',
      '  taskItem checked=yes',
      '    paragraph: {s נשלח לחברים}',
      '  taskItem',
      '    paragraph: לאסוף תגובות',
      'table',
      '  tableRow',
      '    tableHeader colwidth=118',
      '      paragraph: מס׳',
      '    tableHeader colwidth=522',
      '      paragraph: המלצה',
      '  tableRow',
      '    tableCell colwidth=118',
      '      paragraph: 1',
      '    tableCell colwidth=522',
      '      paragraph dir=ltr: Set up one unit',
      'pageBreak',
      'paragraph: שורה ראשונה⏎שורה שנייה',
      'horizontalRule',
    ]);
    expect(left('google-docs.html')).toEqual({});
  });

  it('[PA5] LibreOffice: its notes, its class rules, where a list starts, edges and page breaks', () => {
    expect(shown('libreoffice.html')).toEqual([
      'heading level=2: פערי כוח אדם',
      'paragraph: במשרד {b שליש} מהתקנים {u אינם} מאוישים{note נתוני }{i {note נציבות}}{note  שירות המדינה. פסקה שנייה של ההערה.}, ונוסף על כך H{_ 2}O ו־m{^ 2}.',
      'orderedList start=3',
      '  listItem',
      '    paragraph: שלישי',
      '  listItem',
      '    paragraph: רביעי',
      '    orderedList style=latin',
      '      listItem',
      '        paragraph: תת פריט',
      'pageBreak',
      'paragraph align=center: במרכז העמוד',
      'paragraph align=end: בצד שמאל',
      'paragraph dir=ltr: An English line',
    ]);
    expect(left('libreoffice.html')).toEqual({});
  });

  it('[PA6] mails: lines and blank lines, quoted words, tables that are only layout', () => {
    expect(shown('gmail.html')).toEqual([
      'paragraph: שלום לכולם,',
      'paragraph: מצורפת הטיוטה של {b פרק ג}.⏎אשמח להערות עד יום חמישי.',
      'bulletList',
      '  listItem',
      '    paragraph: סעיף 2 עודכן',
      '  listItem',
      '    paragraph: נוסף <https://www.example.org/a?b=1&c=2|קישור>',
      'paragraph dir=ltr: On Sun, 3 Mar 2024, the coordinator wrote:',
      'blockquote',
      '  paragraph: {b סדר יום}',
      '  paragraph: נפגשים ביום שני',
    ]);
    expect(left('gmail.html')).toEqual({});
    expect(shown('outlook.html')).toEqual([
      'paragraph: לכבוד חברי הפורום,',
      'paragraph: הפגישה {b נדחתה}.',
      'table',
      '  tableRow',
      '    tableHeader',
      '      paragraph: מועד',
      '    tableHeader',
      '      paragraph: נושא',
      '  tableRow',
      '    tableCell',
      '      paragraph: 5.4',
      '    tableCell',
      '      paragraph: תיאום',
    ]);
    expect(left('outlook.html')).toEqual({ images: 1 });
  });

  it('[PA7] web pages: words without scripts, forms, frames and hidden words; broken tables made whole', () => {
    expect(shown('web-page.html')).toEqual([
      'paragraph: בית',
      'heading level=1: כותרת העמוד',
      'paragraph: טקסט גלוי לחיצה ועוד נתונים.',
      'table',
      '  tableRow',
      '    tableCell rowspan=3',
      '      paragraph: א',
      '    tableCell colspan=3',
      '      paragraph: ב',
      '    tableCell',
      '      paragraph',
      '  tableRow',
      '    tableCell',
      '      paragraph: ג',
      '    tableCell',
      '      paragraph',
      '    tableCell',
      '      paragraph',
      '    tableCell',
      '      paragraph',
      '  tableRow',
      '    tableCell',
      '      paragraph: ד',
      '    tableCell',
      '      paragraph: ה',
      '    tableCell',
      '      paragraph: ו',
      '    tableCell',
      '      paragraph: ז',
      'paragraph: סוף',
    ]);
    expect(left('web-page.html')).toEqual({ hidden: 1, images: 1, links: 4, forms: 2, objects: 3 });
  });
});

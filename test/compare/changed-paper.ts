import * as Y from 'yjs';
import { type ContentNode, elementOf } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { block, BOLD, head, item, note, par, row, text } from '#test/compare/told.ts';

/** A paper with something of every kind in it. */
export const OLD_PAPER: readonly ContentNode[] = [
  head('chapter-1', 'מבוא'),
  par('intro-0001', 'המחוז הוא החוליה שבין הממשלה לבין הרשויות המקומיות, והיא חלשה.'),
  par('intro-0002', 'הצוות נפגש שש פעמים בשנת 2025 ושמע שנים עשר מנהלי מחוזות.'),
  par(
    'intro-0003',
    'הדו״ח נשען על נתוני הלמ״ס',
    text('ראו לוח 3.', note('note-0001')),
    ' ועל ראיונות.',
  ),
  head('chapter-2', 'האתגר'),
  block('challenge', 'chall-0001', [par('chall-0002', 'אין גורם אחד שרואה את כל צורכי המחוז.')], {
    dimension: 'structure',
  }),
  par('chall-0003', 'כל משרד פועל לפי חלוקה גאוגרפית משלו, ולכן אין תמונה אחת.'),
  block('bulletList', 'list-00001', [
    item(par('list-00002', 'משרד הבריאות: שבעה מחוזות')),
    item(par('list-00003', 'משרד החינוך: שמונה מחוזות')),
    item(par('list-00004', 'משרד הפנים: שישה מחוזות')),
  ]),
  head('chapter-3', 'נתונים'),
  block('table', 'table-0001', [row('מחוז', 'תקציב'), row('צפון', '12'), row('דרום', '15')]),
  par('data-00001', 'הנתונים נכונים לסוף השנה.'),
  head('chapter-4', 'המלצות'),
  par('recom-0001', 'להקים צוות מחוזי קבוע בראשות מנהל מחוז.'),
  par('recom-0002', 'לקבוע חלוקה מחוזית אחת לכל משרדי הממשלה.'),
  head('chapter-5', 'סיכום'),
  par('final-0001', 'אנו מודים לכל מי שסייע בכתיבת הנייר.'),
];

/** What is done to it: every kind of change once. */
export function changePaper(doc: Y.Doc): void {
  const root = doc.getXmlFragment(CONTENT_ROOT);
  const place = (id: string) =>
    root.toArray().findIndex((one) => one instanceof Y.XmlElement && one.getAttribute('id') === id);
  const element = (id: string) => root.get(place(id)) as Y.XmlElement;
  const words = (id: string) => element(id).get(0) as Y.XmlText;
  doc.transact(() => {
    const intro = words('intro-0001');
    intro.delete(intro.toString().indexOf('והיא חלשה'), 'והיא חלשה'.length);
    intro.insert(intro.toString().lastIndexOf('.'), 'אך סמכויותיה מועטות');
    words('intro-0002').format(6, 4, { [BOLD.type]: {} });
    element('chapter-3').setAttribute('level', 2 as unknown as string);
    element('chall-0001').setAttribute('dimension', 'coordination');
    const list = element('list-00001');
    list.insert(1, [elementOf(item(par('list-00005', 'משטרת ישראל: שבעה מחוזות')))]);
    const table = element('table-0001');
    table.insert(2, [elementOf(row('מרכז', '9'))]);
    const cell = ((table.get(1) as Y.XmlElement).get(1) as Y.XmlElement).get(0) as Y.XmlElement;
    const figure = cell.get(0) as Y.XmlText;
    figure.delete(0, 2);
    figure.insert(0, '14');
    root.delete(place('data-00001'), 1);
    const moved = par('recom-0002', 'לקבוע חלוקה מחוזית אחת לכל משרדי הממשלה.');
    root.delete(place('recom-0002'), 1);
    root.insert(place('recom-0001'), [elementOf(moved)]);
    root.insert(place('recom-0001') + 1, [
      elementOf(
        par(
          'recom-0003',
          'לתקצב את הצוות מתקציב משרד הפנים',
          text('לפי החלטה 550.', note('note-0002')),
          '.',
        ),
      ),
    ]);
  });
}

import { FACES } from '#server/interchange/pdf/faces.ts';
import type { Shapes } from '#server/interchange/pdf/letters.ts';
import type { PressOrder } from '#server/interchange/pdf/order.ts';
import { paperSheet } from '#server/interchange/pdf/sheet/paper.ts';
import { sessionSheet } from '#server/interchange/pdf/sheet/session.ts';
import type { Sheet } from '#server/interchange/pdf/sheet/sheet.ts';
import { FileWriting } from '#server/interchange/pdf/sheet/writing.ts';
import { sayIn } from '#server/notice/say-in.ts';

const [PAGE, PAGES] = ['\uE000', '\uE001'];

/** Everything that the template reads of one file. */
export function sheetOf(order: PressOrder, shapes: Shapes): Sheet {
  const { session, papers, direction, mark, at } = order;
  const isRtl = direction === 'rtl';
  const lang = isRtl ? 'he' : 'en';
  const say = sayIn(lang);
  const file = new FileWriting({ say, shapes, isRtl });
  const isAlone = session === null;
  const first = session && sessionSheet(file, session);
  const parts = papers.map((paper, place) => paperSheet(file, paper, { at: place, isAlone }));
  return {
    lang,
    rtl: isRtl,
    title: file.line(order.title),
    author: file.line(order.author),
    date: momentOf(at),
    fonts: FACES,
    slanted: ['David Libre', ...FACES],
    draft: mark,
    foot: say('print.page', { page: PAGE ?? '', pages: PAGES ?? '' })
      .split(/([\uE000\uE001])/)
      .filter((piece) => piece !== '')
      .map((piece) => (piece === PAGE ? 0 : piece === PAGES ? 1 : piece)),
    depth: isAlone ? 4 : 3,
    session: first,
    parts,
    places: Object.fromEntries([...file.places].map((name) => [name, 1])),
    heads: file.heads,
  };
}

const momentOf = (at: Date): number[] => [
  at.getUTCFullYear(),
  at.getUTCMonth() + 1,
  at.getUTCDate(),
  at.getUTCHours(),
  at.getUTCMinutes(),
  at.getUTCSeconds(),
];

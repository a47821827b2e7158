import type { Deck } from '#server/interchange/slides/deck.ts';
import { fitted, pagesOf, type SlideLine } from '#server/interchange/slides/fitting.ts';
import { COLOURS, EDGE, INNER, SLIDE } from '#server/interchange/slides/page.ts';
import type { MapStory, Picture } from '#server/interchange/slides/story.ts';
import { drawTable, type RowLines } from '#server/interchange/slides/draw-lists.ts';

/** The first slide: what this is, of whom, and when it was made. */
export function drawTitle(deck: Deck): void {
  const { title, forumName, facts, notes } = deck.story;
  const page = deck.page(title, 'first');
  page.bar({ x: 0, y: 0, w: 0.28, h: SLIDE.h }, COLOURS.ink);
  page.text(
    [{ words: forumName, size: 20, colour: COLOURS.soft }],
    { x: 1.1, y: 1.9, w: 11.4, h: 0.6 },
    { valign: 'bottom' },
  );
  page.bar({ x: 1.1, y: 4.65, w: 2.2, h: 0.05 }, COLOURS.ink);
  const lines = facts.map((words) => ({ words, size: 16, colour: COLOURS.soft, before: 3 }));
  page.text(lines, { x: 1.1, y: 4.9, w: 11.4, h: 1.5 });
  page.notes(notes);
}

/** What there is, in numbers, and what the forum is for. */
export function drawOverview(deck: Deck): void {
  const { title, counts, lines } = deck.story.overview;
  const gap = 0.25;
  const w = (INNER - gap * (counts.length - 1)) / counts.length;
  const said = lines.map((words, at): SlideLine => ({ words, size: 18, before: at === 0 ? 0 : 8 }));
  const top = 1.9;
  const high = 1.55;
  const room = { w: INNER, h: 6.75 - top - high - 0.35 };
  const pages = said.length === 0 ? [[]] : pagesOf(said, room);
  pages.forEach((words, at) => {
    const page = deck.page(at === 0 ? title : deck.goesOn(title));
    counts.forEach(({ count, label }, place) => {
      page.text(
        [
          { words: String(count), size: 34, bold: true, colour: COLOURS.ink },
          { words: label, size: 14, colour: COLOURS.soft },
        ],
        { x: EDGE + place * (w + gap), y: top, w, h: high },
        { align: 'center', valign: 'middle', fill: COLOURS.pale, isRound: true },
      );
    });
    if (words.length > 0) page.text(words, { x: EDGE, y: top + high + 0.35, ...room });
  });
}

/** Boxes around what they are about, as the map on the screen has them: three on either side, clockwise from the top. */
export function drawPicture(deck: Deck, { title, centre, boxes }: Picture): void {
  const page = deck.page(title);
  const [w, h] = [3.55, 1.3];
  const rows = [2.55, 4.25, 5.95];
  // The first is at the right of the slide in either direction, as in the forum's picture.
  const isHebrew = deck.story.direction === 'rtl';
  const right = isHebrew ? EDGE : EDGE + INNER - w;
  const left = isHebrew ? EDGE + INNER - w : EDGE;
  const places = [right, right, right, left, left, left].map((x, at) => ({
    x,
    y: (rows[at < 3 ? at : 5 - at] ?? 0) - h / 2,
  }));
  const [middle, height] = [SLIDE.w / 2, rows[1] ?? 0];
  for (const { x, y } of places) page.line([middle, height], [x + w / 2, y + h / 2]);
  page.text(
    [{ words: centre, size: 18, bold: true, colour: COLOURS.white }],
    { x: middle - 1.75, y: height - 0.6, w: 3.5, h: 1.2 },
    { align: 'center', valign: 'middle', fill: COLOURS.ink, isRound: true, margin: 6 },
  );
  boxes.forEach(({ name, facts }, at) => {
    const place = places[at];
    if (!place) return;
    const lines = [
      { words: name, size: 16, bold: true, colour: COLOURS.ink },
      { words: facts.join(' · '), size: 13, colour: COLOURS.soft, before: 3 },
    ];
    page.text(
      fitted(lines, { w: w - 0.2, h: h - 0.1 }) ?? lines,
      { ...place, w, h },
      {
        align: 'center',
        valign: 'middle',
        fill: COLOURS.pale,
        border: COLOURS.ink,
        isRound: true,
        margin: 5,
      },
    );
  });
}

/** Challenges, and what answers each, by dimension. */
export function drawMap(deck: Deck, { title, columns, parts }: MapStory): void {
  const shares = [30, 35, 35];
  for (const { name, rows } of parts) {
    const lines = rows.map(
      ({ challenge, points, recommendations }): RowLines => [
        challenge === '' ? [] : [{ words: challenge, size: 13, bold: true }],
        points.map((words, at) => ({ words, size: 12, before: at === 0 ? 0 : 3 })),
        recommendations.map((words, at) => ({ words, size: 12, before: at === 0 ? 0 : 3 })),
      ],
    );
    const heads = columns.map((one, at) => ({ title: one, share: shares[at] ?? 1 }));
    drawTable(deck, { title: `${title}: ${name}`, columns: heads }, lines);
  }
}

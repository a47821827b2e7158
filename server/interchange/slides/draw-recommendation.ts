import type { Deck } from '#server/interchange/slides/deck.ts';
import { fitted, heightOf, pagesOf, type SlideLine } from '#server/interchange/slides/fitting.ts';
import { COLOURS, EDGE, INNER, type Page } from '#server/interchange/slides/page.ts';
import type { RecommendationStory } from '#server/interchange/slides/story.ts';

const TOP = 1.8;
const BOTTOM = 6.85;
const GAP = 0.35;
/** The column of a reservation beside its recommendation. */
const ASIDE = 3.9;
const PADDING = 0.15;

/** A recommendation on a slide of its own, what is said beside it on the same one where it fits, else on the next. */
export function drawRecommendation(deck: Deck, story: RecommendationStory): void {
  const { title, direction } = story;
  const foot = footOf(story);
  const footHeight = foot.length === 0 ? 0 : heightOf(foot, INNER) + 0.15;
  const room = { w: INNER, h: BOTTOM - TOP - footHeight };
  const said = reservationLines(story);
  const beside = said.length === 0 ? null : besideOf(story, said, room.h);
  const body = beside ? [beside.body] : pagesOf(bodyOf(story), room);
  const width = beside ? INNER - ASIDE - GAP : INNER;
  body.forEach((lines, at) => {
    const page = deck.page(at === 0 ? title : deck.goesOn(title));
    drawFacts(page, story);
    page.text(lines, { x: EDGE, y: TOP, w: width, h: room.h }, { direction });
    if (beside) drawAside(page, beside.aside, room.h);
    // Where it goes on over several slides, under the last of them.
    if (foot.length > 0 && at === body.length - 1)
      page.text(foot, { x: EDGE, y: BOTTOM - footHeight + 0.1, w: INNER, h: footHeight });
    if (at === 0) page.notes(story.notes);
  });
  if (said.length > 0 && !beside) drawReservations(deck, story, said);
}

function drawFacts(page: Page, { facts }: RecommendationStory): void {
  const line = { words: facts.join(' · '), size: 14, colour: COLOURS.soft };
  page.text([line], { x: EDGE, y: 0.38, w: INNER, h: 0.34 }, { valign: 'middle' });
}

function bodyOf({ statement, more }: RecommendationStory): SlideLine[] {
  return [
    { words: statement, size: 34, bold: true },
    ...more.map((words) => ({ words, size: 24, before: 8 })),
  ];
}

/** Where members stand, what it answers, and where it is written. */
function footOf({ positions, answers, source }: RecommendationStory): SlideLine[] {
  const [head, ...rest] = answers;
  return [
    ...(head === undefined ? [] : [{ words: head, size: 12, bold: true, colour: COLOURS.soft }]),
    ...rest.map((words) => ({ words, size: 12, colour: COLOURS.soft })),
    { words: positions, size: 15, bold: true, colour: COLOURS.ink, before: 6 },
    { words: source, size: 12, colour: COLOURS.soft, before: 3 },
  ].filter(({ words }) => words !== '');
}

function reservationLines({ reservationsTitle, reservations }: RecommendationStory): SlideLine[] {
  if (reservations.length === 0) return [];
  return [
    { words: reservationsTitle, size: 15, bold: true, colour: COLOURS.amberInk },
    ...reservations.flatMap(({ text, signature }) => [
      ...text.split('\n').map((words, at) => ({ words, size: 15, before: at === 0 ? 8 : 2 })),
      { words: signature, size: 13, bold: true, colour: COLOURS.soft, before: 3 },
    ]),
  ];
}

/** Both beside each other; null where either would have to be too small to read. */
function besideOf(
  story: RecommendationStory,
  said: readonly SlideLine[],
  h: number,
): { readonly body: SlideLine[]; readonly aside: SlideLine[] } | null {
  const body = fitted(bodyOf(story), { w: INNER - ASIDE - GAP, h });
  const aside = fitted(said, { w: ASIDE - 2 * PADDING, h: h - 2 * PADDING });
  return body && aside && { body, aside };
}

function drawAside(page: Page, lines: readonly SlideLine[], most: number): void {
  const h = Math.min(most, heightOf(lines, ASIDE - 2 * PADDING) + 2 * PADDING);
  page.text(
    lines,
    { x: EDGE + INNER - ASIDE, y: TOP, w: ASIDE, h },
    { fill: COLOURS.amber, margin: PADDING * 72 },
  );
}

function drawReservations(
  deck: Deck,
  story: RecommendationStory,
  said: readonly SlideLine[],
): void {
  const title = `${story.title}: ${story.reservationsTitle}`;
  const room = { w: INNER - 2 * PADDING, h: BOTTOM - TOP - 2 * PADDING };
  const larger = said.slice(1).map((line) => ({ ...line, size: line.size + 5 }));
  pagesOf(larger, room).forEach((lines, at) => {
    const page = deck.page(at === 0 ? title : deck.goesOn(title));
    drawFacts(page, story);
    page.text(
      lines,
      { x: EDGE, y: TOP, w: INNER, h: BOTTOM - TOP },
      { fill: COLOURS.amber, margin: PADDING * 72 },
    );
  });
}

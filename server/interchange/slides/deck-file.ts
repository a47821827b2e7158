import { Deck } from '#server/interchange/slides/deck.ts';
import { drawTable } from '#server/interchange/slides/draw-lists.ts';
import { drawRecommendation } from '#server/interchange/slides/draw-recommendation.ts';
import {
  drawMap,
  drawOverview,
  drawPicture,
  drawTitle,
} from '#server/interchange/slides/draw-opening.ts';
import type { DeckStory } from '#server/interchange/slides/story.ts';

/** Draws a presentation: the title, what there is, the map, each recommendation, and what all of it is taken from. */
export async function deckFile(story: DeckStory): Promise<Buffer> {
  const deck = new Deck(story);
  const { picture, map, recommendations, sources } = story;
  drawTitle(deck);
  drawOverview(deck);
  drawPicture(deck, picture);
  drawMap(deck, map);
  for (const one of recommendations) drawRecommendation(deck, one);
  const rows = sources.rows.map((row) => row.map((words) => [{ words, size: 13 }]));
  if (rows.length > 0) drawTable(deck, sources, rows);
  return deck.file();
}

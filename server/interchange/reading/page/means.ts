import type { ChangeBook } from '#server/interchange/reading/change-book.ts';
import type { Limits } from '#server/interchange/reading/limits.ts';
import type { Tied } from '#server/interchange/reading/page/lines.ts';
import type { PageNotes } from '#server/interchange/reading/page/notes.ts';
import type { Place } from '#server/interchange/reading/page/place.ts';
import type { Style, StyleSheet } from '#server/interchange/reading/page/style.ts';
import type { Element, Node } from '#server/interchange/reading/page/tree.ts';
import type { ReadImage } from '#server/interchange/reading/read-word.ts';
import type { Tally } from '#server/interchange/reading/tally.ts';
import type { Block, Inline } from '#shared/interchange/model.ts';
import type { Direction } from '#shared/interchange/script-runs.ts';

/** What is known of a whole page while its parts are read. */
export interface PageMeans {
  readonly tally: Tally;
  readonly book: ChangeBook;
  readonly sheet: StyleSheet;
  readonly notes: PageNotes;
  readonly limits: Limits;
  readonly images: ReadImage[];
  /** This house wrote the page: what stands in it is what stood in a paper, blanks and ids included. */
  readonly isOwn: boolean;
  /** The direction of the page where somebody declared it. */
  readonly dir: Direction | null;
  readonly newId: () => string;
}

/** Reading the parts of a page, for what is made of several of them. */
export interface PageParts {
  readonly means: PageMeans;
  blocks(nodes: readonly Node[], place: Place): Block[];
  /** Everything in nodes as one line of words. */
  line(nodes: readonly Node[], place: Place): Inline[];
  placeIn(element: Element, style: Style, place: Place): Place;
  /** Which block of a paper an element was, where this house wrote it. */
  tied(element: Element): Tied;
  caption(element: Element, place: Place): Block;
}

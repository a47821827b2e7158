import type * as Y from 'yjs';
import { comparable, Quotable } from '#shared/thread/quote.ts';
import { MOST_QUOTE } from '#shared/thread/thread.ts';
import type { NewAnchor } from '#shared/thread/thread-contract.ts';
import type { LinePlace, LiveWords, Piece } from '#server/thread/live-words.ts';
import { sharedPlaceOf } from '#server/thread/shared-position.ts';

/** Letters that colleagues may have added to a quote while it was on its way. */
const MOST_WRITTEN_MEANWHILE = 500;

type Passage = NewAnchor & { readonly kind: 'passage' };

/**
 * The words that a sender selected, as they stand now. Positions tell two equal words apart; but they collapse when
 * somebody has just cut the paragraph before them, and hang in the air while the sender's own letters are on their way.
 * Then the quote is looked for. Empty when neither says where.
 */
export function passageIn(doc: Y.Doc, words: LiveWords, wanted: Passage): readonly Piece[] {
  const selected = selectedIn(doc, words, wanted);
  const read = comparable(words.wordsOf(selected));
  const quote = comparable(wanted.quote);
  // Cut by the sender, and ending in the middle of what they had selected.
  const isCut = wanted.quote.length === MOST_QUOTE && read.startsWith(quote);
  if (read !== '' && (isCut || isMuchOf(read, quote))) return selected;
  const found = new Quotable(words.lines).find(wanted.quote, wanted.blockId);
  if (!found) return [];
  return words.piecesOf(found);
}

function selectedIn(doc: Y.Doc, words: LiveWords, { start, end }: Passage): readonly Piece[] {
  const [one, other] = [start, end].map((position) => {
    const place = sharedPlaceOf(doc, position);
    return place && words.placeIn(place.type, place.index);
  });
  if (!one || !other) return [];
  return isBefore(one, other) ? words.piecesBetween(one, other) : words.piecesBetween(other, one);
}

function isBefore(one: LinePlace, other: LinePlace): boolean {
  return one.line < other.line || (one.line === other.line && one.offset <= other.offset);
}

/**
 * Whether words are what is left of a quote, or hold it: what is alike at both ends makes up half of the shorter one.
 * Colleagues write on while a remark is on its way.
 */
function isMuchOf(words: string, quote: string): boolean {
  const shorter = Math.min(words.length, quote.length);
  let start = 0;
  while (start < shorter && words[start] === quote[start]) start++;
  let end = 0;
  while (end < shorter - start && words.at(-1 - end) === quote.at(-1 - end)) end++;
  return 2 * (start + end) >= shorter && words.length <= 2 * quote.length + MOST_WRITTEN_MEANWHILE;
}

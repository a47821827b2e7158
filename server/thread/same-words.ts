import { Quotable } from '#shared/thread/quote.ts';
import type { LiveWords, Piece } from '#server/thread/live-words.ts';

/** Where words stand: the so-manieth of so many places in which the paper says the same. */
export interface Standing {
  readonly quote: string;
  readonly place: number;
  readonly places: number;
}

/** Null for words that the paper says in too many places, or not in one piece. */
export function standingOf(words: LiveWords, pieces: readonly Piece[]): Standing | null {
  const [first] = pieces;
  const quote = words.wordsOf(pieces);
  const all = new Quotable(words.lines).everywhere(quote);
  const place =
    all?.findIndex(({ line, from }) => line === first?.line && from >= first.from) ?? -1;
  return all && place !== -1 ? { quote, place, places: all.length } : null;
}

/** The same words again. Empty when the paper says them in more or fewer places now: then some have come or gone. */
export function standingAgain(
  words: LiveWords,
  { quote, place, places }: Standing,
): readonly Piece[] {
  const all = new Quotable(words.lines).everywhere(quote);
  const found = all?.length === places ? all[place] : undefined;
  return found ? words.piecesOf(found) : [];
}

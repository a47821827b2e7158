import type { MarkedText } from '#shared/search/search-contract.ts';
import { wordsIn } from '#shared/search/words.ts';

/** How much of a text is shown around a hit, in characters. */
const SHOWN = 180;
const BEFORE = 60;

type IsHit = (word: string) => boolean;

/** A whole line with its hits told apart. */
export function markedLine(line: string, isHit: IsHit): MarkedText {
  return cut(line, 0, line.length, isHit);
}

/** A few words of a text around its first hit, or its first words when it has none. */
export function snippetOf(text: string, isHit: IsHit): MarkedText {
  const first = wordsIn(text).find(({ word }) => isHit(word));
  const from = first ? startBefore(text, first.from) : 0;
  const to = from + SHOWN >= text.length ? text.length : endBefore(text, from + SHOWN);
  const marked = cut(text, from, to, isHit);
  const dots = { text: '…', isHit: false };
  return [...(from > 0 ? [dots] : []), ...marked, ...(to < text.length ? [dots] : [])];
}

/** The beginning of a word, so that no word and no pair of units is cut in two. */
function startBefore(text: string, hit: number): number {
  if (hit <= BEFORE) return 0;
  const blank = text.indexOf(' ', hit - BEFORE);
  return blank === -1 || blank >= hit ? hit : blank + 1;
}

function endBefore(text: string, wish: number): number {
  const blank = text.lastIndexOf(' ', wish);
  return blank > wish - BEFORE ? blank : wish;
}

function cut(text: string, from: number, to: number, isHit: IsHit): MarkedText {
  const parts: MarkedText = [];
  let done = from;
  for (const found of wordsIn(text.slice(from, to))) {
    if (!isHit(found.word)) continue;
    const [start, end] = [found.from + from, found.to + from];
    if (start > done) parts.push({ text: oneLine(text.slice(done, start)), isHit: false });
    parts.push({ text: text.slice(start, end), isHit: true });
    done = end;
  }
  if (done < to) parts.push({ text: oneLine(text.slice(done, to)), isHit: false });
  return parts;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

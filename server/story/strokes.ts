import * as Y from 'yjs';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import { joinedStrokes, type Stroke, withOlderHands } from '#shared/story/authorship.ts';
import { entriesOf, formattedRuns } from '#shared/suggestion/runs.ts';
import { type LinePlace, LiveWords } from '#server/thread/live-words.ts';
import { sharedPlaceOf } from '#server/thread/shared-position.ts';

/** Client ids of Yjs, and whose each is. */
export type Hands = ReadonlyMap<number, string>;

/** Words by their ends, as Yjs relative positions in base64. */
interface Ends {
  readonly start: string;
  readonly end: string;
}

/** One letter of a paper with the hand that put it there. */
interface Letter {
  readonly sign: string;
  readonly by: string | null;
  /** It is only suggested. */
  readonly isProposed: boolean;
  readonly line: number;
  /** In the words of its line. */
  readonly at: number;
}

/**
 * Whose words a block of a paper holds, or those between two places. Read from the text itself, whose every letter carries
 * the client that put it there; `older` is an earlier state of the same paper, which may know of a hand before. What is
 * only suggested is not part of it, unless nothing else is there.
 */
export function strokesOf(
  { doc, older }: { readonly doc: Y.Doc; readonly older: Y.Doc | null },
  hands: Hands,
  { blockId, ends }: { readonly blockId: string; readonly ends: Ends | null },
): Stroke[] {
  const words = new LiveWords(doc);
  const block = lettersIn(words, hands, blockId);
  const selected = ends && lettersBetween(doc, words, hands, ends);
  const kept = standing(block);
  const past = older ? lettersIn(new LiveWords(older), hands, blockId) : [];
  const known = withOlderHands(strokes(kept), strokes(standing(past)));
  if (!selected || selected.length === 0) return known;
  const wanted = standing(selected);
  const start = kept.findIndex((letter) => isSame(letter, wanted[0]));
  const isInside = start >= 0 && isSame(kept[start + wanted.length - 1], wanted.at(-1));
  return isInside ? cut(known, start, start + wanted.length) : strokes(wanted);
}

/** What stands, without what is only suggested; all of it where everything is. */
function standing(letters: readonly Letter[]): readonly Letter[] {
  const kept = letters.filter(({ isProposed }) => !isProposed);
  return kept.length > 0 ? kept : letters;
}

const isSame = (one: Letter | undefined, other: Letter | undefined): boolean =>
  one !== undefined && one.line === other?.line && one.at === other.at;

function strokes(letters: readonly Letter[]): Stroke[] {
  let line = letters[0]?.line;
  const single = letters.map(({ sign, by, line: own }): Stroke => {
    const words = own === line ? sign : `\n${sign}`;
    line = own;
    return { words, by, putBackBy: null };
  });
  return joinedStrokes(single);
}

/** A part of strokes, in letters; a line's end is none. */
function cut(all: readonly Stroke[], from: number, to: number): Stroke[] {
  let at = 0;
  const inside = all.map((stroke): Stroke => {
    let words = '';
    for (const sign of stroke.words.split('')) {
      const isIn = at >= from && at < to;
      if (sign !== '\n') at += 1;
      if (isIn && (sign !== '\n' || at > from)) words += sign;
    }
    return { ...stroke, words };
  });
  return joinedStrokes(inside.filter(({ words }) => words !== ''));
}

function lettersIn(words: LiveWords, hands: Hands, blockId: string): Letter[] {
  const lines = words.lines.flatMap(({ ids }, line) => (ids.includes(blockId) ? [line] : []));
  return lines.flatMap((line) => lettersOfLine(words, hands, line));
}

function lettersBetween(
  doc: Y.Doc,
  words: LiveWords,
  hands: Hands,
  { start, end }: Ends,
): Letter[] {
  const places = [start, end].map((position) => {
    const place = sharedPlaceOf(doc, position);
    return place && words.placeIn(place.type, place.index);
  });
  const [from, to] = places.filter((place) => place !== null).toSorted(inOrder);
  if (!from || !to) return [];
  const letters: Letter[] = [];
  for (let line = from.line; line <= to.line; line++) {
    const isIn = ({ at }: Letter) =>
      (line > from.line || at >= from.offset) && (line < to.line || at < to.offset);
    letters.push(...lettersOfLine(words, hands, line).filter(isIn));
  }
  return letters;
}

const inOrder = (one: LinePlace, other: LinePlace): number =>
  one.line - other.line || one.offset - other.offset;

function lettersOfLine({ lines }: LiveWords, hands: Hands, line: number): Letter[] {
  return (lines[line]?.parts ?? []).flatMap(({ text, at: begin }) => {
    const proposed = proposedIn(text);
    const letters: Letter[] = [];
    let at = 0;
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue;
      const by = hands.get(item.id.client) ?? null;
      const signs = item.content instanceof Y.ContentString ? item.content.str : '';
      for (const sign of signs.split('')) {
        const isProposed = proposed.has(at);
        if (sign !== REFERENCE_CHARACTER)
          letters.push({ sign, by, isProposed, line, at: begin + at });
        at += 1;
      }
      if (signs === '') at += item.length;
    }
    return letters;
  });
}

/** The places of letters in a text that are somebody's proposed insertion. */
function proposedIn(text: Y.XmlText): ReadonlySet<number> {
  const proposed = new Set<number>();
  for (const { index, length, formats } of formattedRuns(text)) {
    if (!entriesOf(formats).some(({ kind }) => kind === 'insertion')) continue;
    for (let at = index; at < index + length; at++) proposed.add(at);
  }
  return proposed;
}

import type * as Y from 'yjs';
import { type ContentNode, formatOfMark, markOfFormat } from '#shared/paper/content.ts';
import { type Entry, RESTYLES } from '#shared/suggestion/entry.ts';
import { markOfEntry } from '#shared/suggestion/marks.ts';
import { sameMarks } from '#shared/suggestion/projection.ts';
import { entriesOf, type Formats, formattedRuns, type Run } from '#shared/suggestion/runs.ts';
import { editsBetween } from '#shared/version/text-edits.ts';

/** Words alone look like those they stand in for; runs look as they say. */
export type WantedText = string | readonly ContentNode[];

/** How a run of the text reads where the wanted text was written. */
export type Reading = (run: ContentNode) => ContentNode;

/**
 * Suggests, as one suggestion, that a shared text be worded another way: nothing of the agreed text changes, nor of what
 * others suggest, and accepted it reads as is wanted. No letter is ever cut in two, however many signs it is made of.
 * False when the agreed text reads and looks like that already; then nothing is written.
 */
export function suggestText(
  text: Y.XmlText,
  wanted: WantedText,
  entry: Pick<Entry, 'id' | 'author' | 'at'>,
  reading: Reading = (run) => run,
): boolean {
  const was = formattedRuns(text).flatMap((run) => agreedSigns(run, reading));
  const changes = changesBetween(was, wantedSigns(wanted));
  const format = (kind: 'insertion' | 'deletion') =>
    Object.fromEntries([formatOfMark(markOfEntry({ ...entry, kind, to: null }))]);
  // From the last to the first, so that the places before stay what they are.
  for (const { drop, add, before } of changes.toReversed()) {
    const index = before ? before.index + before.length : 0;
    for (const { words, looks } of runsOf(add, looksOf(before)).toReversed())
      text.insert(index, words, { ...looks, ...format('insertion') });
    for (const { index, length } of stretchesOf(drop).toReversed())
      text.format(index, length, format('deletion'));
  }
  return changes.length > 0;
}

/** The agreed words of a shared text, passing over what is only suggested. */
export function agreedWords(text: Y.XmlText): string {
  return joined(formattedRuns(text).flatMap((run) => agreedSigns(run, (same) => same)));
}

/** One of the signs (UTF-16) that a text reads as, and how it looks. */
interface Sign {
  readonly sign: string;
  /** None of their own: they look like what they stand in for. */
  readonly looks: Formats | null;
}

interface AgreedSign extends Sign {
  /** Its place in the shared text, and how much of that it is: nothing but for the first sign of what reads as something else. */
  readonly index: number;
  readonly length: number;
  readonly looks: Formats;
}

function agreedSigns({ index, words, formats }: Run, reading: Reading): AgreedSign[] {
  if (entriesOf(formats).some(({ kind }) => kind === 'insertion')) return [];
  const marks = Object.entries(formats).map(([key, value]) => markOfFormat(key, value));
  const read = reading({ type: 'text', text: words, marks });
  const looks = looksIn(read);
  return signsOf(read).map((sign, at) => {
    if (read.text === words) return { sign, looks, index: index + at, length: 1 };
    const isFirst = at === 0;
    const length = isFirst ? words.length : 0;
    return { sign, looks, index: index + (isFirst ? 0 : words.length), length };
  });
}

function wantedSigns(wanted: WantedText): Sign[] {
  if (typeof wanted === 'string') return wanted.split('').map((sign) => ({ sign, looks: null }));
  return wanted.flatMap((run) => {
    const looks = looksIn(run);
    return signsOf(run).map((sign) => ({ sign, looks }));
  });
}

const signsOf = ({ text = '' }: ContentNode) => text.split('');
const joined = (signs: readonly Sign[]) => signs.map(({ sign }) => sign).join('');

/** Remarks and suggestions are no looks. */
function looksIn({ marks = [] }: ContentNode): Formats {
  return Object.fromEntries(marks.map(formatOfMark).filter(([key]) => !key.includes('--')));
}

/** What words without looks of their own look like behind, or in place of, a sign. */
function looksOf(sign: AgreedSign | undefined): Formats {
  const looks = Object.entries(sign?.looks ?? {});
  return Object.fromEntries(looks.filter(([key]) => (RESTYLES as readonly string[]).includes(key)));
}

/** Between two stretches of letters that stay: what goes, and what comes instead. */
interface Change {
  readonly drop: readonly AgreedSign[];
  readonly add: readonly Sign[];
  /** Behind which sign it comes. */
  readonly before: AgreedSign | undefined;
}

function changesBetween(was: readonly AgreedSign[], is: readonly Sign[]): Change[] {
  const changes: Change[] = [];
  let [from, to] = [0, 0];
  const changeUpTo = (end: number, endOfWanted: number) => {
    if (end > from || endOfWanted > to)
      changes.push({
        drop: was.slice(from, end),
        add: is.slice(to, endOfWanted),
        before: was[end - 1],
      });
  };
  for (const [start, end, at] of keptLetters(was, is)) {
    changeUpTo(start, at);
    [from, to] = [end, at + end - start];
  }
  changeUpTo(was.length, is.length);
  return changes;
}

/** The whole letters that both have, in order: from where to where, and where in the wanted text. */
function keptLetters(
  was: readonly AgreedSign[],
  is: readonly Sign[],
): [start: number, end: number, at: number][] {
  const places = placesInWanted(was, is);
  const wantedEdges = new Set(edgesOf(joined(is)));
  // What reads as something else stays as a whole or goes as a whole.
  const edges = edgesOf(joined(was)).filter((edge) => was[edge]?.length !== 0);
  return edges.slice(1).flatMap((end, place): [number, number, number][] => {
    const start = edges[place] ?? 0;
    const at = places[start] ?? -1;
    const isKept = places.slice(start, end).every((one, offset) => one === at + offset);
    const isWhole = wantedEdges.has(at) && wantedEdges.has(at + end - start);
    return at !== -1 && isKept && isWhole ? [[start, end, at]] : [];
  });
}

/** Where each sign stands in the wanted text too, looking the same; -1 for one that does not. */
function placesInWanted(was: readonly AgreedSign[], is: readonly Sign[]): number[] {
  const places = was.map(() => -1);
  const looksAlike = lastRemembered();
  let [from, to] = [0, 0];
  for (const { kind, text } of editsBetween(joined(was), joined(is))) {
    const kept = kind === 'keep' ? text.length : 0;
    for (let at = 0; at < kept; at++) {
      const [old, fresh] = [was[from + at], is[to + at]];
      if (old && fresh && (fresh.looks === null || looksAlike(old.looks, fresh.looks)))
        places[from + at] = to + at;
    }
    if (kind !== 'add') from += text.length;
    if (kind !== 'drop') to += text.length;
  }
  return places;
}

const segmenter = new Intl.Segmenter('he', { granularity: 'grapheme' });

/** The places in a text where a letter ends or begins. */
function edgesOf(text: string): number[] {
  return [...Array.from(segmenter.segment(text), ({ index }) => index), text.length];
}

/** Compares looks; signs of one run share theirs, so the same two are compared once. */
function lastRemembered(): (one: Formats, other: Formats) => boolean {
  let last: { one: Formats; other: Formats; isAlike: boolean } | null = null;
  return (one, other) => {
    if (last?.one !== one || last.other !== other) {
      const [marks, others] = [one, other].map((looks) =>
        Object.entries(looks).map(([key, value]) => {
          const { type, attrs: { id: _, to: __, ...attrs } = {} } = markOfFormat(key, value);
          return { type, attrs };
        }),
      );
      last = { one, other, isAlike: sameMarks(marks, others) };
    }
    return last.isAlike;
  };
}

/** Signs that look alike side by side, as one. */
function runsOf(signs: readonly Sign[], inherited: Formats): { words: string; looks: Formats }[] {
  const runs: { words: string; looks: Formats }[] = [];
  for (const { sign, looks = null } of signs) {
    const last = runs.at(-1);
    if (last?.looks === (looks ?? inherited)) last.words += sign;
    else runs.push({ words: sign, looks: looks ?? inherited });
  }
  return runs;
}

/** Signs that stand side by side, as one: marked one by one, halves of a letter would be cut apart and lost. */
function stretchesOf(signs: readonly AgreedSign[]): { index: number; length: number }[] {
  const stretches: { index: number; length: number }[] = [];
  for (const { index, length } of signs) {
    const last = stretches.at(-1);
    if (length === 0) continue;
    if (last && last.index + last.length === index) last.length += length;
    else stretches.push({ index, length });
  }
  return stretches;
}

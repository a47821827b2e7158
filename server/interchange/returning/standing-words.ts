import { GONE } from '#shared/interchange/returning/align.ts';
import { LINE_BREAK, type Letter } from '#shared/interchange/returning/letters.ts';
import type { WordChange } from '#shared/interchange/returning/line-changes.ts';
import type { LiveLine } from '#server/interchange/returning/live-blocks.ts';
import {
  type LiveLetter,
  type LivePlace,
  placeBefore,
  placeBehind,
} from '#server/interchange/returning/live-letters.ts';

/** How the place of a change stands in the live line. */
export type StandingWords =
  | {
      readonly kind: 'stands';
      readonly drops: readonly LiveLetter[];
      readonly at: LivePlace | null;
    }
  /** Somebody made the same change meanwhile. */
  | { readonly kind: 'there' }
  /** It was changed or taken away; `live` is what stands there instead. */
  | { readonly kind: 'changed'; readonly live: readonly LiveLetter[]; readonly wanted: string };

/** Looks for the place of a change of words in the line as it stands now. */
export function standingWords(
  { sent, live, places, element }: LiveLine,
  { from, to, drops, text }: WordChange,
): StandingWords {
  const around = surroundings(places, from, to);
  const region = live.slice(around.first, around.last ?? live.length);
  const wanted = wantedIn(sent, { from: around.from, to: around.to, drops, text, at: to });
  const isKept = (at: number) => (places[at] ?? GONE) !== GONE;
  if (!drops.some(isKept) && same(region, wanted)) return { kind: 'there' };
  const changed = { kind: 'changed', live: region, wanted: wordsOf(wanted) } as const;
  if (drops.length > 0) {
    const kept = drops.map((at) => live[places[at] ?? GONE]);
    const letters = kept.filter((letter) => letter !== undefined);
    if (letters.length < drops.length || hasNew(places, from, to)) return changed;
    const last = letters.at(-1);
    if (letters.every(({ shared }) => !shared) && text.length === 0) return changed;
    return { kind: 'stands', drops: letters, at: last ? placeBehind(last) : null };
  }
  if (wordsOf(text).trim() === '' && text.some((one) => one.text === LINE_BREAK)) return changed;
  const [before, behind] = [live[places[from - 1] ?? GONE], live[places[from] ?? GONE]];
  // What was written on behind a word belongs to that word; what begins a word may also stand before the next.
  const mayLean = (sent[from - 1]?.text ?? ' ').trim() === '';
  const leaning = mayLean && behind ? placeBefore(behind) : null;
  const at = (before && placeBehind(before)) ?? leaning;
  if (at) return { kind: 'stands', drops: [], at };
  // A line without words takes any.
  const isEmpty = sent.length === 0 && live.length === 0 && element.length === 0;
  return isEmpty ? { kind: 'stands', drops: [], at: null } : changed;
}

/** The nearest letters around a stretch that still stand: where the live text between them begins and ends. */
function surroundings(places: readonly number[], from: number, to: number) {
  let left = from - 1;
  while (left >= 0 && (places[left] ?? GONE) === GONE) left -= 1;
  let right = to;
  while (right < places.length && (places[right] ?? GONE) === GONE) right += 1;
  return {
    from: left + 1,
    to: right,
    first: left >= 0 ? (places[left] ?? 0) + 1 : 0,
    last: right < places.length ? (places[right] ?? 0) : null,
  };
}

/** The letters that the stretch around a change is to have. */
function wantedIn(
  sent: readonly Letter[],
  {
    from,
    to,
    drops,
    text,
    at,
  }: Pick<WordChange, 'from' | 'to' | 'drops' | 'text'> & { readonly at: number },
): Letter[] {
  const gone = new Set(drops);
  const kept = (start: number, end: number) =>
    sent.slice(start, end).filter((_, offset) => !gone.has(start + offset));
  return [...kept(from, at), ...text, ...kept(at, to)];
}

const wordsOf = (letters: readonly Letter[]) => letters.map(({ text }) => text).join('');

function same(one: readonly Letter[], other: readonly Letter[]): boolean {
  return one.length === other.length && one.every(({ key }, at) => key === other[at]?.key);
}

/** Whether somebody wrote between the first and the last letter of a stretch. */
function hasNew(places: readonly number[], from: number, to: number): boolean {
  const here = places.slice(from, to).filter((at) => at !== GONE);
  const [first, last] = [here[0], here.at(-1)];
  return first !== undefined && last !== undefined && last - first + 1 > here.length;
}

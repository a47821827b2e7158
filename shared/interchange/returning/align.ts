import { type Budget, matchSequences } from '#shared/compare/sequence.ts';
import type { Letter } from '#shared/interchange/returning/letters.ts';

/** Stands for a letter that is not in the other text. */
export const GONE = -1;

const WORD = /^[\p{L}\p{N}\p{M}]$/u;
const BLANK = /^\s$/u;

/**
 * Where each letter of one text stands in another, by whole words: a word of which a letter changed is another word. Rises
 * all the way; `GONE` for letters that are not there.
 */
export function alignLetters(
  one: readonly Letter[],
  other: readonly Letter[],
  budget: Budget,
): number[] {
  const numbers = new Map<string, number>();
  const numberOf = (key: string) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const [olds, news] = [tokensOf(one), tokensOf(other)];
  const { matches } = matchSequences(
    olds.map(({ key }) => numberOf(key)),
    news.map(({ key }) => numberOf(key)),
    budget,
  );
  const places = one.map(() => GONE);
  for (const match of matches)
    for (let step = 0; step < match.length; step++) {
      const [old, fresh] = [olds[match.old + step], news[match.new + step]];
      if (!old || !fresh) continue;
      for (let at = 0; at < old.length; at++) places[old.from + at] = fresh.from + at;
    }
  return places;
}

interface Token {
  readonly key: string;
  readonly from: number;
  length: number;
}

function tokensOf(letters: readonly Letter[]): Token[] {
  const tokens: { key: string; from: number; length: number }[] = [];
  let before: { readonly kind: string; readonly note: string | null } | null = null;
  for (const [at, { text, key, note }] of letters.entries()) {
    const kind = WORD.test(text) && key.length <= text.length + ' note'.length ? 'word' : '';
    const own = { kind: kind || (BLANK.test(text) && text !== '\n' ? 'blank' : ''), note };
    const last = tokens.at(-1);
    if (last && own.kind !== '' && before?.kind === own.kind && before.note === note) {
      last.key += key;
      last.length += 1;
    } else tokens.push({ key, from: at, length: 1 });
    before = own;
  }
  return tokens;
}

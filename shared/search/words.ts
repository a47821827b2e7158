/** A word as it stands in a text, and the same word as search compares it. */
export interface FoundWord {
  readonly word: string;
  /** Where it begins and ends in the text, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** Geresh, gershayim, and everything that people type for them. */
const QUOTES = '"\'`´‘’‚‛“”„‟′″׳״';

// A number keeps its points (3.2), a word its inner quotes (מנכ״ל); a maqaf or a hyphen parts two words.
const WORD = new RegExp(
  `\\p{N}+(?:[.,]\\p{N}+)+|[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}\\p{Cf}]|[${QUOTES}]+(?=[\\p{L}\\p{M}]))*`,
  'gu',
);

const FINALS: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' };

/**
 * A word as search compares it: without niqqud and other marks, without quotes, final letters as any others, small
 * letters, no commas in numbers. Normalising twice changes nothing.
 */
export function normalWord(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}.]/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}.]/gu, '')
    .replaceAll(/[ךםןףץ]/g, (letter) => FINALS[letter] ?? letter);
}

/** The words of a text in order. What is no word (signs, blanks, dashes) parts them and is never returned. */
export function wordsIn(text: string): FoundWord[] {
  const found: FoundWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = normalWord(match[0]);
    if (word !== '') found.push({ word, from: match.index, to: match.index + match[0].length });
  }
  return found;
}

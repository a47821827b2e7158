import { formsOf } from '#shared/search/word-forms.ts';
import { wordsIn } from '#shared/search/words.ts';

/** What stands before a form that a word may be of, so that it is never taken for the word itself. */
const FORM = '~';
/** Words repeat: their forms are looked up, up to this many. */
const MOST_KEPT = 20_000;
const kept = new Map<string, readonly string[]>();

/** The terms under which a word of a text is kept: the word first, then what it may be a form of. */
export function termsOf(word: string): readonly string[] {
  const known = kept.get(word);
  if (known) return known;
  const terms = formsOf(word).map((form) => (form === word ? word : FORM + form));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(word, terms);
  return terms;
}

/** One word that is asked for, with every term that a fitting word is kept under. */
export interface Wanted {
  readonly word: string;
  readonly terms: readonly string[];
  /** The last word of a query may still be half typed: then its beginning is enough. */
  readonly isOpen: boolean;
}

/** A longer query is cut: no sentence needs more to be found. */
const MOST_WORDS = 10;

/** True for a term whose continuations fit an open word too. */
export function isOpening(term: string, { word, isOpen }: Wanted): boolean {
  return isOpen && (term === word || term === FORM + word);
}

/** The words of a query. A lone letter is left out beside others: "ב-2024" asks for the number. */
export function wantedIn(text: string): Wanted[] {
  const words = wordsIn(text).map(({ word }) => word);
  const longer = words.filter((word) => word.length > 1);
  const unique = [...new Set(longer.length > 0 ? longer : words)].slice(0, MOST_WORDS);
  const endsInWord = /[\p{L}\p{N}\p{M}]$/u.test(text);
  return unique.map((word, place) => ({
    word,
    terms: [...new Set([word, ...formsOf(word).flatMap((form) => [form, FORM + form])])],
    isOpen: endsInWord && place === unique.length - 1 && word.length > 1,
  }));
}

/** True when a word of a text fits a wanted one. */
export function fits(word: string, wanted: Wanted): boolean {
  const terms = termsOf(word);
  const openings = [wanted.word, FORM + wanted.word];
  if (wanted.isOpen && terms.some((term) => openings.some((one) => term.startsWith(one))))
    return true;
  return wanted.terms.some((term) => terms.includes(term));
}

/**
 * What a reader of Hebrew takes for the same letters, made the same: niqqud and cantillation fall away, final letters
 * become plain ones, all forms of quotes, apostrophes, hyphens and blanks are one each, and Latin letters are small and
 * bare. Each folded character knows where it came from, so that what is found can be shown in the text as written.
 */
export interface Folded {
  readonly text: string;
  /** The offset in the original of each folded character, and the original's length at the end. */
  readonly offsets: readonly number[];
}

const FINALS: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' };
const QUOTE = /["״“”„‟«»″]/u;
const APOSTROPHE = /['׳‘’‚‛`´′]/u;
const HYPHEN = /[-־‐‑‒–—―−]/u;
/** Marks over and under letters, and signs that only steer direction, joining or breaking. */
const UNSEEN = /\p{Mn}|[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/u;
const BLANK = /\s/u;

function foldedLetter(letter: string): string {
  if (UNSEEN.test(letter)) return '';
  if (QUOTE.test(letter)) return '"';
  if (APOSTROPHE.test(letter)) return "'";
  if (HYPHEN.test(letter)) return '-';
  if (BLANK.test(letter)) return ' ';
  return FINALS[letter] ?? letter;
}

/** Letters beyond these may be written in more than one way. */
const PLAIN = /^[a-z0-9א-ת ]$/;

export function fold(original: string): Folded {
  let text = '';
  const offsets: number[] = [];
  const add = (folded: string, offset: number) => {
    for (let unit = 0; unit < folded.length; unit++) offsets.push(offset);
    text += folded;
  };
  for (let offset = 0; offset < original.length; ) {
    const letter = String.fromCodePoint(original.codePointAt(offset) ?? 0);
    if (PLAIN.test(letter)) add(FINALS[letter] ?? letter, offset);
    else {
      for (const part of Array.from(letter.toLowerCase().normalize('NFKD'))) {
        add(foldedLetter(part), offset);
      }
      // Gershayim are often typed as two apostrophes.
      if (text.endsWith("''")) {
        text = `${text.slice(0, -2)}"`;
        offsets.pop();
      }
    }
    offset += letter.length;
  }
  offsets.push(original.length);
  return { text, offsets };
}

/** A stretch of the original text. */
export interface Found {
  readonly from: number;
  readonly to: number;
}

const IN_WORD = /[\p{L}\p{N}]/u;

/** Where the folded query stands in a folded text, as stretches of the original; they never overlap. */
export function findFolded(
  { text, offsets }: Folded,
  query: string,
  { isWholeWord = false }: { readonly isWholeWord?: boolean } = {},
): Found[] {
  const found: Found[] = [];
  if (query === '') return found;
  for (let at = text.indexOf(query); at !== -1; ) {
    const end = at + query.length;
    const isWord = !IN_WORD.test(text.charAt(at - 1)) && !IN_WORD.test(text.charAt(end));
    const [from, to] = [offsets[at] ?? 0, offsets[end] ?? 0];
    // A letter that folds to several, such as a ligature, is found as a whole or not at all.
    const isWhole = from < to && (at === 0 || offsets[at - 1] !== from) && offsets[end - 1] !== to;
    const isTaken = isWhole && (!isWholeWord || isWord);
    if (isTaken) found.push({ from, to });
    at = text.indexOf(query, isTaken ? end : at + 1);
  }
  return found;
}

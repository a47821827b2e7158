/**
 * What a Hebrew word may be an inflection of, found by its letters alone. Small on purpose: no dictionary, no guessing of
 * roots. It may join words that have nothing in common (that costs a line further down in a list of results), and it must
 * not part a word from its own forms.
 */

/** ו, then ש, כש, מש or לכש, then one of ב כ ל מ, then ה: the order that the language has. */
const LEADING = /^ו?(?:לכש|כש|מש|ש)?[בכלמ]?ה?$/;
const LONGEST_LEADING = 6;

/** Endings of gender, number, construct and possession, as normalised words spell them (no final letters). */
const ENDINGS = [
  'ותיהמ',
  'ותיהנ',
  'ותיכמ',
  'ותיכנ',
  'ותינו',
  'ותיו',
  'ותיה',
  'ותי',
  'יהמ',
  'יהנ',
  'יכמ',
  'ינו',
  'תיימ',
  'תמ',
  'תנ',
  'תנו',
  'תו',
  'תה',
  'תי',
  'יות',
  'ויות',
  'ויי',
  'יו',
  'יה',
  'ימ',
  'ות',
  'ית',
  'ה',
  'ת',
  'י',
] as const;
/** These end many words that are no inflections: taken off long words only. */
const ENDINGS_OF_LONG = ['ו', 'מ', 'נ', 'נו', 'כמ', 'המ'] as const;

const SHORTEST_STEM = 3;
const SHORTEST_LONG_STEM = 4;
const SHORTEST_WORD = 2;
const HEBREW = /^[א-ת]+$/;

/**
 * All that a normalised word may be a form of, itself among them. Two words are forms of one another when these have
 * something in common. At most a few dozen, usually five.
 */
export function formsOf(word: string): readonly string[] {
  const forms = new Set<string>([word]);
  for (const base of withoutLeading(word)) {
    forms.add(base);
    if (!HEBREW.test(base)) continue;
    for (const ending of ENDINGS) addWithout(forms, base, ending, SHORTEST_STEM);
    for (const ending of ENDINGS_OF_LONG) addWithout(forms, base, ending, SHORTEST_LONG_STEM);
  }
  return [...forms];
}

function withoutLeading(word: string): string[] {
  const bases = [word];
  for (let length = 1; length <= LONGEST_LEADING; length += 1) {
    const rest = word.slice(length);
    // A number may have letters before it too: ל2024.
    const isWord = rest.length >= SHORTEST_WORD || /^\d/.test(rest);
    if (isWord && LEADING.test(word.slice(0, length))) bases.push(rest);
  }
  return bases;
}

function addWithout(forms: Set<string>, base: string, ending: string, shortest: number): void {
  if (base.endsWith(ending) && base.length - ending.length >= shortest)
    forms.add(base.slice(0, -ending.length));
}

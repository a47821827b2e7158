/** Words that introduce a name and tell nobody apart. */
const TITLES = new Set([
  'ד״ר',
  'ד"ר',
  'פרופ׳',
  "פרופ'",
  'גב׳',
  "גב'",
  'מר',
  'dr',
  'prof',
  'mr',
  'ms',
  'mrs',
]);

/**
 * One or two letters of a name: the first of its first and of its last word, in one script, because two scripts in a
 * circle change places. Empty for a name without letters.
 */
export function initialsOf(name: string): string {
  // What follows a comma tells of an office, not of the person.
  const letters = (name.split(',')[0] ?? '')
    .split(/[\s,־–-]+/u)
    .filter((word) => !TITLES.has(word.replace(/\.$/, '').toLowerCase()))
    .map((word) => /\p{L}|\p{N}/u.exec(word)?.[0] ?? '')
    .filter(Boolean);
  const [first = '', ...rest] = letters;
  const isHebrew = (letter: string) => /\p{Script=Hebrew}/u.test(letter);
  const last = rest.findLast((letter) => isHebrew(letter) === isHebrew(first)) ?? '';
  return (first + last).toUpperCase();
}

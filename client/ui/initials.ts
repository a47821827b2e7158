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

/** One or two letters of a name: the first of its first and of its last word. Empty for a name without letters. */
export function initialsOf(name: string): string {
  const words = name
    .split(/[\s,־–-]+/u)
    .filter((word) => !TITLES.has(word.replace(/\.$/, '').toLowerCase()))
    .map((word) => /\p{L}|\p{N}/u.exec(word)?.[0] ?? '')
    .filter(Boolean);
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return (first + last).toUpperCase();
}

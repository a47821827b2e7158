const UNITS = ['', 'א', 'ב', 'ג', 'ד', 'ה', 'ו', 'ז', 'ח', 'ט'] as const;
const TENS = ['', 'י', 'כ', 'ל', 'מ', 'נ', 'ס', 'ע', 'פ', 'צ'] as const;
const HUNDREDS = ['', 'ק', 'ר', 'ש', 'ת', 'תק', 'תר', 'תש', 'תת', 'תתק'] as const;

/** Letters that would spell what nobody writes as a number: a name of God, or a word of harm. Read in another order. */
const AVOIDED: readonly (readonly [RegExp, string])[] = [
  [/יה$/, 'טו'],
  [/יו$/, 'טז'],
  [/^רצח$/, 'רחצ'],
  [/^רע$/, 'ער'],
  [/^שד$/, 'דש'],
  [/^שמד$/, 'שדמ'],
];

/**
 * A number in Hebrew letters: 1 is א, 15 טו, 16 טז, 344 שדמ. Without geresh or gershayim, which belong to running text.
 * Past 999 it goes back to digits: no paper has so many chapters, and a thousand in letters reads as one.
 */
export function hebrewNumeral(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 999) return String(number);
  const [hundreds, tens, units] = [
    Math.floor(number / 100),
    Math.floor(number / 10) % 10,
    number % 10,
  ];
  const letters = `${HUNDREDS[hundreds] ?? ''}${TENS[tens] ?? ''}${UNITS[units] ?? ''}`;
  return AVOIDED.reduce((word, [bad, good]) => word.replace(bad, good), letters);
}

/** The same letters as they stand in a sentence: א׳, י״א. */
export function withGershayim(letters: string): string {
  if (!/^[א-ת]+$/.test(letters)) return letters;
  return letters.length === 1 ? `${letters}׳` : `${letters.slice(0, -1)}״${letters.slice(-1)}`;
}

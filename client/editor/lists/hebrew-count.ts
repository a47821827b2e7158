/** Before alef, so that alef is one and yod is ten. */
const BEFORE_ALEF = 0x05cf;

/** One Hebrew letter, or two that count from eleven to nineteen: what may begin a lettered list. */
export const HEBREW_COUNT = 'י?[א-ט]|י|ט(?:ו|ז)';

/** The number that such letters count as. */
export function hebrewNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum + letter.charCodeAt(0) - BEFORE_ALEF, 0);
}

/** Rows of the standard Hebrew layout over the Latin letters in the same places. */
const LATIN = 'qwertyuiopasdfghjklzxcvbnm';
const HEBREW = "/'קראטוןםפשדגכעיחלךזסבהנמצ";

/** The Hebrew letter on the same key as a Latin one, or null where there is none. */
export function hebrewLetterOn(letter: string): string | null {
  const found = HEBREW.charAt(LATIN.indexOf(letter.toLowerCase()));
  return /\p{Script=Hebrew}/u.test(found) ? found : null;
}

import type { LIST_STYLES } from '#shared/paper/schema.ts';

type ListStyle = (typeof LIST_STYLES)[number];

/** What the text of an item's number says; `style` null is a bullet. */
export interface Marker {
  readonly style: ListStyle | null;
  readonly number: number;
}

const HEBREW: Readonly<Record<string, number>> = {
  א: 1,
  ב: 2,
  ג: 3,
  ד: 4,
  ה: 5,
  ו: 6,
  ז: 7,
  ח: 8,
  ט: 9,
  י: 10,
  כ: 20,
  ל: 30,
  מ: 40,
  נ: 50,
  ס: 60,
  ע: 70,
  פ: 80,
  צ: 90,
  ק: 100,
  ר: 200,
  ש: 300,
  ת: 400,
};
const ROMAN: Readonly<Record<string, number>> = {
  i: 1,
  v: 5,
  x: 10,
  l: 50,
  c: 100,
  d: 500,
  m: 1000,
};

/** Reads a marker such as `3.`, `ב.`, `(iv)`, `1.2.` or a bullet; null for none at all. */
export function markerOf(text: string): Marker | null {
  if (text === '') return null;
  const core =
    text
      .replaceAll(/[()[\].:,׃־–-]+$|^[([]+/g, '')
      .split('.')
      .at(-1) ?? '';
  const bullet = { style: null, number: 1 };
  if (/^\d{1,5}$/.test(core)) return { style: 'decimal', number: Number(core) };
  // The letter o and the sign § are bullets of Word's unless something closes them.
  if (core === text && !/^[א-ת]{1,3}$/.test(core)) return bullet;
  if (/^[א-ת]["׳״']?[א-ת]?["׳״']?[א-ת]?$/.test(core)) {
    return { style: 'hebrew', number: sumOf(core, HEBREW) };
  }
  if (/^[ivxlcdm]+$/i.test(core) && (core.length > 1 || /^[ivx]$/i.test(core))) {
    return { style: 'roman', number: romanOf(core.toLowerCase()) };
  }
  if (/^[a-z]$/i.test(core)) {
    return { style: 'latin', number: core.toLowerCase().charCodeAt(0) - 96 };
  }
  return bullet;
}

function sumOf(letters: string, values: Readonly<Record<string, number>>): number {
  return Array.from(letters).reduce((sum, letter) => sum + (values[letter] ?? 0), 0);
}

function romanOf(letters: string): number {
  const values = Array.from(letters).map((letter) => ROMAN[letter] ?? 0);
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}

/** What a Word format or a CSS list style is among ours; null when it says nothing of the kind. */
export function styleOfFormat(format: string | null): ListStyle | null {
  if (format === null) return null;
  if (/^(?:hebrew|alpha-hebrew)/i.test(format)) return 'hebrew';
  if (/roman/i.test(format)) return 'roman';
  if (/alpha|latin/i.test(format)) return 'latin';
  return /^(?:decimal|arabic|1$)/i.test(format) ? 'decimal' : null;
}

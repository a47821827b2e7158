import type { List } from '#shared/interchange/model.ts';
import { hebrewNumeral } from '#shared/paper/hebrew-numeral.ts';

/** "1.", "א.", "a.", "iv." or "(1)": as the list says, else by the habit of its depth. */
export function signOf(
  { start, numerals }: List,
  at: number,
  { depth, isRtl }: { readonly depth: number; readonly isRtl: boolean },
): string {
  const number = (start ?? 1) + at;
  const second = isRtl ? 'hebrew' : 'latin';
  const habit = depth === 0 ? 'decimal' : depth === 1 ? second : 'bracketed';
  switch (numerals ?? habit) {
    case 'hebrew':
      return `${hebrewNumeral(number)}.`;
    case 'latin':
      return `${latinNumeral(number)}.`;
    case 'roman':
      return `${romanNumeral(number)}.`;
    case 'bracketed':
      return `(${String(number)})`;
    default:
      return `${String(number)}.`;
  }
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function romanNumeral(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let left = number;
  return ROMAN.map(([value, letters]) => {
    const times = Math.floor(left / value);
    left -= times * value;
    return letters.repeat(times);
  }).join('');
}

/** a to z, aa to az, as Word and browsers count. */
function latinNumeral(number: number): string {
  if (number < 1) return String(number);
  const letter = String.fromCodePoint(97 + ((number - 1) % 26));
  return number <= 26 ? letter : latinNumeral(Math.floor((number - 1) / 26)) + letter;
}

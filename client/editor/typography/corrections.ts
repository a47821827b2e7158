import type { TypingChoice } from '#client/editor/typography/typing-choices.ts';

/** One stretch of the text before the caret, and what is written in its place. */
export interface Correction {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const HEBREW = /\p{Script=Hebrew}/u;
/** Opening quotes are looked for no farther back than this. */
const REACH = 300;

const isHebrew = (letter: string): boolean => letter !== '' && HEBREW.test(letter);

/**
 * What the last letter that was typed calls for. `text` is the paragraph up to the caret, that letter included; a
 * Latin word is never touched.
 */
export function correctionsFor(
  text: string,
  isOn: (choice: TypingChoice) => boolean,
): readonly Correction[] {
  const typed = text.at(-1) ?? '';
  const before = text.slice(0, -1);
  if (isOn('quotes')) {
    const found = quotes(typed, before);
    if (found.length > 0) return found;
  }
  if (
    isOn('maqaf') &&
    isHebrew(typed) &&
    /[^\s"'-]-$/.test(before) &&
    isHebrew(before.at(-2) ?? '')
  ) {
    return [{ from: before.length - 1, to: before.length, text: '\u05BE' }];
  }
  if (isOn('dashes') && typed === ' ' && before.endsWith(' -')) {
    return [{ from: before.length - 1, to: before.length, text: '\u2013' }];
  }
  return [];
}

function quotes(typed: string, before: string): readonly Correction[] {
  // Between two letters it can only be gershayim: the second letter tells.
  if (isHebrew(typed) && before.endsWith('"') && isHebrew(before.at(-2) ?? '')) {
    return [{ from: before.length - 1, to: before.length, text: '\u05F4' }];
  }
  if (typed === "'" && isHebrew(before.at(-1) ?? '') && !opens(before, "'")) {
    return [{ from: before.length, to: before.length + 1, text: '\u05F3' }];
  }
  // At a word's end it closes what was opened: the sign after it tells.
  if (!/[\s.,:;!?)]/.test(typed) || !before.endsWith('"')) return [];
  const start = opening(before.slice(0, -1), '"');
  if (start === -1) return [];
  return [
    { from: before.length - 1, to: before.length, text: '\u201D' },
    { from: start, to: start + 1, text: '\u201D' },
  ];
}

const opens = (text: string, quote: string): boolean => opening(text, quote) !== -1;

/** Where a quote was opened that is not closed yet: at a word's start, with Hebrew after it; -1 when nowhere. */
function opening(text: string, quote: string): number {
  for (let at = text.length - 1; at >= Math.max(0, text.length - REACH); at--) {
    // Between two letters it is part of a word.
    if (text.charAt(at) !== quote || isHebrew(text.charAt(at - 1))) continue;
    const isAtStart = at === 0 || /[\s(\u05BE\u2013-]/.test(text.charAt(at - 1));
    return isAtStart && isHebrew(text.charAt(at + 1)) ? at : -1;
  }
  return -1;
}

export type Direction = 'rtl' | 'ltr';

/** A stretch of a paragraph whose letters are all written in one direction. */
export interface ScriptRun {
  readonly text: string;
  readonly direction: Direction;
}

const RIGHT =
  /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const LEFT = /[\p{L}\u200E]/u;
const DIGIT = /\p{Nd}/u;
const JOINED = /\p{M}/u;

/**
 * The direction of each letter of a paragraph, in UTF-16 units: what a word processor has to be told run by run, because
 * it takes fonts, bold and the place of signs from it. Signs and blanks go with the letters on both sides of them, else with the
 * paragraph; digits with the letters before them. (UAX #9 on one level, which is all that runs can say.)
 */
export function directionsOf(text: string, base: Direction): Direction[] {
  const found: (Direction | null)[] = [];
  let strong: Direction = base;
  let last: Direction | null = base;
  for (const letter of text) {
    let own: Direction | null = null;
    switch (kindOf(letter)) {
      case 'joined':
        own = last;
        break;
      case 'digit':
        own = strong;
        break;
      case 'rtl':
        own = strong = 'rtl';
        break;
      case 'ltr':
        own = strong = 'ltr';
        break;
      default:
    }
    last = own;
    for (let unit = 0; unit < letter.length; unit++) found.push(own);
  }
  if (/[([{]/.test(text)) withBrackets(text, found, base);
  return withSigns(found, base);
}

/**
 * The direction of a line that stands by itself, such as somebody's words in a cell: that of its surroundings as long as a
 * third of its letters go that way, else the other. One foreign word at its start does not turn it round.
 */
export function lineDirection(text: string, around: Direction): Direction {
  let [here, away] = [0, 0];
  for (const letter of text) {
    const own = RIGHT.test(letter) ? 'rtl' : LEFT.test(letter) ? 'ltr' : null;
    if (own === around) here += 1;
    else if (own !== null) away += 1;
  }
  if (2 * here >= away) return around;
  return around === 'rtl' ? 'ltr' : 'rtl';
}

type Kind = Direction | 'joined' | 'digit' | 'sign';

/** Of nearly every letter the number tells; the rest is looked up. */
function kindOf(letter: string): Kind {
  const code = letter.charCodeAt(0);
  if (code >= 0x5d0 && code <= 0x5ea) return 'rtl';
  if (code < 0x80) {
    if (code >= 0x30 && code <= 0x39) return 'digit';
    return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a ? 'ltr' : 'sign';
  }
  if (JOINED.test(letter)) return 'joined';
  if (RIGHT.test(letter)) return 'rtl';
  if (LEFT.test(letter)) return 'ltr';
  return DIGIT.test(letter) ? 'digit' : 'sign';
}

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Both brackets of a pair go one way: with what is in them, where that and what is before them agree (UAX #9, N0). */
function withBrackets(text: string, found: (Direction | null)[], base: Direction): void {
  for (const [start, end] of pairsIn(text)) {
    const inside = found.slice(start + 1, end);
    const other = base === 'rtl' ? 'ltr' : 'rtl';
    if (!inside.includes(base) && !inside.includes(other)) continue;
    const before = found.slice(0, start).findLast((one) => one !== null) ?? base;
    const isOther = !inside.includes(base) && before === other;
    found[start] = found[end] = isOther ? other : base;
  }
}

function pairsIn(text: string): (readonly [start: number, end: number])[] {
  const open: { readonly letter: string; readonly at: number }[] = [];
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if ('([{'.includes(letter)) open.push({ letter, at });
    const place = open.findLastIndex((one) => one.letter === PAIRS[letter]);
    const start = open[place];
    if (!start) continue;
    pairs.push([start.at, at]);
    open.length = place;
  }
  return pairs.toSorted(([one], [other]) => one - other);
}

function withSigns(found: readonly (Direction | null)[], base: Direction): Direction[] {
  const settled: Direction[] = [];
  let before: Direction = base;
  for (let at = 0; at < found.length; ) {
    const own = found[at] ?? null;
    if (own !== null) {
      settled.push(own);
      before = own;
      at += 1;
      continue;
    }
    let end = at;
    while (end < found.length && found[end] === null) end += 1;
    const after = found[end] ?? base;
    const direction = before === after ? before : base;
    for (; at < end; at++) settled.push(direction);
  }
  return settled;
}

/** A text as its runs, by directions that were found for the whole paragraph. */
export function scriptRuns(text: string, directions: readonly Direction[]): ScriptRun[] {
  const runs: ScriptRun[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at++) {
    const direction = directions[start] ?? 'rtl';
    if (at < text.length && (directions[at] ?? 'rtl') === direction) continue;
    runs.push({ text: text.slice(start, at), direction });
    start = at;
  }
  return runs;
}

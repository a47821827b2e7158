/** Signs that turn what is read around; isolates that are the house's own are put in again where they are needed. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;
const OVERRIDES = /[\u202A-\u202E]/g;
/** Nothing that is seen: control characters, joiners without a place, soft hyphens, the mark of byte order. */
const UNSEEN = /[\p{Cc}\u00AD\u200C\u2060-\u2064\uFEFF\uFFF9-\uFFFB]/gu;
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** The lines of somebody's words, without anything that would be read as more than words. */
export function linesOf(text: string): string[] {
  return wellFormed(text)
    .split(LINE_END)
    .map((line) => line.replaceAll('\t', ' ').replaceAll(UNSEEN, '').replaceAll(TURNING, ''));
}

const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');

/** Words in one line, as a title or a name. */
export function oneLine(text: string): string {
  return linesOf(text).join(' ');
}

/** A label of the house's own, whose isolates stay where they are in pairs. */
export function labelLine(label: string): string {
  const opened = label.match(/[\u2066-\u2068]/g)?.length ?? 0;
  const closed = label.match(/\u2069/g)?.length ?? 0;
  if (opened !== closed) return oneLine(label);
  return wellFormed(label)
    .replaceAll(UNSEEN, '')
    .replaceAll(OVERRIDES, '')
    .replaceAll(LINE_ENDS, ' ');
}
const LINE_ENDS = new RegExp(LINE_END, 'g');

/**
 * An address, or a token of Latin letters that begins with digits, such as 2.1-beta, or ends with a sign, such as C++:
 * among Hebrew words its parts would change places.
 */
const MIXED =
  /https?:\/\/[!-~]*[\w/]|(?<![\p{L}\p{N}])(?:\d[\d.,:/+_-]*[-–.+_/]?\p{Script=Latin}[\p{Script=Latin}\d.+_/-]*(?<![.,/-])|\p{Script=Latin}[\p{Script=Latin}\d]*[+#]+)(?![\p{L}\p{N}])/gu;

/** Such tokens, each kept together in a line from right to left. */
export function isolated(text: string): string {
  return text.replaceAll(MIXED, '\u2066$&\u2069');
}

/** Where a word may be broken that is longer than its line: after the signs of an address, else anywhere. */
export function breakable(text: string, most: number): string {
  const long = new RegExp(`[^\\s\u200B]{${String(most + 1)},}`, 'gu');
  return text.replaceAll(long, (word) => {
    const parts = word.split(/(?<=[/?&=_.-])/u);
    return parts.flatMap((part) => pieces(part, most)).join('\u200B');
  });
}

/** Never within a letter and its marks. */
function pieces(word: string, most: number): string[] {
  const letters = word.match(/\P{M}\p{M}*|\p{M}+/gsu) ?? [];
  const all: string[] = [];
  for (let at = 0; at < letters.length; at += most) all.push(letters.slice(at, at + most).join(''));
  return all;
}

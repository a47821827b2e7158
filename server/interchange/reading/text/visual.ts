/** Letters that stand at the ends of words alone. */
const FIRST = /(?<![א-ת])[םןץףך](?=[א-ת])/g;
const LAST = /(?<=[א-ת])[םןץףך](?![א-ת])/g;
const FEW = 3;

/** Whether a text was kept as old programs showed it, each line from its left end on: then words begin with letters that end them. */
export function isVisual(text: string): boolean {
  const part = text.slice(0, 200_000);
  const first = part.match(FIRST)?.length ?? 0;
  const last = part.match(LAST)?.length ?? 0;
  return first >= FEW && first > 4 * last;
}

/** The runs of a line that were written from left to right in it. */
const LEFT = /[A-Za-z0-9][A-Za-z0-9.,:%/@&+_-]*(?:[ ][A-Za-z0-9][A-Za-z0-9.,:%/@&+_-]*)*/g;
const PAIRS: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '<': '<',
  '>': '>',
};

/** A line of such a text in the order in which it is read. */
export function turnedLine(line: string): string {
  if (!/[א-ת]/.test(line)) return line;
  const turned = Array.from(line)
    .toReversed()
    .map((letter) => PAIRS[letter] ?? letter)
    .join('');
  return turned.replaceAll(LEFT, (run) =>
    Array.from(run)
      .toReversed()
      .join('')
      .replaceAll(/^([.,:]+)(.*)$/g, '$2$1'),
  );
}

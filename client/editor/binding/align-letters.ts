/** Longer middles than this are not compared letter by letter: a table of their product would be too large. */
const MOST = 2_000_000;

/**
 * For each letter of an old text its place in a new one, or -1 where it is not there: the longest run of letters that
 * both have in the same order. Null when the texts differ in too much to tell.
 */
export function alignLetters(before: readonly string[], after: readonly string[]): number[] | null {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const [rows, columns] = [before.length - start - end, after.length - start - end];
  if (rows * columns > MOST) return null;
  const places = before.map((_, index) => {
    if (index < start) return index;
    const fromEnd = before.length - index;
    return fromEnd <= end ? after.length - fromEnd : -1;
  });
  const common = commonLengths(before, after, { start, rows, columns });
  for (let [row, column] = [0, 0]; row < rows && column < columns; ) {
    const width = columns + 1;
    if (before[start + row] === after[start + column]) places[start + row++] = start + column++;
    else if ((common[(row + 1) * width + column] ?? 0) >= (common[row * width + column + 1] ?? 0))
      row++;
    else column++;
  }
  return places;
}

interface Middle {
  readonly start: number;
  readonly rows: number;
  readonly columns: number;
}

/** How many letters the rests of two middles have in common, for each pair of rests. */
function commonLengths(
  before: readonly string[],
  after: readonly string[],
  { start, rows, columns }: Middle,
): Uint16Array {
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const isSame = before[start + row] === after[start + column];
      lengths[row * width + column] = isSame
        ? (lengths[(row + 1) * width + column + 1] ?? 0) + 1
        : Math.max(
            lengths[(row + 1) * width + column] ?? 0,
            lengths[row * width + column + 1] ?? 0,
          );
    }
  }
  return lengths;
}

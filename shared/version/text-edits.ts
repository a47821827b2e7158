/** One step of turning a text into another. */
export type TextEdit =
  | { readonly kind: 'keep'; readonly text: string }
  | { readonly kind: 'drop'; readonly text: string }
  | { readonly kind: 'add'; readonly text: string };

/** Beyond this many comparisons the words between what both ends share are exchanged as one. */
const MOST_WORK = 400_000;

/** How one text becomes another by whole words: what both share is kept, so that what hangs on it stays. */
export function editsBetween(from: string, to: string): readonly TextEdit[] {
  const [was, is] = [wordsOf(from), wordsOf(to)];
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start += 1;
  let end = 0;
  const shorter = Math.min(was.length, is.length) - start;
  while (end < shorter && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  const middle = [was.slice(start, was.length - end), is.slice(start, is.length - end)] as const;
  return [
    edit('keep', was.slice(0, start)),
    ...(middle[0].length * middle[1].length > MOST_WORK
      ? [edit('drop', middle[0]), edit('add', middle[1])]
      : editsOfWords(...middle)),
    edit('keep', was.slice(was.length - end)),
  ].filter(({ text }) => text !== '');
}

const wordsOf = (text: string): readonly string[] => text.match(/\s+|[^\s]+/gu) ?? [];
const edit = (kind: TextEdit['kind'], words: readonly string[]): TextEdit => ({
  kind,
  text: words.join(''),
});

/** By the longest run of words that both have in the same order. */
function editsOfWords(was: readonly string[], is: readonly string[]): TextEdit[] {
  const width = is.length + 1;
  const shared = new Uint32Array((was.length + 1) * width);
  const at = (row: number, column: number) => shared[row * width + column] ?? 0;
  for (let row = was.length - 1; row >= 0; row--)
    for (let column = is.length - 1; column >= 0; column--)
      shared[row * width + column] =
        was[row] === is[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const edits: TextEdit[] = [];
  let [row, column] = [0, 0];
  while (row < was.length || column < is.length) {
    const [old = '', fresh = ''] = [was[row], is[column]];
    if (row < was.length && column < is.length && old === fresh) {
      edits.push({ kind: 'keep', text: old });
      row += 1;
      column += 1;
    } else if (
      row < was.length &&
      (column === is.length || at(row + 1, column) >= at(row, column + 1))
    ) {
      edits.push({ kind: 'drop', text: old });
      row += 1;
    } else {
      edits.push({ kind: 'add', text: fresh });
      column += 1;
    }
  }
  return edits;
}

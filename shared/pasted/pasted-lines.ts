/** One row of a paste: where it began, and its cells. */
export interface PastedRow {
  /** The line of the text it begins on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** `list` is what stands in a mail's "To": names with addresses in angle brackets, or addresses alone. */
export type PasteForm = 'tab' | 'semicolon' | 'comma' | 'list';

/** More than any forum's list; what stands after it is not read, or the page would grow slow over a paste made in error. */
const MOST_PASTED_LETTERS = 400_000;

const ADDRESS = /[^\s<>"(),;:]+@[^\s<>"(),;:]+/g;
const SEPARATORS = { tab: '\t', semicolon: ';', comma: ',' } as const;

/** The addresses that occur in a text, in order, as they were written. */
export function addressesIn(text: string): readonly string[] {
  return text.match(ADDRESS) ?? [];
}

/** Line ends of every system become one, and blanks that only look like blanks become blanks. */
function plainText(text: string): string {
  return text
    .slice(0, MOST_PASTED_LETTERS)
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replaceAll(/[\u00A0\u2007\u202F]/g, ' ');
}

/**
 * How a pasted text is put together. A tab comes from a sheet. Angle brackets or two addresses in a line come from a
 * mail. Otherwise the separator that stands in most lines with an address.
 */
export function formOf(text: string): PasteForm {
  const plain = plainText(text);
  if (plain.includes('\t')) return 'tab';
  const lines = plain.split('\n').filter((line) => line.includes('@'));
  const isList = lines.some((line) => /<[^<>]*@[^<>]*>/.test(line) || addressesIn(line).length > 1);
  if (isList) return 'list';
  const having = (separator: string) => lines.filter((line) => line.includes(separator)).length;
  const [semicolons, commas] = [having(';'), having(',')];
  if (semicolons === 0 && commas === 0) return 'list';
  return semicolons >= commas ? 'semicolon' : 'comma';
}

/** The rows of a pasted text; empty ones are left out. Reads each letter a bounded number of times, whatever the text. */
export function rowsOf(text: string, form: PasteForm = formOf(text)): readonly PastedRow[] {
  const plain = plainText(text);
  const rows = form === 'list' ? listRows(plain) : tableRows(plain, SEPARATORS[form]);
  return rows
    .map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** No cell of a list of people is longer; a quote that is not closed by then was no quote. */
const QUOTED = /"((?:[^"]|""){0,2000})"[^\S\n\t]*/y;

function tableRows(text: string, separator: string): readonly PastedRow[] {
  const rows: PastedRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  let at = 0;
  while (at <= text.length) {
    const { cell, end, breaks } = cellAt(text, at, separator);
    cells.push(cell);
    line += breaks;
    at = end + 1;
    if (text[end] === separator) continue;
    rows.push({ line: begun, cells });
    cells = [];
    line += 1;
    begun = line;
  }
  return rows;
}

/** One cell from `at`, which ends before a separator, a line end or the end of the text. */
function cellAt(text: string, at: number, separator: string) {
  const quoted = quotedAt(text, at, separator);
  if (quoted) return quoted;
  let end = at;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
  return { cell: text.slice(at, end), end, breaks: 0 };
}

/** A cell in quotes, as sheets write one that holds a line end, a separator or a quote (RFC 4180). */
function quotedAt(text: string, at: number, separator: string) {
  QUOTED.lastIndex = at;
  const [whole, inner = ''] = QUOTED.exec(text) ?? [];
  if (whole === undefined) return null;
  const end = at + whole.length;
  const isWholeCell = end === text.length || text[end] === separator || text[end] === '\n';
  if (!isWholeCell) return null;
  const breaks = inner.split('\n').length - 1;
  return { cell: inner.replaceAll('""', '"').replaceAll(/\s*\n\s*/g, ' '), end, breaks };
}

/** People one after the other, each with an address: a name with a comma in it waits for its address. */
function listRows(text: string): readonly PastedRow[] {
  return text.split('\n').flatMap((words, index) => {
    const found: PastedRow[] = [];
    let open = '';
    for (const piece of piecesOf(words)) {
      open = open === '' ? piece : `${open},${piece}`;
      if (!piece.includes('@')) continue;
      found.push({ line: index + 1, cells: nameAndAddress(open) });
      open = '';
    }
    if (open.trim() !== '') found.push({ line: index + 1, cells: nameAndAddress(open) });
    return found;
  });
}

/** Splits at commas and semicolons that stand outside of quotes and angle brackets. */
function piecesOf(words: string): readonly string[] {
  return words.match(/(?:"[^"]*"(?=[^@,;]*[<@])|<[^<>]*>|[^,;])+/g) ?? [];
}

function nameAndAddress(words: string): readonly string[] {
  const [address = ''] = addressesIn(words);
  if (address === '') return ['', words];
  const name = words
    .replace(`<${address}>`, ' ')
    .replace(address, ' ')
    .replaceAll(/[<>()]/g, ' ')
    .replace(/^\s*(?:"|mailto:)|"\s*$/gi, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, '')
    .replace(/^"(.*)"$/, '$1');
  return [address.replace(/^mailto:/i, ''), name];
}

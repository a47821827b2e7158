import type { Block, Inline, Look, PaperModel, Row } from '#shared/interchange/model.ts';
import { headingMark } from '#shared/paper/part-label.ts';
import { hebrewNumeral } from '#shared/paper/hebrew-numeral.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** What a paper says by itself, in its language. */
export interface MarkdownWords {
  readonly title: string;
  readonly typed: (of: string, number: string | null) => string;
  readonly tone: (tone: string | null) => string;
  readonly noImage: string;
  /** Where an image is to be had. */
  readonly imageAddress: (file: string) => string;
  readonly broken: string;
}

/**
 * A paper as Markdown (CommonMark with tables, notes and tasks as GitHub has them). What is suggested to come or to go
 * stands in the elements that HTML has for it, `<ins>` and `<del>`: Markdown has no signs for them.
 */
export function markdownOf({ blocks }: PaperModel, words: MarkdownWords): string {
  const writing = new Markdown(words);
  const text = writing.blocks(blocks);
  const notes = writing.notes.map((note, at) => `[^${String(at + 1)}]: ${note}`);
  return `${[`# ${escaped(words.title)}`, text, ...notes].filter(Boolean).join('\n\n')}\n`;
}

type Said = Exclude<Inline, { readonly kind: 'line-break' | 'note' }>;

class Markdown {
  readonly notes: string[] = [];
  readonly #words: MarkdownWords;
  /** What is suggested about the blocks around as wholes. */
  readonly #around: Entry[] = [];

  constructor(words: MarkdownWords) {
    this.#words = words;
  }

  blocks(blocks: readonly Block[]): string {
    let before: Block | null = null;
    let isOther = false;
    const all: string[] = [];
    for (const block of blocks) {
      // Two lists that touch would be one: the second has other signs.
      const isAfterList: boolean = block.kind === 'list' && before?.kind === 'list';
      isOther = isAfterList && !isOther;
      const text = this.#within(block.changes, () => this.#block(block, isOther));
      if (text === '') continue;
      all.push(text);
      before = block;
    }
    return all.join('\n\n');
  }

  #within<Made>(changes: readonly Entry[], make: () => Made): Made {
    this.#around.push(...changes);
    const made = make();
    this.#around.length -= changes.length;
    return made;
  }

  #block(block: Block, isOther: boolean): string {
    switch (block.kind) {
      case 'heading': {
        // The title is the paper's one heading of the first level.
        const sign = '#'.repeat((block.level ?? 1) + 1);
        const number = block.number === null ? '' : `${headingMark(block.number)} `;
        const words = this.#line(block.inline).replaceAll(/\\?\n/g, ' ').trim();
        return `${sign} ${number}${words.replace(/#$/, '\\#')}`;
      }
      case 'paragraph':
        return safeLines(this.#line(block.inline));
      case 'caption':
        return bold(`${label(block.label)}${this.#line(block.inline)}`);
      case 'figure': {
        const caption = `${label(block.label)}${this.#line(block.inline)}`;
        const { file, alt } = block;
        const shown =
          file === null
            ? `*${this.#words.noImage}*`
            : `![${escaped(alt?.trim() ?? '')}](${this.#words.imageAddress(file)})`;
        return caption === '' ? shown : `${shown}\n\n${bold(caption)}`;
      }
      case 'list':
        return this.#list(block, isOther);
      case 'frame': {
        const head =
          block.of === 'quote'
            ? ''
            : block.of === 'callout'
              ? this.#words.tone(block.tone)
              : this.#words.typed(block.of, block.number);
        const inner = [bold(escaped(head)), this.blocks(block.blocks)].filter(Boolean).join('\n\n');
        return inner.replaceAll(/^/gm, '> ').replaceAll(/^> $/gm, '>');
      }
      case 'table':
        return this.#table(block.rows);
      case 'rule':
      case 'page-break':
        return '---';
      default:
        return '';
    }
  }

  #list(
    { of, start, numerals, items }: Block & { readonly kind: 'list' },
    isOther: boolean,
  ): string {
    return items
      .map((item, at) => {
        const number = (start ?? 1) + at;
        const bullet = isOther ? '* ' : '- ';
        const own = of === 'numbers' ? `${String(number)}${isOther ? ')' : '.'} ` : bullet;
        const task = item.isDone === null ? '' : item.isDone ? '[x] ' : '[ ] ';
        // Markdown counts in digits alone: other numerals are written before the words.
        const letter = numerals === 'hebrew' ? `${hebrewNumeral(number)}. ` : '';
        const sign = letter === '' ? own : bullet;
        const indent = ' '.repeat(sign.length);
        const inner = this.#within(item.changes, () => this.blocks(item.blocks)).replaceAll(
          /\n(?=.)/g,
          `\n${indent}`,
        );
        return `${sign}${task}${letter}${inner}`.trimEnd();
      })
      .join('\n');
  }

  /** A table's first row is its head; cells are of one line each. */
  #table(rows: readonly Row[]): string {
    const lines = rows.map(({ cells, changes }) =>
      this.#within(changes, () => cells.flatMap((cell) => this.#cell(cell))),
    );
    const width = Math.max(1, ...lines.map((cells) => cells.length));
    const row = (cells: readonly string[]) =>
      `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
    const [head = [], ...rest] = lines;
    return [row(head), row(Array.from({ length: width }, () => '---')), ...rest.map(row)].join(
      '\n',
    );
  }

  #cell({ blocks, colspan }: Row['cells'][number]): string[] {
    const line = this.blocks(blocks)
      .replaceAll('|', '\\|')
      .replaceAll(/\\\n/g, '<br>')
      .replaceAll(/\s*\n+\s*/g, '<br>');
    return [line, ...Array.from({ length: colspan - 1 }, () => '')];
  }

  #line(inline: readonly Inline[]): string {
    let line = '';
    for (const [at, one] of inline.entries()) {
      if (one.kind === 'line-break') line += '\\\n';
      else if (one.kind === 'note')
        line += `[^${String(this.notes.push(safeLines(this.#line(one.inline))))}]`;
      else line += this.#worded(one, line, this.#after(inline[at + 1]));
    }
    return line;
  }

  #worded(one: Said, line: string, next: string): string {
    const kinds = new Set([...this.#around, ...one.changes].map(({ kind }) => kind));
    const [isNew, isGoing] = [kinds.has('insertion'), kinds.has('deletion')];
    if (!isNew && !isGoing) return looked(this.#said(one), one.look, line, next);
    const words = looked(this.#said(one), one.look, '', '');
    const going = isGoing ? `<del>${words}</del>` : words;
    return isNew ? `<ins>${going}</ins>` : going;
  }

  #said(one: Said): string {
    if (one.kind === 'proposed-end') return '¶';
    return one.kind === 'reference' ? plain(one.target?.label ?? this.#words.broken) : one.text;
  }

  /** The first letter of what comes after. */
  #after(next: Inline | undefined): string {
    if (next === undefined || next.kind === 'line-break') return '';
    return next.kind === 'note' ? '[' : this.#said(next).slice(0, 1);
  }
}

const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '');
const label = (text: string | null): string => (text === null ? '' : `${escaped(plain(text))}: `);
const bold = (text: string): string => (text === '' ? '' : `**${text}**`);

/**
 * Signs around words touch them: blanks at the ends stand outside. Where Markdown would not read them as signs, between
 * letters or beside other signs, elements of HTML say the same.
 */
function looked(text: string, look: Look, line: string, next: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  if (words === '') return text;
  const isSigned =
    /(?:^|[\s([])$/.test(line + before) &&
    /^(?:$|[\s.,:;?)[\]])/.test(after || next) &&
    /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(words);
  const marked = (inner: string, sign: string, tag: string) =>
    isSigned ? `${sign}${inner}${sign}` : `<${tag}>${inner}</${tag}>`;
  let shown = escaped(words);
  if (look.italic) shown = marked(shown, '*', 'em');
  if (look.bold) shown = marked(shown, '**', 'strong');
  if (look.strike) shown = marked(shown, '~~', 's');
  if (look.superscript) shown = `<sup>${shown}</sup>`;
  if (look.subscript) shown = `<sub>${shown}</sub>`;
  if (look.underline) shown = `<u>${shown}</u>`;
  if (look.highlight !== null) shown = `<mark>${shown}</mark>`;
  if (look.link !== null)
    shown = `[${shown}](<${look.link.replaceAll(/[<>]/g, encodeURIComponent)}>)`;
  return `${before}${shown}${after}`;
}

/** Nothing of somebody's words is read as a sign of Markdown, or as HTML. */
export function escaped(text: string): string {
  return (
    text
      .replaceAll(/[\\`*_[\]<>~^&!@]/g, (sign) => `\\${sign}`)
      // Addresses in plain words would become links.
      .replaceAll(/(https?|ftp):\/\//gi, '$1\\://')
      .replaceAll(/www\./gi, (start) => `${start.slice(0, 3)}\\.`)
      .replaceAll(/[\r\n]+/g, ' ')
  );
}

/** No line of a paragraph begins like a heading, a list, a line or code. */
function safeLines(text: string): string {
  return text
    .split('\n')
    .map((line) => safeStart(line.replace(/^[ \t]+/, '')))
    .join('\n');
}

/** A line that begins like a heading, a list or a line is none. */
export function safeStart(line: string): string {
  return line.replace(/^(\s*)([#+=-]|\d+(?=[.)]))/, (_, blanks: string, sign: string) =>
    /\d/.test(sign) ? `${blanks}${sign}\\` : `${blanks}\\${sign}`,
  );
}

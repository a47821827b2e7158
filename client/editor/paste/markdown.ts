import { isSafeAddress } from '#shared/paper/safe-address.ts';

const HEADING = /^#{1,6} +\S/;
const ITEM = /^ {0,12}(?:[-*+]|\d{1,4}[.)]) +\S/;
const QUOTE = /^> ?/;
const ROW = /^\|.+\|\s*$/;
const RULE = /^(?:-{3,}|\*{3,}|_{3,})\s*$/;
/** Longer text is data, not something somebody wrote by hand. */
const MOST_CHARACTERS = 400_000;

/**
 * Whether plain text is plainly written as Markdown: a heading beside other lines, or several items. A single dash or a
 * number at a line's start is how people write letters, and stays as it is.
 */
export function isMarkdown(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return false;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const count = (shape: RegExp) => lines.filter((line) => shape.test(line)).length;
  if (count(HEADING) >= 1 && lines.length >= 2) return true;
  return count(ITEM) >= 3 && /\*\*[^*\n]+\*\*|\[[^\]\n]+\]\(https?:/.test(text);
}

/** Markdown as a page, for the reader of pages. Only what people write by hand; everything else stays words. */
export function pageOfMarkdown(text: string): Document {
  const page = new DOMParser().parseFromString('', 'text/html');
  const writer = new PageWriter(page);
  for (const line of text.split(/\r?\n/)) writer.line(line);
  return page;
}

class PageWriter {
  readonly #page: Document;
  #paragraph: Element | null = null;
  #quote: Element | null = null;
  #table: Element | null = null;
  #lists: { readonly indent: number; readonly list: Element }[] = [];

  constructor(page: Document) {
    this.#page = page;
  }

  line(line: string): void {
    if (line.trim() === '') return this.#close();
    const heading = /^(#{1,6}) +(.+?)\s*#*$/.exec(line);
    if (heading) return this.#heading(heading[1]?.length ?? 1, heading[2] ?? '');
    if (RULE.test(line)) {
      this.#close();
      return this.#page.body.append(this.#page.createElement('hr'));
    }
    if (ROW.test(line)) return this.#row(line);
    const item = /^( {0,12})([-*+]|\d{1,4}[.)]) +(.+)$/.exec(line);
    if (item) return this.#item(item[1]?.length ?? 0, item[2] ?? '-', item[3] ?? '');
    if (QUOTE.test(line)) return this.#quoted(line.replace(QUOTE, ''));
    return this.#words(line);
  }

  #close(): void {
    this.#paragraph = null;
    this.#quote = null;
    this.#table = null;
    this.#lists = [];
  }

  #heading(level: number, words: string): void {
    this.#close();
    const heading = this.#page.createElement(`h${String(level)}`);
    heading.append(...inlineOf(this.#page, words));
    this.#page.body.append(heading);
  }

  #words(line: string): void {
    const last = this.#lists.at(-1)?.list.lastElementChild;
    if (last) return last.append(' ', ...inlineOf(this.#page, line.trim()));
    if (!this.#paragraph) {
      this.#close();
      this.#paragraph = this.#page.createElement('p');
      this.#page.body.append(this.#paragraph);
    } else this.#paragraph.append(' ');
    return this.#paragraph.append(...inlineOf(this.#page, line.trim()));
  }

  #quoted(words: string): void {
    if (!this.#quote) {
      this.#close();
      this.#quote = this.#page.createElement('blockquote');
      this.#page.body.append(this.#quote);
    }
    const paragraph = this.#page.createElement('p');
    paragraph.append(...inlineOf(this.#page, words));
    this.#quote.append(paragraph);
  }

  #item(indent: number, mark: string, words: string): void {
    if (this.#lists.length === 0) this.#close();
    const name = /\d/.test(mark) ? 'ol' : 'ul';
    while ((this.#lists.at(-1)?.indent ?? -1) > indent) this.#lists.pop();
    let top = this.#lists.at(-1);
    if (!top || top.indent < indent || top.list.localName !== name) {
      if (top?.indent === indent) this.#lists.pop();
      const list = this.#page.createElement(name);
      if (name === 'ol') list.setAttribute('start', String(Number.parseInt(mark, 10)));
      const parent = this.#lists.at(-1)?.list.lastElementChild ?? this.#page.body;
      parent.append(list);
      top = { indent, list };
      this.#lists.push(top);
    }
    const item = this.#page.createElement('li');
    const box = /^\[([ xX])\] +/.exec(words);
    if (box) item.append(box[1] === ' ' ? '☐ ' : '☒ ');
    item.append(...inlineOf(this.#page, words.slice(box?.[0].length ?? 0)));
    top.list.append(item);
  }

  #row(line: string): void {
    const cells = line
      .trim()
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    if (cells.every((cell) => /^:?-+:?$/.test(cell))) {
      for (const cell of this.#table?.querySelectorAll('td') ?? []) {
        const head = this.#page.createElement('th');
        head.append(...cell.childNodes);
        cell.replaceWith(head);
      }
      return;
    }
    if (!this.#table) {
      this.#close();
      this.#table = this.#page.createElement('table');
      this.#page.body.append(this.#table);
    }
    const row = this.#page.createElement('tr');
    for (const words of cells) {
      const cell = this.#page.createElement('td');
      cell.append(...inlineOf(this.#page, words));
      row.append(cell);
    }
    this.#table.append(row);
  }
}

/** Bold, italic, struck out and links; a sign that closes nothing stays a sign. */
const INLINE =
  /\*\*([^*\n]{1,2000})\*\*|__([^_\n]{1,2000})__|(?<![\p{L}\d*])\*([^*\s][^*\n]{0,2000})\*(?![\p{L}\d*])|~~([^~\n]{1,2000})~~|\[([^\]\n]{1,1000})\]\(([^()\s]{1,2048})\)/u;
const TAGS = ['strong', 'strong', 'em', 's'] as const;

function inlineOf(page: Document, words: string): (Element | string)[] {
  const parts: (Element | string)[] = [];
  let rest = words;
  for (let found = INLINE.exec(rest); found; found = INLINE.exec(rest)) {
    parts.push(rest.slice(0, found.index));
    rest = rest.slice(found.index + found[0].length);
    const place = found.slice(1, 5).findIndex((group) => group !== undefined);
    const element = page.createElement(TAGS[place] ?? 'a');
    element.textContent = place >= 0 ? (found[place + 1] ?? '') : (found[5] ?? '');
    if (place < 0 && isSafeAddress(found[6])) element.setAttribute('href', found[6]);
    parts.push(element);
  }
  parts.push(rest);
  return parts.filter((part) => part !== '');
}

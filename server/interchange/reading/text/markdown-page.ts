import type { Definition, FootnoteDefinition, ListItem, Nodes, Parents, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { WordRefused } from '#server/interchange/reading/limits.ts';
import { escapedHtml } from '#server/interchange/reading/text/escaped-html.ts';
import type { Tally } from '#server/interchange/reading/tally.ts';

/** Letters of one file; a book of a thousand pages has a quarter of them. */
const MOST_LETTERS = 8 * 1024 * 1024;
const DEEPEST = 120;

/**
 * Markdown (CommonMark with tables, tasks, notes and struck words) as an HTML page, in which HTML that stands in it has its
 * own meaning. The page goes through the reader of pages and nowhere else.
 */
export function markdownPage(text: string, tally: Tally): string {
  if (text.length > MOST_LETTERS) throw new WordRefused('word-heavy', 'letters of Markdown');
  if (NESTED.test(text)) throw new WordRefused('word-heavy', 'depth of Markdown');
  const { title, rest } = frontIn(text);
  // Addresses are links where they stand as such; the library would look for more of them in words that are no signs.
  const mdastExtensions = gfmFromMarkdown().map((rules) => ({ ...rules, transforms: [] }));
  const tree = fromMarkdown(rest, { extensions: [gfm()], mdastExtensions });
  const page = new MarkdownPage(tree, tally);
  const head = title === null ? '' : `<title>${escapedHtml(title)}</title>`;
  return `${head}<body>${page.html()}</body>`;
}

/** Quotations or lists in each other, deeper than anybody writes: the library would take its time over them. */
const NESTED = /^(?:[ \t]{0,3}(?:>|[-*+][ \t])){120}/m;

const FRONT = /^---[ \t]*\r?\n((?:[^\r\n]{0,2000}\r?\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** Data that some programs put before a text; its title is the paper's. */
function frontIn(text: string): { readonly title: string | null; readonly rest: string } {
  const [whole = '', data = ''] = FRONT.exec(text) ?? [];
  const isData =
    data !== '' && data.split(/\r?\n/).every((line) => /^(?:[\w-]+\s*:|\s|-\s|#|$)/.test(line));
  if (!isData) return { title: null, rest: text };
  const [, title = ''] = /^title\s*:\s*(.*)$/m.exec(data) ?? [];
  const plain = title.trim().replace(/^(["'])(.*)\1$/, '$2');
  return { title: plain === '' ? null : plain, rest: text.slice(whole.length) };
}

class MarkdownPage {
  readonly #root: Root;
  readonly #tally: Tally;
  readonly #definitions = new Map<string, Definition>();
  readonly #notes = new Map<string, FootnoteDefinition>();
  /** How often each note is pointed to. */
  readonly #signs = new Map<string, number>();

  constructor(root: Root, tally: Tally) {
    this.#root = root;
    this.#tally = tally;
    this.#define(root);
  }

  html(): string {
    const text = this.#inner(this.#root);
    const notes = [...this.#notes].map(([name, note]) => {
      const back = Array.from(
        { length: this.#signs.get(name) ?? 0 },
        (_, at) => `<a href="#sign-${name}-${String(at + 1)}">↩</a>`,
      );
      return `<li id="note-${name}">${this.#inner(note)} ${back.join(' ')}</li>`;
    });
    return `${text}<section data-footnotes><ol>${notes.join('')}</ol></section>`;
  }

  #define(node: Nodes, depth = 0): void {
    if (depth > DEEPEST) throw new WordRefused('word-heavy', 'depth of Markdown');
    if (node.type === 'definition' && !this.#definitions.has(node.identifier))
      this.#definitions.set(node.identifier, node);
    if (node.type === 'footnoteDefinition') {
      const name = encodeURIComponent(node.identifier.replaceAll(/\p{Cs}/gu, ''));
      if (!this.#notes.has(name)) this.#notes.set(name, node);
    }
    if ('children' in node) for (const child of node.children) this.#define(child, depth + 1);
  }

  #inner({ children }: Parents): string {
    return children.map((child) => this.#node(child)).join('');
  }

  #node(node: Nodes): string {
    switch (node.type) {
      case 'paragraph':
        return `<p>${this.#inner(node)}</p>`;
      case 'heading':
        return `<h${String(node.depth)}>${this.#inner(node)}</h${String(node.depth)}>`;
      case 'blockquote':
        return `<blockquote>${this.#inner(node)}</blockquote>`;
      case 'thematicBreak':
        return '<hr>';
      case 'list': {
        const tag = node.ordered ? 'ol' : 'ul';
        const start =
          node.ordered && node.start !== null ? ` start="${String(node.start ?? 1)}"` : '';
        return `<${tag}${start}>${this.#inner(node)}</${tag}>`;
      }
      case 'listItem':
        return `<li>${box(node)}${this.#inner(node)}</li>`;
      case 'table':
        return `<table><tbody>${node.children
          .map(
            (row, at) =>
              `<tr>${row.children.map((cell) => this.#cell(cell, at === 0)).join('')}</tr>`,
          )
          .join('')}</tbody></table>`;
      case 'code':
        return `<pre>\n${escapedHtml(node.value)}</pre>`;
      case 'html':
        return node.value;
      default:
        return this.#words(node);
    }
  }

  #cell(cell: Parents, isHead: boolean): string {
    const tag = isHead ? 'th' : 'td';
    return `<${tag}>${this.#inner(cell)}</${tag}>`;
  }

  #words(node: Nodes): string {
    switch (node.type) {
      case 'text':
        return escapedHtml(node.value);
      case 'break':
        return '<br>';
      case 'strong':
        return `<strong>${this.#inner(node)}</strong>`;
      case 'emphasis':
        return `<em>${this.#inner(node)}</em>`;
      case 'delete':
        return `<s>${this.#inner(node)}</s>`;
      case 'inlineCode':
        this.#tally.add('code');
        return escapedHtml(node.value);
      case 'link':
        return linked(node.url, this.#inner(node));
      case 'linkReference':
        return linked(this.#definitions.get(node.identifier)?.url ?? '', this.#inner(node));
      case 'image':
        return image(node.url, node.alt);
      case 'imageReference':
        return image(this.#definitions.get(node.identifier)?.url ?? '', node.alt);
      case 'footnoteReference':
        return this.#sign(node.identifier);
      default:
        return '';
    }
  }

  #sign(identifier: string): string {
    const name = encodeURIComponent(identifier.replaceAll(/\p{Cs}/gu, ''));
    const at = (this.#signs.get(name) ?? 0) + 1;
    this.#signs.set(name, at);
    return `<sup><a id="sign-${name}-${String(at)}" href="#note-${name}">1</a></sup>`;
  }
}

function box({ checked }: ListItem): string {
  if (checked === null || checked === undefined) return '';
  return `<input type="checkbox"${checked ? ' checked' : ''}>`;
}

const linked = (url: string, inner: string): string => `<a href="${escapedHtml(url)}">${inner}</a>`;
const image = (url: string, alt: string | null | undefined): string =>
  `<img src="${escapedHtml(url)}" alt="${escapedHtml(alt ?? '')}">`;

import { besideHtml } from '#server/interchange/html/beside.ts';
import { element, escaped, isolated, withoutIsolates } from '#server/interchange/html/element.ts';
import { lineHtml } from '#server/interchange/html/line.ts';
import type { Page } from '#server/interchange/html/page.ts';
import { tableHtml } from '#server/interchange/html/table.ts';
import { contentsLines } from '#server/interchange/word/headings.ts';
import type {
  Block,
  Caption,
  Figure,
  Frame,
  Heading,
  List,
  Paragraph,
} from '#shared/interchange/model.ts';
import { headingMark } from '#shared/paper/part-label.ts';

/** The blocks of a paper as markup. What the house says besides the paper's own text carries `data-made`. */
export class Blocks {
  readonly #page: Page;
  #hasContents = false;

  constructor(page: Page) {
    this.#page = page;
  }

  html(blocks: readonly Block[]): string {
    return blocks.map((block) => this.#block(block)).join('\n');
  }

  #block(block: Block): string {
    this.#page.wait(block);
    switch (block.kind) {
      case 'paragraph':
        return this.#paragraph(block);
      case 'heading':
        return this.#heading(block);
      case 'caption':
        return element('p', { ...this.#tied(block), class: 'caption' }, this.#captionLine(block));
      case 'figure':
        return this.#figure(block);
      case 'list':
        return this.#list(block);
      case 'frame':
        return this.#frame(block);
      case 'table':
        return tableHtml(this.#page, block, this.#tied(block), (inner) => this.html(inner));
      case 'rule':
        return element('hr', this.#tied(block));
      case 'page-break':
        return element('hr', { ...this.#tied(block), class: 'page-break' });
      default:
        return this.#contents(block);
    }
  }

  #tied(block: Block): Readonly<Record<string, string | null>> {
    const { id, changes } = block;
    const has = (kind: string) => changes.some((entry) => entry.kind === kind);
    const state = has('deletion') ? 'deleted' : has('insertion') ? 'inserted' : null;
    return {
      id: this.#page.anchor(id),
      'data-id': id,
      ...('dir' in block && { dir: block.dir }),
      ...('align' in block && { 'data-align': block.align }),
      'data-state': state,
      'data-changes': this.#page.told(changes),
    };
  }

  #line({ inline }: Pick<Paragraph, 'inline'>, before = ''): string {
    return before + this.#page.takeWaiting() + lineHtml(this.#page, inline);
  }

  #paragraph(block: Paragraph): string {
    const isNumbered = this.#page.wish.paper.layout.paragraphs && block.number !== null;
    const number = isNumbered ? made('number', `${isolated(block.number ?? '')} `) : '';
    return element('p', this.#tied(block), this.#line(block, number));
  }

  #heading(block: Heading): string {
    const { level, number, counts } = block;
    const shown = Math.min(4, Math.max(1, level ?? 1)) + 1;
    const mark = number === null ? '' : made('number', `${isolated(headingMark(number))} `);
    return element(
      `h${String(shown)}`,
      {
        ...this.#tied(block),
        'data-level': level === null ? 'none' : null,
        'data-counts': counts ? null : 'no',
      },
      this.#line(block, mark),
    );
  }

  #captionLine(block: Caption | Figure): string {
    const label = block.label === null ? '' : `${isolated(withoutIsolates(block.label))}: `;
    return this.#line(block, label === '' ? '' : made('part', label));
  }

  #figure(block: Figure): string {
    const { file, alt, pixels, width } = block;
    const image = file === null ? undefined : this.#page.wish.images.get(file);
    const [across, down] = (pixels ?? '').split('x');
    const shown = image
      ? element('img', {
          src: `data:image/${image.type};base64,${Buffer.from(image.bytes).toString('base64')}`,
          alt: alt ?? '',
          width: across === '' ? null : across,
          height: down,
          'data-width': width,
          style: width === null ? null : `inline-size:${String(width)}%`,
        })
      : element('p', { class: 'no-image', 'data-made': true }, this.#said('interchange.noImage'));
    const line = this.#captionLine(block);
    const caption = line === '' ? '' : element('figcaption', {}, line);
    return element('figure', this.#tied(block), shown, caption);
  }

  #list(list: List): string {
    const { of, start, numerals, items } = list;
    const tag = of === 'numbers' ? 'ol' : 'ul';
    const lines = items.map((item) => {
      this.#page.wait({ id: null, changes: item.changes });
      const box = item.isDone === null ? '' : this.#box(item.isDone);
      const attributes = {
        'data-done': item.isDone === null ? null : item.isDone ? 'yes' : 'no',
        'data-changes': this.#page.told(item.changes),
      };
      return element('li', attributes, box, this.html(item.blocks));
    });
    return element(
      tag,
      {
        ...this.#tied(list),
        class: of === 'tasks' ? 'tasks' : null,
        start,
        'data-numerals': numerals,
      },
      ...lines,
    );
  }

  #box(isDone: boolean): string {
    const label = this.#page.wish.say(`interchange.page.${isDone ? 'done' : 'toDo'}`);
    const attributes = { class: 'box', role: 'img', 'aria-label': label, 'data-made': true };
    return element('span', attributes, isDone ? '☑' : '☐');
  }

  #frame(frame: Frame): string {
    const { of, tone, dimension, links, number } = frame;
    const { say } = this.#page.wish;
    if (of === 'quote') return element('blockquote', this.#tied(frame), this.html(frame.blocks));
    const id = this.#page.labelId();
    const told = { ...this.#tied(frame), role: 'group', 'aria-labelledby': id, 'data-of': of };
    const signs = this.#page.takeWaiting();
    const label = (words: string) =>
      element('p', { class: 'label', id, 'data-made': true }, words, signs);
    if (of === 'callout') {
      const head = label(escaped(say(`tools.tone.${tone ?? 'note'}`)));
      const attributes = { ...told, class: 'callout', 'data-tone': tone };
      return element('div', attributes, head, this.html(frame.blocks));
    }
    const kind = escaped(say(`editor.block.${of}`));
    const counted = number === null ? '' : ` ${isolated(number)}`;
    const rest = dimension === null ? '' : ` · ${escaped(say(`editor.dimension.${dimension}`))}`;
    return element(
      'div',
      { ...told, class: 'typed', 'data-dimension': dimension, 'data-links': links },
      label(`${kind}${counted}${rest}`),
      this.html(frame.blocks),
      besideHtml(this.#page, frame.id),
    );
  }

  #contents(block: Block): string {
    const id = this.#page.labelId();
    const title = element('p', { class: 'label', id }, this.#said('structure.contents.title'));
    const lines = contentsLines(this.#page.wish.model).map(({ heading, words }) => {
      const mark = heading.number === null ? '' : `${isolated(headingMark(heading.number))} `;
      const shown = `${mark}${escaped(words)}`;
      const href = heading.id === null ? null : this.#page.addressOf(heading.id);
      const level = String(heading.level ?? 1);
      return element('li', { 'data-level': level }, href ? element('a', { href }, shown) : shown);
    });
    const list = lines.length === 0 ? '' : element('ol', {}, ...lines);
    // One landmark of a name is enough for a page.
    const tag = this.#hasContents ? 'div' : 'nav';
    this.#hasContents = true;
    return element(
      tag,
      { ...this.#tied(block), class: 'contents', 'aria-labelledby': tag === 'nav' ? id : null },
      title,
      list,
    );
  }

  #said(key: string): string {
    return escaped(this.#page.wish.say(key));
  }
}

/** Something that the house writes before the words of a line. */
function made(name: string, inner: string): string {
  return element('span', { class: name, 'data-made': true }, inner);
}

import { numberBookmarkOf } from '#server/interchange/word/bookmarks.ts';
import { contentsXml } from '#server/interchange/word/contents.ts';
import { imageRun } from '#server/interchange/word/figures.ts';
import { Flow, type LineWish, type Parts, underChanges } from '#server/interchange/word/flow.ts';
import { besideXml, frameLabel } from '#server/interchange/word/frames.ts';
import { contentsLines, countsAlike } from '#server/interchange/word/headings.ts';
import { firstOf } from '#server/interchange/word/first-of.ts';
import { fieldRuns } from '#server/interchange/word/line.ts';
import { alignIn, restyledLooks } from '#server/interchange/word/looks.ts';
import { HEADING_LIST, levelOf, Lists, STEP } from '#server/interchange/word/lists.ts';
import { type ParagraphLook, paragraphXml } from '#server/interchange/word/paragraph.ts';
import { plainRuns } from '#server/interchange/word/plain-runs.ts';
import { tableXml, wholeChanges } from '#server/interchange/word/tables.ts';
import { taskBox } from '#server/interchange/word/task-box.ts';
import type { Writing } from '#server/interchange/word/writing.ts';
import type {
  Block,
  Caption,
  Figure,
  Frame,
  Heading,
  List,
  Paragraph,
  Sign,
} from '#shared/interchange/model.ts';
import { headingMark } from '#shared/paper/part-label.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** Where a block stands. */
interface Place {
  /** What is suggested about everything around it. */
  readonly changes: readonly Entry[];
  /** Style of the paragraphs there; null for the plain one. */
  readonly style: string | null;
  readonly indent: number;
  /** Lists around it, and how many of them count. */
  readonly level: number;
  readonly depth: number;
}

const TOP: Place = {
  changes: [],
  style: null,
  indent: 0,
  level: 0,
  depth: 0,
};

/** The text of the paper as Word's paragraphs and tables, with everything that hangs on it. */
export class Body {
  readonly lists: Lists;
  readonly flow: Flow;
  readonly #writing: Writing;
  readonly #wordCounts: boolean;

  constructor(parts: Parts) {
    this.#writing = parts.writing;
    const { wish, base } = parts.writing;
    const { headings } = wish.paper.layout;
    this.#wordCounts = countsAlike(wish.model, headings);
    this.flow = new Flow(parts, this.#wordCounts);
    this.lists = new Lists(base, this.#wordCounts ? headings : 'none');
  }

  /** Whether Word numbers the headings. */
  get wordCounts(): boolean {
    return this.#wordCounts;
  }

  xml(): string {
    return this.#blocks(this.#writing.wish.model.blocks, TOP);
  }

  #blocks(blocks: readonly Block[], place: Place): string {
    return blocks
      .map((block, at) => {
        const next = blocks[at + 1];
        const joined = next && takesWords(next) ? joinOf(next) : undefined;
        return this.#block(block, place, joined);
      })
      .join('');
  }

  #block(block: Block, place: Place, joined: Entry | undefined): string {
    switch (block.kind) {
      case 'paragraph':
        return this.#paragraph(block, place, { joined });
      case 'heading':
        return this.#heading(block, place, joined);
      case 'caption':
        return this.#caption(block, place, joined);
      case 'figure':
        return this.#figure(block, place, joined);
      case 'list':
        return this.#list(block, place);
      case 'frame':
        return this.#frame(block, place);
      case 'table': {
        this.flow.open(block);
        return this.#table(block, place);
      }
      default:
        return this.#sign(block, place);
    }
  }

  #paragraph(
    block: Paragraph,
    place: Place,
    more: Pick<LineWish, 'joined'> & Pick<ParagraphLook, 'list'> & { readonly prefix?: string },
  ): string {
    const writing = this.#writing;
    const isNumbered = writing.wish.paper.layout.paragraphs && block.number !== null;
    const number = isNumbered
      ? plainRuns(`${block.number ?? ''} `, writing.base, 'ParagraphNumber')
      : '';
    const lookOf = (attributes: Readonly<Record<string, unknown>>): ParagraphLook => ({
      style: place.style,
      direction: this.#direction(attributes),
      align: alignIn(attributes),
      indent: more.list ? 0 : place.indent,
      list: more.list ?? null,
    });
    const { dir, align } = block;
    const looks = restyledLooks(block, { dir, align }, lookOf);
    return this.flow.line(block, place.changes, {
      ...looks,
      prefix: `${number}${more.prefix ?? ''}`,
      joined: more.joined,
    });
  }

  #heading(block: Heading, place: Place, joined: Entry | undefined): string {
    const writing = this.#writing;
    const { dir, align, level, counts } = block;
    const lookOf = (attributes: Readonly<Record<string, unknown>>): ParagraphLook => {
      const shown = Number(attributes['level'] ?? 1);
      const isOut = block.number === null || attributes['numbered'] === 'no';
      const list = this.#wordCounts
        ? { id: isOut ? 0 : HEADING_LIST, level: isOut ? 0 : shown - 1 }
        : null;
      return {
        style: `Heading${String(shown)}`,
        direction: this.#direction(attributes),
        align: alignIn(attributes),
        list,
      };
    };
    const looks = restyledLooks(
      block,
      { dir, align, level, numbered: counts ? null : 'no' },
      lookOf,
    );
    const literal =
      this.#wordCounts || block.number === null ? '' : `${headingMark(block.number)} `;
    const prefix = literal === '' ? '' : plainRuns(literal, writing.base, 'HeadingNumber');
    return this.flow.line(block, place.changes, { ...looks, prefix, joined });
  }

  #caption(block: Caption, place: Place, joined: Entry | undefined): string {
    const look = { style: 'Caption', direction: this.#direction(block), keepsWithNext: true };
    return this.flow.line(block, place.changes, {
      look,
      prefix: this.#label(block, 'Table'),
      joined,
    });
  }

  #figure(block: Figure, place: Place, joined: Entry | undefined): string {
    const writing = this.#writing;
    const hasCaption = block.inline.length > 0 || block.number !== null;
    const image =
      imageRun(writing, this.flow.relations, block) ??
      plainRuns(`[${writing.wish.say('interchange.noImage')}]`, writing.base);
    const direction = this.#direction(block);
    const changes = [...place.changes, ...wholeChanges(block.changes)];
    const look = { style: 'Figure', direction, keepsWithNext: hasCaption };
    if (!hasCaption) return this.flow.line(block, place.changes, { look, prefix: image, joined });
    const id = writing.paragraphId();
    const mark = this.flow.mark(changes);
    this.flow.open(block);
    const shown = underChanges(writing, changes, image);
    const picture = paragraphXml(look, { id, mark }, this.flow.opened(id, shown));
    const caption = { style: 'Caption', direction };
    const prefix = this.#label(block, 'Figure');
    const words = { ...block, id: null, changes: wholeChanges(block.changes) };
    return picture + this.flow.line(words, place.changes, { look: caption, prefix, joined });
  }

  /** "Table 2: ", its number counted by Word and pointed to by references. */
  #label({ id, number, label }: Caption | Figure, sequence: string): string {
    if (number === null || label === null) return '';
    const writing = this.#writing;
    const [before = '', after = ''] = label.replaceAll(/[\u2066-\u2069]/g, '').split(number);
    const shown = fieldRuns(`SEQ ${sequence} \\* ARABIC`, plainRuns(number, writing.base));
    const counted = writing.bookmarked(id === null ? null : numberBookmarkOf(id), shown);
    return `${plainRuns(before, writing.base)}${counted}${plainRuns(`${after}: `, writing.base)}`;
  }

  #list(list: List, place: Place): string {
    this.flow.open(list);
    const isTasks = list.of === 'tasks';
    const id = isTasks ? null : this.lists.begin(list, place.level, place.depth);
    const changes = [...place.changes, ...wholeChanges(list.changes)];
    const items = list.items.map((item) => {
      this.flow.propose(item);
      const inner: Place = {
        ...place,
        changes: [...changes, ...wholeChanges(item.changes)],
        indent: STEP * (place.level + 1),
        level: place.level + 1,
        depth: place.depth + (list.of === 'numbers' ? 1 : 0),
        style: place.style ?? 'ListParagraph',
      };
      const [first, ...rest] = item.blocks;
      const sign = id === null ? null : { id, level: levelOf(place.level) };
      const prefix = isTasks ? taskBox(item.isDone ?? false) : '';
      const head = first?.kind === 'paragraph' ? first : EMPTY;
      const after = first?.kind === 'paragraph' ? rest : item.blocks;
      const joined = after[0] && takesWords(after[0]) ? joinOf(after[0]) : undefined;
      return (
        this.#paragraph(head, inner, { list: sign, prefix, joined }) + this.#blocks(after, inner)
      );
    });
    return items.join('');
  }

  #frame(frame: Frame, place: Place): string {
    const writing = this.#writing;
    const changes = [...place.changes, ...wholeChanges(frame.changes)];
    const label = frameLabel(writing, frame);
    let head = '';
    this.flow.open(frame);
    if (label) {
      const id = writing.paragraphId();
      const runs = this.flow.opened(id, underChanges(writing, changes, label.runs));
      const look = { style: label.style, direction: writing.base, keepsWithNext: true };
      head = paragraphXml(look, { id, mark: this.flow.mark(changes) }, runs);
    }
    const style = STYLES[frame.of] ?? 'BlockText';
    const inner = this.#blocks(frame.blocks, { ...place, changes, style });
    const beside = frame.id === null ? '' : besideXml(writing, frame.id);
    return head + inner + beside;
  }

  #table(block: Block & { readonly kind: 'table' }, place: Place): string {
    const writing = this.#writing;
    const xml = tableXml(block, {
      writing,
      changes: place.changes,
      cell: (cell, changes) => {
        const style = cell.isHeader ? 'TableHead' : 'TableText';
        const inner = this.#blocks(cell.blocks, { ...TOP, changes, style });
        // A cell ends with a paragraph, whatever stands in it.
        return inner === ''
          ? this.#paragraph(EMPTY, { ...TOP, changes, style }, { joined: undefined })
          : inner;
      },
    });
    // Two tables that touch would be one.
    const gap = { style: 'AfterTable', direction: writing.base };
    return xml + paragraphXml(gap, { id: writing.paragraphId() }, '');
  }

  #sign(block: Sign, place: Place): string {
    const writing = this.#writing;
    if (block.kind === 'contents') {
      this.flow.open(block);
      return contentsXml(writing, contentsLines(writing.wish.model));
    }
    const isBreak = block.kind === 'page-break';
    const look = { style: isBreak ? null : 'Rule', direction: writing.base };
    const changes = [...place.changes, ...wholeChanges(block.changes)];
    const id = writing.paragraphId();
    this.flow.open(block);
    const sign = isBreak ? '<w:r><w:br w:type="page"/></w:r>' : '';
    const runs = this.flow.opened(id, underChanges(writing, changes, sign));
    return paragraphXml(look, { id, mark: this.flow.mark(changes) }, runs);
  }

  #direction({ dir }: { readonly dir?: unknown }): ParagraphLook['direction'] {
    return dir === 'ltr' || dir === 'rtl' ? dir : this.#writing.base;
  }
}

const STYLES: Readonly<Record<string, string>> = { quote: 'Quote', callout: 'Callout' };

/** The first line of an item that begins with something else. */
const EMPTY: Paragraph = {
  kind: 'paragraph',
  id: null,
  changes: [],
  dir: null,
  align: null,
  number: null,
  inline: [],
};

function takesWords(block: Block): boolean {
  return 'inline' in block;
}

function joinOf({ changes }: Block): Entry | undefined {
  return firstOf(changes, 'joined');
}

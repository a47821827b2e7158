import { placeCaptions } from '#server/interchange/reading/captions.ts';
import { withFrames } from '#server/interchange/reading/frames.ts';
import { distinct } from '#server/interchange/reading/entries.ts';
import { nodesById } from '#server/interchange/reading/identity.ts';
import {
  type FigureItem,
  inlineOf,
  type Item,
  itemsOf,
  type SignItem,
} from '#server/interchange/reading/items.ts';
import { ListStack } from '#server/interchange/reading/list-stack.ts';
import { settleMarks } from '#server/interchange/reading/marks.ts';
import type { Means } from '#server/interchange/reading/means.ts';
import type { Raw, RawFrame, RawParagraph, RawTable } from '#server/interchange/reading/raw.ts';
import { rowsOf } from '#server/interchange/reading/table-grid.ts';
import type { Block, Figure, Frame, Inline, Paragraph } from '#shared/interchange/model.ts';
import type { Direction } from '#shared/interchange/script-runs.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { NODES } from '#shared/paper/schema.ts';
import { formatTo } from '#shared/suggestion/restyling.ts';

interface Wish {
  readonly means: Means;
  readonly base: Direction;
  /** Whether Word numbers the headings; then one without a number was taken out of the count. */
  readonly numbersHeadings: boolean;
  /** The width of the text, in English Metric Units. */
  readonly textWidth: number;
}

/** Where blocks stand: what may stand there is not the same everywhere. */
type Where = 'top' | 'cell' | 'flow';

const DEEPEST_HEADING = 4;
const TYPES = { 'page-break': 'pageBreak', rule: 'horizontalRule', contents: 'tableOfContents' };
const LISTS = { bullets: 'bulletList', numbers: 'orderedList', tasks: 'taskList' };
const FRAMES: Readonly<Record<string, string>> = { quote: 'blockquote' };

/** Puts what was read together to the blocks of a paper. */
export class Assembly {
  readonly #wish: Wish;
  /** Blocks of the paper that the file was made of, by id; empty for any other file. */
  readonly #known: ReadonlyMap<string, ContentNode>;
  readonly #taken = new Set<string>();
  /** Images that may not stand where they stood; they follow the block. */
  #outside: Block[] = [];

  constructor(wish: Wish) {
    this.#wish = wish;
    this.#known = nodesById(wish.means.identity?.content ?? []);
  }

  /** The blocks of the whole text. */
  blocks(raws: readonly Raw[]): Block[] {
    return this.#story(withFrames(raws, this.#known), 'top');
  }

  #story(raws: readonly Raw[], where: Where): Block[] {
    const { tally, isOwn } = this.#wish.means;
    const settled = settleMarks(itemsOf(raws, isOwn), tally);
    const items = where === 'flow' ? settled : placeCaptions(settled);
    const blocks: Block[] = [];
    const lists = new ListStack(this.#wish.base);
    const quoted: RawParagraph[] = [];
    const endQuote = () => {
      if (quoted.length > 0) blocks.push(this.#quote(quoted.splice(0)));
    };
    for (const item of items) {
      const isParagraph = item.kind === 'paragraph' && item.level === null;
      const isItem = isParagraph && (item.sign !== null || hasBox(item));
      const isQuoted = isParagraph && !isItem && item.role === 'quote' && where === 'top';
      if (!isQuoted) endQuote();
      if (isItem) this.#item(item, lists);
      else if (isParagraph && item.role === 'continued' && lists.isOpen)
        lists.goOn(item.indent, this.#paragraph(item));
      else {
        blocks.push(...lists.close());
        if (isQuoted) quoted.push(item);
        else blocks.push(...this.#other(item, where, blocks.at(-1)));
      }
      if (where === 'top' && !lists.isOpen) blocks.push(...this.#outside.splice(0));
    }
    endQuote();
    blocks.push(...lists.close());
    if (where === 'top') blocks.push(...this.#outside.splice(0));
    return blocks;
  }

  #item(item: RawParagraph, lists: ListStack): void {
    this.#wish.means.tally.add('list-items');
    const of = hasBox(item) ? 'tasks' : item.sign?.format === 'bullet' ? 'bullets' : 'numbers';
    const takeId = () => this.#id(item.ids, LISTS[of]);
    const block = this.#paragraph(withoutBox(item), false);
    lists.item(item, block, takeId);
  }

  #other(item: Item, where: Where, before: Block | undefined): Block[] {
    const { tally } = this.#wish.means;
    switch (item.kind) {
      case 'paragraph':
        return [this.#line(item, where)];
      case 'figure':
        if (where !== 'flow') return [this.#figure(item)];
        tally.add('images-outside');
        this.#outside.push(this.#figure(item));
        return [];
      case 'table':
        if (where === 'top') return this.#table(item);
        tally.add('nested-tables');
        return item.rows.flatMap(({ cells }) =>
          cells.flatMap((cell) => this.#story(cell.blocks, where)),
        );
      case 'frame':
        return where === 'top' ? [this.#frame(item)] : this.#story(item.blocks, where);
      default:
        if (where !== 'top') return [];
        if (item.kind === 'contents' && before?.kind === 'contents') return [];
        return [this.#sign(item)];
    }
  }

  #line(item: RawParagraph, where: Where): Block {
    const { tally } = this.#wish.means;
    if (item.level !== null && where === 'top') return this.#heading(item, item.level);
    if (item.level !== null) tally.add('headings-inside');
    if (item.role !== 'caption' || where !== 'top') return this.#paragraph(item);
    return {
      kind: 'caption',
      id: this.#id(item.ids, 'caption'),
      changes: distinct(item.changes),
      dir: this.#dir(item.direction),
      inline: inlineOf(item.pieces),
      number: null,
      label: null,
    };
  }

  #paragraph(item: RawParagraph, isCounted = true): Paragraph {
    if (isCounted) this.#wish.means.tally.add('paragraphs');
    const { facts, changes } = this.#restyled(item);
    return {
      kind: 'paragraph',
      id: this.#id(item.ids, 'paragraph'),
      changes,
      dir: this.#dir(facts.direction),
      align: facts.align,
      number: null,
      inline: inlineOf(item.pieces),
    };
  }

  #heading(item: RawParagraph, level: number): Block {
    const { means, numbersHeadings } = this.#wish;
    means.tally.add('headings');
    if (level > DEEPEST_HEADING) means.tally.add('deep-headings');
    const { facts, changes } = this.#restyled(item);
    return {
      kind: 'heading',
      id: this.#id(item.ids, 'heading'),
      changes,
      dir: this.#dir(facts.direction),
      align: facts.align,
      number: null,
      level: Math.min(facts.level ?? level, DEEPEST_HEADING),
      counts: !numbersHeadings || item.sign !== null,
      inline: withoutBold(inlineOf(item.pieces)),
    };
  }

  /** The look that a paragraph has until the tracked change of it is accepted, and what is proposed. */
  #restyled(item: RawParagraph): { facts: RawParagraph; changes: Paragraph['changes'] } {
    const { means } = this.#wish;
    const { earlier } = item;
    if (!earlier) return { facts: item, changes: distinct(item.changes) };
    const before = earlier.facts;
    const to: Record<string, unknown> = {};
    if (before.align !== item.align) to['align'] = item.align;
    if (before.direction !== item.direction) to['dir'] = this.#dir(item.direction);
    const isHeading = before.level !== null && item.level !== null;
    if (isHeading && before.level !== item.level)
      to['level'] = Math.min(item.level ?? 1, DEEPEST_HEADING);
    else if (!isHeading && before.level !== item.level) means.tally.add('looks-proposed');
    if (Object.keys(to).length === 0) return { facts: item, changes: distinct(item.changes) };
    means.tally.add('restylings');
    means.book.pass();
    const entry = means.book.entry('restyled', earlier.revision, formatTo(to));
    const { align, direction } = before;
    const level = isHeading ? before.level : item.level;
    return {
      facts: { ...item, align, direction, level },
      changes: distinct([...item.changes, entry]),
    };
  }

  #figure({ picture, ids, caption, changes }: FigureItem): Figure {
    this.#wish.means.tally.add('images');
    const share = Math.round((100 * (picture.width ?? 0)) / this.#wish.textWidth);
    return {
      kind: 'figure',
      id: this.#id(ids, 'figure'),
      changes: distinct(changes.filter(({ kind }) => kind !== 'restyled')),
      dir: caption && this.#dir(caption.direction),
      inline: caption ? inlineOf(caption.pieces) : [],
      file: picture.part,
      alt: picture.alt,
      pixels: null,
      width: share >= 10 && share < 97 ? share : null,
      number: null,
      label: null,
    };
  }

  #quote(paragraphs: readonly RawParagraph[]): Block {
    const id = this.#id(paragraphs[0]?.ids ?? [], 'blockquote');
    const blocks = paragraphs.map((one) => this.#paragraph(one));
    return { ...EMPTY_FRAME, of: 'quote', id, blocks };
  }

  #frame({ of, id, blocks }: RawFrame): Block {
    const node = id === null ? undefined : this.#known.get(id);
    const type = FRAMES[of] ?? of;
    const told = (name: string) => {
      const value = node?.type === type ? node.attrs?.[name] : undefined;
      return NODES[type]?.attributes[name]?.accepts(value) ? value : null;
    };
    const inner = this.#story(blocks, 'flow');
    return {
      ...EMPTY_FRAME,
      of,
      id: id !== null && !this.#taken.has(id) ? this.#take(id) : null,
      tone: told('tone') as Frame['tone'],
      dimension: told('dimension') as Frame['dimension'],
      links: told('links') as string | null,
      blocks: inner.length > 0 ? inner : [EMPTY_PARAGRAPH],
    };
  }

  #table(table: RawTable): Block[] {
    const { means, base } = this.#wish;
    const id = this.#id(firstIds(table), 'table');
    const keepsOrder = table.isMirrored === (base === 'rtl') || table.grid.length === 1;
    if (!keepsOrder) means.tally.add('turned-tables');
    const rows = rowsOf(table, {
      keepsOrder,
      cell: ({ blocks }) => {
        const inner = this.#story(blocks, 'cell');
        return inner.length > 0 ? inner : [EMPTY_PARAGRAPH];
      },
    });
    return rows.length > 0 ? [{ kind: 'table', id, changes: [], rows }] : [];
  }

  #sign({ kind, ids, changes }: SignItem): Block {
    return { kind, id: this.#id(ids, TYPES[kind]), changes: distinct(changes) };
  }

  #dir(direction: Direction): Direction | null {
    return direction === this.#wish.base ? null : direction;
  }

  /** The id that a block of this type had in the paper that the file was made of. */
  #id(ids: readonly string[], type: string): string | null {
    const id = ids.find((one) => !this.#taken.has(one) && this.#known.get(one)?.type === type);
    return id === undefined ? null : this.#take(id);
  }

  #take(id: string): string {
    this.#taken.add(id);
    return id;
  }
}

const EMPTY_PARAGRAPH: Paragraph = {
  kind: 'paragraph',
  id: null,
  changes: [],
  dir: null,
  align: null,
  number: null,
  inline: [],
};

const EMPTY_FRAME = {
  kind: 'frame',
  changes: [],
  tone: null,
  dimension: null,
  links: null,
  number: null,
} as const;

const hasBox = ({ pieces }: RawParagraph): boolean => pieces.some(({ kind }) => kind === 'box');

/** A task without its box and the blank after it. */
function withoutBox(item: RawParagraph): RawParagraph {
  const at = item.pieces.findIndex(({ kind }) => kind === 'box');
  if (at === -1) return item;
  const [next, ...rest] = item.pieces.slice(at + 1);
  const before = item.pieces.slice(0, at);
  if (next?.kind !== 'words')
    return { ...item, pieces: [...before, ...(next ? [next] : []), ...rest] };
  const text = next.text.replace(/^ /, '');
  return { ...item, pieces: [...before, ...(text === '' ? [] : [{ ...next, text }]), ...rest] };
}

/** A heading is bold by itself. */
function withoutBold(inline: readonly Inline[]): Inline[] {
  const isBold = inline.every((one) => !('look' in one) || one.look.bold);
  if (!isBold) return [...inline];
  return inline.map((one) =>
    'look' in one ? { ...one, look: { ...one.look, bold: false } } : one,
  );
}

function firstIds({ rows }: RawTable): readonly string[] {
  const first = rows[0]?.cells[0]?.blocks[0];
  return first?.kind === 'paragraph' ? first.ids : [];
}

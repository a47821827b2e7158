import type { ListSign } from '#server/interchange/reading/numbering.ts';
import type { RawParagraph } from '#server/interchange/reading/raw.ts';
import type { Block, List } from '#shared/interchange/model.ts';
import type { Direction } from '#shared/interchange/script-runs.ts';

interface OpenItem {
  readonly isDone: boolean | null;
  readonly blocks: (Block | OpenList)[];
}

/** A list that is being read. */
interface OpenList {
  readonly kind: 'open-list';
  readonly of: List['of'];
  readonly id: string | null;
  readonly start: number | null;
  readonly numerals: List['numerals'];
  readonly level: number;
  readonly indent: number;
  readonly sign: ListSign | null;
  readonly items: OpenItem[];
}

const NUMERALS: Readonly<Record<string, NonNullable<List['numerals']>>> = {
  hebrew1: 'hebrew',
  hebrew2: 'hebrew',
  lowerLetter: 'latin',
  upperLetter: 'latin',
  lowerRoman: 'roman',
  upperRoman: 'roman',
};
const MOST_START = 100_000;
/** How far each level of a list stands in where this house wrote it, in twentieths of a point. */
const STEP = 425;

/** Puts neighbouring paragraphs of lists together to lists in lists, and goes on counting where Word does. */
export class ListStack {
  readonly #base: Direction;
  readonly #counts = new Map<string, number>();
  readonly #begun = new Set<string>();
  #open: OpenList[] = [];
  #tops: OpenList[] = [];

  constructor(base: Direction) {
    this.#base = base;
  }

  get isOpen(): boolean {
    return this.#tops.length > 0;
  }

  /** Takes a paragraph that begins an item. */
  item(paragraph: RawParagraph, block: Block, takeId: () => string | null): void {
    const box = paragraph.pieces.find((piece) => piece.kind === 'box');
    const sign = box ? null : paragraph.sign;
    const level = sign?.level ?? Math.max(0, Math.round(paragraph.indent / STEP) - 1);
    const of = box ? 'tasks' : sign?.format === 'bullet' ? 'bullets' : 'numbers';
    this.#open = this.#open.filter((list) => list.level <= level);
    const last = this.#open.at(-1);
    const isDone = box ? box.isDone : null;
    const item: OpenItem = { isDone, blocks: [block] };
    if (last?.level === level && isSameList(last, of, sign)) last.items.push(item);
    else this.#begin({ level, of, sign, paragraph }, item, takeId);
    this.#count(sign);
  }

  /** Takes a paragraph that goes on under an item. */
  goOn(indent: number, block: Block): void {
    const fits = this.#open.filter((list) => list.indent <= indent);
    this.#open = fits.length > 0 ? fits : this.#open.slice(0, 1);
    this.#open.at(-1)?.items.at(-1)?.blocks.push(block);
  }

  /** Ends what is open and gives it out. */
  close(): List[] {
    const tops = this.#tops;
    this.#open = [];
    this.#tops = [];
    return tops.map(closed);
  }

  #begin(
    told: { level: number; of: List['of']; sign: ListSign | null; paragraph: RawParagraph },
    item: OpenItem,
    takeId: () => string | null,
  ): void {
    const { level, of, sign, paragraph } = told;
    this.#open = this.#open.filter((list) => list.level < level);
    const depth = this.#open.filter((list) => list.of === 'numbers').length;
    const list: OpenList = {
      kind: 'open-list',
      of,
      id: takeId(),
      start: of === 'numbers' && sign ? this.#startOf(sign) : null,
      numerals: of === 'numbers' && sign ? this.#numeralsOf(sign, depth) : null,
      level,
      indent: Math.max(sign?.indent ?? 0, paragraph.indent),
      sign,
      items: [item],
    };
    const parent = this.#open.at(-1);
    if (parent) parent.items.at(-1)?.blocks.push(list);
    else this.#tops.push(list);
    this.#open.push(list);
  }

  #startOf(sign: ListSign): number | null {
    const key = `${sign.counter} ${String(sign.level)}`;
    const isAnew = sign.restarts && !this.#begun.has(`${sign.list} ${String(sign.level)}`);
    if (isAnew) this.#counts.delete(key);
    const start = isAnew ? sign.start : (this.#counts.get(key) ?? sign.start);
    this.#counts.set(key, start);
    return start === 1 || start < 0 || start > MOST_START ? null : start;
  }

  #count(sign: ListSign | null): void {
    if (!sign) return;
    this.#begun.add(`${sign.list} ${String(sign.level)}`);
    const key = `${sign.counter} ${String(sign.level)}`;
    this.#counts.set(key, (this.#counts.get(key) ?? sign.start) + 1);
    for (let deeper = sign.level + 1; deeper < 9; deeper++)
      this.#counts.delete(`${sign.counter} ${String(deeper)}`);
  }

  /** Null where a paper counts so by itself at this depth. */
  #numeralsOf({ format, pattern }: ListSign, depth: number): List['numerals'] {
    const told = NUMERALS[format] ?? 'decimal';
    const isBracketed = pattern.startsWith('(');
    const habit = depth === 0 ? 'decimal' : this.#base === 'rtl' ? 'hebrew' : 'latin';
    if (depth < 2) return told === habit ? null : told;
    return told === 'decimal' && isBracketed ? null : told;
  }
}

function isSameList(list: OpenList, of: List['of'], sign: ListSign | null): boolean {
  if (list.of !== of) return false;
  if (list.sign === null || sign === null) return list.sign === sign;
  return (
    list.sign.list === sign.list ||
    (list.sign.counter === sign.counter && !sign.restarts && list.sign.format === sign.format)
  );
}

function closed({ of, id, start, numerals, items }: OpenList): List {
  return {
    kind: 'list',
    of,
    id,
    changes: [],
    start,
    numerals,
    items: items.map(({ isDone, blocks }) => ({
      changes: [],
      isDone,
      blocks: blocks.map((block) => (block.kind === 'open-list' ? closed(block) : block)),
    })),
  };
}

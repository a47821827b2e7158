import type { Place } from '#server/interchange/reading/page/place.ts';
import type { PageParts } from '#server/interchange/reading/page/means.ts';
import type { Style } from '#server/interchange/reading/page/style.ts';
import {
  attributeOf,
  childrenOf,
  type Element,
  elementsIn,
  type Node,
  textIn,
} from '#server/interchange/reading/page/tree.ts';
import type { Block, Item, List } from '#shared/interchange/model.ts';

interface Open {
  readonly level: number;
  readonly of: List['of'];
  readonly numerals: List['numerals'];
  readonly items: { readonly blocks: (Block | Open)[] }[];
}

const LEVEL = /\blevel(\d)\b/;
const NUMBER = /^[\s(]*(?:\d+|[א-ת]{1,3}|[a-z]{1,4})[.)\s]/i;

/** Word copies lists as paragraphs that carry a sign and a level: they are put together to lists in lists. */
export class WordItems {
  readonly #reader: PageParts;
  readonly #place: Place;
  #tops: Open[] = [];
  #stack: Open[] = [];

  constructor(reader: PageParts, place: Place) {
    this.#reader = reader;
    this.#place = place;
  }

  get isOpen(): boolean {
    return this.#tops.length > 0;
  }

  /** Takes a paragraph that is an item of such a list; false for anything else. */
  take(element: Element, style: Style): boolean {
    const told = style.get('mso-list') ?? '';
    const [, digit] = LEVEL.exec(told) ?? [];
    if (digit === undefined || !/^(?:p|div)$/.test(element.tagName)) return false;
    const sign = signIn(element);
    const text = sign ? textIn(sign) : '';
    const of = NUMBER.test(text) ? 'numbers' : 'bullets';
    const nodes = sign ? without(element, sign) : childrenOf(element);
    const inner = this.#reader.placeIn(element, style, this.#place);
    const blocks = this.#reader.blocks(nodes, inner);
    this.#put(Number(digit), of, numeralsOf(text, of), blocks);
    return true;
  }

  /** Gives out the lists that were put together. */
  close(): Block[] {
    const tops = this.#tops;
    this.#tops = [];
    this.#stack = [];
    return tops.map(closed);
  }

  #put(level: number, of: List['of'], numerals: List['numerals'], blocks: Block[]): void {
    this.#stack = this.#stack.filter((open) => open.level <= level);
    const last = this.#stack.at(-1);
    if (last?.level === level && last.of === of) {
      last.items.push({ blocks });
      return;
    }
    this.#stack = this.#stack.filter((open) => open.level < level);
    const open: Open = { level, of, numerals, items: [{ blocks }] };
    const parent = this.#stack.at(-1);
    if (parent) parent.items.at(-1)?.blocks.push(open);
    else this.#tops.push(open);
    this.#stack.push(open);
  }
}

/** The sign before the words, which Word tells other programs to ignore. */
function signIn(element: Element): Element | null {
  for (const one of elementsIn(element))
    if (/mso-list:\s*ignore/i.test(attributeOf(one, 'style') ?? '')) return one;
  return null;
}

function without(element: Element, sign: Element): Node[] {
  return childrenOf(element).flatMap((child) => {
    if (child === sign) return [];
    if ('tagName' in child && [...elementsIn(child)].includes(sign)) return without(child, sign);
    return [child];
  });
}

function numeralsOf(text: string, of: List['of']): List['numerals'] {
  if (of !== 'numbers') return null;
  if (/[א-ת]/.test(text)) return 'hebrew';
  if (/[ivx]/i.test(text)) return 'roman';
  return /[a-z]/i.test(text) ? 'latin' : null;
}

function closed({ of, numerals, items }: Open): Block {
  return {
    kind: 'list',
    of,
    id: null,
    changes: [],
    start: null,
    numerals,
    items: items.map(
      ({ blocks }): Item => ({
        changes: [],
        isDone: null,
        blocks: blocks.map((one) => ('level' in one && 'items' in one ? closed(one) : one)),
      }),
    ),
  };
}

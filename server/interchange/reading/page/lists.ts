import { changesOf, told } from '#server/interchange/reading/page/house.ts';
import type { Place } from '#server/interchange/reading/page/place.ts';
import type { PageParts } from '#server/interchange/reading/page/means.ts';
import type { Style } from '#server/interchange/reading/page/style.ts';
import {
  attributeOf,
  childrenOf,
  type Element,
  firstNamed,
  isElement,
  type Node,
  textIn,
} from '#server/interchange/reading/page/tree.ts';
import type { Block, Item, List } from '#shared/interchange/model.ts';

/** A list with its items, and with lists that stand in it beside them, as some programs write what is within an item. */
export function listBlock(
  reader: PageParts,
  element: Element,
  style: Style,
  place: Place,
): Block[] {
  const items: Item[] = [];
  let loose: Node[] = [];
  const takeLoose = () => {
    const blocks = reader.blocks(loose, place);
    loose = [];
    if (blocks.length === 0) return;
    const last = items.at(-1);
    if (last) items.splice(-1, 1, { ...last, blocks: [...last.blocks, ...blocks] });
    else items.push({ changes: [], isDone: null, blocks });
  };
  for (const child of childrenOf(element)) {
    if (!isElement(child) || child.tagName !== 'li') {
      loose.push(child);
      continue;
    }
    takeLoose();
    items.push(itemOf(reader, child, place));
  }
  takeLoose();
  if (items.length === 0) return [];
  const isTasks = items.some(({ isDone }) => isDone !== null);
  const of = isTasks ? 'tasks' : element.tagName === 'ol' ? 'numbers' : 'bullets';
  return [
    {
      kind: 'list',
      of,
      ...reader.tied(element),
      start: of === 'numbers' ? startOf(element, reader.means.isOwn) : null,
      numerals: of === 'numbers' ? numeralsOf(element, style, reader.means.isOwn) : null,
      items: isTasks ? items.map((one) => ({ ...one, isDone: one.isDone ?? false })) : items,
    },
  ];
}

function itemOf(reader: PageParts, element: Element, place: Place): Item {
  const { isOwn, book, sheet } = reader.means;
  const inner = reader.placeIn(element, sheet.of(element), place);
  return {
    changes: isOwn ? changesOf(element, book) : [],
    isDone: doneOf(element),
    blocks: reader.blocks(childrenOf(element), inner),
  };
}

/** Of a task: whether it is done; null for an item that is none. */
function doneOf(element: Element): boolean | null {
  const own = attributeOf(element, 'data-done');
  if (own === 'yes' || own === 'no') return own === 'yes';
  const box = firstIn(element);
  const isBox = box?.tagName === 'input' && attributeOf(box, 'type')?.toLowerCase() === 'checkbox';
  return isBox ? attributeOf(box, 'checked') !== null : null;
}

const AROUND_BOX: ReadonlySet<string> = new Set(['p', 'label', 'span', 'div']);

/** What an item begins with, a box perhaps; lists within it begin something of their own. */
function firstIn(element: Element): Element | null {
  const first = childrenOf(element).find(
    (child) => isElement(child) || textIn(child).trim() !== '',
  );
  if (!first || !isElement(first)) return null;
  return AROUND_BOX.has(first.tagName) ? firstIn(first) : first;
}

function startOf(element: Element, isOwn: boolean): number | null {
  const first = firstNamed(element, 'li');
  const text = attributeOf(element, 'start') ?? (first && attributeOf(first, 'value')) ?? '';
  const start = Number(text);
  if (!/^\d{1,6}$/.test(text) || start > 100_000) return null;
  // Every list starts at one where nothing else is said.
  return start === 1 && !isOwn ? null : start;
}

const TYPES: Readonly<Record<string, NonNullable<List['numerals']>>> = {
  a: 'latin',
  A: 'latin',
  i: 'roman',
  I: 'roman',
  hebrew: 'hebrew',
  'lower-alpha': 'latin',
  'upper-alpha': 'latin',
  'lower-latin': 'latin',
  'upper-latin': 'latin',
  'lower-roman': 'roman',
  'upper-roman': 'roman',
};

/** Null where it counts as a list of its depth does by habit. */
function numeralsOf(element: Element, style: Style, isOwn: boolean): List['numerals'] {
  if (isOwn)
    return told('orderedList', 'style', attributeOf(element, 'data-numerals')) as List['numerals'];
  const named = style.get('list-style-type') ?? style.get('list-style')?.split(' ')[0];
  return TYPES[named ?? attributeOf(element, 'type') ?? ''] ?? null;
}

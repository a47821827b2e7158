import { LOOK } from '#client/editor/paste/inert-page.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { toFlow } from '#client/editor/paste/flow.ts';
import { inkOf } from '#client/editor/paste/ink.ts';
import { styleOfFormat } from '#client/editor/paste/markers.ts';
import type { Place, Reading } from '#client/editor/paste/reading.ts';

interface Item {
  content: ContentNode[];
  lifted: ContentNode[];
  readonly checked: boolean | null;
}

/** Lists within lists beyond this go on in the one they stand in. */
const DEEPEST = 8;

/** Reads a list. What may not stand in a list (a table, an image) parts it in two, and the second goes on counting. */
export function readList(element: Element, reading: Reading, place: Place): ContentNode[] {
  if (place.lists.length >= DEEPEST) return nested(element, reading, place);
  const items = itemsOf(element, reading, place);
  const kind = element.localName === 'ol' ? 'ol' : 'ul';
  const start = kind === 'ol' ? startOf(element) : null;
  const style = kind === 'ol' ? styleFor(element, place.lists, reading) : null;
  const blocks: ContentNode[] = [];
  let run: Item[] = [];
  let number = start ?? 1;
  let first = number;
  const end = () => {
    if (run.length > 0) blocks.push(listOf(run, { kind, start: first, style }));
    run = [];
    first = number;
  };
  for (const item of items) {
    if (run[0] && (run[0].checked === null) !== (item.checked === null)) end();
    run.push(item);
    number += 1;
    if (item.lifted.length > 0) {
      end();
      blocks.push(...item.lifted);
    }
  }
  end();
  return blocks;
}

function itemsOf(element: Element, reading: Reading, place: Place): Item[] {
  const items: Item[] = [];
  const kind = element.localName === 'ol' ? 'ol' : 'ul';
  const inside = { ...place, depth: place.depth + 1, lists: [...place.lists, kind] as const };
  const addTo = (blocks: readonly ContentNode[]) => {
    const last = items.at(-1) ?? { content: [], lifted: [], checked: null };
    if (items.length === 0) items.push(last);
    const { flow, lifted } = toFlow(blocks);
    last.content.push(...flow);
    last.lifted.push(...lifted);
  };
  for (const child of element.children) {
    if (isList(child)) addTo(nested(child, reading, inside));
    else if (child.localName === 'li') {
      const item = itemOf(child, reading, inside);
      // An item that only holds a deeper list, as some programs nest, belongs to the one before it.
      const isShell = item.checked === null && item.content[0]?.type.endsWith('List');
      if (isShell && items.length > 0) addTo([...item.content, ...item.lifted]);
      else if (item.content.length > 0 || item.lifted.length > 0) items.push(item);
    } else {
      const wrapper = child.ownerDocument.createElement('li');
      wrapper.append(child.cloneNode(true));
      const item = itemOf(wrapper, reading, inside);
      if (item.content.length + item.lifted.length > 0) items.push(item);
    }
  }
  return items;
}

const isList = (element: Element): boolean => /^(?:ul|ol|menu)$/.test(element.localName);

/** Beyond the deepest level a list's items go on as paragraphs of the item they stand in. */
function nested(list: Element, reading: Reading, place: Place): ContentNode[] {
  if (place.lists.length < DEEPEST) return readList(list, reading, place);
  return itemsOf(list, reading, place).flatMap(({ content, lifted }) => [...content, ...lifted]);
}

function itemOf(element: Element, reading: Reading, place: Place): Item {
  // Lists within are read here, so that they know how deep they stand.
  const inside = { ...place, ink: inkOf(element, place.ink, reading) };
  const inner: ContentNode[] = [];
  const rest = element.ownerDocument.createDocumentFragment();
  const flush = () => {
    if (rest.childNodes.length > 0) inner.push(...reading.blocksIn(rest, inside));
    rest.replaceChildren();
  };
  for (const child of Array.from(element.childNodes)) {
    if (child.nodeType === 1 && isList(child as Element)) {
      flush();
      inner.push(...nested(child as Element, reading, inside));
    } else rest.append(child);
  }
  flush();
  const { flow, lifted } = toFlow(inner);
  return { content: flow, lifted, checked: checkedOf(element, flow) };
}

function checkedOf(element: Element, flow: ContentNode[]): boolean | null {
  if (element.getAttribute('role') === 'checkbox') {
    return element.getAttribute('aria-checked') === 'true';
  }
  return takeBox(flow);
}

const BOX = /^([☐☑☒🗹])\s*/u;

/** A drawn box at the start of words is a task: takes it away and tells whether it was ticked; null for none. */
export function takeBox(flow: ContentNode[]): boolean | null {
  const [first] = flow;
  const [words, ...others] = first?.content ?? [];
  const box = BOX.exec(words?.text ?? '');
  if (!first || first.type !== 'paragraph' || !words?.text || !box) return null;
  const text = words.text.slice(box[0].length);
  flow[0] = { ...first, content: [...(text === '' ? [] : [{ ...words, text }]), ...others] };
  return box[1] !== '☐';
}

interface Look {
  readonly kind: 'ol' | 'ul';
  readonly start: number;
  readonly style: string | null;
}

function listOf(items: readonly Item[], { kind, start, style }: Look): ContentNode {
  const contentOf = ({ content }: Item) =>
    content.length > 0 ? content : [{ type: 'paragraph' } satisfies ContentNode];
  if (items[0]?.checked !== null) {
    return {
      type: 'taskList',
      content: items.map((item) => ({
        type: 'taskItem',
        ...(item.checked && { attrs: { checked: 'yes' } }),
        content: contentOf(item),
      })),
    };
  }
  const attrs = { ...(start !== 1 && { start }), ...(style && { style }) };
  return {
    type: kind === 'ol' ? 'orderedList' : 'bulletList',
    ...(kind === 'ol' && Object.keys(attrs).length > 0 && { attrs }),
    content: items.map((item) => ({ type: 'listItem', content: contentOf(item) })),
  };
}

function startOf(list: Element): number | null {
  const first = [...list.children].find(({ localName }) => localName === 'li');
  const given = Number(list.getAttribute('start') ?? first?.getAttribute('value') ?? Number.NaN);
  return Number.isInteger(given) && given >= 0 && given <= 100_000 ? given : null;
}

/** Stored only where it differs from the habit of the depth: numbers, letters in the second, numbers in brackets. */
function styleFor(
  list: Element,
  above: readonly ('ol' | 'ul')[],
  { direction }: Reading,
): string | null {
  const typed: Readonly<Record<string, string>> = {
    a: 'latin',
    A: 'latin',
    i: 'roman',
    I: 'roman',
  };
  const item = list.querySelector(':scope > li');
  const css = /list-style(?:-type)?:\s*([\w-]+)/i;
  const given =
    list.getAttribute('data-style') ??
    typed[list.getAttribute('type') ?? ''] ??
    styleOfFormat(css.exec(list.getAttribute(LOOK) ?? '')?.[1] ?? null) ??
    styleOfFormat(css.exec(item?.getAttribute(LOOK) ?? '')?.[1] ?? null);
  const letters = direction === 'rtl' ? 'hebrew' : 'latin';
  const habit = above.filter((kind) => kind === 'ol').length === 1 ? letters : 'decimal';
  return given === habit ? null : (given ?? null);
}

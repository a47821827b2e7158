import { LOOK } from '#client/editor/paste/inert-page.ts';
import { classesOf, type StyleSheet } from '#client/editor/paste/style-sheet.ts';
import { type Marker, markerOf, styleOfFormat } from '#client/editor/paste/markers.ts';

/** One paragraph that its program calls an item of a list. */
interface Item {
  readonly level: number;
  /** Items of another list never continue this one. */
  readonly list: string;
  readonly isOrdered: boolean;
  readonly style: string | null;
  readonly number: number | null;
  readonly content: Element;
}

/** The deepest list that is told apart; Word has nine levels. */
const DEEPEST = 8;

/**
 * Word writes a list as paragraphs with `mso-list:l0 level1`, their bullet or number as text; Word on the web writes each
 * item as a list of its own. Both become lists within lists, with the numbers they had.
 */
export function nestLists(page: Document, sheet: StyleSheet): void {
  for (const wrapper of page.querySelectorAll('.ListContainerWrapper')) unwrapWebList(wrapper);
  const parents = new Set<Element>();
  for (const element of page.querySelectorAll('p,li[data-aria-level]')) {
    if (element.parentElement && itemOf(element, sheet)) parents.add(element.parentElement);
  }
  for (const parent of parents) nestChildren(parent, sheet);
}

/** `<div class="ListContainerWrapper"><ol start="2"><li data-aria-level="1">`: its items, beside each other. */
function unwrapWebList(wrapper: Element): void {
  for (const list of wrapper.querySelectorAll('ol,ul')) {
    let number = Number(list.getAttribute('start') ?? 1);
    for (const item of list.children) {
      item.setAttribute('data-list-kind', list.localName);
      item.setAttribute('data-number', String(number));
      item.setAttribute('data-shape', list.getAttribute(LOOK) ?? '');
      number += 1;
    }
  }
  wrapper.replaceWith(...wrapper.querySelectorAll('li[data-aria-level]'));
}

function nestChildren(parent: Element, sheet: StyleSheet): void {
  let open: { list: Element; item: Item }[] = [];
  for (const child of Array.from(parent.children)) {
    const item = itemOf(child, sheet);
    if (!item) {
      const last = open.at(-1)?.list.lastElementChild;
      // A paragraph within an item, as Word calls it by its style alone.
      if (last && isWithin(child)) last.append(child);
      else open = [];
      continue;
    }
    takeMarker(child);
    open = open.slice(0, openDepth(open, item));
    const top = open.at(-1);
    if (top && top.item.level === item.level) {
      top.list.append(asListItem(item));
    } else {
      const list = newList(parent.ownerDocument, item);
      if (top) (top.list.lastElementChild ?? top.list).append(list);
      else child.before(list);
      list.append(asListItem(item));
      open.push({ list, item });
    }
  }
}

/** How many of the open lists an item leaves open: those above it, and its own if it goes on in it. */
function openDepth(open: readonly { readonly item: Item }[], item: Item): number {
  let depth = open.length;
  while (depth > 0 && (open[depth - 1]?.item.level ?? 0) > item.level) depth -= 1;
  const own = open[depth - 1]?.item;
  if (!own || own.level !== item.level) return depth;
  const goesOn =
    own.list === item.list && own.isOrdered === item.isOrdered && own.style === item.style;
  return goesOn ? depth : depth - 1;
}

function newList(page: Document, { isOrdered, style, number }: Item): Element {
  const list = page.createElement(isOrdered ? 'ol' : 'ul');
  if (isOrdered) {
    if (style) list.setAttribute('data-style', style);
    if (number !== null && number !== 1) list.setAttribute('start', String(number));
  }
  return list;
}

function asListItem({ content }: Item): Element {
  if (content.localName === 'li') return content;
  const item = content.ownerDocument.createElement('li');
  item.append(content);
  return item;
}

function isWithin(element: Element): boolean {
  return (
    element.localName === 'p' &&
    classesOf(element).some((name) => /^mso(?:listparagraph|listcontinue)/.test(name))
  );
}

function itemOf(element: Element, sheet: StyleSheet): Item | null {
  if (element.localName === 'li') return webItemOf(element);
  if (element.localName !== 'p') return null;
  const found = /^\s*(l\d+)\s+level(\d+)(?:\s+lfo(\d+))?/i.exec(
    sheet.of(element).get('mso-list') ?? '',
  );
  if (!found) return null;
  const [, list = '', level = '1', override = ''] = found;
  const known = sheet.listLevel(list, Number(level));
  const marker = markerOf(markerText(element));
  const format = known?.format ?? null;
  const isOrdered = marker ? marker.style !== null : format !== 'bullet' && known !== null;
  return {
    level: Math.min(DEEPEST, Number(level)),
    list: `${list} ${override}`,
    isOrdered,
    style: isOrdered ? (styleOfFormat(format) ?? marker?.style ?? 'decimal') : null,
    number: isOrdered ? numberOf(marker, styleOfFormat(format), known?.start ?? null) : null,
    content: element,
  };
}

function numberOf(
  marker: Marker | null,
  style: string | null,
  start: number | null,
): number | null {
  // A marker of one letter may be read in two ways; the format says which.
  if (marker && (style === null || marker.style === style)) return marker.number;
  return start;
}

function webItemOf(element: Element): Item | null {
  const level = Number(element.getAttribute('data-aria-level') ?? Number.NaN);
  if (!Number.isInteger(level) || level < 1) return null;
  const isOrdered = element.getAttribute('data-list-kind') === 'ol';
  const shape = /list-style-type:\s*([\w-]+)/i.exec(element.getAttribute('data-shape') ?? '');
  return {
    level: Math.min(DEEPEST, level),
    list: `web ${element.getAttribute('data-listid') ?? ''}`,
    isOrdered,
    style: isOrdered ? (styleOfFormat(shape?.[1] ?? null) ?? 'decimal') : null,
    number: isOrdered ? Number(element.getAttribute('data-number') ?? 1) : null,
    content: element,
  };
}

const MARKERS =
  '[data-look*="mso-list:Ignore"],[data-look*="mso-list: Ignore"],[data-look*="mso-list:ignore"]';

function markerText(paragraph: Element): string {
  return (paragraph.querySelector(MARKERS)?.textContent ?? '').replaceAll(/\s/g, '');
}

/** The number or bullet that Word wrote as text: ours are counted, in lists and headings alike. */
export function takeMarker(paragraph: Element): void {
  for (const marker of paragraph.querySelectorAll(MARKERS)) marker.remove();
}

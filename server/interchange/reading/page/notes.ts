import {
  aroundOf,
  attributeOf,
  childrenOf,
  type Element,
  elementsIn,
  hasClass,
  type Node,
  textIn,
} from '#server/interchange/reading/page/tree.ts';

type Root = Parameters<typeof elementsIn>[0];

/** A note of a page: the element with its words, and the link back in it, which is none of them. */
export interface PageNote {
  readonly body: Element;
  readonly back: Element;
}

/** The sign of a note is short: a number, a star, perhaps in brackets. */
const SIGN = /^\s*[[(]?[\p{L}\p{N}*†‡§]{1,6}[\])]?\s*$/u;
const BODIES: ReadonlySet<string> = new Set(['li', 'p', 'div', 'dd', 'td', 'aside']);

/**
 * The notes of a page. No two programs write them alike, but all do this: a short sign leads to the note, and the note leads
 * back to its sign. So are known those of this house, of Word, of Google Docs and of what makes pages of Markdown.
 */
export class PageNotes {
  readonly #ofSigns = new Map<Element, PageNote>();
  /** What stands elsewhere and is not read at its own place. */
  readonly #taken = new Set<Node>();

  constructor(root: Root) {
    const byId = idsIn(root);
    for (const sign of elementsIn(root)) {
      const to = insideOf(sign);
      const target = to === null ? undefined : byId.get(to);
      if (!target || !SIGN.test(textIn(sign)) || this.#isInNote(sign)) continue;
      const body = BODIES.has(target.tagName)
        ? target
        : aroundOf(target, ({ tagName }) => BODIES.has(tagName));
      const back = body && backOf(body, namesOf(sign));
      if (body && back && back !== sign && !isIn(sign, body)) this.#take(sign, { body, back });
    }
  }

  of(element: Element): PageNote | null {
    return this.#ofSigns.get(element) ?? null;
  }

  isTaken(node: Node): boolean {
    return this.#taken.has(node);
  }

  /** What leads back from a note looks like a sign too; signs come before their notes. */
  #isInNote(element: Element): boolean {
    return this.#taken.has(element) || aroundOf(element, (one) => this.#taken.has(one)) !== null;
  }

  #take(sign: Element, note: PageNote): void {
    this.#ofSigns.set(sign, note);
    this.#taken.add(note.body);
    this.#taken.add(note.back);
    const around = aroundOf(note.body, isNoteList);
    if (around) this.#taken.add(around);
  }
}

/** The part of a page that holds nothing but notes. */
function isNoteList(element: Element): boolean {
  return (
    attributeOf(element, 'data-footnotes') !== null ||
    attributeOf(element, 'role') === 'doc-endnotes' ||
    hasClass(element, 'footnotes') ||
    /mso-element:\s*(?:foot|end)note-list/i.test(attributeOf(element, 'style') ?? '')
  );
}

function idsIn(root: Root): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  for (const element of elementsIn(root))
    for (const name of ownNames(element)) if (!found.has(name)) found.set(name, element);
  return found;
}

function ownNames(element: Element): string[] {
  const id = attributeOf(element, 'id');
  const name = element.tagName === 'a' ? attributeOf(element, 'name') : null;
  return [id, name].flatMap((one) => (one === null || one === '' ? [] : [one]));
}

/** The names by which a sign can be led back to: its own, of what is close around it, and of what is in it. */
function namesOf(sign: Element): ReadonlySet<string> {
  const names = [...ownNames(sign), ...[...elementsIn(sign)].flatMap(ownNames)];
  const around = aroundOf(sign, ({ tagName }) => tagName === 'sup' || tagName === 'span');
  return new Set([...names, ...(around ? ownNames(around) : [])]);
}

function insideOf(element: Element): string | null {
  const href = element.tagName === 'a' ? attributeOf(element, 'href') : null;
  const at = href?.indexOf('#') ?? -1;
  // Word writes the whole address of its own page before the sign.
  if (href === null || at === -1 || /^\w+:/.test(href)) return null;
  return href.slice(at + 1) || null;
}

function backOf(body: Element, names: ReadonlySet<string>): Element | null {
  for (const element of elementsIn(body)) {
    const to = insideOf(element);
    if (to !== null && names.has(to)) return element;
  }
  return null;
}

function isIn(node: Node, element: Element): boolean {
  return aroundOf(node, (one) => one === element) !== null;
}

/** What a note says; what leads back from it is taken, as its sign is. */
export function wordsOf({ body }: PageNote): readonly Node[] {
  const told = childrenOf(body).find(
    (child) => 'tagName' in child && attributeOf(child, 'data-words') !== null,
  );
  return childrenOf(told ?? body);
}

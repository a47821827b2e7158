import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { WordRefused } from '#server/interchange/reading/limits.ts';

export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** What one page may cost. */
export interface PageLimits {
  readonly depth: number;
  readonly nodes: number;
}

export const PAGE_LIMITS: PageLimits = { depth: 400, nodes: 500_000 };

/** Reads a page as browsers do, and stops where it would cost more than the limits. Nothing in it runs or is fetched. */
export function treeOf(html: string, { depth, nodes }: PageLimits = PAGE_LIMITS): Parent {
  let made = 0;
  const depths = new WeakMap<object, number>();
  const counted = <Made>(one: Made): Made => {
    made += 1;
    if (made > nodes) throw new WordRefused('word-heavy', 'nodes of a page');
    return one;
  };
  const put = (parent: Parent, child: object) => {
    const own = (depths.get(parent) ?? 0) + 1;
    if (own > depth) throw new WordRefused('word-heavy', 'depth of a page');
    depths.set(child, own);
  };
  return parse(html, {
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement: (...told) => counted(defaultTreeAdapter.createElement(...told)),
      insertText: (parent, text) => {
        counted(text);
        defaultTreeAdapter.insertText(parent, text);
      },
      appendChild: (parent, child) => {
        put(parent, child);
        defaultTreeAdapter.appendChild(parent, child);
      },
      insertBefore: (parent, child, before) => {
        put(parent, child);
        defaultTreeAdapter.insertBefore(parent, child, before);
      },
    },
  });
}

export function isElement(node: Node | Parent): node is Element {
  return 'tagName' in node;
}

export function childrenOf(node: Node | Parent): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

export function attributeOf({ attrs }: Element, name: string): string | null {
  return attrs.find((one) => one.name === name)?.value ?? null;
}

export function hasClass(element: Element, name: string): boolean {
  return (attributeOf(element, 'class') ?? '').split(/\s+/).includes(name);
}

/** All elements below a node, in the page's order. */
export function* elementsIn(node: Node | Parent): Generator<Element> {
  const left = [...childrenOf(node)].toReversed();
  for (let next = left.pop(); next; next = left.pop()) {
    if (!isElement(next)) continue;
    yield next;
    for (const child of [...next.childNodes].toReversed()) left.push(child);
  }
}

/** The first element of a name below a node. */
export function firstNamed(node: Node | Parent, name: string): Element | null {
  for (const element of elementsIn(node)) if (element.tagName === name) return element;
  return null;
}

/** All letters below a node, as they stand. */
export function textIn(node: Node | Parent): string {
  const texts: string[] = [];
  const walk = (one: Node | Parent) => {
    if ('value' in one) texts.push(one.value);
    for (const child of childrenOf(one)) walk(child);
  };
  walk(node);
  return texts.join('');
}

/** The element around a node that fits, or null. */
export function aroundOf(node: Node, fits: (element: Element) => boolean): Element | null {
  for (let one: Parent | null = node.parentNode; one && 'tagName' in one; one = one.parentNode)
    if (fits(one)) return one;
  return null;
}

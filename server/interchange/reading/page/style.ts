import { attributeOf, type Element } from '#server/interchange/reading/page/tree.ts';

/** What is declared about an element, by property. */
export type Style = ReadonlyMap<string, string>;

const MOST_RULES = 5000;
const MOST_LETTERS = 600_000;

/** Of all that can be declared, what a paper has a place for, or what hides words. */
const TOLD: ReadonlySet<string> = new Set([
  'direction',
  'display',
  'visibility',
  'opacity',
  'mso-hide',
  'mso-highlight',
  'mso-list',
  'mso-element',
  'font-size',
  'font-style',
  'font-weight',
  'list-style',
  'list-style-type',
  'page-break-before',
  'break-before',
  'text-align',
  'text-decoration',
  'text-decoration-line',
  'vertical-align',
  'white-space',
  'width',
  'inline-size',
]);

function declarationsIn(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const one of text.split(';')) {
    const at = one.indexOf(':');
    const name = one.slice(0, Math.max(0, at)).trim().toLowerCase();
    const value = one.slice(at + 1).replace(/!\s*important/i, '');
    if (TOLD.has(name)) found.set(name, value.trim().toLowerCase());
  }
  return found;
}

/** The style sheets of a page as far as they speak of single names and classes: how other programs write what they export. */
export class StyleSheet {
  readonly #rules = new Map<string, Map<string, string>>();

  constructor(texts: readonly string[]) {
    let count = 0;
    for (const { selectors, declared } of rulesIn(texts.join('\n').slice(0, MOST_LETTERS))) {
      if (declared.size === 0) continue;
      for (const selector of selectors.split(',')) {
        const name = selector.trim().toLowerCase();
        count += 1;
        if (count > MOST_RULES) return;
        if (!/^[a-z0-9]*(?:\.[\w-]+)?$/.test(name) || name === '') continue;
        const known = this.#rules.get(name) ?? new Map<string, string>();
        for (const [property, value] of declared) known.set(property, value);
        this.#rules.set(name, known);
      }
    }
  }

  /** What is declared of an element: by its name, its classes, then by itself. */
  of(element: Element): Style {
    const own = attributeOf(element, 'style');
    const classes = (attributeOf(element, 'class') ?? '').toLowerCase().split(/\s+/).slice(0, 20);
    const all = new Map<string, string>();
    const names = [
      element.tagName,
      ...classes.flatMap((one) => [`.${one}`, `${element.tagName}.${one}`]),
    ];
    for (const name of names)
      for (const [property, value] of this.#rules.get(name) ?? []) all.set(property, value);
    for (const [property, value] of own === null ? [] : declarationsIn(own))
      all.set(property, value);
    return all;
  }
}

interface Rule {
  readonly selectors: string;
  readonly declared: ReadonlyMap<string, string>;
}

/** The plain rules of a sheet; what holds only in print, or for some screens, is left out. */
function* rulesIn(sheet: string): Generator<Rule> {
  const text = sheet
    .replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, ' ')
    .replaceAll(/<!--|-->/g, ' ');
  let at = 0;
  for (let open = text.indexOf('{', at); open !== -1; open = text.indexOf('{', at)) {
    const selectors = text.slice(at, open).trim();
    const end = selectors.startsWith('@') ? balancedEnd(text, open) : text.indexOf('}', open);
    if (end === -1) return;
    if (!selectors.startsWith('@'))
      yield { selectors, declared: declarationsIn(text.slice(open + 1, end)) };
    at = end + 1;
  }
}

function balancedEnd(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text.charAt(at) === '{') depth += 1;
    else if (text.charAt(at) === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** Whether nothing of an element is seen. */
export function isHidden(element: Element, style: Style): boolean {
  return (
    attributeOf(element, 'hidden') !== null ||
    style.get('display') === 'none' ||
    style.get('visibility') === 'hidden' ||
    style.get('mso-hide') === 'all' ||
    /^0(?:\.0*)?(?:px|pt|em|rem|%)?$/.test(style.get('font-size') ?? '') ||
    Number(style.get('opacity') ?? 1) === 0
  );
}

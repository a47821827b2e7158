import { LOOK } from '#client/editor/paste/inert-page.ts';
/** One level of a Word list, from an `@list` rule. */
export interface ListLevel {
  /** `bullet`, `alpha-lower`, `hebrew-1` …; null is Word's habit, which is decimal. */
  readonly format: string | null;
  readonly start: number | null;
}

type Declarations = ReadonlyMap<string, string>;

/** More than any document writes; what lies beyond decides nothing that matters. */
const MOST_CHARACTERS = 400_000;
const NONE: Declarations = new Map();

/**
 * The styles of a pasted page, as far as they say what a paragraph or a word is. Selectors of one element or class are
 * all that word processors write; nothing is ever applied, only read.
 */
export class StyleSheet {
  readonly #rules = new Map<string, Declarations>();
  readonly #levels = new Map<string, ListLevel>();
  readonly #seen = new WeakMap<Element, Declarations>();

  constructor(css: string) {
    const text = css.slice(0, MOST_CHARACTERS);
    for (const rule of text.replaceAll(/<!--|-->|\/\*.*?\*\//gs, ' ').split('}')) {
      const [selectors = '', body] = rule.split('{', 2);
      if (body !== undefined) this.#read(selectors, body);
    }
  }

  #read(selectors: string, body: string): void {
    const list = /@list\s+(l\d+:level\d+)/i.exec(selectors);
    const declarations = declarationsOf(body);
    if (list?.[1]) {
      const start = Number(declarations.get('mso-level-start-at') ?? Number.NaN);
      this.#levels.set(list[1].toLowerCase(), {
        format: declarations.get('mso-level-number-format') ?? null,
        start: Number.isInteger(start) ? start : null,
      });
      return;
    }
    for (const selector of selectors.split(',')) {
      const name = selector.trim().toLowerCase();
      if (!/^[a-z\d]*(?:\.[^\s.:#>~+[\]]+)?$/.test(name) || name === '') continue;
      this.#rules.set(name, new Map([...(this.#rules.get(name) ?? NONE), ...declarations]));
    }
  }

  listLevel(list: string, level: number): ListLevel | null {
    return this.#levels.get(`${list.toLowerCase()}:level${String(level)}`) ?? null;
  }

  /** What the page says about an element by its name, its classes and its own style, the later the stronger. */
  of(element: Element): Declarations {
    const known = this.#seen.get(element);
    if (known) return known;
    const tag = element.localName;
    const own = element.getAttribute(LOOK);
    let declarations = this.#rules.get(tag) ?? NONE;
    const add = (more: Declarations | undefined) => {
      if (more) declarations = declarations === NONE ? more : new Map([...declarations, ...more]);
    };
    for (const name of classesOf(element)) {
      add(this.#rules.get(`.${name}`));
      add(this.#rules.get(`${tag}.${name}`));
      // Word names a paragraph's style once, as `p.a1`, whatever element carries it.
      if (tag !== 'p') add(this.#rules.get(`p.${name}`));
    }
    if (own) add(declarationsOf(own));
    this.#seen.set(element, declarations);
    return declarations;
  }
}

export function classesOf(element: Element): readonly string[] {
  return (element.getAttribute('class') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
}

function declarationsOf(text: string): Declarations {
  const found = new Map<string, string>();
  for (const declaration of text.slice(0, 20_000).split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    found.set(name, declaration.slice(colon + 1).trim());
  }
  return found;
}

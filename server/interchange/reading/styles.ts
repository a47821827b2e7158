import {
  child,
  childrenNamed,
  type Element,
  isOn,
  valueOf,
} from '#server/interchange/reading/xml-tree.ts';

interface Style {
  readonly id: string;
  readonly name: string;
  readonly base: string | undefined;
  readonly paragraph: Element | undefined;
  readonly run: Element | undefined;
}

/** What the house draws in its own way, by what the file calls it; some of it only where the file is of the house. */
export type Role =
  | 'title'
  | 'caption'
  | 'quote'
  | 'contents'
  | 'label'
  | 'beside'
  | 'gap'
  | 'rule'
  | 'continued'
  | 'framed'
  | 'front'
  | 'drawn'
  | 'plain';

/** By the names that Word, LibreOffice and Google Docs give, in English and in Hebrew. */
const ROLES: readonly (readonly [RegExp, Role])[] = [
  [/^(?:title|כותרת(?: המסמך| הנייר)?|שם המסמך|תואר)$/i, 'title'],
  [/^(?:caption|כיתוב|illustration|figure|table caption|drawing)$/i, 'caption'],
  [/^(?:quote|quotations|intense quote|ציטוט(?: חזק)?|block quotation)$/i, 'quote'],
  [
    /^(?:toc \d|toc heading|contents(?: heading| \d)?|תוכן עניינים(?: \d)?|כותרת תוכן עניינים)$/i,
    'contents',
  ],
  [/^(?:callout label|block label)$/i, 'label'],
  [/^reservation(?: label| signature)?$/i, 'beside'],
  [/^after table$/i, 'gap'],
  [/^(?:callout|block text)$/i, 'framed'],
  [/^(?:forum|facts)$/i, 'front'],
  [/^table (?:head|text)$/i, 'drawn'],
  [/^(?:rule|horizontal line)$/i, 'rule'],
  [/^(?:list paragraph|list continue(?: \d)?|פיסקת רשימה|פסקת רשימה)$/i, 'continued'],
];

const HEADING = /^(?:heading|כותרת|header|ראש פרק|רמה)\s*([1-9])$/i;
/** Names that say a level without its number. */
const NAMED_LEVELS: readonly (readonly [RegExp, number])[] = [
  [/^(?:כותרת ראשית|כותרת פרק|פרק|chapter(?: title)?)$/i, 1],
  [/^(?:כותרת משנה|תת[ -]כותרת|כותרת סעיף|section(?: title)?)$/i, 2],
];
const LONGEST_CHAIN = 20;

/** The styles of a file; one without any has none, and everything in it is as it says itself. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #paragraphDefaults: Element | undefined;
  readonly #runDefaults: Element | undefined;
  readonly #default: string | undefined;

  constructor(root: Element | undefined) {
    const defaults = child(root, 'w:docDefaults');
    this.#paragraphDefaults = child(child(defaults, 'w:pPrDefault'), 'w:pPr');
    this.#runDefaults = child(child(defaults, 'w:rPrDefault'), 'w:rPr');
    let usual: string | undefined;
    for (const style of childrenNamed(root, 'w:style')) {
      const id = style.attrs['w:styleId'] ?? '';
      this.#styles.set(id, {
        id,
        name: (valueOf(child(style, 'w:name')) ?? '').trim(),
        base: valueOf(child(style, 'w:basedOn')),
        paragraph: child(style, 'w:pPr'),
        run: child(style, 'w:rPr'),
      });
      if (
        style.attrs['w:type'] === 'paragraph' &&
        ['1', 'true'].includes(style.attrs['w:default'] ?? '')
      )
        usual ??= id;
    }
    this.#default = usual;
  }

  /** Whether the house made the file, though it may remember nothing of it any more. */
  get isOfTheHouse(): boolean {
    const names = new Set([...this.#styles.values()].map(({ name }) => name.toLowerCase()));
    return ['forum', 'facts', 'after table'].every((name) => names.has(name));
  }

  /** The style of a paragraph with these properties. */
  of(properties: Element | undefined): string | undefined {
    return valueOf(child(properties, 'w:pStyle')) ?? this.#default;
  }

  role(id: string | undefined): Role {
    for (const { name } of this.#chain(id)) {
      const found = ROLES.find(([shape]) => shape.test(name));
      if (found) return found[1];
      if (this.#levelIn(name) !== null) return 'plain';
    }
    return 'plain';
  }

  name(id: string | undefined): string {
    return (id === undefined ? undefined : this.#styles.get(id)?.name) ?? '';
  }

  /** The level of a heading, 1 to 9; null for what is none. The name of the style goes before the outline. */
  headingLevel(properties: Element | undefined): number | null {
    const id = this.of(properties);
    const own = levelOf(child(properties, 'w:outlineLvl'));
    for (const { name } of this.#chain(id)) {
      const level = this.#levelIn(name);
      if (level !== null) return level;
    }
    if (own !== undefined) return own;
    return this.#find(id, ({ paragraph }) => levelOf(child(paragraph, 'w:outlineLvl'))) ?? null;
  }

  #levelIn(name: string): number | null {
    const numbered = HEADING.exec(name)?.[1];
    if (numbered !== undefined) return Number(numbered);
    return NAMED_LEVELS.find(([shape]) => shape.test(name))?.[1] ?? null;
  }

  /** A property of paragraphs, from the paragraph itself, its style, or the file's defaults. */
  paragraphProperty(properties: Element | undefined, name: string): Element | undefined {
    return (
      child(properties, name) ??
      this.#find(this.of(properties), ({ paragraph }) => child(paragraph, name)) ??
      child(this.#paragraphDefaults, name)
    );
  }

  /** A property of runs that a style of either kind says. */
  runProperty(id: string | undefined, name: string): Element | undefined {
    return this.#find(id, ({ run }) => child(run, name));
  }

  /** Whether a property of runs is on by the file's defaults. */
  isOnByDefault(name: string): boolean {
    return isOn(child(this.#runDefaults, name)) ?? false;
  }

  #find<Value>(
    id: string | undefined,
    ask: (style: Style) => Value | undefined,
  ): Value | undefined {
    for (const style of this.#chain(id)) {
      const found = ask(style);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** A style and what it is based on, however the file goes round in a circle. */
  #chain(id: string | undefined): Style[] {
    const chain: Style[] = [];
    for (let at = id; at !== undefined && chain.length < LONGEST_CHAIN; ) {
      const style = this.#styles.get(at);
      if (!style || chain.includes(style)) break;
      chain.push(style);
      at = style.base;
    }
    return chain;
  }
}

/** 0 to 8 are levels; 9 is body text. */
function levelOf(outline: Element | undefined): number | undefined {
  const value = valueOf(outline);
  if (value === undefined || !/^[0-8]$/.test(value)) return undefined;
  return Number(value) + 1;
}

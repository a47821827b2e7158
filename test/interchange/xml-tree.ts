/** An element of a part. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** The words directly in it. */
  readonly text: string;
  readonly parent: Element | null;
}

type Open = Element & { children: Element[]; text: string };

const TOKEN = /<\?[^>]*\?>|<\/([\w:]+)>|<([\w:]+)((?: [\w:]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Reads XML, as strictly as it is written here: quick enough for a hundred random files, where a browser's parser is not. */
export function readXml(xml: string): Element {
  const root: Open = { name: '', attributes: new Map(), children: [], text: '', parent: null };
  let open = root;
  let at = 0;
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(xml); found; found = TOKEN.exec(xml)) {
    at = TOKEN.lastIndex;
    const [, closed, name, attributes = '', isEmpty, words] = found;
    if (words !== undefined) open.text += decoded(words);
    if (closed !== undefined) {
      if (closed !== open.name) throw new Error(`</${closed}> closes <${open.name}>`);
      open = open.parent as Open;
    }
    if (name === undefined) continue;
    const element: Open = {
      name,
      attributes: attributesIn(attributes),
      children: [],
      text: '',
      parent: open,
    };
    open.children.push(element);
    if (isEmpty === '') open = element;
  }
  const [only] = root.children;
  if (at !== xml.length || open !== root || !only || root.children.length > 1)
    throw new Error(`no XML at ${xml.slice(at, at + 80)}`);
  return only;
}

function attributesIn(text: string): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/([\w:]+)="([^"]*)"/g)) {
    if (all.has(name)) throw new Error(`${name} is there twice`);
    all.set(name, decoded(value));
  }
  return all;
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|(\w+));|&/g, (all, code?: string, name?: string) => {
    const letter = code === undefined ? ENTITIES[name ?? ''] : String.fromCodePoint(Number(code));
    if (letter === undefined) throw new Error(`${all} means nothing`);
    return letter;
  });
}

/** All elements of a name in a part or an element, in the file's order. */
export function all(under: Element, name: string): Element[] {
  return under.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);
}

/** What the first element of a name says by its `w:val`: null without the element, nothing without the value. */
export function valIn(under: Element, name: string): string | null {
  const [found] = all(under, name);
  return found ? (found.attributes.get('w:val') ?? '') : null;
}

export function isIn(element: Element, name: string): boolean {
  for (let at = element.parent; at; at = at.parent) if (at.name === name) return true;
  return false;
}

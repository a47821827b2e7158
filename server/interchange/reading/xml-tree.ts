import { SaxesParser } from 'saxes';
import { type Limits, WordRefused } from '#server/interchange/reading/limits.ts';

/** An element with its children; names carry the prefix that Word itself uses for their namespace, whatever the file's is. */
export interface Element {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const OPEN = 'http://schemas.openxmlformats.org';
const STRICT = 'http://purl.oclc.org/ooxml';
const MICROSOFT = 'http://schemas.microsoft.com/office/word';

const PREFIXES: ReadonlyMap<string, string> = new Map([
  [`${OPEN}/wordprocessingml/2006/main`, 'w'],
  [`${STRICT}/wordprocessingml/main`, 'w'],
  [`${OPEN}/officeDocument/2006/relationships`, 'r'],
  [`${STRICT}/officeDocument/relationships`, 'r'],
  [`${OPEN}/drawingml/2006/main`, 'a'],
  [`${STRICT}/drawingml/main`, 'a'],
  [`${OPEN}/drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${STRICT}/drawingml/wordprocessingDrawing`, 'wp'],
  [`${OPEN}/markup-compatibility/2006`, 'mc'],
  [`${OPEN}/officeDocument/2006/math`, 'm'],
  [`${STRICT}/officeDocument/math`, 'm'],
  [`${OPEN}/package/2006/relationships`, 'rel'],
  [`${OPEN}/package/2006/content-types`, 'ct'],
  [`${MICROSOFT}/2010/wordml`, 'w14'],
  [`${MICROSOFT}/2012/wordml`, 'w15'],
  [`${MICROSOFT}/2016/wordml/cid`, 'w16cid'],
  [`${MICROSOFT}/2018/wordml/cex`, 'w16cex'],
  [`${MICROSOFT}/2023/wordml/word16du`, 'w16du'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['urn:nayar:paper:1', 'nayar'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
]);

interface Budget {
  nodes: number;
  letters: number;
}

/** Reads the XML parts of one file, all of them within one budget. */
export class XmlReader {
  readonly #limits: Limits;
  readonly #spent: Budget = { nodes: 0, letters: 0 };

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** The root of a part. A document type declaration is refused, whatever it declares. */
  read(bytes: Buffer): Element {
    const parser = new SaxesParser({ xmlns: true });
    const top: Open = { name: '', attrs: {}, children: [] };
    const open: Open[] = [top];
    const text = (letters: string) => {
      this.#spend('letters', letters.length);
      if (open.length > 1) open.at(-1)?.children.push(letters);
    };
    parser.on('error', (fault) => {
      throw new WordRefused('word-broken', fault.message.slice(0, 200));
    });
    parser.on('doctype', () => {
      throw new WordRefused('word-unsafe', 'document type');
    });
    parser.on('opentag', ({ uri, local, attributes }) => {
      this.#spend('nodes', 1);
      if (open.length > this.#limits.depth) throw new WordRefused('word-heavy', 'depth');
      const attrs: Record<string, string> = {};
      for (const one of Object.values(attributes))
        if (one.prefix !== 'xmlns' && one.name !== 'xmlns')
          attrs[named(one.uri, one.local)] = one.value;
      const element: Open = { name: named(uri, local), attrs, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    });
    parser.on('closetag', () => void open.pop());
    parser.on('text', text);
    parser.on('cdata', text);
    parser.write(decoded(bytes)).close();
    const root = top.children.find((one) => typeof one !== 'string');
    if (!root) throw new WordRefused('word-broken', 'empty');
    return root;
  }

  #spend(what: keyof Budget, amount: number): void {
    this.#spent[what] += amount;
    if (this.#spent[what] > this.#limits[what]) throw new WordRefused('word-heavy', what);
  }
}

interface Open extends Element {
  readonly children: (Element | string)[];
}

function named(uri: string, local: string): string {
  if (uri === '') return local;
  return `${PREFIXES.get(uri) ?? '?'}:${local}`;
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  return bytes.toString('utf8', bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0);
}

/** The children that are elements. */
export function elements(element: Element | undefined): readonly Element[] {
  return (element?.children ?? []).filter((one) => typeof one !== 'string');
}

export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find(
    (one): one is Element => typeof one !== 'string' && one.name === name,
  );
}

export function childrenNamed(element: Element | undefined, name: string): readonly Element[] {
  return elements(element).filter((one) => one.name === name);
}

/** All elements of a name below this one, in the order of the text. */
export function below(element: Element | undefined, name: string): Element[] {
  return elements(element).flatMap((one) => [
    ...(one.name === name ? [one] : []),
    ...below(one, name),
  ]);
}

/** What an element such as `<w:jc w:val="center"/>` says. */
export function valueOf(element: Element | undefined): string | undefined {
  return element?.attrs['w:val'];
}

/** Whether a property is on: there without a value, or with one that does not say no. Undefined where it is not there. */
export function isOn(element: Element | undefined): boolean | undefined {
  if (!element) return undefined;
  return !['0', 'false', 'off', 'none'].includes(valueOf(element) ?? '1');
}

export function textIn(element: Element): string {
  return element.children.map((one) => (typeof one === 'string' ? one : textIn(one))).join('');
}

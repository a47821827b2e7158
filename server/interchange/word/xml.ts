type Value = string | number | null | undefined;

/** Not in any XML 1.0 text: control characters, lone halves of a pair, and two that are no characters. */
const NOWHERE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
const KEPT = /[\t\n\r]/;

/** Most words hold nothing of that kind. */
const TOUCHED = /[&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Somebody's words as they may stand in XML, between tags and in attributes alike. */
export function escaped(text: string): string {
  if (!TOUCHED.test(text)) return text;
  const plain = text.replaceAll(NOWHERE, (sign) => (KEPT.test(sign) ? sign : ''));
  return plain.replaceAll(/[&<>"\n\r\t]/g, (sign) => SIGNS[sign] ?? sign);
}

/** An element; attributes without a value are left out, children are XML already. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly string[]
): string {
  let start = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== null && value !== undefined) start += ` ${key}="${escaped(String(value))}"`;
  const inner = children.join('');
  return inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`;
}

/** An element of WordprocessingML that says one thing: `<w:jc w:val="center"/>`. */
export function val(name: string, value: string | number): string {
  return `<w:${name} w:val="${escaped(String(value))}"/>`;
}

const SPACES = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  'xmlns:w14': 'http://schemas.microsoft.com/office/word/2010/wordml',
  'xmlns:w15': 'http://schemas.microsoft.com/office/word/2012/wordml',
  'xmlns:w16cid': 'http://schemas.microsoft.com/office/word/2016/wordml/cid',
  'xmlns:w16cex': 'http://schemas.microsoft.com/office/word/2018/wordml/cex',
  'mc:Ignorable': 'w14 w15 w16cid w16cex',
} as const;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A whole part of the file under Word's namespaces. */
export function part(name: string, ...children: readonly string[]): string {
  return `${HEAD}${tag(name, SPACES, ...children)}`;
}

/** A part with other namespaces. */
export function otherPart(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  ...children: readonly string[]
): string {
  return `${HEAD}${tag(name, attributes, ...children)}`;
}

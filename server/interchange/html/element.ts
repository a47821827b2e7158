type Value = string | number | boolean | null | undefined;

/** What no page may hold: control characters, halves of letters and places that are no letters. */
const FORBIDDEN =
  /[\p{Cs}\p{Cc}\uFDD0-\uFDEF\uFFFE\uFFFF\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{10FFFE}\u{10FFFF}]/gu;

/** Text as a page shows it and never reads it. */
export function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(FORBIDDEN, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'meta']);

/** An element; attributes that are null, undefined or false are left out. What is in it is markup already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  ...inner: readonly string[]
): string {
  const told = Object.entries(attributes).map(([attribute, value]) => {
    if (value === null || value === undefined || value === false) return '';
    return value === true ? ` ${attribute}` : ` ${attribute}="${escaped(String(value))}"`;
  });
  const start = `<${name}${told.join('')}>`;
  return VOID.has(name) ? start : `${start}${inner.join('')}</${name}>`;
}

/** A name, a title or a number: read in its own direction, whatever is around it. */
export function isolated(text: string): string {
  return element('bdi', {}, escaped(withoutIsolates(text)));
}

/** Isolates are elements here. */
export function withoutIsolates(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '');
}

import type { Style } from '#server/interchange/reading/page/style.ts';
import { attributeOf, type Element } from '#server/interchange/reading/page/tree.ts';
import type { Look } from '#shared/interchange/model.ts';
import { HIGHLIGHTS } from '#shared/paper/schema.ts';

const OF_TAGS: Readonly<Record<string, Partial<Look>>> = {
  b: { bold: true },
  strong: { bold: true },
  i: { italic: true },
  em: { italic: true },
  cite: { italic: true },
  dfn: { italic: true },
  var: { italic: true },
  u: { underline: true },
  ins: { underline: true },
  s: { strike: true },
  strike: { strike: true },
  del: { strike: true },
  sup: { superscript: true, subscript: false },
  sub: { subscript: true, superscript: false },
};

const WORD_COLOURS: Readonly<Record<string, string>> = {
  yellow: 'yellow',
  lime: 'green',
  green: 'green',
  aqua: 'blue',
  cyan: 'blue',
  fuchsia: 'pink',
  magenta: 'pink',
};

/** How words in an element look, after how they look around it. */
export function lookIn(element: Element, style: Style, around: Look): Look {
  let look: Look = { ...around, ...OF_TAGS[element.tagName] };
  if (element.tagName === 'mark') {
    const told = attributeOf(element, 'data-colour');
    look = { ...look, highlight: HIGHLIGHTS.find((one) => one === told) ?? 'yellow' };
  }
  const colour = WORD_COLOURS[style.get('mso-highlight') ?? ''];
  if (colour !== undefined) look = { ...look, highlight: colour };
  return styled(look, style);
}

function styled(look: Look, style: Style): Look {
  let next = look;
  const weight = style.get('font-weight');
  if (weight !== undefined) next = { ...next, bold: isBold(weight, look.bold) };
  const slant = style.get('font-style');
  if (slant !== undefined) next = { ...next, italic: /^(?:italic|oblique)/.test(slant) };
  const line = style.get('text-decoration-line') ?? style.get('text-decoration');
  if (line !== undefined && line !== 'inherit') {
    const [underline, strike] = [line.includes('underline'), line.includes('line-through')];
    const isNone = line.startsWith('none');
    next = {
      ...next,
      underline: underline || (look.underline && !isNone),
      strike: strike || (look.strike && !isNone),
    };
  }
  const place = style.get('vertical-align');
  if (place === 'super') next = { ...next, superscript: true, subscript: false };
  if (place === 'sub') next = { ...next, superscript: false, subscript: true };
  if (place === 'baseline') next = { ...next, superscript: false, subscript: false };
  return next;
}

function isBold(weight: string, before: boolean): boolean {
  if (weight === 'inherit') return before;
  const number = Number(weight);
  return Number.isNaN(number) ? weight.startsWith('bold') : number >= 600;
}

import { isSafeAddress } from '#shared/paper/safe-address.ts';
import type { ContentMark } from '#shared/paper/content.ts';
import type { Findings } from '#client/editor/paste/findings.ts';
import type { Reading } from '#client/editor/paste/reading.ts';

/** How a stretch of words is set, as far as a paper knows it. */
export interface Ink {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly script?: 'superscript' | 'subscript' | null;
  readonly highlight?: string | null;
  readonly href?: string | null;
  readonly footnote?: string | null;
  /** Blanks and line breaks are meant as they stand. */
  readonly pre?: boolean;
}

export const PLAIN: Ink = {};

/** Marks in one fixed order, so that equal stretches become one. */
export function marksOf(ink: Ink): readonly ContentMark[] {
  const marks: ContentMark[] = [];
  for (const name of ['bold', 'italic', 'underline', 'strike'] as const) {
    if (ink[name]) marks.push({ type: name });
  }
  if (ink.script) marks.push({ type: ink.script });
  if (ink.highlight) marks.push({ type: 'highlight', attrs: { colour: ink.highlight } });
  if (ink.footnote) marks.push({ type: 'footnote', attrs: { id: ink.footnote } });
  if (ink.href) marks.push({ type: 'link', attrs: { href: ink.href } });
  return marks;
}

const BY_TAG: Readonly<Record<string, Ink>> = {
  b: { bold: true },
  strong: { bold: true },
  i: { italic: true },
  em: { italic: true },
  cite: { italic: true },
  u: { underline: true },
  s: { strike: true },
  strike: { strike: true },
  del: { strike: true },
  sup: { script: 'superscript' },
  sub: { script: 'subscript' },
  mark: { highlight: 'yellow' },
};

type Sources = Pick<Reading, 'sheet' | 'findings' | 'hasHighlighter'>;

/** The ink inside an element, from what is around it, its name and its style. */
export function inkOf(element: Element, around: Ink, sources: Sources): Ink {
  const style = sources.sheet.of(element);
  const ink: Ink = { ...around, ...BY_TAG[element.localName] };
  return {
    ...ink,
    ...weightOf(style.get('font-weight')),
    ...slantOf(style.get('font-style')),
    ...linesOf(style, ink),
    ...scriptOf(style.get('vertical-align')),
    ...(sources.hasHighlighter && highlightOf(style, element.localName)),
    ...hrefOf(element, sources.findings),
    ...(style.get('white-space')?.startsWith('pre') && { pre: true }),
  };
}

function weightOf(weight: string | undefined): Ink {
  if (weight === undefined) return {};
  if (/^(?:bold|bolder)/i.test(weight) || Number(weight) >= 600) return { bold: true };
  return /^(?:normal|lighter|[1-5]00)/i.test(weight) ? { bold: false } : {};
}

function slantOf(slant: string | undefined): Ink {
  if (slant === undefined) return {};
  if (/^(?:italic|oblique)/i.test(slant)) return { italic: true };
  return slant.toLowerCase() === 'normal' ? { italic: false } : {};
}

function linesOf(style: ReadonlyMap<string, string>, { href }: Ink): Ink {
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''} ${
    style.get('text-underline') ?? ''
  }`.toLowerCase();
  return {
    // A link is underlined anyway.
    ...(/underline|single/.test(line) && !href && { underline: true }),
    ...(line.includes('line-through') && { strike: true }),
  };
}

function scriptOf(align: string | undefined): Ink {
  if (align === 'super') return { script: 'superscript' };
  if (align === 'sub') return { script: 'subscript' };
  return align === 'baseline' ? { script: null } : {};
}

function hrefOf(element: Element, findings: Findings): Ink {
  if (element.localName !== 'a') return {};
  const href = element.getAttribute('href')?.trim();
  // An anchor without an address is a place, and a link to a place in the page goes nowhere here.
  if (href === undefined || href === '' || /^(?:#|file:|about:)/i.test(href)) return {};
  if (isSafeAddress(href)) return { href, underline: false };
  findings.drop('links');
  return {};
}

const COLOUR_NAMES: Readonly<Record<string, string>> = {
  yellow: 'yellow',
  lime: 'green',
  green: 'green',
  'bright-green': 'green',
  aqua: 'blue',
  cyan: 'blue',
  turquoise: 'blue',
  blue: 'blue',
  fuchsia: 'pink',
  magenta: 'pink',
  pink: 'pink',
  red: 'pink',
};

function highlightOf(style: ReadonlyMap<string, string>, tag: string): Ink {
  if (tag === 'td' || tag === 'th' || tag === 'tr' || tag === 'table') return {};
  const given =
    style.get('mso-highlight') ?? style.get('background-color') ?? style.get('background');
  if (given === undefined) return {};
  const colour = colourOf(given.toLowerCase());
  return colour === undefined ? {} : { highlight: colour };
}

/** The nearest of our four; null for white, grey and none; undefined for what says nothing. */
function colourOf(given: string): string | null | undefined {
  const named = COLOUR_NAMES[given];
  if (named) return named;
  const rgb = rgbOf(given);
  if (!rgb) return /^(?:none|transparent|white|inherit)/.test(given) ? null : undefined;
  const [red, green, blue] = rgb;
  const [most, least] = [Math.max(...rgb), Math.min(...rgb)];
  if (most - least < 40) return null;
  if (blue === least) return Math.abs(red - green) < 90 || red > green + 90 ? 'yellow' : 'green';
  if (green === least) return 'pink';
  return green > blue + 60 ? 'green' : 'blue';
}

function rgbOf(given: string): readonly [number, number, number] | null {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})/.exec(given);
  if (hex) {
    const [, red = '', green = '', blue = ''] = hex;
    return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
  }
  const parts = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(given);
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : null;
}

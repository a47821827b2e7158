import { LOOK } from '#client/editor/paste/inert-page.ts';
import {
  CAPTION_STYLE,
  CONTENTS_STYLE,
  HEADING_STYLE,
  QUOTE_STYLE,
} from '#client/editor/paste/style-names.ts';
import { classesOf, type StyleSheet } from '#client/editor/paste/style-sheet.ts';

/** What a paragraph of a pasted page is. */
export type BlockKind =
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'caption' }
  | { readonly kind: 'quote' }
  /** A line of a table of contents, which is made anew here. */
  | { readonly kind: 'contents' };

const PARAGRAPH: BlockKind = { kind: 'paragraph' };
const DEEPEST = 4;

/** By its element, its role, its style's name in either language, or its level in the outline. */
export function kindOf(element: Element, sheet: StyleSheet): BlockKind {
  const classes = classesOf(element);
  const style = sheet.of(element);
  const name = (style.get('mso-style-name') ?? '').replaceAll(/["']/g, '').trim();
  if (classes.some((one) => one.startsWith('msotoc')) || CONTENTS_STYLE.test(name)) {
    return { kind: 'contents' };
  }
  const level = levelOf(element, classes, name) ?? outlineLevel(style);
  if (level !== null) return { kind: 'heading', level: Math.min(DEEPEST, Math.max(1, level)) };
  const isCaption = classes.some((one) => one === 'msocaption' || one === 'caption');
  if (isCaption || CAPTION_STYLE.test(name)) return { kind: 'caption' };
  const isQuote = classes.some((one) => /^mso(?:intense)?quote$/.test(one));
  return isQuote || QUOTE_STYLE.test(name) ? { kind: 'quote' } : PARAGRAPH;
}

function levelOf(element: Element, classes: readonly string[], name: string): number | null {
  const tag = /^h([1-6])$/.exec(element.localName);
  if (tag) return Number(tag[1]);
  if (element.getAttribute('role') === 'heading') {
    return Number(element.getAttribute('aria-level')) || 2;
  }
  if (classes.includes('msotitle')) return 1;
  const named = HEADING_STYLE.exec(name);
  if (named) return Number(named[1]);
  const byClass = classes.map((one) => /^(?:mso)?heading-?(\d)$/.exec(one)).find(Boolean);
  return byClass ? Number(byClass[1]) : null;
}

function outlineLevel(style: ReadonlyMap<string, string>): number | null {
  const level = Number(style.get('mso-outline-level') ?? Number.NaN);
  return Number.isInteger(level) && level >= 1 && level <= 9 ? level : null;
}

/** Which edge a paragraph keeps to, where that is not where its lines start. */
export function alignOf(element: Element, sheet: StyleSheet): 'center' | 'end' | 'justify' | null {
  const style = sheet.of(element);
  // What the paragraph says itself, in whichever way, is more than its style says for all.
  const given = (
    ownStyle(element, 'text-align') ??
    element.getAttribute('align') ??
    style.get('text-align') ??
    ''
  ).toLowerCase();
  if (given === 'center' || given === '-webkit-center') return 'center';
  if (/^(?:justify|justify-all|inter-ideograph)$/.test(given)) return 'justify';
  if (given === 'end') return 'end';
  if (given !== 'left' && given !== 'right') return null;
  const direction =
    ownStyle(element, 'direction') ??
    element.getAttribute('dir') ??
    style.get('direction') ??
    element.closest('[dir]')?.getAttribute('dir');
  // Where the page does not say which way the paragraph runs, the edge may only stand in for the direction.
  if (direction === undefined || direction === null) return null;
  return given === (direction.toLowerCase() === 'rtl' ? 'left' : 'right') ? 'end' : null;
}

function ownStyle(element: Element, name: 'text-align' | 'direction'): string | undefined {
  const found = name === 'direction' ? OWN_DIRECTION : OWN_ALIGN;
  return found.exec(element.getAttribute(LOOK) ?? '')?.[1];
}

const OWN_ALIGN = /(?:^|;)\s*text-align:\s*([\w-]+)/i;
const OWN_DIRECTION = /(?:^|;)\s*direction:\s*([\w-]+)/i;

/** Whether a page ends before, or at, an element. */
export function breaksPage(element: Element, sheet: StyleSheet): boolean {
  const style = sheet.of(element);
  const given = style.get('page-break-before') ?? style.get('break-before') ?? '';
  return /^(?:always|page|left|right)$/i.test(given);
}

/** Whether an element is there to be read at all. */
export function isHidden(element: Element, sheet: StyleSheet): boolean {
  if (element.hasAttribute('hidden')) return true;
  const style = sheet.of(element);
  return (
    /^none\b/i.test(style.get('display') ?? '') ||
    /^all\b/i.test(style.get('mso-hide') ?? '') ||
    /^(?:hidden|collapse)\b/i.test(style.get('visibility') ?? '')
  );
}

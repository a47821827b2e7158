import type { Styles } from '#server/interchange/reading/styles.ts';
import { child, type Element, isOn, valueOf } from '#server/interchange/reading/xml-tree.ts';
import type { Look } from '#shared/interchange/model.ts';

/** What a run stands in. */
interface Surroundings {
  readonly styles: Styles;
  /** The paragraph's style where its look is to be taken; headings, captions and quotations are drawn by the house. */
  readonly paragraphStyle: string | undefined;
  readonly link: string | null;
}

/** Word's colours by the nearest that a paper has. */
const HIGHLIGHTS: Readonly<Record<string, string>> = {
  yellow: 'yellow',
  darkYellow: 'yellow',
  green: 'green',
  darkGreen: 'green',
  cyan: 'blue',
  blue: 'blue',
  darkBlue: 'blue',
  darkCyan: 'blue',
  magenta: 'pink',
  red: 'pink',
  darkMagenta: 'pink',
  darkRed: 'pink',
};

/** Styles of letters that say what words are and not how they look. */
const QUIET = new Set(['Hyperlink', 'Mention', 'Broken Reference', 'FollowedHyperlink']);

/**
 * How the words of a run look. Word takes bold and italic of letters from right to left from properties of their own, and
 * ignores the other ones there; so do we.
 */
export function lookOf(properties: Element | undefined, around: Surroundings): Look {
  const { styles, paragraphStyle, link } = around;
  const named = valueOf(child(properties, 'w:rStyle'));
  const letters = QUIET.has(styles.name(named)) ? undefined : named;
  const find = (name: string) =>
    child(properties, name) ??
    styles.runProperty(letters, name) ??
    styles.runProperty(paragraphStyle, name);
  const on = (name: string) => isOn(find(name)) ?? styles.isOnByDefault(name);
  const isComplex = on('w:rtl') || on('w:cs');
  const vertical = valueOf(find('w:vertAlign'));
  const line = valueOf(link === null || named !== undefined ? find('w:u') : undefined);
  return {
    bold: on(isComplex ? 'w:bCs' : 'w:b'),
    italic: on(isComplex ? 'w:iCs' : 'w:i'),
    underline: line !== undefined && line !== 'none',
    strike: on('w:strike') || on('w:dstrike'),
    superscript: vertical === 'superscript',
    subscript: vertical === 'subscript',
    highlight: HIGHLIGHTS[valueOf(find('w:highlight')) ?? ''] ?? null,
    link,
    mention: null,
  };
}

import { tag, val } from '#server/interchange/word/xml.ts';
import type { Direction } from '#shared/interchange/script-runs.ts';

/** How a paragraph looks, as far as its style does not say it. */
export interface ParagraphLook {
  readonly style?: string | null;
  readonly keepsWithNext?: boolean;
  readonly list?: { readonly id: number; readonly level: number } | null;
  readonly direction: Direction;
  /** From the start of the line, in twentieths of a point. */
  readonly indent?: number;
  readonly align?: 'center' | 'end' | 'justify' | null;
}

/** The properties of a paragraph in the order that Word asks for, without those of its mark. */
export function paragraphLook(look: ParagraphLook): string {
  const { style = null, keepsWithNext = false, list = null, indent = 0, align = null } = look;
  return [
    style === null ? '' : val('pStyle', style),
    keepsWithNext ? '<w:keepNext/>' : '',
    list === null ? '' : tag('w:numPr', {}, val('ilvl', list.level), val('numId', list.id)),
    look.direction === 'rtl' ? '<w:bidi/>' : val('bidi', 0),
    // Word turns left and right round in a paragraph from right to left, and older ones know no start.
    indent > 0 ? tag('w:ind', { 'w:left': indent }) : '',
    align === null ? '' : val('jc', align === 'justify' ? 'both' : align),
  ].join('');
}

interface Marked {
  /** What is suggested about the paragraph's mark: `w:ins` and `w:del`. */
  readonly mark?: string;
  /** How it looked before what is suggested: a whole `w:pPrChange`. */
  readonly change?: string;
  readonly id: string;
}

/** A paragraph around its runs. */
export function paragraphXml(look: ParagraphLook, marked: Marked, runs: string): string {
  const { mark = '', change = '', id } = marked;
  // The mark takes the letters' direction as well: its size decides how high an empty line is.
  const ofMark = `${mark}${look.direction === 'rtl' ? '<w:rtl/>' : ''}`;
  const own = ofMark === '' ? '' : tag('w:rPr', {}, ofMark);
  const properties = tag('w:pPr', {}, paragraphLook(look), own, change);
  return tag('w:p', { 'w14:paraId': id, 'w14:textId': '77777777' }, properties, runs);
}

import { LOOK } from '#client/editor/paste/inert-page.ts';
import type { Findings } from '#client/editor/paste/findings.ts';
import type { StyleSheet } from '#client/editor/paste/style-sheet.ts';

/** Stands where a note belongs to, until it is read; its number names the note's words. */
export const NOTE_TAG = 'nayar-note';

const BLOCKS = 'p,div,li,dd,td,aside,section,article,blockquote,h1,h2,h3,h4,h5,h6';
/** What programs call the whole of one note, where a note may be several paragraphs long. */
const WHOLE_NOTES =
  '[data-look*="mso-element:footnote"],[data-look*="mso-element:endnote"],[id^="sdfootnote"],[id^="sdendnote"],li,aside';

interface Link {
  readonly anchor: Element;
  /** What it points to, by the part of its address after `#`. */
  readonly to: string;
  /** Names by which it, or what is drawn around it, is pointed to. */
  readonly names: readonly string[];
}

/**
 * Finds footnotes, endnotes and comments as every word processor writes them to HTML: a mark in the text and the note's
 * own mark point to each other, and the one in the text comes first. Takes the notes out of the page and puts a sign
 * where each belongs; comments are dropped.
 */
export function takeNotes(
  page: Document,
  sheet: StyleSheet,
  findings: Findings,
): readonly Element[] {
  const links = linksIn(page);
  const byName = new Map<string, Link>();
  for (const link of links)
    for (const name of link.names) if (!byName.has(name)) byName.set(name, link);
  const notes: Element[] = [];
  const bodies = new Map<Element, number | null>();
  for (const link of links) {
    const back = byName.get(link.to);
    if (!back || back === link || !link.names.includes(back.to) || !precedes(link, back)) continue;
    const body = bodyOf(back.anchor, link.anchor);
    if (!body) continue;
    if (!bodies.has(body)) {
      const isNote = !isComment(link, body, sheet);
      if (!isNote) findings.drop('comments');
      else notes.push(body);
      bodies.set(body, isNote ? notes.length - 1 : null);
      back.anchor.remove();
    }
    replace(link.anchor, page, bodies.get(body) ?? null);
  }
  for (const body of bodies.keys()) body.remove();
  return notes;
}

function linksIn(page: Document): Link[] {
  const links: Link[] = [];
  for (const anchor of page.querySelectorAll('a[href*="#"]')) {
    const href = anchor.getAttribute('href') ?? '';
    const hash = href.indexOf('#');
    // Word writes the clipboard's own file before it.
    if (hash > 0 && !/^(?:file|about):/i.test(href)) continue;
    links.push({ anchor, to: href.slice(hash + 1), names: namesAround(anchor) });
  }
  return links;
}

function namesAround(anchor: Element): string[] {
  const names: string[] = [];
  const add = (element: Element) => {
    for (const name of [element.id, element.getAttribute('name')]) if (name) names.push(name);
  };
  anchor.querySelectorAll('[id],[name]').forEach(add);
  for (let at: Element | null = anchor; at; at = at.parentElement) {
    if (names.length > 8) break;
    add(at);
    // A note's own paragraph or item is often what the text points to.
    if (at.matches(BLOCKS)) break;
  }
  return names;
}

function precedes({ anchor }: Link, back: Link): boolean {
  const order = anchor.compareDocumentPosition(back.anchor);
  return (order & 4) !== 0;
}

/** The whole note that a back link belongs to; never something that also holds the place in the text. */
function bodyOf(back: Element, from: Element): Element | null {
  const whole = back.closest(WHOLE_NOTES) ?? back.closest(BLOCKS);
  if (whole && !whole.contains(from)) return whole;
  const block = back.closest(BLOCKS);
  return block && !block.contains(from) ? block : null;
}

function isComment({ to, anchor }: Link, body: Element, sheet: StyleSheet): boolean {
  return (
    /^_?(?:cmnt|msocom|comment)/i.test(to) ||
    anchor.closest('[data-look*="mso-comment"],.MsoCommentReference,.msocomanchor') !== null ||
    (sheet.of(body).get('mso-element') ?? '').startsWith('comment')
  );
}

/** With the mark go the signs around it that hold nothing else. */
function replace(anchor: Element, page: Document, note: number | null): void {
  let mark = anchor;
  for (let at = anchor.parentElement; at?.matches('sup,span,font'); at = at.parentElement) {
    if (at.textContent?.trim() !== mark.textContent?.trim()) break;
    mark = at;
  }
  if (note === null) return mark.remove();
  const sign = page.createElement(NOTE_TAG);
  sign.setAttribute('data-note', String(note));
  return mark.replaceWith(sign);
}

/** What is left of lists of notes and comments: rules, and notes whose place in the text was not copied. */
export function dropRemains(page: Document, findings: Findings): void {
  const remains = '[data-look*="mso-element:footnote"],[data-look*="mso-element:endnote"]';
  for (const note of page.querySelectorAll('[data-look*="mso-element:comment"]')) {
    if (/mso-element:\s*comment(?!-list)/.test(note.getAttribute(LOOK) ?? '')) {
      if (note.isConnected) findings.drop('comments');
    }
    note.remove();
  }
  for (const list of page.querySelectorAll(remains)) {
    const hasWords = list.textContent?.trim() !== '';
    if (!hasWords || !/-list/.test(list.getAttribute(LOOK) ?? '')) list.remove();
    if (hasWords && list.isConnected) list.querySelectorAll('hr').forEach((rule) => rule.remove());
  }
  for (const mark of page.querySelectorAll('.MsoFootnoteReference,.MsoEndnoteReference')) {
    // A number whose note is not on the clipboard would be a number that says nothing.
    if (/^\s*\[?\d+\]?\s*$/.test(mark.textContent ?? '')) {
      mark.remove();
      findings.drop('notes');
    }
  }
}

import * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { NODES, takesText } from '#shared/paper/schema.ts';
import { type Entry, keyOf, readEntry } from '#shared/suggestion/entry.ts';
import { entriesOf, type Formats, formattedRuns, type Run } from '#shared/suggestion/runs.ts';
import type { Fate, FateOf } from '#shared/suggestion/projection.ts';
import { BREAK_MARK } from '#shared/suggestion/marks.ts';
import { restyledAttributes, RESTYLED_ATTRIBUTES } from '#shared/suggestion/restyling.ts';

/**
 * Accepts and rejects suggestions in the paper itself: afterwards its content is what `project` said it would be with the
 * same fates. What stays keeps its place in the shared text, so that what others type in it at this moment, and what
 * they have said about it, stays with it; only an accepted paragraph end makes the words after it anew.
 * Call it inside one transaction.
 */
export function decide(doc: Y.Doc, fateOf: FateOf): void {
  const root = doc.getXmlFragment(CONTENT_ROOT);
  const joining: Y.XmlElement[] = [];
  decideChildren(root, { fateOf, joining });
  // Only now is it plain which block stands before each.
  for (const element of joining.toReversed()) joinWithPrevious(element);
  if (root.length === 0) root.push([new Y.XmlElement('paragraph')]);
}

interface Deciding {
  readonly fateOf: FateOf;
  /** Blocks whose text is to go on in the block before them, from the last to the first. */
  readonly joining: Y.XmlElement[];
}

interface Fated {
  readonly entry: Entry;
  readonly fate: Fate;
}

/** From the last child to the first, so that places before the one at hand stay what they are. */
function decideChildren(parent: Y.XmlFragment, deciding: Deciding): void {
  for (let index = parent.length - 1; index >= 0; index--) {
    const child: unknown = parent.get(index);
    if (child instanceof Y.XmlElement) decideElement(parent, index, child, deciding);
  }
}

function decideElement(
  parent: Y.XmlFragment,
  index: number,
  element: Y.XmlElement,
  deciding: Deciding,
): void {
  const fates = fatesOf(element, deciding.fateOf);
  if (fates.some(({ entry, fate }) => isGone(entry, fate))) return parent.delete(index);
  const joins = fates.some(({ entry: { kind }, fate }) => kind === 'joined' && fate === 'accept');
  if (joins) deciding.joining.push(element);
  const held = element.length > 0;
  decideChildren(element, deciding);
  const mustHold = NODES[element.nodeName]?.content.endsWith('+') ?? false;
  if (mustHold && held && element.length === 0) return parent.delete(index);
  for (const { entry, fate } of fates) settleAttributes(element, entry, fate);
  decideTexts(parent, index, element, deciding.fateOf);
}

function fatesOf(element: Y.XmlElement, fateOf: FateOf): Fated[] {
  return Object.entries<unknown>(element.getAttributes()).flatMap(([key, value]) => {
    const entry = readEntry(key, value);
    return entry ? [{ entry, fate: fateOf(entry) }] : [];
  });
}

function isGone({ kind }: Entry, fate: Fate): boolean {
  return (kind === 'insertion' && fate === 'reject') || (kind === 'deletion' && fate === 'accept');
}

function settleAttributes(element: Y.XmlElement, entry: Entry, fate: Fate): void {
  if (fate === 'keep') return;
  if (entry.kind === 'restyled' && fate === 'accept') {
    const now: Record<string, unknown> = element.getAttributes();
    const next = restyledAttributes(element.nodeName, now, entry.to);
    for (const name of RESTYLED_ATTRIBUTES) {
      if (next[name] === now[name]) continue;
      if (next[name] === undefined) element.removeAttribute(name);
      // Yjs types attributes as strings and stores numbers as numbers.
      else element.setAttribute(name, next[name] as string);
    }
  }
  element.removeAttribute(keyOf(entry));
}

/** Settles the runs of a block's texts, and splits the block where a paragraph end was accepted. */
function decideTexts(
  parent: Y.XmlFragment,
  index: number,
  element: Y.XmlElement,
  fateOf: FateOf,
): void {
  const children = element.toArray();
  for (let at = children.length - 1; at >= 0; at--) {
    const text: unknown = children[at];
    if (!(text instanceof Y.XmlText)) continue;
    for (const run of formattedRuns(text).toReversed()) {
      if (settleRun(text, run, fateOf)) {
        const tail = tailAfter(element, at, run.index);
        parent.insert(index + 1, [tail]);
      }
    }
  }
}

/** Settles one run of text. True when it was an accepted paragraph end, which is then gone. */
function settleRun(text: Y.XmlText, { index, length, formats }: Run, fateOf: FateOf): boolean {
  const changes: Record<string, unknown> = {};
  for (const entry of entriesOf(formats)) {
    const fate = fateOf(entry);
    if (fate === 'keep') continue;
    if (isGone(entry, fate)) {
      text.delete(index, length);
      return false;
    }
    changes[keyOf(entry)] = null;
    if (entry.kind === 'insertion' && BREAK_MARK in formats) {
      text.delete(index, length);
      return true;
    }
    if (entry.kind === 'restyled' && fate === 'accept' && entry.to !== null)
      changes[entry.to.slice(1)] = entry.to.startsWith('+') ? {} : null;
  }
  if (Object.keys(changes).length > 0) text.format(index, length, changes);
  return false;
}

/** Takes everything after a place out of a block and makes a block of the same kind of it. */
function tailAfter(element: Y.XmlElement, at: number, offset: number): Y.XmlElement {
  const tail = new Y.XmlElement(element.nodeName);
  for (const [name, value] of Object.entries<unknown>(element.getAttributes()))
    if (name !== 'id' && !readEntry(name, value)) tail.setAttribute(name, value as string);
  const text = element.get(at);
  const children: (Y.XmlText | Y.XmlElement)[] = [];
  if (text instanceof Y.XmlText) {
    const rest = new Y.XmlText();
    copyRuns(rest, formattedRuns(text), offset);
    children.push(rest);
    text.delete(offset, text.length - offset);
  }
  children.push(
    ...element
      .toArray()
      .slice(at + 1)
      .flatMap(cloneOf),
  );
  element.delete(at + 1, element.length - at - 1);
  tail.insert(0, children);
  return tail;
}

function copyRuns(into: Y.XmlText, runs: readonly Run[], from: number): void {
  const delta: { insert: string; attributes: Formats }[] = [];
  for (const { index, length, words, formats } of runs) {
    const kept = words.slice(Math.max(0, from - index));
    if (index + length > from && kept !== '') delta.push({ insert: kept, attributes: formats });
  }
  if (delta.length > 0) into.applyDelta(delta, { sanitize: false });
}

/** Appends a block's text to the block before it, when both hold running text. */
function joinWithPrevious(element: Y.XmlElement): void {
  const { parent } = element;
  if (!(parent instanceof Y.XmlFragment) || !takesText(element.nodeName)) return;
  const index = (parent.toArray() as unknown[]).indexOf(element);
  const before: unknown = index > 0 ? parent.get(index - 1) : null;
  if (!(before instanceof Y.XmlElement) || !takesText(before.nodeName)) return;
  const children = element.toArray().flatMap(cloneOf);
  parent.delete(index, 1);
  before.insert(before.length, children);
}

function cloneOf(child: unknown): (Y.XmlText | Y.XmlElement)[] {
  if (child instanceof Y.XmlText || child instanceof Y.XmlElement) return [child.clone()];
  return [];
}

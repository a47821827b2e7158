import type { Fragment, Node } from '@tiptap/pm/model';

/**
 * A text block's content as one string, a line break or other atom as U+0000 at its place; `atoms` tells two atoms
 * apart, and an atom from a U+0000 that somebody managed to store.
 */
interface Units {
  readonly text: string;
  readonly atoms: ReadonlyMap<number, string>;
  /** For each unit whose suggestion it is: a letter that was added by one is another letter than an equal one beside it. */
  readonly added: readonly string[];
}

function units(content: Fragment): Units {
  let text = '';
  const atoms = new Map<number, string>();
  const added: string[] = [];
  for (const node of content.content) {
    if (!node.isText) atoms.set(text.length, `${node.type.name} ${JSON.stringify(node.attrs)}`);
    text += node.text ?? '\0'.repeat(node.nodeSize);
    const of = addedBy(node);
    while (added.length < text.length) added.push(of);
  }
  return { text, atoms, added };
}

function addedBy({ marks }: Node): string {
  let ids = '';
  for (const { type, attrs } of marks)
    if (type.name === 'insertion') ids += ` ${String(attrs['id'])}`;
  return ids;
}

/** A stretch of old units, and what stands in its place. */
export interface TextChange {
  readonly at: number;
  readonly removed: number;
  readonly added: number;
}

/**
 * The one stretch in which two contents differ. Where equal letters leave a choice (a ה typed before a ה), their
 * suggestions decide, and then the caret: what was typed ends at it, what was deleted started at it. Never cuts a
 * surrogate pair.
 */
export function textChange(before: Fragment, after: Fragment, caret: number | null): TextChange {
  const [old, fresh] = [units(before), units(after)];
  return stretch(old, fresh, caret, (i, j) => old.added[i] === fresh.added[j]);
}

/**
 * One change without what it has in common at its ends but for suggestions: a letter that only got or lost one stays,
 * and its mark is written as a mark. `at` is in units of the old content, `atFresh` is where it begins in the new one.
 */
export function withoutMarked(
  before: Fragment,
  after: Fragment,
  change: TextChange,
  atFresh: number,
): TextChange {
  const { at, removed, added } = change;
  if (removed === 0 || added === 0) return change;
  const old = units(before.cut(at, at + removed));
  const fresh = units(after.cut(atFresh, atFresh + added));
  const inner = stretch(old, fresh, null, () => true);
  return { ...inner, at: at + inner.at };
}

function stretch(
  { text: old, atoms }: Units,
  { text: fresh, atoms: freshAtoms }: Units,
  caret: number | null,
  isOfSame: (i: number, j: number) => boolean,
): TextChange {
  const grown = fresh.length - old.length;
  const same = (i: number, j: number) =>
    old.charCodeAt(i) === fresh.charCodeAt(j) &&
    atoms.get(i) === freshAtoms.get(j) &&
    isOfSame(i, j);
  const shorter = Math.min(old.length, fresh.length);
  let tail = 0;
  const matchTail = (limit: number) => {
    while (tail < limit && same(old.length - 1 - tail, fresh.length - 1 - tail)) tail++;
  };
  let start = 0;
  const startLimit = caret === null ? shorter : Math.min(shorter, caret - Math.max(0, grown));
  while (start < startLimit && same(start, start)) start++;
  if (caret !== null && start === startLimit) matchTail(shorter - start);
  else {
    while (start < shorter && same(start, start)) start++;
    matchTail(shorter - start);
  }
  // The caret was no help (an edit elsewhere in the block): take the plain first difference.
  if (tail < shorter - start) {
    while (start < shorter - tail && same(start, start)) start++;
  }
  if (start > 0 && isHighSurrogate(old, start - 1)) start--;
  if (tail > 0 && isLowSurrogate(old, old.length - tail)) tail--;
  return { at: start, removed: old.length - start - tail, added: fresh.length - start - tail };
}

function isHighSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff;
}

import type { Fragment } from '@tiptap/pm/model';

/**
 * A text block's content as one string, a line break or other atom as U+0000 at its place; `atoms` tells two atoms
 * apart, and an atom from a U+0000 that somebody managed to store.
 */
export interface Units {
  readonly text: string;
  readonly atoms: ReadonlyMap<number, string>;
}

export function units(content: Fragment): Units {
  let text = '';
  const atoms = new Map<number, string>();
  for (const node of content.content) {
    if (!node.isText) atoms.set(text.length, `${node.type.name} ${JSON.stringify(node.attrs)}`);
    text += node.text ?? '\0'.repeat(node.nodeSize);
  }
  return { text, atoms };
}

export interface TextChange {
  readonly at: number;
  readonly removed: number;
  readonly added: number;
}

/**
 * The one stretch in which two contents differ. Where equal letters leave a choice (a ה typed before a ה), the caret
 * decides: what was typed ends at it, what was deleted started at it. Never cuts a surrogate pair.
 */
export function textChange(before: Units, after: Units, caret: number | null): TextChange {
  const [old, fresh] = [before.text, after.text];
  const grown = fresh.length - old.length;
  const same = (i: number, j: number) =>
    old.charCodeAt(i) === fresh.charCodeAt(j) && before.atoms.get(i) === after.atoms.get(j);
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

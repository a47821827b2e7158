import type { Fragment, Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { aroundKept } from '#client/editor/binding/kept-letters.ts';
import { createInline, insertParts, removePart, sizeOf } from '#client/editor/binding/parts.ts';
import { type Drawn, isText, type Part, type Picture } from '#client/editor/binding/picture.ts';
import { formatChange, formatsOf } from '#client/editor/binding/shown-values.ts';
import { type TextChange, textChange, withoutMarked } from '#client/editor/binding/text-change.ts';

/** Where the caret stands after the edit: it says which of two equal letters was typed. */
export interface Caret {
  readonly parent: Node;
  readonly offset: number;
}

export interface Writing {
  readonly picture: Picture;
  readonly caret: Caret | null;
}

/** Writes the change of one text block: removed characters, then new ones, then marks of those that stayed. */
export function writeInline(drawn: Drawn, node: Node, writing: Writing): void {
  const before = drawn.node.content;
  const after = node.content;
  if (before.findDiffStart(after) === null) return;
  const caret = writing.caret?.parent === node ? writing.caret.offset : null;
  const whole = textChange(before, after, caret);
  const changes = aroundKept(before, after, whole).map((change, index, all) =>
    withoutMarked(before, after, change, change.at + shiftBefore(all, index)),
  );
  let shift = 0;
  for (const { at, removed, added } of changes) {
    const place = at + shift;
    if (removed > 0) removeRange(drawn, place, removed, writing);
    if (added > 0) insertRange(drawn, place, after.cut(place, place + added), writing);
    shift += added - removed;
  }
  writeMarks(drawn, before, after, changes);
}

/** How much longer the block is where a change begins, by the changes before it. */
function shiftBefore(changes: readonly TextChange[], index: number): number {
  return changes.slice(0, index).reduce((sum, { added, removed }) => sum + added - removed, 0);
}

/** Calls back with each part that a range of the block touches: where the range starts in it, and how much of it. */
function eachPart(
  drawn: Drawn,
  from: number,
  length: number,
  visit: (part: Part, offset: number, count: number) => void,
): void {
  let start = 0;
  const to = from + length;
  // The visit may remove parts.
  for (const part of drawn.parts.slice()) {
    const size = sizeOf(part);
    const [first, last] = [Math.max(from, start), Math.min(to, start + size)];
    if (first < last) visit(part, first - start, last - first);
    start += size;
  }
}

function removeRange(drawn: Drawn, from: number, length: number, writing: Writing): void {
  eachPart(drawn, from, length, (part, offset, count) => {
    if (!isText(part)) return removePart(drawn, part, writing.picture);
    // A text that becomes empty stays: a colleague may be typing in it at this moment.
    part.type.delete(offset, count);
    part.length -= count;
  });
}

function insertRange(drawn: Drawn, at: number, content: Fragment, writing: Writing): void {
  const { index, offset } = placeOf(drawn, at);
  const part = drawn.parts[index];
  const first = content.firstChild;
  if (content.childCount === 0 || !first) return;
  const atomFirst = offset === 0 && !first.isText;
  if (part && isText(part) && !atomFirst) {
    const leading = leadingText(content);
    const rest = content.content.slice(leading.length);
    if (rest.length === 0) return insertTexts(part, offset, leading);
    const tail = cutTail(part, offset);
    insertTexts(part, offset, leading);
    const fresh = createInline(rest, writing.picture);
    insertParts(drawn, part, tail ? withTail(fresh, tail) : fresh);
    return;
  }
  insertParts(drawn, drawn.parts[index - 1], createInline(content.content, writing.picture));
}

/** The part to write into at an offset: the text that ends or holds it, else the text that starts there, else a gap. */
function placeOf(drawn: Drawn, at: number): { index: number; offset: number } {
  let start = 0;
  for (const [index, part] of drawn.parts.entries()) {
    const end = start + sizeOf(part);
    const next = drawn.parts[index + 1];
    if (isText(part) && at <= end) return { index, offset: at - start };
    // Before a line break, or between two: a new text, unless the next part is a text that starts here.
    if (at <= start) return { index, offset: 0 };
    if (at === end && !(next && isText(next))) return { index: index + 1, offset: 0 };
    start = end;
  }
  return { index: drawn.parts.length, offset: 0 };
}

function leadingText(content: Fragment): readonly Node[] {
  const stop = content.content.findIndex((node) => !node.isText);
  return stop === -1 ? content.content : content.content.slice(0, stop);
}

function insertTexts(
  part: { readonly type: Y.XmlText; length: number },
  offset: number,
  nodes: readonly Node[],
): void {
  let at = offset;
  for (const node of nodes) {
    part.type.insert(at, node.text ?? '', formatsOf(node.marks));
    at += node.nodeSize;
  }
  part.length += at - offset;
}

interface Tail {
  readonly runs: readonly { insert: string; attributes?: Record<string, unknown> }[];
  readonly length: number;
}

/**
 * A line break in the middle of a text cuts it in two, and Yjs cannot: the tail is made anew, with every format it
 * carries, those included that the editor does not know.
 */
function cutTail(part: { readonly type: Y.XmlText; length: number }, offset: number): Tail | null {
  const length = part.length - offset;
  if (length === 0) return null;
  const runs: Tail['runs'][number][] = [];
  let start = 0;
  for (const run of part.type.toDelta() as Tail['runs']) {
    const kept = run.insert.slice(Math.max(0, offset - start));
    start += run.insert.length;
    if (kept !== '') runs.push({ ...run, insert: kept });
  }
  part.type.delete(offset, length);
  part.length = offset;
  return { runs, length };
}

function withTail(fresh: Part[], tail: Tail): Part[] {
  const last = fresh.at(-1);
  const text = last && isText(last) ? last : { type: new Y.XmlText(), length: 0 };
  for (const { insert, attributes } of tail.runs) {
    text.type.insert(text.length, insert, attributes ?? {});
    text.length += insert.length;
  }
  return text === last ? fresh : [...fresh, text];
}

/** Marks of the characters that stayed, around the changed places; new ones were written with theirs. */
function writeMarks(
  drawn: Drawn,
  before: Fragment,
  after: Fragment,
  changes: readonly TextChange[],
): void {
  let [from, shift] = [0, 0];
  for (const { at, removed, added } of changes) {
    markRange(drawn, before, after, { from, to: at, shift });
    from = at + removed;
    shift += added - removed;
  }
  markRange(drawn, before, after, { from, to: before.size, shift });
}

function markRange(
  drawn: Drawn,
  before: Fragment,
  after: Fragment,
  range: { from: number; to: number; shift: number },
): void {
  if (range.from >= range.to) return;
  const old = marksAlong(before, range.from, range.to);
  const fresh = marksAlong(after, range.from + range.shift, range.to + range.shift);
  let at = range.from;
  let [i, j] = [0, 0];
  while (at < range.to) {
    const [one, other] = [old[i], fresh[j]];
    if (!one || !other) return;
    const end = Math.min(one.end, other.end - range.shift);
    const formats = formatChange(one.marks, other.marks);
    if (formats) {
      eachPart(drawn, at + range.shift, end - at, (part, offset, count) => {
        if (isText(part)) part.type.format(offset, count, formats);
      });
    }
    at = end;
    if (one.end <= end) i++;
    if (other.end - range.shift <= end) j++;
  }
}

function marksAlong(content: Fragment, from: number, to: number) {
  const stretches: { end: number; marks: Node['marks'] }[] = [];
  content.nodesBetween(from, to, (node, position) => {
    stretches.push({ end: Math.min(to, position + node.nodeSize), marks: node.marks });
    return false;
  });
  return stretches;
}

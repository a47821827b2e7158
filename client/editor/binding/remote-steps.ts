import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { AttrStep, ReplaceStep } from '@tiptap/pm/transform';
import * as Y from 'yjs';
import {
  drawElement,
  type Drawing,
  type Drawn,
  hasFiller,
  isText,
  type Part,
} from '#client/editor/binding/picture.ts';
import { sameValue } from '#client/editor/binding/shown-values.ts';

export interface Redrawing {
  /** What happened inside each text that changed, as Yjs tells it. */
  readonly texts: ReadonlyMap<unknown, readonly TextOperation[]>;
  /** Collects the elements that left the paper. */
  readonly left: Drawn[];
}
export interface TextOperation {
  readonly retain?: number;
  readonly insert?: unknown;
  readonly delete?: number;
  readonly attributes?: unknown;
}

/**
 * Turns the difference between two drawings of one element into the narrowest steps there are: one for each attribute,
 * for each stretch of typed or deleted text, for each run of blocks that came or went. Whatever lies between keeps its
 * place, its decorations and the caret in it.
 */
export function addSteps(tr: Transaction, change: Change, redrawing: Redrawing): void {
  childSteps(tr, 0, change, redrawing);
}

/**
 * The same where the paper's blocks are still the ones they were and only something inside them changed, as with
 * nearly every letter: only those blocks are drawn anew, in the drawing as it is.
 */
export function addBlockSteps(
  tr: Transaction,
  root: Drawn,
  drawing: Drawing,
  redrawing: Redrawing,
): void {
  let position = 0;
  for (const [index, before] of root.parts.entries()) {
    if (isText(before)) continue;
    const { type } = before;
    const isDirty = drawing.dirty.has(type) && type instanceof Y.XmlElement;
    const after = isDirty ? drawElement(type, drawing, 1) : before;
    if (after && after !== before) {
      nodeSteps(tr, position, { before, after }, redrawing);
      root.parts[index] = after;
    }
    position += (after ?? before).node.nodeSize;
  }
}

export interface Change {
  readonly before: Drawn;
  readonly after: Drawn;
}

function childSteps(tr: Transaction, start: number, change: Change, redrawing: Redrawing): void {
  const { before, after } = change;
  if (hasFiller(before) || hasFiller(after)) {
    redrawing.left.push(...elementsOf(before));
    replace(tr, start, start + before.node.content.size, after.node.content);
    return;
  }
  const survives = once(() => new Set<unknown>(before.parts.map(({ type }) => type)));
  const remains = once(() => new Set<unknown>(after.parts.map(({ type }) => type)));
  let position = start;
  let [b, a] = [0, 0];
  while (b < before.parts.length || a < after.parts.length) {
    const [old, fresh] = [before.parts[b], after.parts[a]];
    if (old && fresh && old.type === fresh.type) {
      if (!isText(old) && !isText(fresh)) {
        nodeSteps(tr, position, { before: old, after: fresh }, redrawing);
        position += fresh.node.nodeSize;
      }
      b++;
      a++;
      continue;
    }
    const gone = takeWhile(before.parts, b, ({ type }) => !remains().has(type));
    const come = takeWhile(after.parts, a, ({ type }) => !survives().has(type));
    // Shared children never change places; were that ever untrue, this must still end.
    if (gone.length + come.length === 0) throw new RangeError('shared children changed places');
    replace(tr, position, position + sizeOf(gone), Fragment.fromArray(come.map(nodeOf)));
    redrawing.left.push(...gone);
    position += sizeOf(come);
    b += gone.length;
    a += come.length;
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

function elementsOf(drawn: Drawn): Drawn[] {
  return drawn.parts.filter((part): part is Drawn => !isText(part));
}

function takeWhile(parts: readonly Part[], from: number, test: (part: Part) => boolean): Drawn[] {
  const taken: Drawn[] = [];
  for (let index = from; index < parts.length; index++) {
    const part = parts[index];
    if (!part || isText(part) || !test(part)) break;
    taken.push(part);
  }
  return taken;
}

const nodeOf = (drawn: Drawn): Node => drawn.node;
const sizeOf = (drawn: readonly Drawn[]): number =>
  drawn.reduce((sum, { node }) => sum + node.nodeSize, 0);

function nodeSteps(tr: Transaction, position: number, change: Change, redrawing: Redrawing): void {
  const { before, after } = change;
  if (before.node === after.node) return;
  for (const [name, value] of Object.entries(after.node.attrs)) {
    if (!sameValue(value, before.node.attrs[name])) tr.step(new AttrStep(position, name, value));
  }
  if (after.node.isLeaf) return;
  if (!after.node.inlineContent) return childSteps(tr, position + 1, change, redrawing);
  const kept = new Set<unknown>(after.parts.map(({ type }) => type));
  redrawing.left.push(...elementsOf(before).filter(({ type }) => !kept.has(type)));
  if (before.node.content.findDiffStart(after.node.content) === null) return;
  if (sameParts(before, after)) inlineSteps(tr, position + 1, after, redrawing);
  const now = tr.doc.nodeAt(position);
  if (now && !now.content.eq(after.node.content))
    differenceSteps(tr, position + 1, now, after.node);
}

function sameParts(before: Drawn, after: Drawn): boolean {
  return (
    before.parts.length === after.parts.length &&
    before.parts.every((part, index) => part.type === after.parts[index]?.type)
  );
}

/** Replays what Yjs tells about each text, so that two places in one paragraph are two steps. */
function inlineSteps(tr: Transaction, start: number, after: Drawn, { texts }: Redrawing): void {
  const content = after.node.content;
  let position = start;
  for (const part of after.parts) {
    if (!isText(part)) {
      position += part.node.nodeSize;
      continue;
    }
    const end = position + part.length;
    for (const operation of texts.get(part.type) ?? []) {
      const { retain = 0, insert, attributes } = operation;
      const gone = operation.delete ?? 0;
      if (gone > 0) replace(tr, position, position + gone, Fragment.empty);
      const length = typeof insert === 'string' ? insert.length : retain;
      if (insert !== undefined) {
        const typed = content.cut(position - start, position - start + length);
        replace(tr, position, position, typed);
      } else if (attributes) markSteps(tr, position, length, { content, start });
      position += length;
    }
    position = end;
  }
}

/** Marks are set by mark steps, which move nothing. */
function markSteps(
  tr: Transaction,
  from: number,
  length: number,
  wanted: { content: Fragment; start: number },
): void {
  const { content, start } = wanted;
  content.nodesBetween(from - start, from - start + length, (node, offset) => {
    const first = Math.max(from, start + offset);
    const last = Math.min(from + length, start + offset + node.nodeSize);
    tr.doc.nodesBetween(first, last, (old, oldStart) => {
      if (!old.isText) return true;
      const [low, high] = [Math.max(first, oldStart), Math.min(last, oldStart + old.nodeSize)];
      for (const mark of old.marks) if (!mark.isInSet(node.marks)) tr.removeMark(low, high, mark);
      for (const mark of node.marks) if (!mark.isInSet(old.marks)) tr.addMark(low, high, mark);
      return false;
    });
    return false;
  });
}

/** When there is nothing better to go by: the one stretch in which two contents differ. */
function differenceSteps(tr: Transaction, start: number, now: Node, wanted: Node): void {
  const from = now.content.findDiffStart(wanted.content);
  const ends = now.content.findDiffEnd(wanted.content);
  if (from === null || !ends) return;
  // Equal letters may make the two searches overlap.
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  replace(tr, start + from, start + ends.a + overlap, wanted.content.cut(from, ends.b + overlap));
}

function replace(tr: Transaction, from: number, to: number, content: Fragment): void {
  if (from === to && content.size === 0) return;
  tr.step(new ReplaceStep(from, to, new Slice(content, 0, 0)));
}

import { Fragment, type Mark, type Node } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import type { ChangedPart } from '#client/editor/suggesting/changed-part.ts';
import {
  entryMark,
  newEntry,
  ownMark,
  type Tracking,
  withoutEntries,
} from '#client/editor/suggesting/entry-marks.ts';
import { RESTYLES } from '#shared/suggestion/entry.ts';
import { BREAK_CHARACTER, BREAK_MARK } from '#shared/suggestion/marks.ts';
import { COMMENT_MARK } from '#shared/thread/comment-mark.ts';

/**
 * The mark of this person's insertion at a place: the one beside it when they go on there, else the one that was set for
 * the next letter (a composing keyboard has drawn its letters in it already), else a new one.
 */
export function insertionAt(
  doc: Node,
  position: number,
  tracking: Tracking,
  stored: readonly Mark[] | null = null,
): Mark {
  const { nodeBefore, nodeAfter } = doc.resolve(position);
  const beside = [nodeBefore?.marks, nodeAfter?.marks, stored].flatMap(
    (marks) => ownMark(marks ?? [], 'insertion', tracking.author) ?? [],
  );
  return beside[0] ?? entryMark(doc.type.schema, newEntry(tracking, 'insertion'));
}

function deletionAt(doc: Node, from: number, to: number, tracking: Tracking): Mark {
  const beside = [doc.resolve(from).nodeBefore, doc.resolve(to).nodeAfter].flatMap(
    (node) => ownMark(node?.marks ?? [], 'deletion', tracking.author) ?? [],
  );
  return beside[0] ?? entryMark(doc.type.schema, newEntry(tracking, 'deletion'));
}

/**
 * Marks the words of a stretch as to be deleted, within any number of blocks; words that this person has only suggested
 * go at once. False when something in it is no words and cannot be marked.
 */
export function strike(tr: Transaction, from: number, to: number, tracking: Tracking): boolean {
  const runs: { from: number; to: number; isOwn: boolean; isStruck: boolean }[] = [];
  let isWords = true;
  tr.doc.nodesBetween(from, to, (node, position) => {
    if (!node.isInline) return true;
    if (!node.isText) isWords = false;
    runs.push({
      from: Math.max(from, position),
      to: Math.min(to, position + node.nodeSize),
      isOwn: ownMark(node.marks, 'insertion', tracking.author) !== undefined,
      isStruck: ownMark(node.marks, 'deletion', tracking.author) !== undefined,
    });
    return false;
  });
  if (!isWords) return false;
  const mark = deletionAt(tr.doc, from, to, tracking);
  for (const run of runs.toReversed()) {
    if (run.isOwn) tr.delete(run.from, run.to);
    else if (!run.isStruck) tr.addMark(run.from, run.to, mark);
  }
  return true;
}

/** New words as this person's insertion; null when something among them is no words. */
export function asInsertion(content: Fragment, insertion: Mark): Node[] | null {
  const nodes: Node[] = [];
  for (const node of content.content) {
    if (node.isText) nodes.push(node.mark(insertion.addToSet(withoutEntries(node.marks))));
    // A line end cannot carry a mark; as a paragraph end it can be proposed.
    else if (node.type.name === 'hardBreak') nodes.push(proposedBreak(insertion));
    else return null;
  }
  return nodes;
}

/** The character that becomes a paragraph's end when it is accepted. */
export function proposedBreak(insertion: Mark): Node {
  const { schema } = insertion.type;
  return schema.text(BREAK_CHARACTER, insertion.addToSet([schema.mark(BREAK_MARK)]));
}

/** Words that take the place of others. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly fresh: readonly Node[];
  /** After Delete the caret goes on behind what was struck, after Backspace before it. */
  readonly goesForward: boolean;
}

/** Strikes the old words and puts the new ones after them, with the caret where writing goes on. */
export function trackWords(
  tr: Transaction,
  { from, to, fresh, goesForward }: Replacement,
  tracking: Tracking,
): boolean {
  if (fresh.length > 0) tr.insert(to, Fragment.from(fresh));
  const steps = tr.steps.length;
  if (!strike(tr, from, to, tracking)) return false;
  const size = fresh.reduce((sum, node) => sum + node.nodeSize, 0);
  const rests = goesForward ? to : from;
  const caret = tr.mapping.slice(steps).map(size > 0 ? to + size : rests, -1);
  tr.setSelection(TextSelection.near(tr.doc.resolve(caret), -1));
  return true;
}

/** Same words under other marks: each change of a mark becomes a proposal of its own. False for marks none may propose. */
export function trackMarks(
  tr: Transaction,
  { from, to }: Pick<ChangedPart, 'from' | 'to'>,
  next: Node,
  tracking: Tracking,
): boolean {
  const changes = new Map<string, { from: number; to: number }[]>();
  const isPossible = eachRun(tr.doc, next, { from, to }, (run, before, after) => {
    const gained = missingIn(before, after).map((name) => `+${name}`);
    const lost = missingIn(after, before).map((name) => `-${name}`);
    for (const change of [...gained, ...lost]) {
      if (!(RESTYLES as readonly string[]).includes(change.slice(1))) return false;
      changes.set(change, [...(changes.get(change) ?? []), run]);
    }
    return true;
  });
  if (!isPossible) return false;
  for (const [change, runs] of changes) {
    const mark = entryMark(tr.doc.type.schema, newEntry(tracking, 'restyled', change));
    for (const run of runs) restyle(tr, run, { mark, change, tracking });
  }
  return true;
}

/** The marks among some that others lack; on what people remarked is nobody's look. */
function missingIn(others: readonly Mark[], some: readonly Mark[]): string[] {
  return some.flatMap((mark) => {
    const { name } = mark.type;
    return name === COMMENT_MARK || mark.isInSet(others) ? [] : [name];
  });
}

/** Words of one's own take the mark at once; a proposal that is taken back goes; else it is made. */
function restyle(
  tr: Transaction,
  { from, to }: { readonly from: number; readonly to: number },
  { mark, change, tracking }: { mark: Mark; change: string; tracking: Tracking },
): void {
  const opposite = `${change.startsWith('+') ? '-' : '+'}${change.slice(1)}`;
  tr.doc.nodesBetween(from, to, (node, position) => {
    if (!node.isText) return true;
    const [start, end] = [Math.max(from, position), Math.min(to, position + node.nodeSize)];
    const own = node.marks.filter(
      ({ type, attrs }) => type.name === 'restyled' && attrs['author'] === tracking.author,
    );
    const undone = own.find(({ attrs }) => attrs['to'] === opposite);
    const type = tr.doc.type.schema.marks[change.slice(1)];
    if (ownMark(node.marks, 'insertion', tracking.author) && type) {
      if (change.startsWith('+')) tr.addMark(start, end, type.create());
      else tr.removeMark(start, end, type);
    } else if (undone) tr.removeMark(start, end, undone);
    else tr.addMark(start, end, mark);
    return false;
  });
}

function eachRun(
  old: Node,
  next: Node,
  { from, to }: { readonly from: number; readonly to: number },
  visit: (
    run: { from: number; to: number },
    before: readonly Mark[],
    after: readonly Mark[],
  ) => boolean,
): boolean {
  const [one, other] = [marksAlong(old, from, to), marksAlong(next, from, to)];
  let at = from;
  let [i, j] = [0, 0];
  while (at < to) {
    const [before, after] = [one[i], other[j]];
    if (!before || !after) return false;
    const end = Math.min(before.end, after.end);
    if (!visit({ from: at, to: end }, before.marks, after.marks)) return false;
    at = end;
    if (before.end <= end) i++;
    if (after.end <= end) j++;
  }
  return true;
}

function marksAlong(doc: Node, from: number, to: number) {
  const runs: { end: number; marks: readonly Mark[] }[] = [];
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isInline) return true;
    runs.push({ end: Math.min(to, position + node.nodeSize), marks: node.marks });
    return false;
  });
  return runs;
}

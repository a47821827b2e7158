import type { Fragment, Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { type ChangedPart, changedPart } from '#client/editor/suggesting/changed-part.ts';
import { hasOwn, type Tracking } from '#client/editor/suggesting/entry-marks.ts';
import { trackBlocks, trackJoin } from '#client/editor/suggesting/track-blocks.ts';
import {
  asInsertion,
  insertionAt,
  proposedBreak,
  trackMarks,
  trackWords,
} from '#client/editor/suggesting/track-text.ts';

/**
 * Turns an edit into a suggestion of the same: looks at what the edit changed, not at how it did it, so that typing,
 * dictation, pasting and commands all go the same way. `plain` is the edit as it would be made on `state`. Null when it
 * cannot be a suggestion: then nothing is to be changed, and the person told.
 */
export function track(
  state: EditorState,
  plain: Transaction,
  tracking: Tracking,
): Transaction | null {
  const part = changedPart(state.doc, plain.doc);
  if (!part) return plain;
  const next = plain.doc;
  const { selection } = state;
  // Delete finds the caret where the change begins, Backspace where it ends.
  const goesForward = selection.empty && selection.head === part.from && part.to > part.from;
  const ways = [
    (tr: Transaction) => trackInside(tr, part, { next, goesForward }, tracking),
    (tr: Transaction) => part.toNext === part.from && trackJoin(tr, part, tracking),
    (tr: Transaction) => trackBlocks(tr, part, next, tracking),
  ];
  for (const way of ways) {
    // A way that fails half-way leaves its transaction behind.
    const { tr } = state;
    if (way(tr)) return tr;
  }
  return null;
}

/** Whether a stretch lies inside a block that this person has proposed: there they write as they like. */
export function liesInOwnBlock(
  doc: Node,
  { from, to }: Pick<ChangedPart, 'from' | 'to'>,
  tracking: Tracking,
): boolean {
  const $from = doc.resolve(from);
  for (let depth = $from.sharedDepth(to); depth > 0; depth--) {
    if (hasOwn($from.node(depth), 'insertion', tracking.author)) return true;
  }
  return false;
}

interface Inside {
  readonly next: Node;
  readonly goesForward: boolean;
}

/** A change within one block of text, or one that only cuts it into several. */
function trackInside(
  tr: Transaction,
  part: ChangedPart,
  { next, goesForward: forward }: Inside,
  tracking: Tracking,
): boolean {
  const { from, to, toNext } = part;
  const [$from, $to] = [tr.doc.resolve(from), tr.doc.resolve(to)];
  if (!$from.parent.isTextblock || $from.start() !== $to.start()) return false;
  const isSameText =
    to === toNext &&
    tr.doc.textBetween(from, to, '\n', '\n') === next.textBetween(from, to, '\n', '\n');
  if (to > from && isSameText) return trackMarks(tr, part, next, tracking);
  const lines = linesOf(next, part, $from.parent);
  if (!lines) return false;
  const insertion = insertionAt(tr.doc, to, tracking, tr.storedMarks);
  const fresh: Node[] = [];
  for (const [index, line] of lines.entries()) {
    const words = asInsertion(line, insertion);
    if (!words) return false;
    if (index > 0) fresh.push(proposedBreak(insertion));
    fresh.push(...words);
  }
  return trackWords(tr, { from, to, fresh, goesForward: forward }, tracking);
}

/** What the change put in, line by line; null when it is more than lines of the same row. */
function linesOf(next: Node, { from, toNext }: ChangedPart, block: Node): Fragment[] | null {
  const [$from, $to] = [next.resolve(from), next.resolve(toNext)];
  const { content, openStart, openEnd } = next.slice(from, toNext);
  if ($from.parent.inlineContent && $from.start() === $to.start()) return [content];
  const isRow = $from.depth === $to.depth && $from.sharedDepth(toNext) === $from.depth - 1;
  if (!isRow || openStart !== 1 || openEnd !== 1) return null;
  const isPlain = content.content.every(
    (line, index) =>
      line.isTextblock && (index === 0 ? line.type === block.type : isLine(line, block)),
  );
  return isPlain ? content.content.map((line) => line.content) : null;
}

/** After an accepted break the rest of a block is a block of the same kind; a heading's next line may be a paragraph. */
function isLine(line: Node, block: Node): boolean {
  return line.type === block.type || line.type.name === 'paragraph';
}

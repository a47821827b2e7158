import type { Node } from '@tiptap/pm/model';

/** What an edit changed: one stretch of the old document, and what stands there in the new one. */
export interface ChangedPart {
  readonly from: number;
  /** End of the stretch in the old document. */
  readonly to: number;
  /** Its end in the new one. */
  readonly toNext: number;
}

/** The smallest stretch that differs; null when nothing does. */
export function changedPart(old: Node, next: Node): ChangedPart | null {
  const from = old.content.findDiffStart(next.content);
  const ends = old.content.findDiffEnd(next.content);
  if (from === null || !ends) return null;
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  return withoutSameTail(old, next, { from, to: ends.a + overlap, toNext: ends.b + overlap });
}

/**
 * When a paragraph was split or joined, the block that holds its last words is another one than before and counts as
 * changed whole. The words at its end that are the same are taken out of the stretch again.
 */
function withoutSameTail(old: Node, next: Node, part: ChangedPart): ChangedPart {
  const [before, after] = [old.resolve(part.to).nodeBefore, next.resolve(part.toNext).nodeBefore];
  const isInText = old.resolve(part.from).parent.inlineContent;
  if (!isInText || !before?.isTextblock || !after?.isTextblock) return part;
  // One back over the block's end, in both.
  const [to, toNext] = [part.to - 1, part.toNext - 1];
  const differ = before.content.findDiffEnd(after.content);
  const [longest, longestNext] = [to - part.from, toNext - part.from];
  const kept = differ
    ? before.content.size - differ.a
    : Math.min(before.content.size, after.content.size);
  const same = Math.max(0, Math.min(kept, longest, longestNext));
  return { from: part.from, to: to - same, toNext: toNext - same };
}

import type { Node } from '@tiptap/pm/model';

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The stretch of `after` in which it differs from `before`, or null. */
export function changedRange(before: Node, after: Node): Range | null {
  const from = after.content.findDiffStart(before.content);
  const ends = after.content.findDiffEnd(before.content);
  return from === null || !ends ? null : { from, to: Math.max(from, ends.a) };
}

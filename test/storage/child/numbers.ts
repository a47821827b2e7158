import type { PaperState } from '#server/storage/paper-logs.ts';

/** The numbers a paper of the typing child holds, from its snapshot and after it. */
export function numbersIn({ snapshot, updates }: PaperState): readonly number[] {
  const covered = snapshot ? Buffer.from(snapshot).toString().split(' ') : [];
  return [...covered, ...updates.map((update) => Buffer.from(update).toString())].map(Number);
}

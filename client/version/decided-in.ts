import type { ContentNode } from '#shared/paper/content.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';

/** A suggestion that waited in a version and was decided since (`readVersion`). */
export interface DecidedMark {
  readonly suggestionId: string;
  readonly authorId: string;
  readonly decision: 'accept' | 'reject';
}

/** How many suggestions that waited in some blocks were accepted since, and how many rejected. */
export interface DecidedCount {
  readonly accepted: number;
  readonly rejected: number;
}

export function decidedIn(
  blocks: readonly ContentNode[],
  decided: readonly DecidedMark[],
): DecidedCount {
  if (decided.length === 0) return { accepted: 0, rejected: 0 };
  const here = new Set(suggestionsIn(blocks).map(({ id, author }) => `${id} ${author}`));
  const there = decided.filter((one) => here.has(`${one.suggestionId} ${one.authorId}`));
  const accepted = there.filter(({ decision }) => decision === 'accept').length;
  return { accepted, rejected: there.length - accepted };
}

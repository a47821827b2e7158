import { agreedText, exactText } from '#shared/inclusion/same-text.ts';
import { type InclusionState, stateOf } from '#shared/inclusion/inclusion-state.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';
import { hashOf, type ReadPaper, type Taken, takenNow } from '#server/inclusion/source-text.ts';
import { standingIn } from '#server/inclusion/write-over.ts';
import type { InclusionRow } from '#server/storage/work/inclusions.ts';

/** An inclusion at one moment: what stands here, what would be taken now, and how the two stand to each other. */
export interface Judged {
  readonly row: InclusionRow;
  readonly standing: readonly ContentNode[];
  readonly taken: Taken | null;
  readonly ours: string;
  readonly state: InclusionState;
}

/** Null for one whose blocks stand here no more: it has ended, until they are brought back. */
export function judge(row: InclusionRow, here: ReadPaper, source: ReadPaper | null): Judged | null {
  const standing = standingIn(here.content, row.blockIds);
  if (standing.length === 0) return null;
  const taken =
    source && isWithin(source.card, here.card) ? takenNow(row, source, here.card) : null;
  const [ours, oursAgreed] = [hashOf(exactText(standing)), hashOf(agreedText(standing))];
  const state = stateOf({
    ours,
    oursAgreed,
    theirs: taken?.hash ?? null,
    taken: [row.taken, ...row.writing],
    kept: row.kept,
    isProposed: isProposed(row, source),
  });
  return { row, standing, taken, ours, state };
}

/** A source that went to another forum, or became a template, is out of reach. */
function isWithin(source: PaperCard, here: PaperCard): boolean {
  return source.forumId === here.forumId && !source.isTemplate;
}

function isProposed({ proposed }: InclusionRow, source: ReadPaper | null): boolean {
  if (!proposed || !source) return false;
  return suggestionsIn(source.content).some(({ id }) => id === proposed.suggestionId);
}

import { may } from '#shared/member/access.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { accessByCard } from '#server/paper/access.ts';
import { viewReaders } from '#server/paper/paper-readers.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { InclusionRow } from '#server/storage/work/inclusions.ts';

/** Whether somebody who reads a paper may not read a source of its text. */
export async function isNarrower(
  catalogue: Catalogue,
  source: PaperCard,
  here: PaperCard,
): Promise<boolean> {
  // Whoever is in the forum reads a paper that is of no group.
  if (source.groupId === null && source.forumId === here.forumId) return false;
  const [those, these] = await Promise.all([source, here].map((card) => idsOf(catalogue, card)));
  return [...(these ?? [])].some((id) => !those?.has(id));
}

async function idsOf(catalogue: Catalogue, card: PaperCard): Promise<ReadonlySet<string>> {
  const { readers } = await viewReaders(catalogue, card, false);
  return new Set(readers.map(({ personId }) => personId));
}

/** To whom two papers were open when somebody confirmed that text goes from one into the other. */
export function confirmedBy(
  by: string,
  source: PaperCard,
  here: PaperCard,
): NonNullable<InclusionRow['confirmed']> {
  return { by, reach: reachOf(source, here) };
}

/**
 * Whether text may go from a source into a paper by itself: to readers who may all read the source, or as somebody
 * confirmed who may read it still, as long as neither paper is open to others than then.
 */
export async function mayFlow(
  catalogue: Catalogue,
  { confirmed }: Pick<InclusionRow, 'confirmed'>,
  source: PaperCard,
  here: PaperCard,
): Promise<boolean> {
  if (!(await isNarrower(catalogue, source, here))) return true;
  if (!confirmed || confirmed.reach !== reachOf(source, here)) return false;
  const access = await accessByCard(catalogue, source, confirmed.by);
  return access !== null && may(access, 'read');
}

const reachOf = (...cards: readonly PaperCard[]): string =>
  JSON.stringify(
    cards.map(({ groupId, sessionId, exceptions }) => [
      groupId,
      sessionId,
      exceptions.map(({ personId }) => personId).toSorted(),
    ]),
  );

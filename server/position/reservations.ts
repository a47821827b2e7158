import type { PlacedReservation } from '#shared/position/position-contract.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import { standsOn } from '#server/position/recommendation-rows.ts';
import { whereaboutsIn } from '#server/position/whereabouts.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';
import { indexed } from '#server/register/typed-index.ts';

/**
 * The signed reservations that stand on a text of a paper: on the text of now, or on `content`. One that was signed on
 * another wording stands beside none.
 */
export async function reservationsOn(
  { catalogue, work, index }: RegisterDeps,
  paperId: string,
  content: readonly ContentNode[] | null = null,
): Promise<PlacedReservation[]> {
  const card = await catalogue.tables.papers.get(paperId);
  if (!card) return [];
  const { tables } = await work.of(card.forumId);
  const signed = (await tables.positions.find({})).filter(({ reservation }) => reservation);
  if (signed.length === 0) return [];
  const cards = await catalogue.tables.papers.find({ forumId: card.forumId });
  const { all } = await whereaboutsIn(index, cards, tables);
  const other = content && indexed(paperId, content, card.layout ?? PLAIN_LAYOUT);
  return all.standing().flatMap(({ row, at }) => {
    const { blockId } = at;
    const entry = other ? other.find((one) => one.blockId === blockId) : at.entry;
    if (at.paperId !== paperId || !entry || entry.proposal === 'insertion') return [];
    const stands = standsOn(entry.hash, row);
    const { wording } = entry;
    return signed.flatMap((position) =>
      position.recommendationId === row.id && position.reservation && stands(position)
        ? [{ ...position.reservation, blockId, wording }]
        : [],
    );
  });
}

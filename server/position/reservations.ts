import type { PlacedReservation } from '#shared/position/position-contract.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import type { BlockPlace } from '#shared/register/block-place.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { Aliases } from '#server/inclusion/aliases.ts';
import { isOpenTo, settingsIn, standsOn } from '#server/position/recommendation-rows.ts';
import { whereaboutsIn } from '#server/position/whereabouts.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';
import { indexed } from '#server/register/typed-index.ts';

interface Asked {
  /** Who asks; null for everybody. */
  readonly personId: string | null;
  /** The text; null for that of now. */
  readonly content: readonly ContentNode[] | null;
}

/**
 * The signed reservations that stand on a text of a paper, as far as positions are open to who asks. One that was signed
 * on another wording stands beside none. For everybody they are to last, so that they are refused while papers are still
 * being read.
 */
export async function reservationsOn(
  { catalogue, work, index }: RegisterDeps,
  paperId: string,
  { personId, content }: Asked,
): Promise<PlacedReservation[]> {
  const card = await catalogue.tables.papers.get(paperId);
  if (!card) return [];
  const { tables } = await work.of(card.forumId);
  const taken = await tables.positions.find({});
  if (!taken.some(({ reservation }) => reservation)) return [];
  const cards = await catalogue.tables.papers.find({ forumId: card.forumId });
  const { all, isWhole } = await whereaboutsIn(index, cards, tables);
  if (personId === null && !isWhole) throw new Refusal('storage-trouble');
  const settings = await settingsIn(tables);
  const other = content && indexed(paperId, content, card.layout ?? PLAIN_LAYOUT);
  const aliases = new Aliases(await tables.inclusions.find({}));
  const standsThere = (place: BlockPlace) => all.find(place)?.at?.paperId === place.paperId;
  return all.standing().flatMap(({ row: own, at }) => {
    const { blockId } = at;
    const entry = other ? other.find((one) => one.blockId === blockId) : at.entry;
    if (at.paperId !== paperId || !entry || entry.proposal === 'insertion') return [];
    const { wording } = entry;
    // What was taken in carries the reservations on what it was taken from, while it is worded alike.
    const origin = aliases.originOf(at, entry.hash, standsThere);
    const from = origin && all.find(origin);
    const named = [
      { row: own, hash: entry.hash },
      ...(origin && from ? [{ row: from.row, hash: origin.hash }] : []),
    ];
    return named.flatMap(({ row, hash }) => {
      const standing = taken
        .filter(({ recommendationId }) => recommendationId === row.id)
        .filter(standsOn(hash, row));
      const hasAnswered = standing.some((position) => position.personId === personId);
      if (!isOpenTo(row, settings, hasAnswered)) return [];
      return standing.flatMap(({ reservation }) =>
        reservation ? [{ ...reservation, blockId, wording }] : [],
      );
    });
  });
}

import { may } from '#shared/member/access.ts';
import type { PlacedReservation } from '#shared/position/position-contract.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import type { BlockPlace } from '#shared/register/block-place.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { Aliases } from '#server/inclusion/aliases.ts';
import { mayFlow } from '#server/inclusion/reach.ts';
import { accessByCard } from '#server/paper/access.ts';
import { isOpenTo, settingsIn, standsOn } from '#server/position/recommendation-rows.ts';
import { whereaboutsIn } from '#server/position/whereabouts.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';
import { indexed } from '#server/register/typed-index.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { InclusionRow } from '#server/storage/work/inclusions.ts';

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
  const inclusions = await tables.inclusions.find({});
  const aliases = new Aliases(inclusions);
  const open = await sourcesOpenTo(catalogue, personId, card, inclusions);
  const standsThere = (place: BlockPlace) =>
    open.has(place.paperId) && all.find(place)?.at?.paperId === place.paperId;
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

/**
 * The papers from which text was taken, over however many, whose reservations may be told here: those that who asks may
 * read, and those whose text goes on to all who read the paper.
 */
async function sourcesOpenTo(
  catalogue: Catalogue,
  personId: string | null,
  here: PaperCard,
  inclusions: readonly InclusionRow[],
): Promise<ReadonlySet<string>> {
  const open = new Set<string>();
  const left = inclusions.filter((row) => row.paperId === here.id);
  for (let row = left.pop(); row !== undefined; row = left.pop()) {
    const { sourceId } = row;
    const source = open.has(sourceId) ? undefined : await catalogue.tables.papers.get(sourceId);
    if (!source) continue;
    const access = personId === null ? null : await accessByCard(catalogue, source, personId);
    const isReadBy = access !== null && may(access, 'read');
    if (!isReadBy && !(await mayFlow(catalogue, row, source, here))) continue;
    open.add(sourceId);
    left.push(...inclusions.filter((one) => one.paperId === sourceId));
  }
  return open;
}

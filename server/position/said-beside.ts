import type { ContentNode } from '#shared/paper/content.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import type { PlacedReservation, PositionView } from '#shared/position/position-contract.ts';
import { isOpenTo, settingsIn, standsOn } from '#server/position/recommendation-rows.ts';
import { viewPositions } from '#server/position/recommendation-view.ts';
import { reservationsOn } from '#server/position/reservations.ts';
import { whereaboutsIn } from '#server/position/whereabouts.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';
import { indexed } from '#server/register/typed-index.ts';

/** The positions that stand on a recommendation of a text, and the wording of that as `wordingOf` reads it. */
export interface PlacedPosition {
  readonly blockId: string;
  readonly wording: string;
  readonly views: readonly PositionView[];
}

/** What stands beside the recommendations of a text. */
export interface SaidBeside {
  readonly reservations: readonly PlacedReservation[];
  readonly positions: readonly PlacedPosition[];
}

export interface BesideAsked {
  readonly paperId: string;
  /** Who asks; null for everybody. */
  readonly personId: string | null;
  readonly content: readonly ContentNode[];
}

/** What is said beside the recommendations of a text of a paper, as far as it is open to who asks. */
export async function saidBeside(deps: RegisterDeps, asked: BesideAsked): Promise<SaidBeside> {
  const reservations = await reservationsOn(deps, asked.paperId, asked);
  return { reservations, positions: await positionsOn(deps, asked) };
}

/** The positions that stand on the recommendations of a text of a paper, as far as they are open to who asks. */
async function positionsOn(
  { catalogue, work, index }: RegisterDeps,
  { paperId, personId, content }: BesideAsked,
): Promise<PlacedPosition[]> {
  const card = await catalogue.tables.papers.get(paperId);
  if (!card) return [];
  const { tables } = await work.of(card.forumId);
  const taken = await tables.positions.find({});
  if (taken.length === 0) return [];
  const cards = await catalogue.tables.papers.find({ forumId: card.forumId });
  const { all } = await whereaboutsIn(index, cards, tables);
  const settings = await settingsIn(tables);
  const entries = indexed(paperId, content, card.layout ?? PLAIN_LAYOUT);
  const placed: PlacedPosition[] = [];
  for (const { row, at } of all.standing()) {
    const entry = entries.find(({ blockId }) => blockId === at.blockId);
    if (at.paperId !== paperId || !entry || entry.proposal === 'insertion') continue;
    const own = taken.filter(({ recommendationId }) => recommendationId === row.id);
    const standing = own.filter(standsOn(entry.hash, row));
    const hasAnswered = standing.some((position) => position.personId === personId);
    if (standing.length === 0 || !isOpenTo(row, settings, hasAnswered)) continue;
    const views = await viewPositions(catalogue, standing, personId ?? '', () => true);
    placed.push({ blockId: at.blockId, wording: entry.wording, views });
  }
  return placed;
}

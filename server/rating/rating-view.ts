import type * as z from 'zod';
import type { Membership } from '#shared/member/person.ts';
import type { listRatings, RatingItem, RatingRoundView } from '#shared/rating/rating-contract.ts';
import { FEWEST_BALLOTS, spreadOf } from '#shared/rating/spread.ts';
import { type ForumWorkDeps, mayInForum } from '#server/forum/forum-work.ts';
import { namesOf } from '#server/member/owners.ts';
import { isOver, readerOf } from '#server/rating/rated-items.ts';
import type { RatingBallotRow, RatingRoundRow } from '#server/storage/work/ratings.ts';

/** The rating rounds of a forum as one member sees them. Marks are counted for closed rounds only, and from enough ballots. */
export async function viewRatings(
  { catalogue, work, now }: Pick<ForumWorkDeps, 'catalogue' | 'work' | 'now'>,
  membership: Membership,
): Promise<z.input<typeof listRatings.answer>> {
  const { forumId, personId } = membership;
  const { tables } = await work.of(forumId);
  const rows = (await tables.ratingRounds.find({})).toReversed();
  const names = await namesOf(
    catalogue,
    rows.map(({ by }) => by),
  );
  const shownOf = readerOf(catalogue, forumId, personId);
  const rounds: RatingRoundView[] = [];
  for (const row of rows) {
    const items = await shownOf(row.items);
    if (items.length === 0) continue;
    const ballots = await tables.ratingBallots.find({ roundId: row.id });
    const haveRated = (await tables.ratingVoters.get(`${row.id}.${personId}`)) !== undefined;
    const isOpen = !isOver(row, now());
    const mayLead = mayInForum(membership, 'manageSession');
    rounds.push({
      ...whatIsAsked(row, items),
      byName: names.get(row.by) ?? '',
      isOpen,
      haveRated,
      mayRate: isOpen && !haveRated && mayInForum(membership, 'comment'),
      mayClose: isOpen && row.by === personId && mayLead,
      ...(isOpen ? { rated: ballots.length, results: null } : outcomeOf(items, ballots)),
    });
  }
  return {
    forumName: (await catalogue.tables.forums.get(forumId))?.name ?? '',
    rounds,
    mayOpen: mayInForum(membership, 'manageSession'),
  };
}

function whatIsAsked({ id, closesOn, openedAt }: RatingRoundRow, items: RatingItem[]) {
  return { id, closesOn, openedAt, items };
}

function outcomeOf(
  items: readonly RatingItem[],
  ballots: readonly RatingBallotRow[],
): Pick<RatingRoundView, 'rated' | 'results'> {
  if (ballots.length < FEWEST_BALLOTS) return { rated: null, results: null };
  const results = items.map(({ id: itemId }) => {
    const given = ballots.map(({ marks }) => marks.find((one) => one.itemId === itemId));
    const importance = spreadOf(given.map((one) => one?.importance ?? null));
    const feasibility = spreadOf(given.map((one) => one?.feasibility ?? null));
    return {
      itemId,
      importance: { ...importance, counts: [...importance.counts] },
      feasibility: { ...feasibility, counts: [...feasibility.counts] },
    };
  });
  return { rated: ballots.length, results };
}

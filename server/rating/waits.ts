import { forumWaits } from '#server/forum/forum-waits.ts';
import type { ForumWorkDeps } from '#server/forum/forum-work.ts';
import type { WaitingSource } from '#server/notice/waiting-list.ts';
import { isOver, readerOf } from '#server/rating/rated-items.ts';

/** An open round waits for whoever may rate in it and has not. */
export function ratingWaits({
  catalogue,
  work,
  now,
}: Pick<ForumWorkDeps, 'catalogue' | 'work' | 'now'>): WaitingSource {
  return forumWaits(catalogue, async ({ forumId, personId, glance }) => {
    const { tables } = await work.of(forumId);
    const open = await glance.once(`ratings ${forumId}`, async () =>
      (await tables.ratingRounds.find({ closedAt: null })).filter((row) => !isOver(row, now())),
    );
    const shownOf = readerOf(catalogue, forumId, personId);
    const perRound = open.map(async ({ id, items, openedAt, closesOn }) => {
      if (await tables.ratingVoters.get(`${id}.${personId}`)) return [];
      const [first] = await shownOf(items);
      if (!first) return [];
      return [
        {
          id: `rating.${id}`,
          kind: 'rating' as const,
          forumId,
          title: first.words,
          path: `/forums/${forumId}/ratings#round-${id}`,
          at: openedAt,
          dueOn: closesOn,
        },
      ];
    });
    return (await Promise.all(perRound)).flat();
  });
}

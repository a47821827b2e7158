import { forumWaits } from '#server/forum/forum-waits.ts';
import type { ForumWorkDeps } from '#server/forum/forum-work.ts';
import type { WaitingSource } from '#server/notice/waiting-list.ts';

/** An open choosing waits for whoever has not ranked in it. */
export function topicWaits({
  catalogue,
  work,
}: Pick<ForumWorkDeps, 'catalogue' | 'work'>): WaitingSource {
  return forumWaits(catalogue, async ({ forumId, personId, glance }) => {
    const { tables } = await work.of(forumId);
    const open = await glance.once(`choosings ${forumId}`, () =>
      tables.choosings.find({ closed: null }),
    );
    const [choosing] = open;
    if (!choosing || (await tables.ballots.get(`${choosing.id}.${personId}`))) return [];
    const { id, candidates, until, openedAt } = choosing;
    return [
      {
        id: `topic-ranking.${id}.${until ?? ''}`,
        kind: 'topic-ranking' as const,
        forumId,
        title: candidates
          .map(({ title }) => title)
          .join(' · ')
          .slice(0, 300),
        path: `/forums/${forumId}/topics#choosing`,
        at: openedAt,
        dueOn: until,
      },
    ];
  });
}

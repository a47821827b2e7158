import { dayOf } from '#shared/calendar/day.ts';
import { standstillOf } from '#shared/initiative/initiative.ts';
import { forumWaits } from '#server/forum/forum-waits.ts';
import type { ForumWorkDeps } from '#server/forum/forum-work.ts';
import type { WaitingSource } from '#server/notice/waiting-list.ts';

/** Initiatives of mine that stand still wait for a word of mine. */
export function initiativeWaits({
  catalogue,
  work,
  now,
}: Pick<ForumWorkDeps, 'catalogue' | 'work' | 'now'>): WaitingSource {
  return forumWaits(catalogue, async ({ forumId, personId, glance }) => {
    const rows = await glance.once(`initiatives ${forumId}`, async () =>
      (await work.of(forumId)).tables.initiatives.find({}),
    );
    const today = dayOf(now());
    return rows
      .filter((row) => row.owners.some((owner) => owner.personId === personId))
      .filter((row) => standstillOf(row, today) !== null)
      .map(({ id, title, nextStep, nextStepOn, movedAt }) => ({
        id: `initiative-step.${id}.${nextStepOn ?? dayOf(new Date(movedAt))}`,
        kind: 'initiative-step' as const,
        forumId,
        title,
        ...(nextStep && { words: nextStep.slice(0, 200) }),
        path: `/forums/${forumId}/initiatives/${id}`,
        at: movedAt,
        dueOn: nextStepOn,
      }));
  });
}

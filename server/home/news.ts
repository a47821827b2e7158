import { may } from '#shared/member/access.ts';
import { isListed } from '#shared/paper/paper.ts';
import type { News, NewsSource } from '#server/notice/waiting-list.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { PaperViewDeps } from '#server/paper/paper-view.ts';
import { inOrder } from '#server/session/session-view.ts';

type Deps = Pick<PaperViewDeps, 'catalogue' | 'openings' | 'freshChange'> & {
  readonly now: () => Date;
};

/** Papers that others changed since I read them: once, until I read again. */
export function paperNews({ catalogue, openings, freshChange }: Deps): NewsSource {
  return async (personId) => {
    const read = await openings.tables.openings.find({ personId });
    const found: News[] = [];
    for (const { paperId, at } of read) {
      const card = await catalogue.tables.papers.get(paperId);
      if (!card || !isListed(card)) continue;
      const fresh = freshChange(paperId);
      const [changedAt, changedBy] = fresh
        ? [fresh.at, fresh.by]
        : [card.changedAt, card.changedBy];
      if (changedAt <= at || changedBy === personId) continue;
      const access = await accessToPaper(catalogue, paperId, personId);
      if (!access || !may(access, 'read')) continue;
      found.push({
        id: `paper-changed.${paperId}.${at}`,
        kind: 'paper-changed',
        title: card.title,
        place: null,
        path: `/papers/${paperId}/compare?from=last-read&to=now`,
        dueOn: null,
      });
    }
    return found;
  };
}

const AHEAD_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;
/** The calendar day in the forums' own time zone. */
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jerusalem' });

/** Sessions of the next two weeks in my forums and groups; one whose day is moved is told of again. */
export function sessionNews({ catalogue, now }: Deps): NewsSource {
  return async (personId, glance) => {
    const mine = await catalogue.tables.memberships.find({ personId, suspended: false });
    const [first, last] = [DAY.format(now()), DAY.format(now().getTime() + AHEAD_DAYS * DAY_MS)];
    const perForum = mine.map(async ({ forumId, groupIds, role }) => {
      const ahead = await glance.once(`ahead.${forumId}`, async () =>
        (await catalogue.tables.sessions.find({ forumId })).filter(
          ({ day, calledOff }) => !calledOff && day !== null && day >= first && day <= last,
        ),
      );
      return ahead.filter(
        ({ groupId }) => groupId === null || role === 'coordinator' || groupIds.includes(groupId),
      );
    });
    return inOrder((await Promise.all(perForum)).flat()).map(({ id, day, topics, place }) => ({
      id: `session-set.${id}.${day ?? ''}`,
      kind: 'session-set' as const,
      title: topics.map(({ title }) => title).join(' · '),
      place: place ?? null,
      path: `/sessions/${id}`,
      dueOn: day,
    }));
  };
}

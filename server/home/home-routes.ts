import { Router } from 'express';
import { getHome } from '#shared/paper/paper-contract.ts';
import { isListed } from '#shared/paper/paper.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { paperNews, sessionNews } from '#server/home/news.ts';
import type { WaitingList } from '#server/notice/waiting-list.ts';
import { type PaperViewDeps, viewReadable } from '#server/paper/paper-view.ts';
import { inOrder, viewSession } from '#server/session/session-view.ts';

interface HomeRoutesDeps extends PaperViewDeps {
  readonly admit: Admit;
  readonly now: () => Date;
  readonly waits: WaitingList;
}

const SESSIONS_SHOWN = 4;
/** The calendar day in the forums' own time zone: a session of today is still ahead until midnight there. */
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jerusalem' });

/** Home: the papers I may open, last changed first, and the sessions ahead in my forums and groups. */
export function homeRoutes(deps: HomeRoutesDeps): Router {
  const { admit, catalogue, now, waits } = deps;
  waits.addNews(paperNews(deps));
  waits.addNews(sessionNews(deps));
  const router = Router();
  answer(router, getHome, async ({ req }) => {
    const { person } = await admit.person(req);
    const mine = await catalogue.tables.memberships.find({ personId: person.id, suspended: false });
    const perForum = mine.map(async (membership) => {
      const { forumId, groupIds, role } = membership;
      const sessions = await catalogue.tables.sessions.find({ forumId });
      const concernsMe = (groupId: string | null) =>
        groupId === null || role === 'coordinator' || groupIds.includes(groupId);
      return {
        cards: await catalogue.tables.papers.find({ forumId }),
        sessions: sessions.filter((session) => concernsMe(session.groupId)),
      };
    });
    const found = await Promise.all(perForum);
    const today = DAY.format(now());
    const ahead = inOrder(found.flatMap(({ sessions }) => sessions))
      .filter(({ day, calledOff }) => !calledOff && (day === null || day >= today))
      .slice(0, SESSIONS_SHOWN);
    const views = await Promise.all(
      ahead.map((session) => viewSession(catalogue, session, person.id)),
    );
    const ids = found.flatMap(({ cards }) => cards.filter(isListed).map((card) => card.id));
    return {
      papers: await viewReadable(deps, ids, person.id),
      nextSessions: views.map(({ id, forumId, forumName, groupName, day, topics, papers }) => {
        const title = topics.map((topic) => topic.title).join(' · ');
        return { id, forumId, forumName, groupName, day, title, papers };
      }),
    };
  });
  return router;
}

import { Router } from 'express';
import { getSession, listSessions } from '#shared/session/session-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { inOrder, viewSession } from '#server/session/session-view.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface SessionRoutesDeps {
  readonly admit: Admit;
  readonly catalogue: Catalogue;
}

/** Sessions are open to every member of their forum: a group's meetings are known to the others. */
export function sessionRoutes({ admit, catalogue }: SessionRoutesDeps): Router {
  const router = Router();
  answer(router, listSessions, async ({ params, req }) => {
    const { person } = await admit.toForum(req, params.forumId, 'read');
    const sessions = await catalogue.tables.sessions.find({ forumId: params.forumId });
    return Promise.all(
      inOrder(sessions).map((session) => viewSession(catalogue, session, person.id)),
    );
  });
  answer(router, getSession, async ({ params, req }) => {
    await admit.person(req);
    const session = await catalogue.tables.sessions.get(params.sessionId);
    if (!session) throw new Refusal('not-found');
    const { person } = await admit.toForum(req, session.forumId, 'read');
    return viewSession(catalogue, session, person.id);
  });
  return router;
}

import { Router } from 'express';
import {
  attachPaper,
  changeSession,
  detachPaper,
  getSession,
  listSessions,
  makeSessions,
  removeSession,
} from '#shared/session/session-contract.ts';
import { mayManageSession } from '#shared/session/session-rights.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { PaperMoves } from '#server/paper/move-paper.ts';
import { SessionDesk, type SessionDeskDeps } from '#server/session/session-desk.ts';
import { inOrder, viewSession } from '#server/session/session-view.ts';

interface SessionRoutesDeps extends SessionDeskDeps {
  readonly admit: Admit;
  readonly moves: PaperMoves;
}

/** Sessions are open to every member of their forum: a group's meetings are known to the others. */
export function sessionRoutes(deps: SessionRoutesDeps): Router {
  const { admit, catalogue } = deps;
  const desk = new SessionDesk(deps);
  const router = Router();
  const view = async (sessionId: string, personId: string) => {
    const session = await catalogue.tables.sessions.get(sessionId);
    if (!session) throw new Refusal('not-found');
    return viewSession(catalogue, session, personId);
  };
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
  answer(router, makeSessions, async ({ params, body, req }) => {
    const { person } = await admit.person(req);
    const batch = { forumId: params.forumId, batchId: body.batchId, wishes: body.sessions };
    return { ids: [...(await desk.make(batch, person.id))] };
  });
  answer(router, changeSession, async ({ params, body, req }) => {
    const { person } = await admit.person(req);
    await desk.change(params.sessionId, body, person.id);
    return view(params.sessionId, person.id);
  });
  answer(router, removeSession, async ({ params, req }) => {
    const { person } = await admit.person(req);
    await desk.remove(params.sessionId, person.id);
    return {};
  });
  paperPlaces(router, deps, view);
  return router;
}

type View = (sessionId: string, personId: string) => ReturnType<typeof viewSession>;

/** Papers into a session and out of it: by who may change the session and may move the paper. */
function paperPlaces(router: Router, { admit, catalogue, moves }: SessionRoutesDeps, view: View) {
  const place = async (sessionId: string, paperId: string, personId: string, isIn: boolean) => {
    const session = await catalogue.tables.sessions.get(sessionId);
    const { tables } = catalogue;
    const [membership] = session
      ? await tables.memberships.find({ forumId: session.forumId, personId, suspended: false })
      : [];
    if (!session || !membership) throw new Refusal('not-found');
    if (!mayManageSession(membership.role, session, personId)) throw new Refusal('role-too-low');
    const access = await accessToPaper(catalogue, paperId, personId);
    const isHere = access?.paper.sessionId === sessionId;
    if (!access || access.forumId !== session.forumId || (!isIn && !isHere))
      throw new Refusal('not-found');
    const { forumId, groupId } = access.paper;
    await moves.move(paperId, { forumId, groupId, sessionId: isIn ? sessionId : null }, personId);
  };
  answer(router, attachPaper, async ({ params, body, req }) => {
    const { person } = await admit.person(req);
    await place(params.sessionId, body.paperId, person.id, true);
    return view(params.sessionId, person.id);
  });
  answer(router, detachPaper, async ({ params, req }) => {
    const { person } = await admit.person(req);
    await place(params.sessionId, params.paperId, person.id, false);
    return view(params.sessionId, person.id);
  });
}

import { Router } from 'express';
import {
  askForAccess,
  decideAccessRequest,
  getPaperAccess,
  listAccessRequests,
  listCoordinators,
  setPaperException,
} from '#shared/member/access-contract.ts';
import { may } from '#shared/member/access.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import type { AccessRequests } from '#server/member/access-requests.ts';
import type { ChangeDeps } from '#server/member/change-journal.ts';
import { setException } from '#server/paper/exception.ts';
import { viewReaders } from '#server/paper/paper-readers.ts';

interface AccessRoutesDeps extends ChangeDeps {
  readonly admit: Admit;
  readonly requests: AccessRequests;
}

/** Who can see what, asking to be let in, and whom to turn to. */
export function accessRoutes(deps: AccessRoutesDeps): Router {
  const { admit, catalogue, requests } = deps;
  const router = Router();
  answer(router, getPaperAccess, async ({ params, req }) => {
    const { access } = await admit.toPaper(req, params.paperId, 'read');
    return viewReaders(catalogue, access.paper, may(access, 'manageMembers'));
  });
  answer(router, setPaperException, async ({ params, body, req }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'manageMembers');
    await setException(deps, { ...params, role: body.role, actor: person });
    return {};
  });
  answer(router, askForAccess, async ({ body, req }) => {
    const { person } = await admit.person(req);
    await requests.ask(person, { ...body, words: body.words || null });
    return {};
  });
  answer(router, listAccessRequests, async ({ req }) => {
    const { person } = await admit.person(req);
    return { requests: await requests.waitingFor(person.id) };
  });
  answer(router, decideAccessRequest, async ({ params, body, req }) => {
    const { person } = await admit.person(req);
    const request = await catalogue.tables.requests.get(params.requestId);
    if (!request?.forumId) throw new Refusal('not-found');
    await admit.toForum(req, request.forumId, 'manageMembers');
    await requests.decide(request, body.role, person);
    return {};
  });
  answer(router, listCoordinators, async ({ req }) => {
    const { person } = await admit.person(req);
    const { memberships, forums, people } = catalogue.tables;
    const mine = await memberships.find({ personId: person.id, suspended: false });
    const known = await forums.pick(mine.map(({ forumId }) => forumId));
    const lists = known.map(async ({ id: forumId, name: forumName }) => {
      const places = await memberships.find({ forumId, role: 'coordinator', suspended: false });
      const found = await people.pick(places.map(({ personId }) => personId));
      return { forumId, forumName, people: found.map(({ name, email }) => ({ name, email })) };
    });
    return { forums: await Promise.all(lists) };
  });
  return router;
}

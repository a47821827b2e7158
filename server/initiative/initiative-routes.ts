import { Router } from 'express';
import {
  changeInitiative,
  getInitiative,
  listInitiatives,
  removeInitiative,
  startInitiative,
  tellOfInitiative,
} from '#shared/initiative/initiative-contract.ts';
import type { ForumWorkDeps } from '#server/forum/forum-work.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { InitiativeDesk } from '#server/initiative/initiative-desk.ts';
import { viewInitiative, viewInitiatives } from '#server/initiative/initiative-view.ts';

/** Initiatives are open to every member of their forum: those of one group are known to the others. */
export function initiativeRoutes(deps: ForumWorkDeps & { readonly admit: Admit }): Router {
  const { admit } = deps;
  const desk = new InitiativeDesk(deps);
  const router = Router();
  answer(router, listInitiatives, async ({ params: { forumId }, req }) => {
    const { membership } = await admit.toForum(req, forumId, 'read');
    return viewInitiatives(deps, membership);
  });
  answer(router, getInitiative, async ({ params: { forumId, initiativeId }, req }) => {
    const { membership } = await admit.toForum(req, forumId, 'read');
    return viewInitiative(deps, membership, initiativeId);
  });
  answer(router, startInitiative, async ({ params: { forumId }, body, req }) => {
    const { person } = await admit.person(req);
    return { id: await desk.start({ forumId, personId: person.id }, body) };
  });
  answer(router, changeInitiative, async ({ params: { forumId, initiativeId }, body, req }) => {
    const { person } = await admit.person(req);
    await desk.change({ forumId, personId: person.id }, initiativeId, body);
    return {};
  });
  answer(router, tellOfInitiative, async ({ params: { forumId, initiativeId }, body, req }) => {
    const { person } = await admit.person(req);
    await desk.tell({ forumId, personId: person.id }, initiativeId, body);
    return {};
  });
  answer(router, removeInitiative, async ({ params: { forumId, initiativeId }, req }) => {
    const { person } = await admit.person(req);
    await desk.remove({ forumId, personId: person.id }, initiativeId);
    return {};
  });
  return router;
}

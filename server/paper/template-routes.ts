import { Router } from 'express';
import { may } from '#shared/member/access.ts';
import { keepTemplate, listTemplates, removeTemplate } from '#shared/paper/template-contract.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import type { KeptTemplates } from '#server/paper/kept-templates.ts';

interface Deps {
  readonly admit: Admit;
  readonly templates: KeptTemplates;
}

const KEEPINGS: Limit = { name: 'keep-template', times: 30, perSeconds: 60 };
/** The list reads every template's bytes. */
const LOOKINGS: Limit = { name: 'list-templates', times: 60, perSeconds: 60 };

/** What papers of a forum may start from. */
export function templateRoutes({ admit, templates }: Deps): Router {
  const router = Router();
  const keepings = limiter(KEEPINGS);
  const lookings = limiter(LOOKINGS);
  answer(router, listTemplates, async ({ params, req }) => {
    const { person, membership } = await admit.toForum(req, params.forumId, 'read');
    await lookings.take(person.id);
    const mayRemove = may({ role: membership.role, stage: null }, 'milestone');
    return { templates: await templates.list(params.forumId), mayRemove };
  });
  answer(router, keepTemplate, async ({ params, body, req }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'milestone');
    await keepings.take(person.id);
    return { id: await templates.keep(params.paperId, body.title, person.id) };
  });
  answer(router, removeTemplate, async ({ params, req }) => {
    const { person } = await admit.toForum(req, params.forumId, 'milestone');
    await templates.remove(params.forumId, params.templateId, person.id);
    return {};
  });
  return router;
}

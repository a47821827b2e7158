import { Router } from 'express';
import { derivePaper, fillFollowUp, getFollowUp } from '#shared/follow-up/follow-up-contract.ts';
import { may } from '#shared/member/access.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Deriving } from '#server/follow-up/deriving.ts';
import type { FollowUp } from '#server/follow-up/follow-up.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, type Limiter, limiter } from '#server/http/limits.ts';
import { accessToPaper } from '#server/paper/access.ts';
import { type PaperViewDeps, viewPaper } from '#server/paper/paper-view.ts';

interface Deps extends PaperViewDeps {
  readonly admit: Admit;
  readonly deriving: Deriving;
  readonly followUp: FollowUp;
  /** Counts papers that are made out of another's text. */
  readonly copying: Limiter;
}

const READINGS: Limit = { name: 'read-follow-up', times: 240, perSeconds: 60 };

/** Papers that continue a version of another, and what they tell of it. */
export function followUpRoutes(deps: Deps): Router {
  const { admit, deriving, followUp, copying, catalogue } = deps;
  const router = Router();
  const readings = limiter(READINGS);

  answer(router, derivePaper, async ({ params: { paperId }, body, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    await copying.take(person.id);
    const id = await deriving.derive({ paperId, personId: person.id, access }, body);
    const made = await accessToPaper(catalogue, id, person.id);
    if (!made) throw new Refusal('not-found');
    return viewPaper(deps, made, person.id);
  });
  answer(router, getFollowUp, async ({ params: { paperId }, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    await readings.take(person.id);
    const source = await followUp.source(access, person.id);
    return { source, mayFill: may(access, 'edit'), lines: await followUp.lines(paperId) };
  });
  answer(router, fillFollowUp, async ({ params: { paperId, blockId }, body, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'edit');
    await readings.take(person.id);
    return followUp.fill(access, blockId, body, person.id);
  });
  return router;
}

import { Router } from 'express';
import {
  answerInclusion,
  changeInclusion,
  listInclusions,
  takeIn,
} from '#shared/inclusion/inclusion-contract.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import type { InclusionDesk } from '#server/inclusion/inclusion-desk.ts';

interface Deps {
  readonly admit: Admit;
  readonly desk: InclusionDesk;
}

/** Each reading goes through the paper and its sources. */
const READINGS: Limit = { name: 'read-inclusions', times: 240, perSeconds: 60 };
const WRITINGS: Limit = { name: 'take-in', times: 60, perSeconds: 60 };

/** What a paper takes in from others. */
export function inclusionRoutes({ admit, desk }: Deps): Router {
  const router = Router();
  const readings = limiter(READINGS);
  const writings = limiter(WRITINGS);

  answer(router, listInclusions, async ({ params: { paperId }, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    await readings.take(person.id);
    return desk.view(access, person.id);
  });
  answer(router, takeIn, async ({ params: { paperId }, body, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'edit');
    await writings.take(person.id);
    return desk.takeIn(access, person.id, body);
  });
  answer(router, answerInclusion, async ({ params: { paperId, inclusionId }, body, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'edit');
    await writings.take(person.id);
    return { done: await desk.answer(access, inclusionId, person.id, body) };
  });
  answer(router, changeInclusion, async ({ params: { paperId, inclusionId }, body, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'edit');
    await writings.take(person.id);
    await desk.change(access, inclusionId, person.id, body);
    return {};
  });
  return router;
}

import { Router } from 'express';
import { Refusal } from '#shared/refusal/refusal.ts';
import { listWaiting, lookAtRemarks } from '#shared/thread/waiting-contract.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import { seesRemarks } from '#server/thread/viewer.ts';
import type { Waiting } from '#server/thread/waiting.ts';

/** A look is written to the disk. */
const LOOKS: Limit = { name: 'look-at-remarks', times: 120, perSeconds: 60 };

/** What waits for me, and that I have looked. */
export function waitingRoutes({
  admit,
  waiting,
}: {
  readonly admit: Admit;
  readonly waiting: Waiting;
}): Router {
  const router = Router();
  const looks = limiter(LOOKS);
  answer(router, listWaiting, async ({ req }) => {
    const { person } = await admit.person(req);
    return { papers: await waiting.listFor(person.id) };
  });
  answer(router, lookAtRemarks, async ({ params: { paperId }, body, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    if (!seesRemarks(access.role)) throw new Refusal('role-too-low');
    await looks.take(person.id);
    const part = body.threadId ?? body.part ?? null;
    await waiting.look(access, person.id, { until: body.until, part });
    return {};
  });
  return router;
}

import { type Request, Router } from 'express';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import { bodyBytes, imageSeats, oneAtATime } from '#server/image/upload.ts';
import { Returns, type ReturnsDeps } from '#server/interchange/returning/returns.ts';
import { viewerOn } from '#server/thread/viewer.ts';
import { compareReturn, readReturn, takeReturn } from '#shared/interchange/return-contract.ts';
import { MAX_WORD_BYTES } from '#shared/interchange/word-contract.ts';

interface Deps extends ReturnsDeps {
  readonly admit: Admit;
}

/** Each goes through a whole file and a whole paper. */
const READ: Limit = { name: 'read-return', times: 30, perSeconds: 600 };
const WORK: Limit = { name: 'work-on-return', times: 60, perSeconds: 600 };
/** Files whose bytes may be in memory at once. */
const SEATS = { ofAll: 4, ofOne: 1 };

/** Word copies of papers that come home: read and told first, taken on the person's word. */
export function returnRoutes(deps: Deps): Router {
  const { admit, catalogue } = deps;
  const router = Router();
  const [read, work] = [limiter(READ), limiter(WORK)];
  const seated = imageSeats(SEATS);
  const inTurn = oneAtATime();
  const returns = new Returns(deps);
  const bringer = async (req: Request, paperId: string) => {
    const { person, access } = await admit.toPaper(req, paperId, 'comment');
    return viewerOn(catalogue, access, person.id);
  };
  const viewer = async (req: Request, paperId: string, limit: typeof read) => {
    const who = await bringer(req, paperId);
    await limit.take(who.personId);
    return who;
  };

  answer(router, readReturn, async ({ params, req }) => {
    const who = await viewer(req, params.paperId, read);
    return seated(who.personId, async () => {
      const bytes = await bodyBytes(req, MAX_WORD_BYTES);
      return inTurn(() => returns.read(who, bytes));
    });
  });
  answer(router, compareReturn, async ({ params, body, req }) => {
    const who = await viewer(req, params.paperId, work);
    return inTurn(() => returns.compare(who, params.fileId, body.base));
  });
  answer(router, takeReturn, async ({ params, body, req }) => {
    await viewer(req, params.paperId, work);
    return returns.take(() => bringer(req, params.paperId), params.fileId, body);
  });
  return router;
}

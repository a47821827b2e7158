import { Router } from 'express';
import {
  changeRecommendation,
  declareEditorial,
  getRecommendation,
  listAwaited,
  listReservations,
  takePosition,
} from '#shared/position/position-contract.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import { awaitedFrom } from '#server/position/awaited.ts';
import type { PositionDesk } from '#server/position/position-desk.ts';
import { viewRecommendation } from '#server/position/recommendation-view.ts';
import { reservationsOn } from '#server/position/reservations.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';

const TAKEN: Limit = { name: 'take-position', times: 120, perSeconds: 60 };

interface PositionRoutesDeps extends RegisterDeps {
  readonly admit: Admit;
  readonly desk: PositionDesk;
}

/** One recommendation, its way, and the positions on it. */
export function positionRoutes(deps: PositionRoutesDeps): Router {
  const { admit, desk } = deps;
  const router = Router();
  const taken = limiter(TAKEN);

  answer(router, getRecommendation, async ({ params, req }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'read');
    return viewRecommendation(deps, params, person.id);
  });
  answer(router, changeRecommendation, async ({ params, body, req }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'read');
    await taken.take(person.id);
    await desk.change(params, person.id, body);
    return {};
  });
  answer(router, takePosition, async ({ params, body, req }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'read');
    await taken.take(person.id);
    await desk.take(params, person.id, body);
    return {};
  });
  answer(router, declareEditorial, async ({ params, body, req }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'read');
    await taken.take(person.id);
    await desk.declareEditorial(params, person.id, body);
    return {};
  });
  answer(router, listAwaited, async ({ req }) => {
    const { person } = await admit.person(req);
    return awaitedFrom(deps, person.id);
  });
  answer(router, listReservations, async ({ params: { paperId }, req }) => {
    const { person } = await admit.toPaper(req, paperId, 'read');
    return reservationsOn(deps, paperId, { personId: person.id, content: null });
  });
  return router;
}

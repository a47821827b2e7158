import { Router } from 'express';
import {
  closeRating,
  listRatings,
  openRating,
  rateRecommendations,
} from '#shared/rating/rating-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { type ForumWorkDeps, mayInForum } from '#server/forum/forum-work.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { RatingDesk } from '#server/rating/rating-desk.ts';
import { viewRatings } from '#server/rating/rating-view.ts';
import { itemsAt } from '#server/rating/items-at.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';

interface RatingRoutesDeps extends ForumWorkDeps {
  readonly admit: Admit;
  readonly register: RegisterDeps;
}

/** Rating rounds: asked by those who lead, rated by whoever may comment, read by every member. */
export function ratingRoutes(deps: RatingRoutesDeps): Router {
  const { admit } = deps;
  const desk = new RatingDesk(deps);
  const router = Router();
  answer(router, listRatings, async ({ params: { forumId }, req }) => {
    const { membership } = await admit.toForum(req, forumId, 'read');
    return viewRatings(deps, membership);
  });
  answer(router, openRating, async ({ params: { forumId }, body, req }) => {
    const { person, membership } = await admit.toForum(req, forumId, 'read');
    if (!mayInForum(membership, 'manageSession')) throw new Refusal('role-too-low');
    const items = await itemsAt(deps.register, membership, body.places);
    return { id: await desk.open({ forumId, personId: person.id }, { ...body, items }) };
  });
  answer(router, rateRecommendations, async ({ params: { forumId, roundId }, body, req }) => {
    const { person } = await admit.person(req);
    await desk.rate({ forumId, personId: person.id }, roundId, body.marks);
    return {};
  });
  answer(router, closeRating, async ({ params: { forumId, roundId }, req }) => {
    const { person } = await admit.person(req);
    await desk.close({ forumId, personId: person.id }, roundId);
    return {};
  });
  return router;
}

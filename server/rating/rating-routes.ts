import { Router } from 'express';
import type * as z from 'zod';
import type { Membership } from '#shared/member/person.ts';
import {
  closeRating,
  listRatings,
  openRating,
  rateRecommendations,
  RATED_WORDS,
  type RatingItem,
} from '#shared/rating/rating-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { keyOfPlace } from '#shared/register/block-place.ts';
import { type ForumWorkDeps, mayInForum } from '#server/forum/forum-work.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer, InvalidInput } from '#server/http/answer.ts';
import { newId } from '#server/member/new-id.ts';
import { RatingDesk } from '#server/rating/rating-desk.ts';
import { viewRatings } from '#server/rating/rating-view.ts';
import { type RegisterDeps, registerFor } from '#server/register/register-view.ts';

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

/** The recommendations that stand at these places now, for one who may read them. */
async function itemsAt(
  register: RegisterDeps,
  { forumId, personId, role }: Membership,
  places: z.output<typeof openRating.body>['places'],
): Promise<RatingItem[]> {
  const { blocks, isWhole } = await registerFor(register, forumId, { personId, role });
  const known = new Map(
    blocks.flatMap((block) => (block.recommendation ? [[keyOfPlace(block), block] as const] : [])),
  );
  const keys = [...new Set(places.map((place) => keyOfPlace(place)))];
  const found = keys.flatMap((key) => known.get(key) ?? []);
  if (found.length < places.length) {
    // After a start not every paper has been read yet.
    if (!isWhole) throw new Refusal('starting-up');
    throw new InvalidInput([{ path: 'places', code: 'unknown' }]);
  }
  return found.map(({ paperId, blockId, number, words }) => {
    return { id: newId(), paperId, blockId, number, words: shortened(words) };
  });
}

/** Cut between words; the rest is read in the paper. */
function shortened(words: string): string {
  if (words.length <= RATED_WORDS) return words;
  return `${words.slice(0, words.lastIndexOf(' ', RATED_WORDS - 1)).slice(0, RATED_WORDS - 1)}…`;
}

import type * as z from 'zod';
import type { Membership } from '#shared/member/person.ts';
import { type openRating, RATED_WORDS, type RatingItem } from '#shared/rating/rating-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { keyOfPlace } from '#shared/register/block-place.ts';
import { InvalidInput } from '#server/http/answer.ts';
import { newId } from '#server/member/new-id.ts';
import { type RegisterDeps, registerFor } from '#server/register/register-view.ts';

/** The recommendations that stand at these places now, for one who may read them. Refuses where one is not there. */
export async function itemsAt(
  register: RegisterDeps,
  { forumId, personId, role }: Pick<Membership, 'forumId' | 'personId' | 'role'>,
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

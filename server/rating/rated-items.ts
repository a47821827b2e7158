import { may } from '#shared/member/access.ts';
import type { RatingItem } from '#shared/rating/rating-contract.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { RatingRoundRow } from '#server/storage/work/ratings.ts';
import { dayOf } from '#shared/calendar/day.ts';

/** True when nobody may rate any more: its day is over, or it was closed before. */
export function isOver(
  { closedAt, closesOn }: Pick<RatingRoundRow, 'closedAt' | 'closesOn'>,
  now: Date,
): boolean {
  return closedAt !== null || dayOf(now) > closesOn;
}

/** Which papers of this forum one person may read, each looked up once. */
export function readerOf(
  catalogue: Catalogue,
  forumId: string,
  personId: string,
): (items: readonly RatingItem[]) => Promise<RatingItem[]> {
  const known = new Map<string, Promise<boolean>>();
  const mayRead = async (paperId: string) => {
    const access = await accessToPaper(catalogue, paperId, personId);
    return access?.forumId === forumId && may(access, 'read');
  };
  return async (items) => {
    const shown: RatingItem[] = [];
    for (const item of items) {
      const asked = known.get(item.paperId) ?? mayRead(item.paperId);
      known.set(item.paperId, asked);
      if (await asked) shown.push(item);
    }
    return shown;
  };
}

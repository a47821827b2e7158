import { mayInForum } from '#server/forum/forum-work.ts';
import type { Glance, WaitingSource, Waits } from '#server/notice/waiting-list.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/** Somebody in one forum, in one looking at all that waits for them. */
interface Place {
  readonly forumId: string;
  readonly personId: string;
  readonly glance: Glance;
}

/** What waits for somebody in each of the forums in whose common work they may speak. */
export function forumWaits(
  catalogue: Catalogue,
  waitsIn: (place: Place) => Promise<readonly Waits[]>,
): WaitingSource {
  return async (personId, glance) => {
    const mine = await catalogue.tables.memberships.find({ personId, suspended: false });
    const perForum = mine
      .filter((membership) => mayInForum(membership, 'comment'))
      .map(({ forumId }) => waitsIn({ forumId, personId, glance }));
    return (await Promise.all(perForum)).flat();
  };
}

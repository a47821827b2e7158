import type { NoticeDesk } from '#server/notice/notice-desk.ts';
import type { WaitingSource } from '#server/notice/waiting-list.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/** Members whose address a mail server refused for good, for the coordinators who can correct it. */
export function refusedAddressWaits(
  { tables }: Catalogue,
  desk: Pick<NoticeDesk, 'refusalOf'>,
): WaitingSource {
  return async (personId, glance) => {
    const own = { personId, role: 'coordinator', suspended: false } as const;
    const perForum = (await tables.memberships.find(own)).map(async ({ forumId }) => {
      const people = await glance.once(`people.${forumId}`, async () => {
        const places = await tables.memberships.find({ forumId, suspended: false });
        return tables.people.pick(places.map((place) => place.personId));
      });
      const forum = await tables.forums.get(forumId);
      return people.flatMap((person) => {
        const refused = desk.refusalOf(person);
        if (!refused) return [];
        return [
          {
            id: `address-refused.${person.id}.${refused.at}`,
            kind: 'address-refused' as const,
            forumId,
            title: person.name,
            place: forum?.name ?? null,
            words: person.email,
            path: `/forums/${forumId}/members`,
            at: refused.at,
          },
        ];
      });
    });
    return (await Promise.all(perForum)).flat();
  };
}

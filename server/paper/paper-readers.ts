import type * as z from 'zod';
import type { getPaperAccess, PaperReader } from '#shared/member/access-contract.ts';
import { roleOnPaper, sourceOnPaper } from '#shared/member/access.ts';
import type { Membership, Person } from '#shared/member/person.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import type { SessionRow } from '#shared/session/session.ts';
import { claimsOn } from '#server/paper/access.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

type PaperAccessView = z.infer<typeof getPaperAccess.answer>;

/** Who can see a paper, by the same rule that lets them in; a fixed number of readings for any number of members. */
export async function viewReaders(
  { tables }: Catalogue,
  paper: PaperCard,
  mayChange: boolean,
): Promise<PaperAccessView> {
  const { forumId, sessionId, groupId } = paper;
  const [memberships, session, forum] = await Promise.all([
    tables.memberships.find({ forumId, suspended: false }),
    sessionId ? tables.sessions.get(sessionId) : undefined,
    tables.forums.get(forumId),
  ]);
  const people = await tables.people.pick(memberships.map(({ personId }) => personId));
  const personOf = new Map(people.map((person) => [person.id, person]));
  const judged = memberships.flatMap((membership) => {
    const person = personOf.get(membership.personId);
    return person ? [{ person, reader: readerOf({ paper, session, membership }, person) }] : [];
  });
  return {
    readers: judged.flatMap(({ reader }) => reader ?? []),
    others: mayChange
      ? judged
          .filter(({ reader }) => reader === null)
          .map(({ person: { id, name, title } }) => ({ personId: id, name, title }))
      : [],
    mayChange,
    groupName: forum?.groups.find(({ id }) => id === groupId)?.name ?? null,
    sessionTitle: session?.topics.map(({ title }) => title).join(' · ') ?? null,
  };
}

interface Place {
  readonly paper: PaperCard;
  readonly session: SessionRow | undefined;
  readonly membership: Membership;
}

function readerOf(
  { paper, session, membership }: Place,
  { id, name, title, office }: Person,
): PaperReader | null {
  const claims = claimsOn({ paper, session, membership, personId: id });
  const role = roleOnPaper(claims);
  const source = sourceOnPaper(claims, paper.groupId !== null);
  if (role === null || source === null) return null;
  return {
    personId: id,
    name,
    title,
    office,
    role,
    source,
    inherited: roleOnPaper({ ...claims, exception: null }),
    isCoordinator: claims.forumRole === 'coordinator',
  };
}

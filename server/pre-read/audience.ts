import { may, roleOnPaper } from '#shared/member/access.ts';
import type { Membership, Person } from '#shared/member/person.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import type { Audience } from '#shared/pre-read/pre-read.ts';
import { claimsOn } from '#server/paper/access.ts';
import type { Catalogue, CatalogueTables } from '#server/storage/catalogue.ts';
import type { PreReadRow } from '#server/storage/work/pre-reads.ts';

/** A session as it is kept. */
export type KeptSession = CatalogueTables['sessions'];

/** One active member of a forum. */
export interface ForumMember {
  readonly personId: string;
  readonly person: Person;
  readonly membership: Membership;
}

const BY_NAME = new Intl.Collator('he');

/** The active members of a forum by name; two readings for any number of them. */
export async function membersOf({ tables }: Catalogue, forumId: string): Promise<ForumMember[]> {
  const memberships = await tables.memberships.find({ forumId, suspended: false });
  const people = await tables.people.pick(memberships.map(({ personId }) => personId));
  const byId = new Map(people.map((person) => [person.id, person]));
  return memberships
    .flatMap((membership) => {
      const person = byId.get(membership.personId);
      return person ? [{ personId: person.id, person, membership }] : [];
    })
    .toSorted((one, other) => BY_NAME.compare(one.person.name, other.person.name));
}

interface Sent {
  readonly audience: Audience;
  readonly session: KeptSession | undefined;
  readonly paper: PaperCard;
  /** The session that the paper belongs to, which need not be the one it is sent for. */
  readonly paperSession: KeptSession | undefined;
}

/** What is to be known of a pre-read to say to whom it goes; null when its paper is gone. */
export async function sentOf(
  { tables }: Catalogue,
  { audience, paperId }: Pick<PreReadRow, 'audience' | 'paperId'>,
  session: KeptSession,
): Promise<Sent | null> {
  const paper = await tables.papers.get(paperId);
  if (!paper) return null;
  const paperSession = paper.sessionId ? await tables.sessions.get(paper.sessionId) : undefined;
  return { audience, session, paper, paperSession };
}

/** Whether a pre-read goes to a member: who is asked, and may read the paper. It gives nobody a right they lack. */
export function goesTo(sent: Sent, { personId, membership }: ForumMember): boolean {
  const { audience, session, paper, paperSession } = sent;
  const isAsked =
    audience.kind === 'forum' ||
    (audience.kind === 'group' && membership.groupIds.includes(audience.groupId)) ||
    (audience.kind === 'respondents' && (session?.respondentIds.includes(personId) ?? false));
  if (!isAsked) return false;
  const claims = claimsOn({ paper, session: paperSession, membership, personId });
  return may({ role: roleOnPaper(claims), stage: paper.stage }, 'read');
}

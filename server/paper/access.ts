import { type Access, type Claims, may, roleOnPaper, whyNot } from '#shared/member/access.ts';
import type { Membership } from '#shared/member/person.ts';
import type { Verb } from '#shared/member/role.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { SessionRow } from '#shared/session/session.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/** The tables as everybody reads them, or as one transaction does. */
type Tables = Pick<Catalogue, 'tables'>;

/** A person's standing on a paper, with the card it was found on. */
export interface PaperAccess extends Access {
  readonly forumId: string;
  readonly paper: PaperCard;
}

/** The person's membership of a forum, unless there is none or it is suspended. */
export async function activeMembership(
  catalogue: Tables,
  forumId: string,
  personId: string,
): Promise<Membership | null> {
  const [membership] = await catalogue.tables.memberships.find({ forumId, personId });
  return membership && !membership.suspended ? membership : null;
}

/**
 * Gathers the claims a person has on a paper, as stored now, and lets the shared rule decide.
 * Null when the paper is unknown or gives this person no role: the two are told apart by nobody.
 */
export async function accessToPaper(
  catalogue: Tables,
  paperId: string,
  personId: string,
): Promise<PaperAccess | null> {
  const paper = await catalogue.tables.papers.get(paperId);
  return paper ? accessByCard(catalogue, paper, personId) : null;
}

/** The same for a card in hand, which need not be the stored one: what would somebody's standing be? */
export async function accessByCard(
  catalogue: Tables,
  paper: PaperCard,
  personId: string,
): Promise<PaperAccess | null> {
  const membership = await activeMembership(catalogue, paper.forumId, personId);
  const session = paper.sessionId
    ? await catalogue.tables.sessions.get(paper.sessionId)
    : undefined;
  const role = roleOnPaper(claimsOn({ paper, session, membership, personId }));
  if (role === null) return null;
  const { stage, forumId, archivedAt } = paper;
  return { role, stage, isArchived: Boolean(archivedAt), forumId, paper };
}

/** An active member of the forum who may do `verb` in it; throws why not. What is not open to them is not there. */
export async function memberWhoMay(
  catalogue: Tables,
  forumId: string,
  personId: string,
  verb: Verb,
): Promise<Membership> {
  const membership = await activeMembership(catalogue, forumId, personId);
  if (!membership) throw new Refusal('not-found');
  const access = { role: membership.role, stage: null };
  if (!may(access, verb)) throw new Refusal(whyNot(access, verb));
  return membership;
}

/** The standing of somebody who may do `verb` on the paper as it stands; throws why not, like `memberWhoMay`. */
export async function accessThatMay(
  catalogue: Tables,
  paperId: string,
  personId: string,
  verb: Verb,
): Promise<PaperAccess> {
  const access = await accessToPaper(catalogue, paperId, personId);
  if (!access || !may(access, 'read')) throw new Refusal('not-found');
  if (!may(access, verb)) throw new Refusal(whyNot(access, verb));
  return access;
}

interface Standing {
  readonly paper: PaperCard;
  /** The session that the paper belongs to. */
  readonly session: SessionRow | undefined;
  /** Null when there is none or it is suspended. */
  readonly membership: Membership | null;
  readonly personId: string;
}

/** All that decides one person's role on a paper, out of what is stored. */
export function claimsOn({ paper, session, membership, personId }: Standing): Claims {
  return {
    forumRole: membership?.role ?? null,
    outsideGroup: paper.groupId !== null && !membership?.groupIds.includes(paper.groupId),
    leadsSession: session?.topics.some((topic) => topic.leadId === personId) ?? false,
    respondsToSession: session?.respondentIds.includes(personId) ?? false,
    exception: paper.exceptions.find((one) => one.personId === personId)?.role ?? null,
  };
}

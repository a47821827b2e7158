import { may, roleOnPaper, whyNot } from '#shared/member/access.ts';
import { type Role, type Verb, verbsOf } from '#shared/member/role.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { activeMembership, claimsOn, type PaperAccess } from '#server/paper/access.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { ThreadRow } from '#server/storage/remarks.ts';

/** Somebody at the remarks of one paper: what they may do there, and which private ones are theirs to see. */
export interface Viewer {
  readonly personId: string;
  readonly access: PaperAccess;
  readonly groupIds: ReadonlySet<string>;
}

/** Reads the groups anew each time: who has left one sees nothing of it from that moment on. */
export async function viewerOn(
  catalogue: Catalogue,
  access: PaperAccess,
  personId: string,
): Promise<Viewer> {
  const membership = await activeMembership(catalogue, access.forumId, personId);
  return { personId, access, groupIds: new Set(membership?.groupIds) };
}

/** Seeing remarks takes a role that may comment, whatever the stage. */
export const seesRemarks = (role: Role | null): boolean =>
  role !== null && verbsOf(role).has('comment');

/** What somebody may not see is not there for them. */
export function sees(
  { personId, groupIds }: Pick<Viewer, 'personId' | 'groupIds'>,
  { group, authorId }: Pick<ThreadRow, 'group' | 'authorId'>,
): boolean {
  return group === null || authorId === personId || groupIds.has(group.id);
}

/** Throws why not, unless one of the verbs is theirs as the paper stands now. */
export function demand({ access }: Viewer, ...anyOf: readonly [Verb, ...Verb[]]): void {
  if (anyOf.some((verb) => may(access, verb))) return;
  const reasons = anyOf.map((verb) => whyNot(access, verb));
  throw new Refusal(reasons.includes('stage-closed') ? 'stage-closed' : 'role-too-low');
}

/** One of those who see the remarks of a paper. */
export interface Remarker {
  readonly personId: string;
  readonly name: string;
  readonly groupIds: ReadonlySet<string>;
}

/** Everybody who may see the remarks of a paper; a fixed number of readings for any number of members. */
export async function remarkersOf({ tables }: Catalogue, paper: PaperCard): Promise<Remarker[]> {
  const { forumId, sessionId } = paper;
  const [memberships, session] = await Promise.all([
    tables.memberships.find({ forumId, suspended: false }),
    sessionId ? tables.sessions.get(sessionId) : undefined,
  ]);
  const people = await tables.people.pick(memberships.map(({ personId }) => personId));
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return memberships.flatMap((membership) => {
    const { personId, groupIds } = membership;
    const name = nameOf.get(personId);
    const role = roleOnPaper(claimsOn({ paper, session, membership, personId }));
    if (name === undefined || !seesRemarks(role)) return [];
    return [{ personId, name, groupIds: new Set(groupIds) }];
  });
}

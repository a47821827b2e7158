import { verbsOf } from '#shared/member/role.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { OPERATOR } from '#server/member/actor.ts';
import { activeMembership } from '#server/paper/access.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/** Where a paper belongs. */
export interface Place {
  readonly forumId: string;
  readonly groupId: string | null;
  readonly sessionId: string | null;
}

/**
 * Rejects with `not-found` unless a person may start papers in this place: an unknown forum, a group that is not theirs
 * and a session of another forum answer alike. The operator
 * stands above membership.
 */
export async function assertMayStartIn(
  catalogue: Pick<Catalogue, 'tables'>,
  { forumId, groupId, sessionId }: Place,
  personId: string,
): Promise<void> {
  const { tables } = catalogue;
  const isOperator = personId === OPERATOR.id;
  const membership = isOperator ? null : await activeMembership(catalogue, forumId, personId);
  if (!membership && !isOperator) throw new Refusal('not-found');
  if (membership && !verbsOf(membership.role).has('edit')) throw new Refusal('role-too-low');
  const forum = await tables.forums.get(forumId);
  const hasGroup = groupId === null || forum?.groups.some((group) => group.id === groupId);
  const session = sessionId === null ? null : await tables.sessions.get(sessionId);
  if (!forum || !hasGroup || (sessionId !== null && session?.forumId !== forumId))
    throw new Refusal('not-found');
  const isOutside = groupId !== null && membership?.groupIds.includes(groupId) === false;
  if (isOutside && membership.role !== 'coordinator') throw new Refusal('not-found');
}

import type { Role } from '#shared/member/role.ts';
import type { Topic } from '#shared/session/session.ts';

/**
 * Whether somebody may change a session: who coordinates the forum, and the lead of one of its topics. Null is nobody in
 * the forum: whatever is written down about a person ends with their standing.
 */
export function mayManageSession(
  role: Role | null,
  { topics }: { readonly topics: readonly Pick<Topic, 'leadId'>[] },
  personId: string,
): boolean {
  if (role === null) return false;
  return role === 'coordinator' || topics.some(({ leadId }) => leadId === personId);
}

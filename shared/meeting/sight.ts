import { roleOnPaper } from '#shared/member/access.ts';
import type { Membership } from '#shared/member/person.ts';
import type { Role } from '#shared/member/role.ts';

interface MeetingOf {
  readonly groupId: string | null;
  readonly topics: readonly { readonly leadId: string | null }[];
  readonly respondentIds: readonly string[];
}

/**
 * What somebody is at a meeting, as they would be on a paper of it; null when they learn nothing of what is said there:
 * a group's meeting is its members', its leads', its respondents' and the coordinators'.
 */
export function roleAtMeeting(
  { groupId, topics, respondentIds }: MeetingOf,
  { role, groupIds, personId }: Pick<Membership, 'role' | 'groupIds' | 'personId'>,
): Role | null {
  return roleOnPaper({
    forumRole: role,
    outsideGroup: groupId !== null && !groupIds.includes(groupId),
    leadsSession: topics.some(({ leadId }) => leadId === personId),
    respondsToSession: respondentIds.includes(personId),
    exception: null,
  });
}

import type { Session } from '#shared/session/session.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { ChangeTables } from '#server/member/change-journal.ts';

/**
 * Rejects with `not-found` unless all that a session newly names is of its forum: group, leads and respondents who are
 * members, papers of the agenda. Who was named before may have left since, and does not stand in the way of a change.
 */
export async function assertNamed(
  tables: Pick<ChangeTables, 'forums' | 'memberships' | 'papers'>,
  session: Session,
  before: Session | null,
): Promise<void> {
  const { forumId, groupId } = session;
  const forum = await tables.forums.get(forumId);
  if (!forum) throw new Refusal('not-found');
  if (groupId !== null && !forum.groups.some(({ id }) => id === groupId))
    throw new Refusal('not-found');
  const known = new Set(before ? peopleIn(before) : []);
  const added = peopleIn(session).filter((id) => !known.has(id));
  if (added.length > 0) {
    const members = await tables.memberships.find({ forumId, suspended: false });
    const active = new Set(members.map(({ personId }) => personId));
    if (added.some((id) => !active.has(id))) throw new Refusal('not-found');
  }
  const papersBefore = new Set(before?.agenda.map(({ paperId }) => paperId));
  const named = new Set(session.agenda.flatMap(({ paperId }) => paperId ?? []));
  const papers = [...named].filter((id) => !papersBefore.has(id));
  const found = await tables.papers.pick(papers);
  if (found.length < papers.length || found.some((paper) => paper.forumId !== forumId))
    throw new Refusal('not-found');
}

function peopleIn({ topics, respondentIds }: Session): readonly string[] {
  return [...topics.flatMap(({ leadId }) => leadId ?? []), ...respondentIds];
}

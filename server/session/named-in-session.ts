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

/**
 * Rejects with `role-too-low` what would give somebody a standing that only who manages members gives. Who leads a session
 * runs it and chooses who responds, out of those who may read its papers anyway; who leads beside them they do not choose.
 */
export async function assertMayName(
  tables: Pick<ChangeTables, 'memberships' | 'papers'>,
  session: Session,
  before: Session,
): Promise<void> {
  if (leadsOf(session) !== leadsOf(before)) throw new Refusal('role-too-low');
  const added = session.respondentIds.filter((id) => !before.respondentIds.includes(id));
  if (added.length === 0) return;
  const papers = await tables.papers.find({ sessionId: session.id });
  // What is said at a group's meeting is told to its respondents, as its papers are.
  const groups = [session, ...papers].flatMap(({ groupId }) => groupId ?? []);
  const members = await tables.memberships.find({ forumId: session.forumId, suspended: false });
  const isWithin = (id: string) =>
    members
      .filter(({ personId }) => personId === id)
      .every(({ groupIds }) => groups.every((group) => groupIds.includes(group)));
  if (!added.every(isWithin)) throw new Refusal('role-too-low');
}

function leadsOf({ topics }: Session): string {
  const leads = topics.flatMap(({ leadId }) => leadId ?? []);
  return [...new Set(leads)].toSorted().join(' ');
}

function peopleIn({ topics, respondentIds }: Session): readonly string[] {
  return [...topics.flatMap(({ leadId }) => leadId ?? []), ...respondentIds];
}

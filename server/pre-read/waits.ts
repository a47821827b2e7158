import type { Glance, WaitingSource, Waits } from '#server/notice/waiting-list.ts';
import type { ForumMember } from '#server/pre-read/audience.ts';
import type { Readiness } from '#server/pre-read/readiness.ts';
import { preReadKey, updateKey } from '#server/pre-read/thing-keys.ts';
import { titleOf } from '#server/pre-read/pre-read-views.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import { seesRemarks } from '#server/thread/viewer.ts';
import type { Work } from '#server/storage/work.ts';

/** What was sent ahead and is not read or answered yet, and updates that are not written. A day that moved asks anew. */
export function preReadWaits(readiness: Pick<Readiness, 'waitingFor'>): WaitingSource {
  return async (personId, glance) => {
    const { preReads, rounds } = await readiness.waitingFor(personId, glance);
    return [
      ...preReads.map(
        (one): Waits => ({
          id: `${preReadKey(one.id)}.${one.dueOn ?? 'open'}`,
          kind: 'pre-read',
          forumId: one.forumId,
          title: one.title,
          place: one.sessionTitle,
          words: one.note === '' ? null : one.note,
          path: `/pre-reads/${one.id}`,
          at: one.at,
          dueOn: one.dueOn,
          progress: one.questions === 0 ? null : { done: one.answered, of: one.questions },
        }),
      ),
      ...rounds.map(
        (round): Waits => ({
          id: `${updateKey(round.sessionId)}.${round.dueOn ?? 'open'}`,
          kind: 'update',
          forumId: round.forumId,
          title: round.sessionTitle,
          words: round.prompt === '' ? null : round.prompt,
          path: `/sessions/${round.sessionId}/updates`,
          at: round.at,
          dueOn: round.dueOn,
        }),
      ),
    ];
  };
}

/** A group whose members made private remarks on a pre-read, and for which nobody has answered yet: for those who lead it. */
export function groupResponseWaits({
  catalogue,
  work,
  privateGroups,
}: {
  readonly catalogue: Catalogue;
  readonly work: Work;
  /** The groups with private remarks on a paper that are not taken back. */
  readonly privateGroups: (paperId: string) => Promise<ReadonlySet<string>>;
}): WaitingSource {
  return async (personId, glance) => {
    const mine = await catalogue.tables.memberships.find({ personId, suspended: false });
    const ofGroups = mine.filter(({ groupIds }) => groupIds.length > 0);
    const perForum = ofGroups.map((membership) =>
      waitingIn({ catalogue, work, privateGroups, glance }, membership),
    );
    return (await Promise.all(perForum)).flat();
  };
}

interface Looking {
  readonly catalogue: Catalogue;
  readonly work: Work;
  readonly privateGroups: (paperId: string) => Promise<ReadonlySet<string>>;
  readonly glance: Glance;
}

async function waitingIn(
  { catalogue, work, privateGroups, glance }: Looking,
  { forumId, personId, groupIds }: ForumMember['membership'],
): Promise<Waits[]> {
  const forum = await catalogue.tables.forums.get(forumId);
  // Those whom the group was given as leads, as the response itself asks for.
  const led = (forum?.groups ?? []).filter(
    ({ id, leadIds }) => groupIds.includes(id) && leadIds?.includes(personId),
  );
  if (led.length === 0) return [];
  const { tables } = await work.of(forumId);
  const found: Waits[] = [];
  for (const row of await tables.preReads.find({ withdrawn: null })) {
    const session = await catalogue.tables.sessions.get(row.sessionId);
    if (!session || session.calledOff) continue;
    const remarked = await glance.once(`private.${row.paperId}`, () => privateGroups(row.paperId));
    const groups = led.filter(({ id }) => remarked.has(id));
    if (groups.length === 0) continue;
    const access = await accessToPaper(catalogue, row.paperId, personId);
    if (!access || !seesRemarks(access.role)) continue;
    for (const { id, name } of groups) {
      const response = await tables.groupResponses.get(`${row.id}.${id}`);
      if (response?.submitted) continue;
      found.push({
        id: `group-response.${row.id}.${id}`,
        kind: 'group-response',
        forumId,
        title: row.title,
        place: `${name} · ${titleOf(session)}`,
        path: `/pre-reads/${row.id}/groups/${id}`,
        dueOn: row.dueOn,
      });
    }
  }
  return found;
}

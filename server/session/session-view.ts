import { may } from '#shared/member/access.ts';
import { isListed } from '#shared/paper/paper.ts';
import { type SessionRow, wholeSession } from '#shared/session/session.ts';
import type { SessionView } from '#shared/session/session-contract.ts';
import { mayManageSession } from '#shared/session/session-rights.ts';
import { accessToPaper, activeMembership } from '#server/paper/access.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/** A session as one member sees it: only the papers this person may read are named. */
export async function viewSession(
  catalogue: Catalogue,
  row: SessionRow,
  personId: string,
): Promise<SessionView> {
  const { tables } = catalogue;
  const session = wholeSession(row);
  const forum = await tables.forums.get(session.forumId);
  const membership = await activeMembership(catalogue, session.forumId, personId);
  const cards = await tables.papers.find({ sessionId: session.id });
  const readable = await readableAmong(
    catalogue,
    cards.filter(isListed).map(({ id }) => id),
    personId,
  );
  const shown = new Set([...readable, ...(await agendaPapers(catalogue, session, personId))]);
  return {
    ...session,
    // A paper that the asker may not read is not told of, here no more than elsewhere.
    agenda: session.agenda.map((item) =>
      item.paperId === null || shown.has(item.paperId) ? item : { ...item, paperId: null },
    ),
    forumName: forum?.name ?? '',
    groupName: forum?.groups.find((group) => group.id === session.groupId)?.name ?? null,
    papers: cards.filter(({ id }) => readable.has(id)).map(({ id, title }) => ({ id, title })),
    respondents: await respondentsOf(catalogue, session),
    mayManage: mayManageSession(membership?.role ?? null, session, personId),
  };
}

/** Those of these papers that a person may read. */
export async function readableAmong(
  catalogue: Pick<Catalogue, 'tables'>,
  paperIds: readonly string[],
  personId: string,
): Promise<ReadonlySet<string>> {
  const judged = paperIds.map(async (id) => {
    const access = await accessToPaper(catalogue, id, personId);
    return access && may(access, 'read') ? [id] : [];
  });
  return new Set((await Promise.all(judged)).flat());
}

type Seen = Pick<ReturnType<typeof wholeSession>, 'agenda' | 'respondentIds' | 'forumId'>;

function agendaPapers(catalogue: Catalogue, { agenda }: Seen, personId: string) {
  return readableAmong(
    catalogue,
    agenda.flatMap(({ paperId }) => paperId ?? []),
    personId,
  );
}

async function respondentsOf({ tables }: Catalogue, { respondentIds, forumId }: Seen) {
  if (respondentIds.length === 0) return [];
  const members = await tables.memberships.find({ forumId, suspended: false });
  const active = new Set(members.map(({ personId }) => personId));
  const people = await tables.people.pick(respondentIds.filter((id) => active.has(id)));
  return people.map(({ id, name }) => ({ id, name }));
}

/** Dated sessions in order, then those whose day is still to be set. */
export function inOrder<Dated extends { readonly day: string | null }>(
  sessions: readonly Dated[],
): Dated[] {
  return sessions.toSorted((one, other) => (one.day ?? '9999').localeCompare(other.day ?? '9999'));
}

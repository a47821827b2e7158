import { may } from '#shared/member/access.ts';
import { isListed } from '#shared/paper/paper.ts';
import type { Session } from '#shared/session/session.ts';
import type { SessionView } from '#shared/session/session-contract.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/** A session as one member sees it: only the papers this person may read are named. */
export async function viewSession(
  catalogue: Catalogue,
  session: Session,
  personId: string,
): Promise<SessionView> {
  const forum = await catalogue.tables.forums.get(session.forumId);
  const cards = await catalogue.tables.papers.find({ sessionId: session.id });
  const readable = cards.filter(isListed).map(async ({ id, title }) => {
    const access = await accessToPaper(catalogue, id, personId);
    return access && may(access, 'read') ? [{ id, title }] : [];
  });
  return {
    ...session,
    forumName: forum?.name ?? '',
    groupName: forum?.groups.find((group) => group.id === session.groupId)?.name ?? null,
    papers: (await Promise.all(readable)).flat(),
  };
}

/** Dated sessions in order, then those whose day is still to be set. */
export function inOrder<Dated extends { readonly day: string | null }>(
  sessions: readonly Dated[],
): Dated[] {
  return sessions.toSorted((one, other) => (one.day ?? '9999').localeCompare(other.day ?? '9999'));
}

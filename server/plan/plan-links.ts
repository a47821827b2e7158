import { may } from '#shared/member/access.ts';
import type { PlanLink } from '#shared/plan/plan-contract.ts';
import type { ForumWorkDeps } from '#server/forum/forum-work.ts';
import { accessToPaper } from '#server/paper/access.ts';

/** The titles of what links lead to, by id: of this forum, and as far as the person may see them. */
export async function linkTitles(
  { catalogue, work }: Pick<ForumWorkDeps, 'catalogue' | 'work'>,
  forumId: string,
  personId: string,
  links: readonly PlanLink[],
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  const { tables } = await work.of(forumId);
  for (const { kind, id } of links) {
    if (kind === 'topic' || kind === 'initiative') {
      const row = await (kind === 'topic' ? tables.topics.get(id) : tables.initiatives.get(id));
      if (row) titles.set(id, row.title);
    } else if (kind === 'session') {
      const session = await catalogue.tables.sessions.get(id);
      if (session?.forumId === forumId)
        titles.set(id, session.topics.map(({ title }) => title).join(' · '));
    } else {
      const access = await accessToPaper(catalogue, id, personId);
      if (access && access.forumId === forumId && may(access, 'read'))
        titles.set(id, access.paper.title);
    }
  }
  return titles;
}

import type * as z from 'zod';
import { may } from '#shared/member/access.ts';
import type { listAwaited } from '#shared/position/position-contract.ts';
import { Glance } from '#server/notice/waiting-list.ts';
import { standsOn } from '#server/position/recommendation-rows.ts';
import { whereaboutsIn } from '#server/position/whereabouts.ts';
import { forumPapers } from '#server/register/forum-papers.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';

/** With the hash of the wording that is asked about. */
type Awaited = (z.input<typeof listAwaited.answer>[number] & { readonly hash: string })[];

/** So many letters tell one recommendation from another. */
const WORDS_SHOWN = 200;

/** The recommendations that wait for a person's position: those for validation on whose wording they have none. */
export async function awaitedFrom(
  deps: RegisterDeps,
  personId: string,
  glance = new Glance(),
): Promise<Awaited> {
  const { catalogue, work, index } = deps;
  const forums = await catalogue.tables.memberships.find({ personId, suspended: false });
  const awaited: Awaited = [];
  for (const { forumId } of forums) {
    const { tables } = await work.of(forumId);
    const waiting = await tables.recommendations.find({ state: 'validation' });
    // Most forums have none most of the time: then no paper is looked at.
    if (waiting.length === 0) continue;
    const { cards, readable } = await forumPapers(catalogue, forumId, personId);
    const { all } = await glance.once(`whereabouts.${forumId}`, () =>
      whereaboutsIn(index, cards, tables),
    );
    const mine = await tables.positions.find({ personId });
    for (const { row, at } of all.standing()) {
      const access = readable.get(at.paperId);
      if (row.state !== 'validation' || !access || !may(access, 'position')) continue;
      const taken = mine.find(({ recommendationId }) => recommendationId === row.id);
      if (taken && standsOn(at.entry.hash, row)(taken)) continue;
      const { paperId, blockId, entry } = at;
      const { number, words } = entry;
      const { title } = access.paper;
      awaited.push({
        forumId,
        paperId,
        blockId,
        title,
        number,
        words: words.slice(0, WORDS_SHOWN),
        isAgain: taken !== undefined,
        hash: entry.hash,
      });
    }
  }
  return awaited;
}

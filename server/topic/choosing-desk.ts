import type * as z from 'zod';
import { Refusal } from '#shared/refusal/refusal.ts';
import { countBorda } from '#shared/topic/borda.ts';
import { MOST_CHOOSINGS, type openChoosing } from '#shared/topic/topic-contract.ts';
import { type Act, ForumWork, type ForumWorkDeps, mayInForum } from '#server/forum/forum-work.ts';
import { InvalidInput } from '#server/http/answer.ts';
import { newId } from '#server/member/new-id.ts';
import type { ChoosingRow } from '#server/storage/work/topics.ts';
import type { Whose } from '#server/topic/topic-desk.ts';

/** Asks the members to order topics, takes their orders, and counts them once. */
export class ChoosingDesk {
  readonly #deps: ForumWorkDeps;
  readonly #work: ForumWork;
  constructor(deps: ForumWorkDeps) {
    this.#deps = deps;
    this.#work = new ForumWork(deps);
  }

  open(
    whose: Whose,
    { sendId, topicIds, until }: z.output<typeof openChoosing.body>,
  ): Promise<string> {
    return this.#work.act(act(whose, 'manageMembers'), async ({ tables, at }) => {
      const all = await tables.choosings.find({});
      const known = all.find((one) => one.sendId === sendId);
      if (known) return { answer: known.id, record: null };
      if (all.some(({ closed }) => closed === null)) throw new Refusal('already-exists');
      if (all.length >= MOST_CHOOSINGS) throw new Refusal('list-full');
      const topics = await tables.topics.pick([...new Set(topicIds)]);
      const standing = topics.filter(({ isAside, sessionId }) => !isAside && sessionId === null);
      if (standing.length < topicIds.length)
        throw new InvalidInput([{ path: 'topicIds', code: 'unknown' }]);
      const id = newId();
      const candidates = standing.map(({ id: topicId, title }) => ({ id: topicId, title }));
      const by = whose.personId;
      await tables.choosings.put({ id, sendId, candidates, until, openedAt: at, by, closed: null });
      return { answer: id, record: { action: 'choosing-opened', subject: id } };
    });
  }

  async rank(whose: Whose, choosingId: string, ranking: readonly string[]): Promise<void> {
    await this.#work.act(act(whose, 'comment'), async ({ tables }) => {
      const choosing = await tables.choosings.get(choosingId);
      if (!choosing) throw new Refusal('not-found');
      if (choosing.closed) throw new Refusal('changed-meanwhile');
      const known = new Set(choosing.candidates.map(({ id }) => id));
      if (new Set(ranking).size < ranking.length || !ranking.every((id) => known.has(id)))
        throw new InvalidInput([{ path: 'ranking', code: 'unknown' }]);
      const { personId } = whose;
      const id = `${choosingId}.${personId}`;
      await tables.ballots.put({ id, choosingId, personId, ranking });
      // That somebody ranked is told to the list alone: when and how often is nobody's business.
      return { answer: undefined, record: 'quiet' };
    });
  }

  async close(whose: Whose, choosingId: string): Promise<void> {
    await this.#work.act(act(whose, 'manageMembers'), async ({ tables, at }) => {
      const choosing = await tables.choosings.get(choosingId);
      if (!choosing) throw new Refusal('not-found');
      if (choosing.closed) return { answer: undefined, record: null };
      const ballots = await tables.ballots.find({ choosingId });
      const here = await this.#voters(whose.forumId);
      const counted = ballots.filter(({ personId }) => here.has(personId));
      const closed = {
        closedAt: at,
        ballots: counted.length,
        left: ballots.length - counted.length,
        standings: standingsOf(
          choosing,
          counted.map(({ ranking }) => ranking),
        ),
      };
      await tables.choosings.put({ ...choosing, closed });
      return { answer: undefined, record: { action: 'choosing-closed', subject: choosingId } };
    });
  }

  async #voters(forumId: string): Promise<ReadonlySet<string>> {
    const { memberships } = this.#deps.catalogue.tables;
    const members = await memberships.find({ forumId, suspended: false });
    return new Set(
      members.filter((one) => mayInForum(one, 'comment')).map(({ personId }) => personId),
    );
  }
}

function standingsOf({ candidates }: ChoosingRow, ballots: readonly (readonly string[])[]) {
  const titles = new Map(candidates.map(({ id, title }) => [id, title]));
  return countBorda([...titles.keys()], ballots).map((standing) => ({
    ...standing,
    byPlace: [...standing.byPlace],
    title: titles.get(standing.id) ?? '',
  }));
}

function act(whose: Whose, verb: Act['verb']): Act {
  return { ...whose, verb, part: 'topics' };
}

import type * as z from 'zod';
import {
  type GivenMarks,
  MOST_ROUNDS,
  type openRating,
  type RatingItem,
} from '#shared/rating/rating-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { type Act, ForumWork, type ForumWorkDeps } from '#server/forum/forum-work.ts';
import { InvalidInput } from '#server/http/answer.ts';
import { newId } from '#server/member/new-id.ts';
import { castInto } from '#server/rating/ballot-box.ts';
import { isOver, readerOf } from '#server/rating/rated-items.ts';

type Whose = Pick<Act, 'forumId' | 'personId'>;
interface Wish extends Pick<z.output<typeof openRating.body>, 'sendId' | 'closesOn'> {
  readonly items: readonly RatingItem[];
}

/** A file of tables and two older ones beside it. */
const OLDER_COPIES = 2;

/** Opens rating rounds, takes each member's marks once, and closes rounds before their day. */
export class RatingDesk {
  readonly #deps: ForumWorkDeps;
  readonly #work: ForumWork;
  constructor(deps: ForumWorkDeps) {
    this.#deps = deps;
    this.#work = new ForumWork(deps);
  }

  open(whose: Whose, { sendId, items, closesOn }: Wish): Promise<string> {
    return this.#work.act(act(whose, 'manageSession'), async ({ tables, at }) => {
      const all = await tables.ratingRounds.find({});
      const known = all.find((one) => one.sendId === sendId);
      if (known && known.by !== whose.personId) throw new Refusal('already-exists');
      if (known) return { answer: known.id, record: null };
      if (all.length >= MOST_ROUNDS) throw new Refusal('list-full');
      const round = { sendId, items, closesOn, openedAt: at, by: whose.personId, closedAt: null };
      if (isOver(round, new Date(at))) throw new InvalidInput([{ path: 'closesOn', code: 'past' }]);
      const id = newId();
      await tables.ratingRounds.put({ ...round, id });
      return { answer: id, record: { action: 'rating-opened', subject: id } };
    });
  }

  async rate(whose: Whose, roundId: string, given: readonly GivenMarks[]): Promise<void> {
    const { forumId, personId } = whose;
    await this.#work.act(act(whose, 'comment'), async ({ tables, at }) => {
      const round = await tables.ratingRounds.get(roundId);
      const reader = readerOf(this.#deps.catalogue, forumId, personId);
      const shown = await reader(round?.items ?? []);
      if (!round || shown.length === 0) throw new Refusal('not-found');
      const voter = { id: `${roundId}.${personId}`, roundId, personId };
      if (await tables.ratingVoters.get(voter.id)) throw new Refusal('already-exists');
      if (isOver(round, new Date(at))) throw new Refusal('changed-meanwhile');
      const byItem = new Map(given.map((one) => [one.itemId, one]));
      const askedAbout = new Set(shown.map(({ id }) => id));
      if (byItem.size < given.length || given.some(({ itemId }) => !askedAbout.has(itemId)))
        throw new InvalidInput([{ path: 'marks', code: 'unknown' }]);
      // A ballot names every recommendation, or what it leaves out would tell who may not read which paper.
      const marks = round.items.map(({ id: itemId }) => {
        const { importance = null, feasibility = null } = byItem.get(itemId) ?? {};
        return { itemId, importance, feasibility };
      });
      await castInto(tables, voter, { id: newId(), roundId, marks });
      return { answer: undefined, record: 'quiet' };
    });
    await this.#coverTracks(forumId);
  }

  async close(whose: Whose, roundId: string): Promise<void> {
    await this.#work.act(act(whose, 'manageSession'), async ({ tables, at }) => {
      const round = await tables.ratingRounds.get(roundId);
      if (!round) throw new Refusal('not-found');
      if (round.by !== whose.personId) throw new Refusal('role-too-low');
      if (isOver(round, new Date(at))) return { answer: undefined, record: null };
      await tables.ratingRounds.put({ ...round, closedAt: at });
      return { answer: undefined, record: { action: 'rating-closed', subject: roundId } };
    });
    // What a stop in the middle of a vote left behind goes here at the latest.
    await this.#coverTracks(whose.forumId);
  }

  /** What a file holds more than the copy before it would be one voter and one ballot: so the copies are replaced too. */
  async #coverTracks(forumId: string): Promise<void> {
    const store = await this.#deps.work.of(forumId);
    for (let copy = 0; copy < OLDER_COPIES; copy += 1)
      await store.transact(({ ratingCovers }) => ratingCovers.put({ id: 'cover', nonce: newId() }));
  }
}

function act(whose: Whose, verb: Act['verb']): Act {
  return { ...whose, verb, part: 'ratings' };
}

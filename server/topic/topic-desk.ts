import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { Refusal } from '#shared/refusal/refusal.ts';
import {
  type changeTopic,
  type discussTopic,
  MOST_TOPIC_COMMENTS,
  MOST_TOPICS,
  type proposeTopic,
} from '#shared/topic/topic-contract.ts';
import {
  type Act,
  ForumWork,
  type ForumWorkDeps,
  mayInForum,
  type Moment,
} from '#server/forum/forum-work.ts';
import { newId } from '#server/member/new-id.ts';
import type { SessionDesk } from '#server/session/session-desk.ts';
import type { TopicRow } from '#server/storage/work/topics.ts';

export interface TopicDeskDeps extends ForumWorkDeps {
  readonly sessions: Pick<SessionDesk, 'make'>;
}
export type Whose = Pick<Act, 'forumId' | 'personId'>;

/** Proposes topics, changes them, talks about them, and makes meetings of them. */
export class TopicDesk {
  readonly #deps: TopicDeskDeps;
  readonly #work: ForumWork;
  constructor(deps: TopicDeskDeps) {
    this.#deps = deps;
    this.#work = new ForumWork(deps);
  }

  propose(whose: Whose, { sendId, ...wish }: z.output<typeof proposeTopic.body>): Promise<string> {
    return this.#work.act(act(whose), async ({ tables, at }) => {
      const [known] = await tables.topics.find({ sendId });
      if (known && known.by !== whose.personId) throw new Refusal('already-exists');
      if (known) return { answer: known.id, record: null };
      if ((await tables.topics.find({})).length >= MOST_TOPICS) throw new Refusal('list-full');
      const id = newId();
      await tables.topics.put({
        ...wish,
        id,
        sendId,
        isAside: false,
        batchId: null,
        sessionId: null,
        revision: 0,
        at,
        by: whose.personId,
      });
      return { answer: id, record: { action: 'topic-proposed', subject: id } };
    });
  }

  async change(
    whose: Whose,
    id: string,
    { revision, state, ...wish }: z.output<typeof changeTopic.body>,
  ): Promise<void> {
    await this.#work.act(act(whose), async (moment) => {
      const before = await topicIn(moment, id);
      if (!mayChangeTopic(before, moment.membership)) throw new Refusal('role-too-low');
      if (state !== undefined && !mayInForum(moment.membership, 'manageSession'))
        throw new Refusal('role-too-low');
      if (before.revision !== revision) throw new Refusal('changed-meanwhile');
      const isAside = state === undefined ? before.isAside : state === 'set-aside';
      if (isAside && !before.isAside) await assertFree(moment, before);
      const { title = before.title, why = before.why, yields = before.yields } = wish;
      await moment.tables.topics.put({
        ...before,
        title,
        why,
        yields,
        isAside,
        revision: revision + 1,
      });
      return { answer: undefined, record: { action: 'topic-changed', subject: id } };
    });
  }

  async discuss(
    whose: Whose,
    id: string,
    { sendId, text }: z.output<typeof discussTopic.body>,
  ): Promise<void> {
    await this.#work.act(act(whose), async (moment) => {
      await topicIn(moment, id);
      const { topicComments } = moment.tables;
      const known = await topicComments.get(`${id}.${sendId}`);
      if (known && known.by !== whose.personId) throw new Refusal('already-exists');
      if (known) return { answer: undefined, record: null };
      if ((await topicComments.find({ topicId: id })).length >= MOST_TOPIC_COMMENTS)
        throw new Refusal('list-full');
      const { at } = moment;
      await topicComments.put({ id: `${id}.${sendId}`, topicId: id, at, by: whose.personId, text });
      return { answer: undefined, record: { action: 'topic-discussed', subject: id } };
    });
  }

  /** Makes the meeting first, under the topic's own batch: after a crash in between the next press finds the same one. */
  async makeSession(whose: Whose, id: string): Promise<string> {
    const { forumId, personId } = whose;
    const topic = await this.#work.act(act(whose, 'manageMembers'), async (moment) => {
      const known = await topicIn(moment, id);
      const { sessionId, batchId } = known;
      const isThere =
        sessionId !== null && (await this.#deps.catalogue.tables.sessions.get(sessionId));
      if (isThere) return { answer: { ...known, batch: '' }, record: null };
      // A meeting that was removed is not found again: another one is another batch.
      const batch = sessionId === null && batchId !== null ? batchId : randomUUID();
      const free = { ...known, sessionId: null, batchId: batch };
      await moment.tables.topics.put(free);
      return { answer: { ...free, batch }, record: null };
    });
    if (topic.sessionId) return topic.sessionId;
    const { batch: batchId, title } = topic;
    const asked = { title, titleTentative: false, lead: null, leadTentative: false, leadId: null };
    const wish = { topics: [asked], groupId: null, day: null, dayDoubtful: false };
    const whole = { ...wish, hours: null, host: null, place: null, agenda: [], respondentIds: [] };
    const [sessionId] = await this.#deps.sessions.make(
      { forumId, batchId, wishes: [whole] },
      personId,
    );
    if (sessionId === undefined) throw new Refusal('not-found');
    return this.#work.act(act(whose, 'manageMembers'), async (moment) => {
      const before = await topicIn(moment, id);
      if (before.sessionId) return { answer: before.sessionId, record: null };
      const revision = before.revision + 1;
      await moment.tables.topics.put({ ...before, sessionId, isAside: false, revision });
      const detail = { sessionId };
      return { answer: sessionId, record: { action: 'topic-made-session', subject: id, detail } };
    });
  }
}

/** Whoever proposed it, and those who lead the forum. */
export function mayChangeTopic(
  { by }: Pick<TopicRow, 'by'>,
  membership: Moment['membership'],
): boolean {
  if (mayInForum(membership, 'manageSession')) return true;
  return by === membership.personId && mayInForum(membership, 'comment');
}

function act(whose: Whose, verb: Act['verb'] = 'comment'): Act {
  return { ...whose, verb, part: 'topics' };
}

async function topicIn({ tables }: Moment, id: string): Promise<TopicRow> {
  const topic = await tables.topics.get(id);
  if (!topic) throw new Refusal('not-found');
  return topic;
}

/** What members are ordering at this moment is not taken from under their hands. */
async function assertFree({ tables }: Moment, { id }: TopicRow): Promise<void> {
  const open = await tables.choosings.find({ closed: null });
  if (open.some(({ candidates }) => candidates.some((one) => one.id === id)))
    throw new Refusal('changed-meanwhile');
}

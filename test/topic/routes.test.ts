import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMembers, removeMember } from '#shared/member/member-contract.ts';
import type { Role } from '#shared/member/role.ts';
import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { listSessions, removeSession } from '#shared/session/session-contract.ts';
import {
  changeTopic,
  closeChoosing,
  discussTopic,
  listTopics,
  makeTopicSession,
  openChoosing,
  proposeTopic,
  rankTopics,
} from '#shared/topic/topic-contract.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let forumId: string;
let coordinator: Guest;
let sendings = 0;

beforeAll(async () => {
  nayar = await startTestNayar({ sample: true });
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  coordinator = await nayar.as('coordinator@nayar.example');
});
afterAll(() => nayar.stop());

const sendId = () => `sending-${String((sendings += 1))}`;
const newcomer = (role: Role) => nayar.newcomer(forumId, role);
async function proposed(guest: Guest, title: string): Promise<string> {
  const body = { sendId: sendId(), title, why: 'כי', yields: '' };
  const reply = await guest.call(proposeTopic, { params: { forumId }, body });
  expect(reply.status).toBe(200);
  return reply.body.id;
}
const page = async (guest: Guest) => (await guest.call(listTopics, { params: { forumId } })).body;
const topicOf = async (guest: Guest, id: string) =>
  (await page(guest)).topics.find((topic) => topic.id === id);
async function opened(topicIds: readonly string[]): Promise<string> {
  const body = { sendId: sendId(), topicIds, until: null };
  const reply = await coordinator.call(openChoosing, { params: { forumId }, body });
  expect(reply.status).toBe(200);
  return reply.body.id;
}
const rank = (guest: Guest, choosingId: string, ranking: readonly string[]) =>
  guest.call(rankTopics, { params: { forumId, choosingId }, body: { ranking } });
const close = (choosingId: string) =>
  coordinator.call(closeChoosing, { params: { forumId, choosingId } });

describe('topics', () => {
  it('[TO3][TO4] are proposed by whoever may comment, once', async () => {
    const member = await newcomer('commenter');
    const reader = await newcomer('reader');
    const body = { sendId: sendId(), title: 'ניהול סיכונים', why: '', yields: '' };
    const replies = await Promise.all(
      [1, 2].map(() => member.call(proposeTopic, { params: { forumId }, body })),
    );
    expect(replies[0]?.body).toEqual(replies[1]?.body);
    expect((await reader.call(proposeTopic, { params: { forumId }, body })).status).toBe(403);
    expect(await topicOf(reader, replies[0]?.body.id ?? '')).toMatchObject({
      title: 'ניהול סיכונים',
      mayChange: false,
      state: 'open',
    });
  });

  it.each([{ title: '' }, { title: 'א'.repeat(201) }, { why: 'א'.repeat(2001) }, { extra: 1 }])(
    '[TO3] are refused when they can be none (%#)',
    async (wrong) => {
      const body = { sendId: sendId(), title: 'נושא', why: '', yields: '', ...wrong };
      const reply = await coordinator.call(proposeTopic, { params: { forumId }, body });
      expect(reply.status).toBe(400);
    },
  );

  it('[TO3][TO4] are changed by who proposed them, on what they saw, and set aside by who leads', async () => {
    const member = await newcomer('commenter');
    const other = await newcomer('author');
    const id = await proposed(member, 'חדשנות בממשלה');
    const change = (guest: Guest, body: object) =>
      guest.call(changeTopic, { params: { forumId, topicId: id }, body });
    expect((await change(other, { revision: 0, title: 'אחר' })).status).toBe(403);
    expect((await change(member, { revision: 0, state: 'set-aside' })).status).toBe(403);
    expect((await change(member, { revision: 0, why: 'כך' })).status).toBe(200);
    expect((await change(coordinator, { revision: 0, why: 'אחרת' })).status).toBe(409);
    expect((await change(coordinator, { revision: 1, state: 'set-aside' })).status).toBe(200);
    expect(await topicOf(member, id)).toMatchObject({ why: 'כך', state: 'set-aside' });
  });

  it('[TO4] are talked about, each word once', async () => {
    const member = await newcomer('commenter');
    const id = await proposed(member, 'מדידת פרודוקטיביות');
    const params = { forumId, topicId: id };
    const body = { sendId: sendId(), text: 'כדאי' };
    await Promise.all([1, 2].map(() => member.call(discussTopic, { params, body })));
    expect((await topicOf(coordinator, id))?.comments.map(({ text }) => text)).toEqual(['כדאי']);
    const empty = await member.call(discussTopic, {
      params,
      body: { sendId: sendId(), text: ' ' },
    });
    expect(empty.status).toBe(400);
  });

  it('[TO7] become one meeting, however often it is asked, and another when that was removed', async () => {
    const id = await proposed(coordinator, 'הון אנושי: השלמות');
    const params = { forumId, topicId: id };
    const make = () => coordinator.call(makeTopicSession, { params });
    const replies = await Promise.all([make(), make()]);
    const [sessionId = ''] = new Set(replies.map(({ body }) => body.sessionId));
    expect(replies.map(({ body }) => body.sessionId)).toEqual([sessionId, sessionId]);
    const sessions = await coordinator.call(listSessions, { params: { forumId } });
    const made = sessions.body.filter(({ topics }) => topics[0]?.title === 'הון אנושי: השלמות');
    expect(made.map((session) => session.id)).toEqual([sessionId]);
    expect(await topicOf(coordinator, id)).toMatchObject({ state: 'session', sessionId });
    await coordinator.call(removeSession, { params: { sessionId } });
    expect(await topicOf(coordinator, id)).toMatchObject({ state: 'open', sessionId: null });
    const again = await make();
    expect([again.status, again.body.sessionId === sessionId]).toEqual([200, false]);
  });
});

describe('a choosing', () => {
  it('[TO3][TO5][TO6][TO8] is ranked, hidden until it is closed, and counted without who has left', async () => {
    const one = await newcomer('commenter');
    const two = await newcomer('author');
    const leaving = await newcomer('author');
    const [a, b, c] = [
      await proposed(one, 'נושא א'),
      await proposed(one, 'נושא ב'),
      await proposed(one, 'נושא ג'),
    ];
    const id = await opened([a, b, c]);
    const waiting = async (guest: Guest) =>
      (await guest.call(listWaitingThings)).body.things.filter(
        ({ kind }) => kind === 'topic-ranking',
      ).length;
    expect(await waiting(one)).toBe(1);
    expect((await rank(await newcomer('reader'), id, [a])).status).toBe(403);
    expect((await rank(one, id, [a, a])).status).toBe(400);
    expect((await rank(one, id, ['no-such-topic'])).status).toBe(400);
    await rank(one, id, [c]);
    await rank(one, id, [a, b]);
    await rank(two, id, [b, a]);
    await rank(leaving, id, [c]);
    expect(await waiting(one)).toBe(0);
    const seen = await page(coordinator);
    expect(seen.choosing).toMatchObject({ ranked: 3, mine: null, places: 3 });
    expect(seen.results).toEqual([]);
    expect((await page(one)).choosing?.mine).toEqual([a, b]);
    expect((await close(id)).status).toBe(200);
    const members = (await coordinator.call(listMembers, { params: { forumId } })).body.members;
    expect(members.length).toBeGreaterThan(0);
    const [result] = (await page(two)).results;
    expect(result).toMatchObject({ ballots: 3, left: 0 });
    expect((await rank(two, id, [a])).body).toMatchObject({ code: 'changed-meanwhile' });
    // Closed twice is closed once.
    await close(id);
    expect((await page(two)).results[0]).toEqual(result);
    expect(JSON.stringify(seen)).not.toContain('points');
  });

  it('[TO6] leaves out whoever left before it was closed, and says how many', async () => {
    const one = await newcomer('commenter');
    const leaving = await newcomer('author');
    const [a, b] = [await proposed(one, 'נושא ד'), await proposed(one, 'נושא ה')];
    const id = await opened([a, b]);
    await rank(one, id, [a]);
    await rank(leaving, id, [b]);
    const { tables } = nayar.nayar.storage.catalogue;
    const [person] = await tables.people.find({ email: leaving.email });
    const [membership] = await tables.memberships.find({ forumId, personId: person?.id ?? '' });
    const params = { forumId, membershipId: membership?.id ?? '' };
    await coordinator.call(removeMember, { params });
    await close(id);
    const [result] = (await page(one)).results;
    expect(result).toMatchObject({ ballots: 1, left: 1 });
    expect(result?.standings.map(({ id: topic, points, place }) => [topic, points, place])).toEqual(
      [
        [a, 2, 1],
        [b, 0, 2],
      ],
    );
  });

  it('[TO3] is open one at a time, of topics that stand, and keeps them while it is open', async () => {
    const [a, b] = [await proposed(coordinator, 'נושא ו'), await proposed(coordinator, 'נושא ז')];
    const open = (topicIds: readonly string[]) =>
      coordinator.call(openChoosing, {
        params: { forumId },
        body: { sendId: sendId(), topicIds, until: null },
      });
    expect((await open([a])).status).toBe(400);
    expect((await open([a, 'no-such-topic'])).status).toBe(400);
    const id = await opened([a, b]);
    expect((await open([a, b])).body).toMatchObject({ code: 'already-exists' });
    const aside = await coordinator.call(changeTopic, {
      params: { forumId, topicId: a },
      body: { revision: 0, state: 'set-aside' },
    });
    expect(aside.status).toBe(409);
    const lead = await newcomer('lead');
    const closing = await lead.call(closeChoosing, { params: { forumId, choosingId: id } });
    expect(closing.status).toBe(403);
    await close(id);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  getSessionCalendar,
  listFeeds,
  makeFeed,
  revokeFeed,
} from '#shared/calendar/calendar-contract.ts';
import { listMembers, removeMember } from '#shared/member/member-contract.ts';
import { changeSession, makeSessions } from '#shared/session/session-contract.ts';
import { eventsOf, valueOf } from '#test/calendar/read-calendar.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let coordinator: Guest;
let forumId: string;
let groupId: string;

beforeAll(async () => {
  nayar = await startTestNayar();
  coordinator = await nayar.as('coordinator@nayar.example');
  const forums = await nayar.nayar.storage.catalogue.tables.forums.find({});
  const forum = forums.find(({ groups }) => groups.length > 0);
  forumId = forum?.id ?? '';
  groupId = forum?.groups[0]?.id ?? '';
});
afterAll(() => nayar.stop());

const topic = (title: string) => ({
  title,
  titleTentative: false,
  lead: null,
  leadTentative: false,
  leadId: null,
});
async function made(about: object): Promise<string> {
  const body = { batchId: randomUUID(), sessions: [{ topics: [topic('נושא')], ...about }] };
  const reply = await coordinator.call(makeSessions, { params: { forumId }, body });
  return reply.body.ids[0] ?? '';
}
async function feedOf(guest: Guest, of: string | null = forumId) {
  return (await guest.call(makeFeed, { body: { forumId: of } })).body;
}
const read = (url: string, headers: Record<string, string> = {}) => fetch(url, { headers });
async function eventIn(url: string, sessionId: string) {
  const text = await (await read(url)).text();
  return eventsOf(text).find((event) => valueOf(event, 'UID') === `session-${sessionId}@nayar`);
}

describe('a feed', () => {
  it('[CA3] keeps the name of a meeting and raises its number with each change', async () => {
    const id = await made({ day: '2024-03-28', hours: { from: '09:00', to: '12:00' } });
    const { url } = await feedOf(coordinator);
    expect(valueOf(await eventIn(url, id), 'SEQUENCE')).toBe('0');
    const body = { revision: 0, day: '2024-03-31' };
    await coordinator.call(changeSession, { params: { sessionId: id }, body });
    const moved = await eventIn(url, id);
    expect(valueOf(moved, 'SEQUENCE')).toBe('1');
    expect(valueOf(moved, 'DTSTART')).toBe('20240331T090000');
  });

  it('[CA4] tells what is cancelled, tentative, and nothing without a day', async () => {
    const { url } = await feedOf(coordinator);
    const off = await made({ day: '2024-05-01' });
    const body = { revision: 0, calledOff: true };
    await coordinator.call(changeSession, { params: { sessionId: off }, body });
    const open = await made({ day: '2023-04-14', dayDoubtful: true });
    const none = await made({});
    expect(valueOf(await eventIn(url, off), 'STATUS')).toBe('CANCELLED');
    expect(valueOf(await eventIn(url, off), 'SUMMARY')).toBe('בוטל: נושא');
    expect(valueOf(await eventIn(url, open), 'STATUS')).toBe('TENTATIVE');
    expect(await eventIn(url, none)).toBeUndefined();
  });

  it('[CA5] of a member leaves out the meetings of other groups; of a forum has them', async () => {
    const guest = await nayar.newcomer(forumId, 'commenter');
    const whole = await made({ day: '2024-06-01' });
    const ofGroup = await made({ day: '2024-06-02', groupId });
    const [mine, all] = [await feedOf(guest, null), await feedOf(guest)];
    expect(await eventIn(mine.url, whole)).toBeDefined();
    expect(await eventIn(mine.url, ofGroup)).toBeUndefined();
    expect(await eventIn(all.url, ofGroup)).toBeDefined();
  });

  it('[CA7] answers a program that has the newest with nothing, and anew after a change', async () => {
    const id = await made({ day: '2024-07-01' });
    const { url } = await feedOf(coordinator);
    const first = await read(url);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const again = await read(url, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const body = { revision: 0, host: 'משרד האוצר' };
    await coordinator.call(changeSession, { params: { sessionId: id }, body });
    expect((await read(url, { 'if-none-match': etag })).status).toBe(200);
  });
});

describe('an address', () => {
  it('[CA6] is the same when asked for again, and ends at once', async () => {
    const guest = await nayar.newcomer(forumId, 'reader');
    const feed = await feedOf(guest);
    expect(await feedOf(guest)).toEqual(feed);
    expect((await read(feed.url)).status).toBe(200);
    await guest.call(revokeFeed, { params: { feedId: feed.id } });
    const revoked = await read(feed.url);
    expect(revoked.status).toBe(404);
    const never = await read(feed.url.replace(feed.id, 'never-there-at-all'));
    expect(await revoked.json()).toEqual(await never.json());
    expect((await feedOf(guest)).url).not.toBe(feed.url);
  });

  it('[CA6] with a wrong secret, or of somebody who has left, shows nothing', async () => {
    const guest = await nayar.newcomer(forumId, 'reader');
    const { url } = await feedOf(guest);
    const last = url.at(-5) === '0' ? '1' : '0';
    expect((await read(`${url.slice(0, -5)}${last}.ics`)).status).toBe(404);
    const { body } = await coordinator.call(listMembers, { params: { forumId } });
    const member = body.members.find(({ email }) => email === guest.email);
    const params = { forumId, membershipId: member?.id ?? '' };
    await coordinator.call(removeMember, { params });
    expect((await read(url)).status).toBe(404);
  });

  it('[CA8] is not seen and not ended by another', async () => {
    const [one, other] = [
      await nayar.newcomer(forumId, 'reader'),
      await nayar.newcomer(forumId, 'reader'),
    ];
    const feed = await feedOf(one);
    expect((await other.call(listFeeds)).body).toEqual([]);
    expect((await other.call(revokeFeed, { params: { feedId: feed.id } })).status).toBe(404);
    expect((await read(feed.url)).status).toBe(200);
  });
});

describe('the file of one session', () => {
  it('[CA4] is published, or cancels what was published', async () => {
    const id = await made({ day: '2024-08-01' });
    const params = { sessionId: id };
    const path = getSessionCalendar.path.replace('{sessionId}', id);
    const text = async () => (await coordinator.fetch(path)).text();
    expect(await text()).toContain('METHOD:PUBLISH');
    await coordinator.call(changeSession, { params, body: { revision: 0, calledOff: true } });
    expect(await text()).toContain('METHOD:CANCEL');
    expect((await nayar.stranger.fetch(path)).status).toBe(401);
  });
});

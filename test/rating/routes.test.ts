import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeMember } from '#shared/member/member-contract.ts';
import type { Role } from '#shared/member/role.ts';
import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import {
  closeRating,
  listRatings,
  openRating,
  rateRecommendations,
} from '#shared/rating/rating-contract.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { typed } from '#test/register/typed-papers.ts';

let nayar: TestNayar;
let forumId: string;
let groupId: string;
let lead: Guest;
let raters: readonly Guest[];
let daysLater = 0;
let counter = 0;

const DAY_MS = 86_400_000;
const now = () => new Date(Date.now() + daysLater * DAY_MS);
const dayIn = (days: number) =>
  new Date(now().getTime() + days * DAY_MS).toISOString().slice(0, 10);
const newcomer = (role: Role) => nayar.newcomer(forumId, role);

beforeAll(async () => {
  nayar = await startTestNayar({}, { now });
  const forums = await nayar.nayar.storage.catalogue.tables.forums.find({});
  const forum = forums.find(({ groups }) => groups.length > 0);
  forumId = forum?.id ?? '';
  groupId = forum?.groups[0]?.id ?? '';
  lead = await newcomer('lead');
  raters = await Promise.all(Array.from({ length: 6 }, () => newcomer('commenter')));
});
afterAll(() => nayar.stop());

/** The place of a recommendation in a paper of its own. */
async function recommendation(card: object = {}) {
  const blockId = `rated-${String((counter += 1)).padStart(5, '0')}`;
  const title = `נייר מדורג ${String(counter)}`;
  const content = [typed('recommendation', blockId, `הממשלה תפעל ${String(counter)}`)];
  const { id: paperId } = await layPaper(nayar, { forumId, title, ...card }, content);
  return { paperId, blockId };
}
const open = (guest: Guest, body: object) =>
  guest.call(openRating, {
    params: { forumId },
    body: { sendId: `sending-${String((counter += 1))}`, closesOn: dayIn(7), ...body },
  });
async function opened(cards: readonly object[] = [{}]): Promise<string> {
  const reply = await open(lead, { places: await Promise.all(cards.map(recommendation)) });
  expect(reply.status).toBe(200);
  return reply.body.id;
}
const roundOf = async (guest: Guest, roundId: string) =>
  (await guest.call(listRatings, { params: { forumId } })).body.rounds.find(
    ({ id }) => id === roundId,
  );
const rate = (guest: Guest, roundId: string, marks: readonly object[]) =>
  guest.call(rateRecommendations, { params: { forumId, roundId }, body: { marks } });
const close = (guest: Guest, roundId: string) =>
  guest.call(closeRating, { params: { forumId, roundId } });
const itemsOf = async (guest: Guest, roundId: string) =>
  ((await roundOf(guest, roundId))?.items ?? []).map(({ id }) => id);
async function rateAlike(guests: readonly Guest[], roundId: string, importance: number | null) {
  const [itemId] = await itemsOf(lead, roundId);
  for (const guest of guests) {
    const reply = await rate(guest, roundId, [{ itemId, importance, feasibility: null }]);
    expect(reply.status).toBe(200);
  }
}
const store = async () => (await nayar.nayar.storage.work.of(forumId)).tables;
const personOf = async (guest: Guest & { readonly email?: string }) => {
  const [person] = await nayar.nayar.storage.catalogue.tables.people.find({
    email: guest.email ?? '',
  });
  return person?.id ?? '';
};

describe('a rating round', () => {
  it('[RT1] is opened by whoever leads, on what stands, for a day to come, once', async () => {
    const places = [await recommendation()];
    const [rater] = raters;
    expect((await open(rater ?? lead, { places })).status).toBe(403);
    expect((await open(lead, { places: [{ ...places[0], blockId: 'no-such-one' }] })).status).toBe(
      400,
    );
    expect((await open(lead, { places, closesOn: dayIn(-2) })).status).toBe(400);
    expect((await open(lead, { places: [] })).status).toBe(400);
    const many = Array.from({ length: 41 }, () => places[0]);
    expect((await open(lead, { places: many })).status).toBe(400);
    const sendId = 'the-same-sending';
    const [one, two] = await Promise.all([1, 2].map(() => open(lead, { sendId, places })));
    expect([one?.status, one?.body]).toEqual([200, two?.body]);
    const other = await newcomer('coordinator');
    expect((await open(other, { sendId, places })).body).toMatchObject({ code: 'already-exists' });
  });

  it('[RT2] takes each member once, however often and fast it is handed in', async () => {
    const roundId = await opened();
    const [itemId] = await itemsOf(lead, roundId);
    const marks = [{ itemId, importance: 4, feasibility: null }];
    const rater = await newcomer('commenter');
    const replies = await Promise.all([1, 2, 3].map(() => rate(rater, roundId, marks)));
    expect(replies.map(({ status }) => status).toSorted((one, two) => one - two)).toEqual([
      200, 409, 409,
    ]);
    const again = await rate(rater, roundId, [{ itemId, importance: 1, feasibility: 1 }]);
    expect(again.body).toMatchObject({ code: 'already-exists' });
    expect(await (await store()).ratingBallots.find({ roundId })).toMatchObject([
      { marks: [{ importance: 4, feasibility: null }] },
    ]);
    expect(await roundOf(rater, roundId)).toMatchObject({
      haveRated: true,
      mayRate: false,
      rated: 1,
    });
  });

  it('[RT2] counts everybody who hands in at the same moment', async () => {
    const roundId = await opened();
    const [itemId] = await itemsOf(lead, roundId);
    const replies = await Promise.all(
      raters.map((guest, at) =>
        rate(guest, roundId, [{ itemId, importance: (at % 5) + 1, feasibility: 2 }]),
      ),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    await close(lead, roundId);
    const [result] = (await roundOf(lead, roundId))?.results ?? [];
    expect(result).toMatchObject({
      importance: { counts: [2, 1, 1, 1, 1], abstained: 0, median: 2.5 },
      feasibility: { counts: [0, 6, 0, 0, 0], median: 2 },
    });
  });

  it('[RT2] takes nothing from readers, strangers, and who is suspended', async () => {
    const roundId = await opened();
    expect((await rate(await newcomer('reader'), roundId, [])).status).toBe(403);
    const gone = await newcomer('commenter');
    // A member of another forum too, so that they are still let in.
    const forums = await nayar.nayar.storage.catalogue.tables.forums.find({});
    const forum = forums.find(({ id }) => id !== forumId)?.id ?? '';
    const also = { forum, email: gone.email, name: 'אורחת', role: 'commenter' };
    await nayar.command('member add', also);
    const [membership] = await nayar.nayar.storage.catalogue.tables.memberships.find({
      forumId,
      personId: await personOf(gone),
    });
    const coordinator = await newcomer('coordinator');
    await coordinator.call(changeMember, {
      params: { forumId, membershipId: membership?.id ?? '' },
      body: { suspended: true },
    });
    expect((await rate(gone, roundId, [])).status).toBe(404);
    expect((await rate(nayar.stranger, roundId, [])).status).toBe(401);
    expect(await (await store()).ratingVoters.find({ roundId })).toEqual([]);
  });

  it.each([
    [{ importance: 6 }],
    [{ importance: 0 }],
    [{ importance: 2.5 }],
    [{ itemId: 'no-such-item' }],
    [{ more: 1 }],
  ])('[RT2] refuses marks that can be none (%j)', async (wrong) => {
    const roundId = await opened();
    const [itemId] = await itemsOf(lead, roundId);
    const mark = { itemId, importance: 1, feasibility: 1, ...wrong };
    expect((await rate(lead, roundId, [mark])).status).toBe(400);
    const twice = { itemId, importance: 1, feasibility: 1 };
    expect((await rate(lead, roundId, [twice, twice])).status).toBe(400);
    expect((await roundOf(lead, roundId))?.haveRated).toBe(false);
  });

  it('[RT5][RT7] tells no number before it is closed, and none from too few', async () => {
    const roundId = await opened();
    await rateAlike(raters.slice(0, 4), roundId, 3);
    expect((await roundOf(lead, roundId))?.results).toBeNull();
    const other = await newcomer('coordinator');
    expect((await close(other, roundId)).status).toBe(403);
    expect((await close(lead, roundId)).status).toBe(200);
    const closed = await roundOf(raters[0] ?? lead, roundId);
    expect(closed).toMatchObject({ isOpen: false, rated: null, results: null });
    const late = await rate(raters[5] ?? lead, roundId, []);
    expect(late.body).toMatchObject({ code: 'changed-meanwhile' });
    expect((await close(lead, roundId)).status).toBe(200);
  });

  it('[RT5][RT7] is over after its day, and counted from five', async () => {
    const roundId = await opened();
    await rateAlike(raters.slice(0, 5), roundId, 3);
    try {
      daysLater += 9;
      const late = await rate(raters[5] ?? lead, roundId, []);
      expect(late.body).toMatchObject({ code: 'changed-meanwhile' });
      const [result] = (await roundOf(lead, roundId))?.results ?? [];
      expect(result?.importance).toEqual({ counts: [0, 0, 5, 0, 0], abstained: 0, median: 3 });
      expect(result?.feasibility).toEqual({
        counts: [0, 0, 0, 0, 0],
        abstained: 5,
        median: null,
      });
    } finally {
      daysLater -= 9;
    }
  });

  it('[RT4][RT8] shows nobody what they may not read, and their ballots do not tell', async () => {
    const places = [await recommendation(), await recommendation({ groupId })];
    const leader = await newcomer('coordinator');
    const [membership] = await nayar.nayar.storage.catalogue.tables.memberships.find({
      forumId,
      personId: await personOf(leader),
    });
    await leader.call(changeMember, {
      params: { forumId, membershipId: membership?.id ?? '' },
      body: { groupIds: [groupId] },
    });
    const { id: roundId } = (await open(leader, { places })).body;
    const all = await itemsOf(leader, roundId);
    const [outside = lead] = raters;
    const shown = await itemsOf(outside, roundId);
    expect([all.length, shown]).toEqual([2, all.slice(0, 1)]);
    const mark = (itemId?: string) => ({ itemId, importance: 5, feasibility: 5 });
    expect((await rate(outside, roundId, [mark(all[0]), mark(all[1])])).status).toBe(400);
    expect((await rate(outside, roundId, [mark(all[0])])).status).toBe(200);
    const [ballot] = await (await store()).ratingBallots.find({ roundId });
    expect(ballot?.marks.map(({ itemId }) => itemId)).toEqual(all);
    const closedTo = (await open(leader, { places: places.slice(1) })).body.id;
    expect(await roundOf(outside, closedTo)).toBeUndefined();
    expect((await rate(outside, closedTo, [])).status).toBe(404);
  });

  it('[RT3] leaves nothing that joins a person to a ballot: in no row, no older copy, no record', async () => {
    const roundId = await opened();
    const before = await readFile(path.join(nayar.dataDir, 'audit.log'), 'utf8');
    for (const [at, guest] of raters.entries()) {
      await rateAlike([guest], roundId, (at % 5) + 1);
      const kept = await Promise.all(
        ['', '.1', '.2'].map(async (copy) => {
          const file = path.join(nayar.dataDir, 'work', `${forumId}.json${copy}`);
          const lines = (await readFile(file, 'utf8')).split('\n');
          return lines.filter((line) => line.includes(`"roundId":"${roundId}"`));
        }),
      );
      // Two for each who rated, and no older file that knows of fewer.
      expect(kept[0]).toHaveLength(2 * (at + 1));
      expect(kept[1]).toEqual(kept[0]);
      expect(kept[2]).toEqual(kept[0]);
    }
    const { ratingVoters, ratingBallots } = await store();
    const ballots = await ratingBallots.find({ roundId });
    const voters = await ratingVoters.find({ roundId });
    const inOrder = (ids: readonly string[]) => ids.toSorted((one, two) => (one < two ? -1 : 1));
    for (const rows of [ballots, voters]) {
      const ids = rows.map(({ id }) => id);
      expect(ids).toEqual(inOrder(ids));
    }
    expect(new Set(ballots.flatMap((row) => Object.keys(row)))).toEqual(
      new Set(['id', 'roundId', 'marks']),
    );
    expect(new Set(voters.flatMap((row) => Object.keys(row)))).toEqual(
      new Set(['id', 'roundId', 'personId']),
    );
    expect(await readFile(path.join(nayar.dataDir, 'audit.log'), 'utf8')).toBe(before);
    await close(lead, roundId);
    const after = await readFile(path.join(nayar.dataDir, 'audit.log'), 'utf8');
    expect(after.slice(before.length)).toContain('rating-closed');
  });

  it('[RT9] waits on home until one has rated or it is over', async () => {
    const roundId = await opened();
    const rater = await newcomer('commenter');
    const waits = async (guest: Guest) =>
      (await guest.call(listWaitingThings)).body.things.some(
        ({ kind, path: to }) => kind === 'rating' && to.endsWith(`#round-${roundId}`),
      );
    expect(await waits(rater)).toBe(true);
    expect(await waits(await newcomer('reader'))).toBe(false);
    await rateAlike([rater], roundId, 2);
    expect(await waits(rater)).toBe(false);
    expect(await waits(lead)).toBe(true);
    await close(lead, roundId);
    expect(await waits(lead)).toBe(false);
  });
});

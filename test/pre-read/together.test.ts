import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nameGroupLeads } from '#shared/forum/forum-contract.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { readPaper } from '#shared/paper/paper-contract.ts';
import { changeGroupResponse, getGroupResponse } from '#shared/pre-read/group-response-contract.ts';
import { getReadiness, listMyPreReads } from '#shared/pre-read/pre-read-contract.ts';
import {
  callForUpdates,
  gatherUpdates,
  getUpdateRound,
  writeUpdate,
} from '#shared/pre-read/update-contract.ts';
import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { startThread } from '#shared/thread/thread-contract.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { aSessionDesk, type SessionDesk, type Somebody } from '#test/pre-read/session-desk.ts';

let nayar: TestNayar;
beforeAll(async () => {
  nayar = await startTestNayar();
});
afterAll(() => nayar.stop());

let desk: SessionDesk;
beforeEach(async () => {
  desk = await aSessionDesk(nayar);
});

describe('the response of a group', () => {
  let coordinator: Somebody;
  let lead: Somebody;
  let member: Somebody;
  let params: { preReadId: string; groupId: string };
  beforeEach(async () => {
    coordinator = await desk.join('coordinator');
    lead = await desk.join('author', [desk.groups[0]]);
    await desk.leadNorth(lead);
    member = await desk.join('commenter', [desk.groups[0]]);
    const { id } = (await desk.send(coordinator, { audience: { kind: 'forum' } })).body;
    params = { preReadId: id, groupId: desk.groups[0] };
  });
  const view = (by: Somebody) => by.call(getGroupResponse, { params });
  const change = (by: Somebody, body: object) => by.call(changeGroupResponse, { params, body });
  const waits = async (by: Somebody) =>
    (await by.call(listWaitingThings)).body.things.filter(({ kind }) => kind === 'group-response')
      .length;
  const items = [{ text: 'נקודה ראשונה של הצפון', threadIds: [] }];

  it('[PR11] is drafted in the group from its private remarks, and seen outside once handed in', async () => {
    const remark = await member.call(startThread, {
      params: { paperId: desk.paperId },
      body: {
        commentId: randomUUID(),
        anchor: { kind: 'paper' },
        body: [{ runs: [{ text: 'רק לקבוצה' }] }],
        groupId: desk.groups[0],
      },
    });
    expect(remark.status).toBe(200);
    // It waits for whom the group was given as lead, and for nobody by a role.
    const high = await desk.join('lead', [desk.groups[0]]);
    expect([await waits(lead), await waits(member), await waits(high)]).toEqual([1, 0, 0]);
    const drafted = (await view(lead)).body;
    expect(drafted).toMatchObject({ mayLead: true, remarks: [{ text: 'רק לקבוצה' }] });
    const threadIds = [remark.body.id];
    await change(lead, { revision: 0, items: [{ text: 'ממוזג', threadIds }], isSubmitted: false });
    expect((await view(member)).body).toMatchObject({ mayLead: false, items: [{ threadIds }] });
    const other = await desk.join('lead', [desk.groups[1]]);
    for (const outside of [coordinator, other]) expect((await view(outside)).status).toBe(404);
    expect((await change(member, { revision: 1, items, isSubmitted: true })).status).toBe(403);
    expect((await change(coordinator, { revision: 1, items, isSubmitted: true })).status).toBe(404);
    const handed = await change(lead, { revision: 1, items, isSubmitted: true });
    expect(handed.body.submitted).toMatchObject({ number: 1 });
    expect(await waits(lead)).toBe(0);
    expect((await view(coordinator)).body).toMatchObject({ items, remarks: [], mayLead: false });
    const sessionId = desk.session.id;
    const board = await coordinator.call(getReadiness, { params: { sessionId } });
    expect(board.body.preReads[0]?.responses).toEqual([
      { groupId: desk.groups[0], groupName: 'צפון', number: 1 },
    ]);
    expect((await change(lead, { revision: 2, items: [], isSubmitted: false })).status).toBe(409);
    expect((await view(lead)).body.items).toEqual(items);
  });

  it('[PR20] is led by whom the group was given as lead, out of its members, and by no role in the forum', async () => {
    const [high, reader] = [
      await desk.join('lead', [desk.groups[0]]),
      await desk.join('reader', [desk.groups[0]]),
    ];
    const draft = { revision: 0, items, isSubmitted: false };
    expect((await change(high, draft)).status).toBe(403);
    expect((await view(high)).body.mayLead).toBe(false);
    const name = (by: Somebody, ...people: readonly Somebody[]) =>
      by.call(nameGroupLeads, {
        params: { forumId: desk.forumId, groupId: desk.groups[0] },
        body: { personIds: people.map(({ personId }) => personId) },
      });
    expect((await name(high, high)).status).toBe(403);
    const other = await desk.join('lead', [desk.groups[1]]);
    expect((await name(coordinator, other)).body).toMatchObject({ code: 'belongs-elsewhere' });
    expect((await name(coordinator, member)).status).toBe(200);
    expect((await change(lead, draft)).status).toBe(403);
    expect((await change(member, draft)).status).toBe(200);
    // Who only reads sees what the group says, once it has said it.
    expect((await view(reader)).status).toBe(404);
    await change(member, { revision: 1, items, isSubmitted: true });
    expect((await view(reader)).body).toMatchObject({ items, mayLead: false, remarks: [] });
  });

  it('[PR12] is handed in once by two leads at the same moment, and overwritten by neither unseen', async () => {
    const second = await desk.join('commenter', [desk.groups[0]]);
    await desk.leadNorth(lead, second);
    const stale = await change(lead, { revision: 0, items, isSubmitted: false });
    expect(stale.status).toBe(200);
    const late = await change(second, { revision: 0, items: [], isSubmitted: false });
    expect([late.status, (late.body as unknown as { code: string }).code]).toEqual([
      409,
      'changed-meanwhile',
    ]);
    const both = await Promise.all(
      [lead, second].map((by) => change(by, { revision: 1, items, isSubmitted: true })),
    );
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect((await view(lead)).body.submitted?.number).toBe(1);
  });
});

describe('a round of updates', () => {
  it('[PR13] is written by those of the session, each sending once, and becomes one paper, once', async () => {
    const params = { sessionId: desk.session.id };
    const coordinator = await desk.join('coordinator');
    const [one, two] = [await desk.join('author'), await desk.join('commenter')];
    const write = (by: Somebody, sendId: string, text: string) =>
      by.call(writeUpdate, { params, body: { sendId, text } });
    expect((await write(one, randomUUID(), 'מוקדם מדי')).status).toBe(403);
    const call = { prompt: 'מה התקדם?', dueOn: null };
    expect((await one.call(callForUpdates, { params, body: call })).status).toBe(403);
    await coordinator.call(callForUpdates, { params, body: call });
    const rounds = async () => (await one.call(listMyPreReads)).body.rounds;
    expect(await rounds()).toHaveLength(1);
    const [first, second] = [randomUUID(), randomUUID()];
    await write(one, first, 'טיוטה');
    await write(one, second, 'שורה א\nשורה ב');
    await write(one, second, 'שורה א\nשורה ב');
    await write(two, randomUUID(), 'עדכון שני');
    expect(await rounds()).toEqual([]);
    expect((await two.call(getUpdateRound, { params })).body).toMatchObject({
      updates: [{ text: 'עדכון שני', isMine: true }],
      written: 2,
      asked: 3,
    });
    const title = 'עדכונים לקראת המפגש';
    const gather = () => coordinator.call(gatherUpdates, { params, body: { title } });
    const paperId = (await gather()).body.round?.paperId ?? '';
    expect((await gather()).body.round?.paperId).toBe(paperId);
    const { content } = (await coordinator.call(readPaper, { params: { paperId } })).body;
    const text = textOf(content as ContentNode[]);
    for (const line of ['שורה א', 'שורה ב', 'עדכון שני']) expect(text).toContain(line);
    expect(text).not.toContain('טיוטה');
    expect((await write(two, randomUUID(), 'מאוחר')).status).toBe(403);
  });

  const prompt = { prompt: 'מה התקדם?', dueOn: null };
  const title = 'עדכונים לקראת המפגש';
  const papersOf = (sessionId: string) =>
    nayar.nayar.storage.catalogue.tables.papers.find({ sessionId, kind: 'update-round' });

  it('[PR13] keeps the newer update when an older sending arrives again', async () => {
    const params = { sessionId: desk.session.id };
    const coordinator = await desk.join('coordinator');
    await coordinator.call(callForUpdates, { params, body: prompt });
    const sendings = ['ראשון', 'שני', 'שלישי'].map((text) => ({ sendId: randomUUID(), text }));
    for (const body of [...sendings, ...sendings])
      await coordinator.call(writeUpdate, { params, body });
    const { body } = await coordinator.call(getUpdateRound, { params });
    expect(body.updates.map(({ text }) => text)).toEqual(['שלישי']);
  });

  it('[PR13] becomes one paper by two who press at once, with every update that was taken', async () => {
    const params = { sessionId: desk.session.id };
    const coordinator = await desk.join('coordinator');
    const author = await desk.join('author');
    await coordinator.call(callForUpdates, { params, body: prompt });
    const gather = () => coordinator.call(gatherUpdates, { params, body: { title } });
    const [one, two, written] = await Promise.all([
      gather(),
      gather(),
      author.call(writeUpdate, { params, body: { sendId: randomUUID(), text: 'ברגע האחרון' } }),
    ]);
    const papers = await papersOf(desk.session.id);
    expect(papers).toHaveLength(1);
    for (const { body } of [one, two]) expect(body.round?.paperId).toBe(papers[0]?.id);
    const paperId = papers[0]?.id ?? '';
    const { content } = (await coordinator.call(readPaper, { params: { paperId } })).body;
    const isIn = textOf(content as ContentNode[]).includes('ברגע האחרון');
    expect(isIn).toBe(written.status === 200);
  });

  it('[PR13] stays open when its paper cannot be made, and is made after a stop in between', async () => {
    const params = { sessionId: desk.session.id };
    const reader = await desk.join('reader');
    await desk.appoint(reader);
    await reader.call(callForUpdates, { params, body: prompt });
    await reader.call(writeUpdate, { params, body: { sendId: randomUUID(), text: 'נשמר' } });
    const gather = (by: Somebody) => by.call(gatherUpdates, { params, body: { title } });
    expect((await gather(reader)).status).toBe(403);
    const store = await nayar.nayar.storage.work.of(desk.forumId);
    const round = await store.tables.updateRounds.get(desk.session.id);
    expect(round?.gathered).toBeNull();
    const gathered = { paperId: 'never-laid-down', at: round?.at ?? '', by: reader.personId };
    await store.transact(async ({ updateRounds }) => {
      if (round) await updateRounds.put({ ...round, gathered });
    });
    const seen = await reader.call(getUpdateRound, { params });
    expect(seen.body.round?.paperId).toBeNull();
    const { body } = await gather(await desk.join('coordinator'));
    const papers = await papersOf(desk.session.id);
    expect(papers.map(({ id }) => id)).toEqual([body.round?.paperId]);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeMember, listMembers } from '#shared/member/member-contract.ts';
import type { LiveEvent } from '#shared/notice/notice-contract.ts';
import { movePaper } from '#shared/paper/life-contract.ts';
import { changePaper } from '#shared/paper/paper-contract.ts';
import {
  addComment,
  changeComment,
  changeThread,
  closeThread,
  react,
  type ThreadView,
} from '#shared/thread/thread-contract.ts';
import { listWaiting } from '#shared/thread/waiting-contract.ts';
import { type Guest, startTestNayar } from '#test/harness/start-nayar.ts';
import { listenTo } from '#test/thread/listen-to.ts';
import { threadDesk, type ThreadDesk, words } from '#test/thread/thread-desk.ts';

let desk: ThreadDesk;
let groupId: string;
let author: Guest;
let member: Guest;
let outsider: Guest;
let paperId: string;
let secret: ThreadView;

beforeAll(async () => {
  const nayar = await startTestNayar();
  const { catalogue } = nayar.nayar.storage;
  const [forum] = await catalogue.tables.forums.find({});
  if (!forum) throw new Error('the sample has no forum');
  const groups = [
    { id: 'group-0001', name: 'צפון' },
    { id: 'group-0002', name: 'דרום' },
  ];
  await catalogue.transact(async ({ forums }) => forums.put({ ...forum, groups }));
  desk = await threadDesk(nayar);
  groupId = 'group-0001';
  author = await desk.somebody('respondent', [groupId]);
  member = await desk.somebody('commenter', [groupId]);
  outsider = await desk.somebody('lead', ['group-0002']);
});
afterAll(() => desk.nayar.stop());
beforeEach(async () => {
  paperId = await desk.aPaper();
  await desk.made(outsider, paperId);
  secret = await desk.made(author, paperId, { groupId, body: words('בינינו') });
});

const numbersFor = async (guest: Guest) =>
  (await desk.listed(guest, paperId)).threads.map(({ number }) => number);

/** Every address of a thread, called with a body that it takes. */
async function everyAddressOf(guest: Guest, { id: threadId, comments }: ThreadView) {
  const params = { paperId, threadId, commentId: comments[0]?.id ?? '' };
  const reply = { commentId: randomUUID(), body: words('שלום') };
  const said = [
    await guest.call(addComment, { params, body: reply }),
    await guest.call(changeComment, { params, body: { body: words('שלום') } }),
    await guest.call(changeComment, { params, body: { body: null } }),
    await guest.call(react, { params, body: { reaction: 'agree', on: true } }),
  ];
  const changes = [
    { isFollowed: true },
    { assigneeId: null },
    { kind: 'editorial' },
    { isOpened: true },
  ];
  for (const body of changes) said.push(await guest.call(changeThread, { params, body }));
  for (const deed of ['withdraw', 'accept'])
    said.push(await guest.call(closeThread, { params, body: { deed } }));
  return said.map(({ status, body }) => ({ status, body }));
}

describe('a thread kept to a group', () => {
  it('[TH3] is seen by its group and its author, and by nobody else, whoever they are', async () => {
    expect(await numbersFor(author)).toEqual([1, 2]);
    expect(await numbersFor(member)).toEqual([1, 2]);
    for (const guest of [outsider, desk.coordinator]) {
      expect(await numbersFor(guest)).toEqual([1]);
      const everything = JSON.stringify(await desk.listed(guest, paperId));
      for (const trace of [secret.id, secret.comments[0]?.id ?? '', 'בינינו'])
        expect(everything).not.toContain(trace);
    }
  });

  it('[TH3] answers others at every address as one that does not exist', async () => {
    const unknown = { ...secret, id: 'ZZZZZZZZ' };
    for (const guest of [outsider, desk.coordinator]) {
      const asked = await everyAddressOf(guest, secret);
      expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([404]));
      expect(asked).toEqual(await everyAddressOf(guest, unknown));
      const answered = await desk.answer(guest, paperId, [secret.id]);
      expect([answered.status, answered.body]).toMatchObject([404, { code: 'not-found' }]);
    }
    expect(await desk.find(author, paperId, secret.id)).toEqual(secret);
  });

  it('[TH3] is left out when it is answered together with others, and never named as the same', async () => {
    const [open] = (await desk.listed(outsider, paperId)).threads;
    const ids = [open?.id ?? '', secret.id];
    const reply = await desk.answer(outsider, paperId, ids, { sameAs: open?.id });
    expect(reply.body).toEqual({ answered: [open?.id] });
    const lost = await desk.answer(outsider, paperId, ids, { sameAs: secret.id });
    expect(lost.status).toBe(404);
    const lead = await desk.somebody('lead', [groupId]);
    await desk.answer(lead, paperId, ids, { sameAs: secret.id });
    expect((await desk.find(lead, paperId, open?.id ?? ''))?.sameAs).toBe(secret.id);
    expect((await desk.find(outsider, paperId, open?.id ?? ''))?.sameAs).toBeNull();
  });

  it('[TH3] is told to those who see it only, by events and by counts', async () => {
    const lines = await Promise.all([author, member, outsider, desk.coordinator].map(listenTo));
    await desk.reply(member, paperId, secret.id, 'מסכים');
    await desk.made(member, paperId, { groupId });
    // Something for all comes last: what was not told before it is not told.
    await desk.coordinator.call(changePaper, { params: { paperId }, body: { title: 'אחרון' } });
    const isLast = ({ kind }: LiveEvent) => kind === 'paper-changed';
    const heard = await Promise.all(lines.map((line) => line.until(isLast)));
    const counts = heard.map(
      (events) => events.filter(({ kind }) => kind === 'threads-changed').length,
    );
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[1]).toBeGreaterThan(0);
    expect(counts.slice(2)).toEqual([0, 0]);
    await Promise.all(lines.map((line) => line.stop()));
    const waits = async (guest: Guest) =>
      (await guest.call(listWaiting)).body.papers.some((paper) => paper.paperId === paperId);
    expect([await waits(author), await waits(desk.coordinator)]).toEqual([true, false]);
  });

  it('[TH4] is gone at once for who leaves the group, and back for who joins it', async () => {
    const leaving = await desk.somebody('commenter', [groupId]);
    await desk.reply(leaving, paperId, secret.id, 'אני עוזב');
    await desk.reply(author, paperId, secret.id, 'להתראות');
    const waits = async () =>
      (await leaving.call(listWaiting)).body.papers.find((paper) => paper.paperId === paperId);
    expect(await waits()).toMatchObject({ news: 2 });
    const line = await listenTo(leaving);
    await desk.takeOutOfGroups(leaving, [groupId]);
    expect(await line.until(({ kind }) => kind === 'me-changed')).toHaveLength(1);
    expect(await numbersFor(leaving)).toEqual([1]);
    expect(await waits()).toBeUndefined();
    const late = await desk.reply(leaving, paperId, secret.id, 'עוד מילה');
    expect(late.status).toBe(404);
    await desk.reply(author, paperId, secret.id, 'בלעדיך');
    await desk.coordinator.call(changePaper, { params: { paperId }, body: { title: 'אחרון' } });
    const heard = await line.until(({ kind }) => kind === 'paper-changed');
    expect(heard.map(({ kind }) => kind)).not.toContain('threads-changed');
    await line.stop();
    await desk.putInGroups(leaving, [groupId]);
    expect(await numbersFor(leaving)).toEqual([1, 2]);
  });

  it('[TH4] is gone for a member who is suspended, and for one who may only read', async () => {
    const falling = await desk.somebody('commenter', [groupId]);
    const personId = await desk.idOf(falling);
    const params = { forumId: desk.forumId };
    const { body } = await desk.coordinator.call(listMembers, { params });
    const membershipId = body.members.find((one) => one.personId === personId)?.id ?? '';
    const change = (changes: object) =>
      desk.coordinator.call(changeMember, { params: { ...params, membershipId }, body: changes });
    await change({ role: 'reader' });
    expect(await numbersFor(falling)).toEqual([]);
    await change({ role: 'commenter', suspended: true });
    expect((await desk.reply(falling, paperId, secret.id, 'שלום')).status).toBe(401);
  });

  it('[TH5] is made for a group of one’s own only', async () => {
    for (const foreign of ['group-0002', 'group-9999'])
      expect((await desk.start(author, paperId, { groupId: foreign })).status).toBe(404);
    expect((await desk.start(desk.coordinator, paperId, { groupId })).status).toBe(404);
    const { rights } = await desk.listed(author, paperId);
    expect(rights.groups).toEqual([{ id: groupId, name: 'צפון' }]);
  });

  it('[TH5] names and is given to those who see it only', async () => {
    const outside = await desk.idOf(outsider);
    const inside = await desk.idOf(member);
    const body = [
      {
        runs: [
          { text: 'זיוף', person: inside },
          { text: 'מבחוץ', person: outside },
        ],
      },
    ];
    const thread = await desk.made(author, paperId, { groupId, body });
    const [first, second] = thread.comments[0]?.body?.[0]?.runs ?? [];
    expect(first).toMatchObject({ person: inside, text: expect.stringMatching(/^commenter /) });
    expect(second).toEqual({ text: 'מבחוץ' });
    const lead = await desk.somebody('lead', [groupId]);
    const params = { paperId, threadId: thread.id };
    const give = (assigneeId: string) => lead.call(changeThread, { params, body: { assigneeId } });
    expect((await give(outside)).status).toBe(400);
    expect((await give(inside)).body.assignee?.id).toBe(inside);
  });

  it('[TH5] is opened to all by its author, once and for good, and tied to its words then', async () => {
    const open = (guest: Guest) =>
      guest.call(changeThread, {
        params: { paperId, threadId: secret.id },
        body: { isOpened: true },
      });
    expect((await open(member)).status).toBe(403);
    expect((await open(author)).body.group).toBeNull();
    expect((await open(author)).body.group).toBeNull();
    expect(await numbersFor(outsider)).toEqual([1, 2]);
    expect((await desk.find(outsider, paperId, secret.id))?.comments[0]?.body).toEqual(
      words('בינינו'),
    );
  });

  it('[TH15] is its author’s alone once its paper has left the forum of the group', async () => {
    const { tables } = desk.nayar.nayar.storage.catalogue;
    const [, second] = await tables.forums.find({});
    const elsewhere = second?.id ?? '';
    for (const guest of [author, member]) {
      const email = (await tables.people.get(await desk.idOf(guest)))?.email ?? '';
      const name = 'מגיב';
      await desk.nayar.command('member add', { forum: elsewhere, email, name, role: 'commenter' });
    }
    const place = { forumId: elsewhere, groupId: null, sessionId: null };
    const moved = await desk.coordinator.call(movePaper, { params: { paperId }, body: place });
    expect(moved.status).toBe(200);
    expect(await numbersFor(author)).toEqual([1, 2]);
    expect(await numbersFor(member)).toEqual([1]);
    expect((await desk.find(author, paperId, secret.id))?.group?.name).toBe('צפון');
    const again = await desk.start(author, paperId, { groupId });
    expect(again.status).toBe(404);
  });
});

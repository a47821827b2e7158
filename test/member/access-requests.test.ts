import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  askForAccess,
  decideAccessRequest,
  getPaperAccess,
  listAccessRequests,
  listCoordinators,
  setPaperException,
} from '#shared/member/access-contract.ts';
import { listMemberChanges, undoMemberChange } from '#shared/member/administration-contract.ts';
import { getForum } from '#shared/forum/forum-contract.ts';
import { changeMember, getMe, listMembers } from '#shared/member/member-contract.ts';
import { listOutbox } from '#shared/notice/notice-contract.ts';
import { getPaper, listPapers } from '#shared/paper/paper-contract.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let forumId: string;
let otherForumId: string;
let coordinator: Guest;
beforeEach(async () => {
  nayar = await startTestNayar();
  const [first, second] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = first?.id ?? '';
  otherForumId = second?.id ?? '';
  coordinator = await nayar.as('coordinator@nayar.example');
});
afterEach(() => nayar.stop());

const ask = (guest: Guest, kind: 'forum' | 'paper', id: string, words: string | null = null) =>
  guest.call(askForAccess, { body: { kind, id, words } });
const waiting = async (guest = coordinator) => (await guest.call(listAccessRequests)).body.requests;
const decide = async (role: string | null, guest = coordinator) =>
  guest.call(decideAccessRequest, {
    params: { requestId: (await waiting())[0]?.id ?? '' },
    body: { role },
  });
const paperOf = async (forum: string, about = {}) => {
  const { tables } = nayar.nayar.storage.catalogue;
  const [paper] = await tables.papers.find({ forumId: forum, ...about });
  return paper?.id ?? '';
};
const catalogueOf = () => nayar.nayar.storage.catalogue;
const stranger = () => nayar.newcomer(otherForumId, 'reader', 'asker@test.example');
/** A paper of the second forum that belongs to one of its groups. */
const groupPaper = async () => {
  const papers = await nayar.nayar.storage.catalogue.tables.papers.find({ forumId: otherForumId });
  return papers.find(({ groupId }) => groupId !== null)?.id ?? '';
};

describe('asking to be let in', () => {
  it('[MB40] answers alike for what is closed, what does not exist, and what is open already', async () => {
    const guest = await stranger();
    const closed = await paperOf(forumId);
    const replies = [
      await ask(guest, 'paper', closed),
      await ask(guest, 'paper', 'no-such-paper-at-all'),
      await ask(guest, 'paper', '../../etc/passwd'),
      await ask(guest, 'forum', forumId),
      await ask(guest, 'forum', otherForumId),
    ];
    for (const { status, body } of replies) expect([status, body]).toEqual([200, {}]);
    expect((await waiting()).map(({ kind }) => kind)).toEqual(['paper', 'forum']);
    const rows = await nayar.nayar.storage.catalogue.tables.requests.find({});
    expect(rows).toHaveLength(5);
  });

  it('[MB41] reaches the coordinators of that forum alone, by mail once, with the words', async () => {
    const elsewhere = await nayar.as('programme@nayar.example');
    const guest = await stranger();
    await ask(guest, 'forum', forumId, 'הקישור הגיע מהמנחה');
    await ask(guest, 'forum', forumId, 'עדיין מחכה');
    expect(await waiting()).toMatchObject([
      { email: 'asker@test.example', words: 'עדיין מחכה', effect: 'joins-forum' },
    ]);
    expect(await waiting(elsewhere)).toEqual([]);
    expect(await waiting(guest)).toEqual([]);
    const subjects = async () => (await coordinator.call(listOutbox)).body.map(({ to }) => to);
    await expect.poll(subjects).toEqual(['coordinator@nayar.example']);
  });

  it('[MB42] is granted with a role, tells the asker, and is audited and taken back', async () => {
    const guest = await stranger();
    await ask(guest, 'paper', await paperOf(forumId, { stage: 'draft' }));
    expect((await decide('commenter')).status).toBe(200);
    const forum = await guest.call(getForum, { params: { forumId } });
    expect(forum.body.myRole).toBe('commenter');
    expect(await waiting()).toEqual([]);
    const [granted] = (await nayar.nayar.storage.audit.last(1, forumId)) ?? [];
    expect(granted).toMatchObject({ action: 'access-granted', detail: { role: 'commenter' } });
    const to = async () => (await coordinator.call(listOutbox)).body.map((mail) => mail.to);
    await expect.poll(to).toContain('asker@test.example');
    const { changes } = (await coordinator.call(listMemberChanges, { params: { forumId } })).body;
    const params = { forumId, changeId: changes[0]?.id ?? '' };
    expect((await coordinator.call(undoMemberChange, { params })).status).toBe(200);
    expect((await guest.call(getForum, { params: { forumId } })).status).toBe(404);
  });

  it('[MB42] opens one paper alone to a member outside its group', async () => {
    const guest = await stranger();
    const paperId = await groupPaper();
    expect((await guest.call(getPaper, { params: { paperId } })).status).toBe(404);
    await ask(guest, 'paper', paperId);
    expect(await waiting()).toMatchObject([{ effect: 'sees-paper' }]);
    expect((await decide('coordinator')).body).toMatchObject({ code: 'role-above-own' });
    await decide('respondent');
    const paper = (await guest.call(getPaper, { params: { paperId } })).body;
    expect(paper.myRole).toBe('respondent');
    const listed = (await guest.call(listPapers, { params: { forumId: otherForumId } })).body;
    const groups = listed.filter(({ groupId }) => groupId !== null);
    expect(groups.map(({ id }) => id)).toEqual([paperId]);
  });

  it('[MB42] brings a suspended member back only by the hand of a coordinator', async () => {
    const guest = await stranger();
    const card = (await coordinator.call(listMembers, { params: { forumId } })).body.members.find(
      ({ email }) => email === 'reader@nayar.example',
    );
    const params = { forumId, membershipId: card?.id ?? '' };
    await nayar.command('member add', {
      forum: otherForumId,
      email: 'reader@nayar.example',
      name: 'קורא',
      role: 'reader',
    });
    await coordinator.call(changeMember, { params, body: { suspended: true } });
    const reader = await nayar.as('reader@nayar.example');
    await ask(reader, 'forum', forumId);
    expect((await waiting()).map(({ effect }) => effect)).toEqual(['comes-back']);
    expect((await decide('reader', guest)).status).toBe(404);
    await decide('reader');
    expect((await reader.call(getForum, { params })).status).toBe(200);
  });

  it('[MB43] that was declined is not heard again for a day, and nobody asks without end', async () => {
    const guest = await stranger();
    await ask(guest, 'forum', forumId);
    await decide(null);
    expect((await guest.call(getForum, { params: { forumId } })).status).toBe(404);
    await ask(guest, 'forum', forumId);
    expect(await waiting()).toEqual([]);
    for (let times = 0; times < 8; times += 1)
      await ask(guest, 'paper', `made-up-${String(times)}`);
    expect((await ask(guest, 'forum', forumId)).status).toBe(429);
  });
});

describe('a request and its forum', () => {
  const outbox = async () => (await coordinator.call(listOutbox)).body;

  it('[MB47] is not seen or decided by a forum that the paper has left, and is heard in the new one', async () => {
    const elsewhere = await nayar.as('programme@nayar.example');
    const guest = await nayar.newcomer(otherForumId, 'reader', 'asker@test.example');
    const paperId = await paperOf(forumId, { stage: 'draft' });
    const { tables } = catalogueOf();
    await ask(guest, 'paper', paperId);
    const [request] = await waiting();
    const card = await tables.papers.get(paperId);
    const theirs = await tables.papers.get(await groupPaper());
    const place = { forumId: otherForumId, groupId: theirs?.groupId ?? null, sessionId: null };
    await catalogueOf().transact(async ({ papers }) => {
      if (card) await papers.put({ ...card, ...place });
    });
    expect(await waiting()).toEqual([]);
    expect(await waiting(elsewhere)).toEqual([]);
    const params = { requestId: request?.id ?? '' };
    const late = await coordinator.call(decideAccessRequest, { params, body: { role: 'author' } });
    expect(late.status).toBe(404);
    expect((await guest.call(getForum, { params: { forumId } })).status).toBe(404);
    await ask(guest, 'paper', paperId);
    expect(await waiting(elsewhere)).toMatchObject([{ id: request?.id, effect: 'sees-paper' }]);
    const to = async () => (await outbox()).map((mail) => mail.to);
    await expect.poll(to).toContain('programme@nayar.example');
  });

  it.each(['forum', 'paper'] as const)(
    '[MB48] for a %s is decided once by two at the same moment, with one mail',
    async (kind) => {
      const guest = await stranger();
      const second = await nayar.newcomer(forumId, 'coordinator');
      await ask(guest, kind, kind === 'forum' ? forumId : await paperOf(forumId));
      const params = { requestId: (await waiting())[0]?.id ?? '' };
      const replies = await Promise.all([
        coordinator.call(decideAccessRequest, { params, body: { role: 'author' } }),
        second.call(decideAccessRequest, { params, body: { role: null } }),
      ]);
      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 409]));
      const isIn = (await guest.call(getForum, { params: { forumId } })).status === 200;
      expect(isIn).toBe(replies[0].status === 200);
      const lines = await nayar.nayar.storage.audit.last(20, forumId);
      const decisions = lines.filter(({ action }) => /^access-(?:granted|declined)$/.test(action));
      expect(decisions).toHaveLength(1);
      const told = async () => (await outbox()).filter(({ to }) => to === 'asker@test.example');
      await expect.poll(async () => (await told()).length).toBe(1);
    },
  );

  it('[MB49] that is declined names nothing that the asker may not know', async () => {
    const guest = await stranger();
    const paperId = await paperOf(forumId);
    const paper = await catalogueOf().tables.papers.get(paperId);
    await ask(guest, 'paper', paperId);
    await decide(null);
    const told = async () => (await outbox()).find(({ to }) => to === 'asker@test.example');
    await expect.poll(told).toBeDefined();
    const mail = JSON.stringify(await told());
    expect(mail).not.toContain(paper?.title);
    expect(mail).not.toContain('"title"');
  });
});

describe('who sees a paper', () => {
  it('[MB44] is told to whoever reads it, with the role and where it comes from', async () => {
    const { tables } = nayar.nayar.storage.catalogue;
    const paperId = await groupPaper();
    const paper = await tables.papers.get(paperId);
    const programme = await nayar.as('programme@nayar.example');
    const access = (await programme.call(getPaperAccess, { params: { paperId } })).body;
    expect(access.mayChange).toBe(true);
    expect(access.groupName).not.toBeNull();
    const places = await tables.memberships.find({ forumId: otherForumId });
    const inGroup = places.filter(({ groupIds }) => groupIds.includes(paper?.groupId ?? ''));
    const coordinating = places.filter((place) => place.role === 'coordinator');
    const expected = (source: string) => (source === 'group' ? inGroup : coordinating);
    for (const { personId, role, source } of access.readers) {
      const place = expected(source).find((one) => one.personId === personId);
      expect([source, role]).toEqual([source, place?.role]);
    }
    expect(access.readers.length + access.others.length).toBe(places.length);
    const facilitator = await nayar.as('facilitator@nayar.example');
    const seen = (await facilitator.call(getPaperAccess, { params: { paperId } })).body;
    expect(seen).toMatchObject({ mayChange: false, others: [] });
    expect(seen.readers).toEqual(access.readers);
  });

  it('[MB45] an exception holds at once, replaces what is inherited, and is taken back', async () => {
    const paperId = await paperOf(forumId, { stage: 'draft' });
    const reader = await nayar.as('reader@nayar.example');
    const { person } = (await reader.call(getMe)).body;
    const params = { paperId, personId: person.id };
    const set = (role: string | null, guest = coordinator) =>
      guest.call(setPaperException, { params, body: { role } });
    expect((await set('author', reader)).body).toMatchObject({ code: 'role-too-low' });
    expect((await set('coordinator')).status).toBe(400);
    await set('author');
    expect((await reader.call(getPaper, { params })).body.myRole).toBe('author');
    const { readers } = (await coordinator.call(getPaperAccess, { params })).body;
    expect(readers.find(({ personId }) => personId === person.id)).toMatchObject({
      role: 'author',
      source: 'exception',
      inherited: 'reader',
    });
    const { changes } = (await coordinator.call(listMemberChanges, { params: { forumId } })).body;
    expect(changes[0]?.paper).toMatchObject({ id: paperId, from: null, to: 'author' });
    const back = { forumId, changeId: changes[0]?.id ?? '' };
    await coordinator.call(undoMemberChange, { params: back });
    expect((await reader.call(getPaper, { params })).body.myRole).toBe('reader');
  });

  it('[MB45] an exception opens and closes the pen of an open socket', async () => {
    const paperId = await paperOf(forumId, { stage: 'draft' });
    const reader = await nayar.as('reader@nayar.example');
    const { person } = (await reader.call(getMe)).body;
    const params = { paperId, personId: person.id };
    const writer = await stockWriter(reader, paperId);
    const told = async (role: string) => {
      const last = () => writer.notices.findLast((notice) => notice.kind === 'access');
      const isTold = () => last()?.role === role;
      while (!isTold()) await once(writer.events, 'notice');
    };
    await coordinator.call(setPaperException, { params, body: { role: 'author' } });
    await told('author');
    writer.write('נכתב בהרשאה מיוחדת');
    await writer.allConfirmed();
    await coordinator.call(setPaperException, { params, body: { role: null } });
    await told('reader');
    expect(writer.confirmed.size).toBe(1);
    writer.close();
  });

  it('[MB45] no exception is named for a stranger or a coordinator', async () => {
    const paperId = await paperOf(forumId);
    const guest = await stranger();
    const people = [
      (await guest.call(getMe)).body.person,
      (await coordinator.call(getMe)).body.person,
    ];
    for (const { id: personId } of people) {
      const params = { paperId, personId };
      const reply = await coordinator.call(setPaperException, { params, body: { role: 'author' } });
      expect(reply.status).toBe(404);
    }
  });
});

describe('whom to turn to', () => {
  it('[MB46] are the coordinators of my forums, by name and address, and of no other', async () => {
    const guest = await stranger();
    const { forums } = (await guest.call(listCoordinators)).body;
    expect(forums.map((forum) => forum.forumId)).toEqual([otherForumId]);
    expect(forums[0]?.people).toContainEqual({
      name: 'מנהל התוכנית',
      email: 'programme@nayar.example',
    });
  });
});

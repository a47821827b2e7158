import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getForum } from '#shared/forum/forum-contract.ts';
import {
  addMember,
  changeMember,
  listMembers,
  removeMember,
} from '#shared/member/member-contract.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let forumId: string;
let coordinator: Guest;
beforeEach(async () => {
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  coordinator = await nayar.as('coordinator@nayar.example');
});
afterEach(() => nayar.stop());

const members = async () =>
  (await coordinator.call(listMembers, { params: { forumId } })).body.members;
const membershipOf = async (email: string) =>
  (await members()).find((one) => one.email === email)?.id ?? '';

describe('a forum’s members', () => {
  it('[MB10] keep a last coordinator, also when two go at the same moment', async () => {
    const other = await nayar.newcomer(forumId, 'coordinator', 'second@test.example');
    const [mine, theirs] = await Promise.all([
      membershipOf('coordinator@nayar.example'),
      membershipOf('second@test.example'),
    ]);
    const replies = await Promise.all([
      coordinator.call(removeMember, { params: { forumId, membershipId: theirs } }),
      other.call(removeMember, { params: { forumId, membershipId: mine } }),
      other.call(changeMember, {
        params: { forumId, membershipId: mine },
        body: { suspended: true },
      }),
      coordinator.call(changeMember, {
        params: { forumId, membershipId: theirs },
        body: { role: 'reader' },
      }),
    ]);
    const { tables } = nayar.nayar.storage.catalogue;
    const left = await tables.memberships.find({ forumId, role: 'coordinator', suspended: false });
    expect(left.length).toBeGreaterThanOrEqual(1);
    expect(replies.filter(({ status }) => status === 200).length).toBeLessThan(replies.length);
  });

  it('are added once, whoever presses twice', async () => {
    const body = { email: 'twice@test.example', name: 'פעמיים', role: 'reader' };
    const replies = await Promise.all([
      coordinator.call(addMember, { params: { forumId }, body }),
      coordinator.call(addMember, {
        params: { forumId },
        body: { ...body, email: 'TWICE@test.example ' },
      }),
    ]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await members()).filter(({ email }) => email === 'twice@test.example')).toHaveLength(1);
  });

  it('see each other’s names, and addresses only where they manage members', async () => {
    const reader = await nayar.newcomer(forumId, 'reader');
    const { body } = await reader.call(listMembers, { params: { forumId } });
    expect(body.mayManage).toBe(false);
    expect(body.members.every(({ email }) => email === null)).toBe(true);
    expect((await members()).every(({ email }) => email !== null)).toBe(true);
  });

  it('lose every right at once when suspended, and get it back when that is lifted', async () => {
    const author = await nayar.newcomer(forumId, 'author', 'author-x@test.example');
    const params = { forumId, membershipId: await membershipOf('author-x@test.example') };
    await coordinator.call(changeMember, { params, body: { suspended: true } });
    expect((await author.call(getForum, { params })).status).not.toBe(200);
    await coordinator.call(changeMember, { params, body: { suspended: false } });
    const again = await nayar.as('author-x@test.example');
    expect((await again.call(getForum, { params })).status).toBe(200);
  });

  it('leave a line in the audit for each change', async () => {
    await nayar.newcomer(forumId, 'author', 'audited@test.example');
    const params = { forumId, membershipId: await membershipOf('audited@test.example') };
    await coordinator.call(changeMember, { params, body: { role: 'reader' } });
    await coordinator.call(removeMember, { params });
    const lines = await nayar.nayar.storage.audit.last(20, forumId);
    const done = lines
      .filter(({ action }) => action.startsWith('member-'))
      .map(({ action }) => action);
    expect(done).toEqual(['member-removed', 'member-changed', 'member-added']);
    expect(await nayar.nayar.storage.audit.verify()).toMatchObject({ brokenAt: null });
  });
});

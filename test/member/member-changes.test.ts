import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getForum } from '#shared/forum/forum-contract.ts';
import { changeAddress, changePerson } from '#shared/member/administration-contract.ts';
import {
  addMember,
  changeMember,
  getMe,
  listMembers,
  removeMember,
} from '#shared/member/member-contract.ts';
import { type AdminDesk, adminDesk } from '#test/member/admin-desk.ts';

let nayar: AdminDesk['nayar'];
let forumId: AdminDesk['forumId'];
let otherForumId: AdminDesk['otherForumId'];
let coordinator: AdminDesk['coordinator'];
let members: AdminDesk['members'];
let memberWith: AdminDesk['memberWith'];
let changes: AdminDesk['changes'];
let undo: AdminDesk['undo'];
let undoNewest: AdminDesk['undoNewest'];
let mails: AdminDesk['mails'];
beforeEach(async () => {
  ({
    nayar,
    forumId,
    otherForumId,
    coordinator,
    members,
    memberWith,
    changes,
    undo,
    undoNewest,
    mails,
  } = await adminDesk());
});
afterEach(() => nayar.stop());

describe('a change', () => {
  it('[MB28] is listed with who, when and what, and taken back with one press, as a change of its own', async () => {
    const reader = await memberWith('reader@nayar.example');
    const params = { forumId, membershipId: reader.id };
    await coordinator.call(changeMember, { params, body: { role: 'lead' } });
    const [made] = await changes();
    expect(made).toMatchObject({
      byName: 'רכזת הפורום',
      count: 1,
      isUndo: false,
      undone: null,
      people: [{ name: reader.name, before: { role: 'reader' }, after: { role: 'lead' } }],
    });
    expect((await undo(made?.id ?? '')).body).toEqual({ undone: 1, left: 0 });
    expect((await memberWith('reader@nayar.example')).role).toBe('reader');
    const [undoing, undone] = await changes();
    expect(undoing).toMatchObject({ isUndo: true });
    expect(undone?.undone).toMatchObject({ byName: 'רכזת הפורום' });
    expect([(await undo(made?.id ?? '')).status, (await undoNewest()).status]).toEqual([409, 200]);
    expect((await memberWith('reader@nayar.example')).role).toBe('lead');
    const lines = await nayar.nayar.storage.audit.last(3, forumId);
    expect(lines.map(({ action }) => action)).toEqual(Array(3).fill('member-changed'));
    expect(lines[1]?.detail).toMatchObject({ undoes: made?.id });
  });

  it('[MB28] a removal is taken back with the role, the groups and the papers’ exceptions', async () => {
    const reader = await memberWith('reader@nayar.example');
    const guest = await nayar.as('reader@nayar.example');
    await coordinator.call(removeMember, { params: { forumId, membershipId: reader.id } });
    expect((await guest.call(getForum, { params: { forumId } })).status).toBe(401);
    await undoNewest();
    expect(await memberWith('reader@nayar.example')).toEqual(reader);
    expect((await guest.call(getForum, { params: { forumId } })).status).toBe(200);
  });

  it('[MB28] that was followed by another is left, and somebody added anew is not doubled', async () => {
    const reader = await memberWith('reader@nayar.example');
    const params = { forumId, membershipId: reader.id };
    await coordinator.call(changeMember, { params, body: { role: 'lead' } });
    const [first] = await changes();
    await coordinator.call(changeMember, { params, body: { role: 'author' } });
    expect((await undo(first?.id ?? '')).body).toMatchObject({ code: 'change-outdated' });
    await coordinator.call(removeMember, { params });
    const [removal] = await changes();
    const body = { email: 'reader@nayar.example', name: 'קורא', role: 'commenter' };
    await coordinator.call(addMember, { params: { forumId }, body });
    expect((await undo(removal?.id ?? '')).body).toMatchObject({ code: 'change-outdated' });
    expect((await members()).filter(({ email }) => email === 'reader@nayar.example')).toHaveLength(
      1,
    );
  });

  it('[MB28] is not taken back where it would leave no coordinator', async () => {
    const body = { email: 'second@test.example', name: 'שנייה', role: 'coordinator' };
    await coordinator.call(addMember, { params: { forumId }, body });
    const [added] = await changes();
    const mine = await memberWith('coordinator@nayar.example');
    const second = await nayar.as('second@test.example');
    await second.call(removeMember, { params: { forumId, membershipId: mine.id } });
    expect((await undo(added?.id ?? '', second)).body).toMatchObject({ code: 'last-coordinator' });
    expect((await undo(added?.id ?? '')).status).toBe(404);
  });

  it('[MB28] is taken back once, also when two press together', async () => {
    const reader = await memberWith('reader@nayar.example');
    const params = { forumId, membershipId: reader.id };
    await coordinator.call(changeMember, { params, body: { role: 'lead' } });
    const [made] = await changes();
    const replies = await Promise.all([undo(made?.id ?? ''), undo(made?.id ?? '')]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await changes()).toHaveLength(2);
  });
});

describe('a member’s person', () => {
  it('[MB29] is changed in place, seen by all, and taken back', async () => {
    const { id } = await memberWith('reader@nayar.example');
    const params = { forumId, membershipId: id };
    const body = { title: 'יועצת', region: 'הנגב', expertise: null };
    const reply = await coordinator.call(changePerson, { params, body });
    expect(reply.body).toMatchObject({ title: 'יועצת', region: 'הנגב' });
    expect((await changes())[0]?.fields).toEqual([
      { field: 'title', from: 'מנכ״ל לשעבר בשירות הציבורי', to: 'יועצת' },
      { field: 'region', from: null, to: 'הנגב' },
    ]);
    await undoNewest();
    expect(await memberWith('reader@nayar.example')).toMatchObject({ region: null });
  });

  it('[MB30] gets another address: old sessions and links end, both addresses are told, and it is unique', async () => {
    const guest = await nayar.as('reader@nayar.example');
    const { url: oldLink } = (await nayar.command('sign-in-link', {
      email: 'reader@nayar.example',
    })) as { url: string };
    const { id } = await memberWith('reader@nayar.example');
    const params = { forumId, membershipId: id };
    const taken = await coordinator.call(changeAddress, {
      params,
      body: { email: 'author@nayar.example' },
    });
    expect(taken.body).toMatchObject({ code: 'already-exists' });
    const reply = await coordinator.call(changeAddress, {
      params,
      body: { email: 'New.Reader@test.example' },
    });
    expect(reply.body.email).toBe('new.reader@test.example');
    expect((await guest.call(getMe)).status).toBe(401);
    const pressed = await fetch(oldLink, { method: 'POST', headers: { origin: nayar.url } });
    expect(pressed.status).toBe(410);
    const to = (await mails(2)).map((mail) => mail.to);
    expect(to.toSorted()).toEqual(['new.reader@test.example', 'reader@nayar.example']);
    const again = await nayar.as('new.reader@test.example');
    expect((await again.call(getForum, { params: { forumId } })).status).toBe(200);
    await undoNewest();
    expect((await again.call(getMe)).status).toBe(401);
  });

  it('[MB31] who belongs to another’s forum too, or looks after the workspace, is out of a coordinator’s hands', async () => {
    const second = await nayar.newcomer(forumId, 'coordinator', 'second@test.example');
    await nayar.newcomer(otherForumId, 'reader', 'both@test.example');
    const body = { email: 'both@test.example', name: 'בשניהם', role: 'reader' };
    await coordinator.call(addMember, { params: { forumId }, body });
    const list = (await second.call(listMembers, { params: { forumId } })).body.members;
    for (const email of ['both@test.example', 'coordinator@nayar.example']) {
      const card = list.find((one) => one.email === email);
      expect(card?.mayEdit).toBe(false);
      const params = { forumId, membershipId: card?.id ?? '' };
      const address = { params, body: { email: 'mine@test.example' } };
      expect((await second.call(changeAddress, address)).body).toMatchObject({
        code: 'belongs-elsewhere',
      });
      const words = { params, body: { name: 'שם אחר' } };
      expect((await second.call(changePerson, words)).status).toBe(403);
    }
    expect(list.find((one) => one.email === 'reader@nayar.example')?.mayEdit).toBe(true);
  });
});

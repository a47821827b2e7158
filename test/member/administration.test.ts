import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeMembers, inviteAgain } from '#shared/member/administration-contract.ts';
import { changeMember, getMe, listMembers } from '#shared/member/member-contract.ts';
import { readOutboxMail } from '#shared/notice/notice-contract.ts';
import { viewManaged } from '#server/member/member-view.ts';
import { Visits } from '#server/member/visits.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import { type AdminDesk, adminDesk, somebody } from '#test/member/admin-desk.ts';

let nayar: AdminDesk['nayar'];
let forumId: AdminDesk['forumId'];
let otherForumId: AdminDesk['otherForumId'];
let coordinator: AdminDesk['coordinator'];
let members: AdminDesk['members'];
let memberWith: AdminDesk['memberWith'];
let invite: AdminDesk['invite'];
let changes: AdminDesk['changes'];
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
    invite,
    changes,
    undoNewest,
    mails,
  } = await adminDesk());
});
afterEach(() => nayar.stop());

describe('inviting', () => {
  it('[MB24] makes five hundred people members in one act, and takes no more', async () => {
    const people = Array.from({ length: 500 }, (_, number) => somebody(number));
    const tooMany = await invite([...people, somebody(500)], { sendsMail: false });
    expect([tooMany.status, tooMany.body]).toMatchObject([400, { code: 'invalid-input' }]);
    const reply = await invite(people, { sendsMail: false });
    expect(reply.status).toBe(200);
    expect(reply.body.added).toHaveLength(500);
    expect((await changes()).map(({ count }) => count)).toEqual([500]);
    expect((await undoNewest()).body).toEqual({ undone: 500, left: 0 });
    expect((await members()).some(({ email }) => email?.startsWith('person-'))).toBe(false);
  });

  it('[MB24] leaves those who are members as they are, and says who they were', async () => {
    await invite([somebody(1, { role: 'reader' })], { sendsMail: false });
    const reply = await invite([somebody(1), somebody(2), somebody(2)], { sendsMail: false });
    expect(reply.body.added.map(({ email }) => email)).toEqual(['person-2@test.example']);
    expect(reply.body.already).toEqual(['person-1@test.example', 'person-2@test.example']);
    expect((await memberWith('person-1@test.example')).role).toBe('reader');
  });

  it('[MB24] takes over nothing that is said of somebody whom the workspace knows already', async () => {
    const known = await nayar.newcomer(otherForumId, 'reader', 'person-1@test.example');
    await invite([somebody(1, { name: 'שם אחר', office: 'משרד אחר' })], { sendsMail: false });
    const { person } = (await known.call(getMe)).body;
    expect(person).toMatchObject({ name: 'reader 0', office: null });
  });

  it('[MB25] mails who invites, into what and as what, with a link that wants the address once', async () => {
    await invite([somebody(1)], { words: 'נשמח לראותך\nבמפגש הבא' });
    expect((await memberWith('person-1@test.example')).invitedAt).not.toBeNull();
    const [mail] = await mails(1);
    expect(mail?.to).toBe('person-1@test.example');
    const { text } = (
      await coordinator.call(readOutboxMail, { params: { mailId: mail?.id ?? '' } })
    ).body;
    for (const words of ['רכזת הפורום', 'כותב/ת', 'נשמח לראותך\nבמפגש הבא'])
      expect(text).toContain(words);
    const link = /https?:\S+\/sign-in\/\S+/.exec(text)?.[0] ?? '';
    const press = (body: string) =>
      fetch(link, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: nayar.url, 'content-type': 'application/x-www-form-urlencoded' },
        body,
      });
    expect((await press('')).status).toBe(409);
    const entered = await press('email=person-1%40test.example');
    expect([entered.status, entered.headers.get('location')]).toEqual([303, `/forums/${forumId}`]);
    expect((await press('email=person-1%40test.example')).status).toBe(410);
  });

  it('[MB25] tells those who manage members who has entered', async () => {
    await invite([somebody(1)]);
    expect(await memberWith('person-1@test.example')).toMatchObject({ seenAt: null });
    const guest = await nayar.as('person-1@test.example');
    await guest.call(getMe);
    await expect
      .poll(async () => (await memberWith('person-1@test.example')).seenAt)
      .not.toBeNull();
    const seen = (await guest.call(listMembers, { params: { forumId } })).body.members;
    expect(seen.every((one) => one.seenAt === null && one.invitedAt === null)).toBe(true);
  });

  it('[MB26] again is done at most three times a day, and not for whoever is suspended', async () => {
    await invite([somebody(1), somebody(2)]);
    const ids = [
      (await memberWith('person-1@test.example')).id,
      (await memberWith('person-2@test.example')).id,
    ];
    const params = { forumId, membershipId: ids[1] ?? '' };
    await coordinator.call(changeMember, { params, body: { suspended: true } });
    const again = async () =>
      (await coordinator.call(inviteAgain, { params, body: { membershipIds: ids } })).body;
    expect(await again()).toEqual({ sent: 1, left: 1 });
    expect(await again()).toEqual({ sent: 1, left: 1 });
    expect(await again()).toEqual({ sent: 0, left: 2 });
    await mails(4);
  });

  it('[MB25] with controls in the personal line is refused, and nobody is added', async () => {
    const reply = await invite([somebody(1)], { words: 'שלום\u202eאחר' });
    expect([reply.status, reply.body]).toMatchObject([400, { code: 'invalid-input' }]);
    expect((await members()).some(({ email }) => email === 'person-1@test.example')).toBe(false);
  });
});

describe('many members at once', () => {
  it('[MB27] change role and groups together, and only those whom it changes are counted', async () => {
    const { id: groupId } = await withGroup();
    await invite(
      [1, 2, 3].map((number) => somebody(number)),
      { sendsMail: false },
    );
    const cards = (await members()).filter(({ email }) => email?.startsWith('person-'));
    const membershipIds = cards.map(({ id }) => id);
    const body = { membershipIds, role: 'commenter', addGroupIds: [groupId] };
    const reply = await coordinator.call(changeMembers, { params: { forumId }, body });
    expect(reply.body).toEqual({ changed: 3, unchanged: 0 });
    expect(await memberWith('person-2@test.example')).toMatchObject({
      role: 'commenter',
      groupIds: [groupId],
    });
    const same = await coordinator.call(changeMembers, { params: { forumId }, body });
    expect(same.body).toEqual({ changed: 0, unchanged: 3 });
    const out = { membershipIds, removeGroupIds: [groupId] };
    await coordinator.call(changeMembers, { params: { forumId }, body: out });
    expect((await memberWith('person-2@test.example')).groupIds).toEqual([]);
  });

  it('[MB27] change all or none: no foreign member, no unknown group, and a last coordinator stays', async () => {
    const mine = await memberWith('coordinator@nayar.example');
    const reader = await memberWith('reader@nayar.example');
    const [foreign] = await nayar.nayar.storage.catalogue.tables.memberships.find({
      forumId: otherForumId,
    });
    for (const body of [
      { membershipIds: [reader.id, mine.id], role: 'commenter' },
      { membershipIds: [reader.id, mine.id], suspended: true },
      { membershipIds: [reader.id, foreign?.id], role: 'commenter' },
      { membershipIds: [reader.id], role: 'commenter', addGroupIds: ['no-such-group'] },
    ]) {
      const reply = await coordinator.call(changeMembers, { params: { forumId }, body });
      expect([404, 409]).toContain(reply.status);
    }
    expect(await memberWith('reader@nayar.example')).toMatchObject({
      role: 'reader',
      suspended: false,
    });
  });
});

describe('a long list', () => {
  it('[MB32] of a thousand members takes no more readings than one of ten', async () => {
    const { catalogue, openings } = nayar.nayar.storage;
    const { tables } = catalogue;
    let readings = 0;
    const counting = <T extends object>(table: T): T =>
      new Proxy(table, {
        get(from, name) {
          readings += 1;
          return Reflect.get(from, name) as unknown;
        },
      });
    const counted: Catalogue = {
      ...catalogue,
      tables: {
        ...tables,
        people: counting(tables.people),
        memberships: counting(tables.memberships),
      },
    };
    const [asker] = await tables.people.find({ email: 'reader@nayar.example' });
    const readingsFor = async () => {
      readings = 0;
      const rows = await tables.memberships.find({ forumId });
      const visits = new Visits(openings, () => new Date());
      const deps = { catalogue: counted, visits, notices: { refusalOf: () => null } };
      const cards = await viewManaged(deps, rows, { id: asker?.id ?? '' });
      return { cards: cards.length, readings };
    };
    const few = await readingsFor();
    for (const from of [0, 500]) {
      const people = Array.from({ length: 500 }, (_, number) => somebody(from + number));
      await invite(people, { sendsMail: false });
    }
    const many = await readingsFor();
    expect(many.cards).toBe(few.cards + 1000);
    expect(many.readings).toBe(few.readings);
  });
});

/** The first forum has no groups in the sample. */
async function withGroup() {
  const group = { id: 'group-of-test', name: 'קבוצת ניסיון' };
  await nayar.nayar.storage.catalogue.transact(async ({ forums }) => {
    const forum = await forums.get(forumId);
    if (forum) await forums.put({ ...forum, groups: [group] });
  });
  return group;
}

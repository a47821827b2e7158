import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attendMeeting, getMeeting, steerMeeting } from '#shared/meeting/meeting-contract.ts';
import { aParagraph } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { aMeeting, type Meeting } from '#test/meeting/a-meeting.ts';

let nayar: TestNayar;
let meeting: Meeting;
let now = new Date('2026-11-23T09:00:00Z');
beforeAll(async () => {
  nayar = await startTestNayar({}, { now: () => now });
  meeting = await aMeeting(nayar);
});
afterAll(() => nayar.stop());

const view = async (guest: Guest, one = meeting) =>
  (await guest.call(getMeeting, { params: one.params })).body;
const steer = (guest: Guest, body: object, one = meeting) =>
  guest.call(steerMeeting, { params: one.params, body });
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

describe('a meeting', () => {
  it('[ME8] keeps the time of its items for every device, and stops at the end', async () => {
    const { lead, anna } = meeting;
    const [item] = (await view(lead)).items;
    expect((await steer(lead, { deed: 'item', key: item?.key })).status).toBe(200);
    later(10);
    expect((await view(anna)).items).toMatchObject([{ spentMs: 600_000, isRunning: true }]);
    expect((await steer(lead, { deed: 'item', key: 'לא בסדר היום' })).status).toBe(404);
    await steer(lead, { deed: 'item', key: null });
    later(5);
    expect((await view(anna)).items).toMatchObject([{ spentMs: 600_000, isRunning: false }]);
    await steer(lead, { deed: 'item', key: item?.key });
    later(2);
    await steer(lead, { deed: 'end' });
    later(60);
    const ended = await view(anna);
    expect(ended.items).toMatchObject([{ spentMs: 720_000, isRunning: false }]);
    expect(ended.endedAt).not.toBeNull();
  });

  it('[ME12] shows all what is shown, but nobody a paper that they may not read', async () => {
    const own = await aMeeting(nayar);
    const [north] = own.groups;
    const { lead, anna } = own;
    const outside = await own.join('commenter');
    const shown = { paperId: own.paperId, stop: 'block-00001', view: 'split' };
    await steer(lead, { deed: 'show', shown }, own);
    expect((await view(anna, own)).shown).toEqual(shown);
    await nayar.nayar.storage.catalogue.transact(async ({ papers }) => {
      const card = await papers.get(own.paperId);
      if (card) await papers.put({ ...card, groupId: north });
    });
    expect((await view(outside, own)).shown).toEqual({ ...shown, paperId: null, stop: null });
    expect((await view(lead, own)).shown).toEqual(shown);
    const foreign = { ...shown, paperId: 'no-such-paper' };
    await steer(lead, { deed: 'show', shown: foreign }, own);
    expect((await view(lead, own)).shown.paperId).toBeNull();
  });

  it('[ME6][ME12] is run by its leads and coordinators only, and a group’s is followed by nobody outside', async () => {
    const own = await aMeeting(nayar);
    expect((await steer(own.anna, { deed: 'start' }, own)).body).toMatchObject({
      code: 'role-too-low',
    });
    const coordinator = await own.join('coordinator');
    expect((await steer(coordinator, { deed: 'start' }, own)).status).toBe(200);
    await nayar.nayar.storage.catalogue.transact(async ({ sessions }) => {
      const row = await sessions.get(own.params.sessionId);
      if (row) await sessions.put({ ...row, groupId: own.groups[0] });
    });
    const reply = await own.anna.call(getMeeting, { params: own.params });
    expect(reply.status).toBe(404);
    expect((await view(own.lead, own)).mayManage).toBe(true);
  });

  it('[ME13] knows who is there: each says so, and who runs it of everybody', async () => {
    const own = await aMeeting(nayar);
    const reader = await own.join('reader');
    const stranger = await meeting.join('author');
    const attend = (guest: Guest, body: object) =>
      guest.call(attendMeeting, { params: own.params, body });
    await attend(reader, { presence: 'afar' });
    const { anna, lead } = own;
    expect((await attend(reader, { personId: anna.personId, presence: 'here' })).status).toBe(403);
    expect((await attend(lead, { personId: anna.personId, presence: 'here' })).status).toBe(200);
    expect((await attend(lead, { personId: stranger.personId, presence: 'here' })).status).toBe(
      404,
    );
    await steer(lead, { deed: 'guests', guests: ['פרופ׳ אורח'] }, own);
    const { attendance, guests } = await view(anna, own);
    const known = attendance.flatMap(({ person, presence }) =>
      presence ? [[person.id, presence]] : [],
    );
    expect(Object.fromEntries(known)).toEqual({
      [reader.personId]: 'afar',
      [anna.personId]: 'here',
    });
    expect(guests).toEqual(['פרופ׳ אורח']);
    await attend(reader, { presence: null });
    const after = (await view(reader, own)).attendance;
    expect(after.find(({ person }) => person.id === reader.personId)?.presence).toBeNull();
  });

  it('[ME9] is about the papers of its session, and never about its own minutes', async () => {
    const own = await aMeeting(nayar);
    const paperId = await own.lay(aParagraph('סעיף'));
    const { items } = await view(own.anna, own);
    expect(items[0]?.papers.map(({ id }) => id).toSorted()).toEqual(
      [own.paperId, paperId].toSorted(),
    );
  });

  it('[ME12] tells those who follow, by ids alone', async () => {
    const own = await aMeeting(nayar);
    const end = new AbortController();
    const stream = await own.anna.fetch('/api/events', { signal: end.signal });
    const reader = stream.body?.getReader();
    await steer(own.lead, { deed: 'start' }, own);
    let heard = '';
    while (!heard.includes('meeting-changed'))
      heard += new TextDecoder().decode((await reader?.read())?.value);
    expect(heard).toContain(own.params.sessionId);
    end.abort();
  });
});

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getHome, startPaper, getPaper } from '#shared/paper/paper-contract.ts';
import { listMembers, removeMember } from '#shared/member/member-contract.ts';
import {
  attachPaper,
  changeSession,
  detachPaper,
  getSession,
  listSessions,
  makeSessions,
  removeSession,
} from '#shared/session/session-contract.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let coordinator: Guest;
let forumId: string;

beforeAll(async () => {
  nayar = await startTestNayar({ sample: true });
  coordinator = await nayar.as('coordinator@nayar.example');
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
});
afterAll(() => nayar.stop());

const topic = (title: string, leadId: string | null = null) => ({
  title,
  titleTentative: false,
  lead: null,
  leadTentative: false,
  leadId,
});
async function made(about: object = {}): Promise<string> {
  const sessions = [{ topics: [topic('חובת היוועצות')], ...about }];
  const body = { batchId: randomUUID(), sessions };
  const reply = await coordinator.call(makeSessions, { params: { forumId }, body });
  expect(reply.status).toBe(200);
  return reply.body.ids[0] ?? '';
}
async function newcomer(role: 'commenter' | 'author' | 'lead') {
  const guest = await nayar.newcomer(forumId, role);
  const [person] = await nayar.nayar.storage.catalogue.tables.people.find({ email: guest.email });
  return { guest, personId: person?.id ?? '' };
}
const change = (guest: Guest, sessionId: string, body: object) =>
  guest.call(changeSession, { params: { sessionId }, body });

describe('making sessions', () => {
  it('[SE1] makes a whole batch once, however often it is sent', async () => {
    const sessions = ['א', 'ב', 'ג'].map((title) => ({ topics: [topic(title)] }));
    const body = { batchId: randomUUID(), sessions };
    const first = await coordinator.call(makeSessions, { params: { forumId }, body });
    const again = await coordinator.call(makeSessions, { params: { forumId }, body });
    expect(first.body.ids).toHaveLength(3);
    expect(again.body).toEqual(first.body);
  });

  it('[SE1] makes none when one names what is not there', async () => {
    const before = await coordinator.call(listSessions, { params: { forumId } });
    const sessions = [{ topics: [topic('א')] }, { topics: [topic('ב')], groupId: 'no-such-group' }];
    const body = { batchId: randomUUID(), sessions };
    const reply = await coordinator.call(makeSessions, { params: { forumId }, body });
    const after = await coordinator.call(listSessions, { params: { forumId } });
    expect([reply.status, after.body.length]).toEqual([404, before.body.length]);
  });

  it.each([
    { day: '2024-02-30' },
    { hours: { from: '12:00', to: '09:00' } },
    { topics: [] },
    { agenda: [{ title: 'פתיחה', minutes: 0, purpose: 'inform', person: null, paperId: null }] },
    { surprise: true },
  ])('[SE1] refuses what no session can be: %o', async (wrong) => {
    const sessions = [{ topics: [topic('א')], ...wrong }];
    const body = { batchId: randomUUID(), sessions };
    const reply = await coordinator.call(makeSessions, { params: { forumId }, body });
    expect(reply.status).toBe(400);
  });

  it('[SE1] is for coordinators', async () => {
    const { guest } = await newcomer('lead');
    const body = { batchId: randomUUID(), sessions: [{ topics: [topic('א')] }] };
    expect((await guest.call(makeSessions, { params: { forumId }, body })).status).toBe(403);
  });
});

describe('changing a session', () => {
  it('[SE3] changes what is named, keeps the rest, and counts', async () => {
    const id = await made({ host: 'משרד הפנים', day: '2024-02-19' });
    const reply = await change(coordinator, id, {
      revision: 0,
      day: '2024-02-20',
      hours: { from: '09:00', to: '12:00' },
    });
    expect(reply.body).toMatchObject({
      day: '2024-02-20',
      host: 'משרד הפנים',
      revision: 1,
      hours: { from: '09:00', to: '12:00' },
      mayManage: true,
    });
  });

  it('[SE3] is refused on an older state, and changes nothing', async () => {
    const id = await made();
    await change(coordinator, id, { revision: 0, host: 'הראשון' });
    const reply = await change(coordinator, id, { revision: 0, host: 'השני' });
    expect(reply.status).toBe(409);
    expect(reply.body).toMatchObject({ code: 'changed-meanwhile' });
    const now = await coordinator.call(getSession, { params: { sessionId: id } });
    expect(now.body.host).toBe('הראשון');
  });

  it('[SE3] takes no day that a calendar cannot hold', async () => {
    const id = await made();
    expect((await change(coordinator, id, { revision: 0, day: '9999-12-31' })).status).toBe(400);
    expect((await change(coordinator, id, { revision: 0, day: '1024-01-21' })).status).toBe(400);
  });

  it('[SE3] that changes nothing does not count', async () => {
    const id = await made({ host: 'משרד' });
    const reply = await change(coordinator, id, { revision: 0, host: 'משרד' });
    expect(reply.body.revision).toBe(0);
  });

  it('[SE2] is for its lead too, and not for a lead of another', async () => {
    const own = await newcomer('commenter');
    const other = await newcomer('lead');
    const id = await made({ topics: [topic('א', own.personId)] });
    expect((await change(own.guest, id, { revision: 0, place: 'קומה 3' })).status).toBe(200);
    expect((await change(other.guest, id, { revision: 1, place: 'קומה 4' })).status).toBe(403);
    const seen = await other.guest.call(getSession, { params: { sessionId: id } });
    expect(seen.body).toMatchObject({ place: 'קומה 3', mayManage: false });
  });

  it('[SE4] takes no lead and no respondent from outside, and keeps one who has left', async () => {
    const leaving = await newcomer('author');
    const id = await made({ respondentIds: [leaving.personId] });
    const stranger = await change(coordinator, id, { revision: 0, respondentIds: ['nobody-here'] });
    expect(stranger.status).toBe(404);
    const members = await coordinator.call(listMembers, { params: { forumId } });
    const member = members.body.members.find(({ personId }) => personId === leaving.personId);
    const params = { forumId, membershipId: member?.id ?? '' };
    await coordinator.call(removeMember, { params });
    const reply = await change(coordinator, id, { revision: 0, host: 'משרד' });
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ respondents: [], respondentIds: [leaving.personId] });
  });

  it('[SE6] calls off and brings back; what is called off is ahead of nobody', async () => {
    const id = await made({ day: '2099-01-01' });
    const ahead = async () => {
      const home = await coordinator.call(getHome);
      return home.body.nextSessions.some((session) => session.id === id);
    };
    expect(await ahead()).toBe(true);
    await change(coordinator, id, { revision: 0, calledOff: true });
    expect(await ahead()).toBe(false);
    const back = await change(coordinator, id, { revision: 1, calledOff: false });
    expect(back.body.calledOff).toBe(false);
  });

  it('[SE8] is audited by its fields', async () => {
    const id = await made();
    await change(coordinator, id, { revision: 0, host: 'סוד', calledOff: true });
    const entries = await nayar.nayar.storage.audit.last(20, forumId);
    const own = entries.filter(({ subject }) => subject === id).map(({ action }) => action);
    expect(own.toSorted()).toEqual(['session-called-off', 'session-made']);
    expect(JSON.stringify(entries)).not.toContain('סוד');
  });

  it('[SE9] reads a session of before as one with nothing more to say', async () => {
    const [row] = await nayar.nayar.storage.catalogue.tables.sessions.find({ forumId });
    const { hours: _hours, agenda: _agenda, ...old } = { ...row, id: 'an-older-session' };
    await nayar.nayar.storage.catalogue.transact(async ({ sessions }) => {
      await sessions.put(old as typeof row & object);
    });
    const seen = await coordinator.call(getSession, { params: { sessionId: old.id } });
    expect(seen.body).toMatchObject({ hours: null, agenda: [], calledOff: false, revision: 0 });
  });
});

describe('removing a session', () => {
  it('[SE6] is refused while pre-reads, a call for updates or updates belong to it', async () => {
    const { work } = nayar.nayar.storage;
    const store = await work.of(forumId);
    const at = '2026-11-20T08:00:00.000Z';
    const none = { at, by: 'somebody', title: '', note: '', dueOn: null, text: '', prompt: '' };
    for (const table of ['preReads', 'updateRounds', 'updates'] as const) {
      const sessionId = await made();
      const id = table === 'updateRounds' ? sessionId : `of-${sessionId}`;
      await store.transact(async (tables) => {
        await tables[table].put({ ...none, id, sessionId } as never);
      });
      const remove = () => coordinator.call(removeSession, { params: { sessionId } });
      expect((await remove()).body).toMatchObject({ code: 'session-in-use' });
      await store.transact((tables) => tables[table].remove(id));
      expect((await remove()).status).toBe(200);
    }
  });
});

describe('the papers of a session', () => {
  it('[SE7] come and go, and the rights with them', async () => {
    const { guest, personId } = await newcomer('commenter');
    const id = await made({ respondentIds: [personId] });
    const body = { title: 'נייר', kind: 'plain' };
    const paper = await coordinator.call(startPaper, { params: { forumId }, body });
    const paperId = paper.body.id;
    const role = async () => (await guest.call(getPaper, { params: { paperId } })).body.myRole;
    expect(await role()).toBe('commenter');
    const attached = await coordinator.call(attachPaper, {
      params: { sessionId: id },
      body: { paperId },
    });
    expect(attached.body.papers).toEqual([{ id: paperId, title: 'נייר' }]);
    expect(await role()).toBe('respondent');
    const kept = await coordinator.call(removeSession, { params: { sessionId: id } });
    expect(kept.body).toMatchObject({ code: 'session-in-use' });
    await coordinator.call(detachPaper, { params: { sessionId: id, paperId } });
    expect(await role()).toBe('commenter');
    const gone = await coordinator.call(removeSession, { params: { sessionId: id } });
    expect(gone.status).toBe(200);
    expect((await coordinator.call(getSession, { params: { sessionId: id } })).status).toBe(404);
  });

  it('[SE7] are of the same forum', async () => {
    const id = await made();
    const papers = await nayar.nayar.storage.catalogue.tables.papers.find({});
    const foreign = papers.find((paper) => paper.forumId !== forumId);
    const body = { paperId: foreign?.id ?? '' };
    const reply = await coordinator.call(attachPaper, { params: { sessionId: id }, body });
    expect(reply.status).toBe(404);
  });

  it('[SE5] are no longer written in by a respondent who was removed, from that moment', async () => {
    const { guest, personId } = await newcomer('commenter');
    const id = await made({ respondentIds: [personId] });
    const body = { title: 'נייר', kind: 'plain', sessionId: id };
    const paper = await coordinator.call(startPaper, { params: { forumId }, body });
    const writer = await stockWriter(guest, paper.body.id, nayar.url);
    const told = once(writer.events, 'notice');
    await change(coordinator, id, { revision: 0, respondentIds: [] });
    await told;
    expect(writer.notices.at(-1)).toMatchObject({ role: 'commenter' });
    writer.close();
  });
});

import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgendaItem } from '#shared/session/session.ts';
import { startPaper } from '#shared/paper/paper-contract.ts';
import {
  attachPaper,
  changeSession,
  getSession,
  makeSessions,
} from '#shared/session/session-contract.ts';
import { withUnseen } from '#server/session/unseen-papers.ts';
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

const item = (title: string, paperId: string | null = null): AgendaItem => ({
  title,
  minutes: 20,
  purpose: 'discuss',
  person: null,
  paperId,
});
const topic = (title: string, leadId: string | null = null) => {
  return { title, titleTentative: false, lead: null, leadTentative: false, leadId };
};

async function newcomer() {
  const guest = await nayar.newcomer(forumId, 'commenter');
  const [person] = await nayar.nayar.storage.catalogue.tables.people.find({ email: guest.email });
  return { guest, personId: person?.id ?? '' };
}
async function paper(title: string, of: string | null): Promise<string> {
  const body = { title, kind: 'plain', groupId: of };
  return (await coordinator.call(startPaper, { params: { forumId }, body })).body.id;
}
async function session(about: object): Promise<string> {
  const body = { batchId: randomUUID(), sessions: [about] };
  return (await coordinator.call(makeSessions, { params: { forumId }, body })).body.ids[0] ?? '';
}
const change = (guest: Guest, sessionId: string, body: object) =>
  guest.call(changeSession, { params: { sessionId }, body });
const agendaOf = async (guest: Guest, sessionId: string) =>
  (await guest.call(getSession, { params: { sessionId } })).body.agenda;

describe('an agenda with papers that its sender may not see', () => {
  it('[SE10] keeps them through a change by somebody who does not see them', async () => {
    const lead = await newcomer();
    const [open, hidden] = await Promise.all([paper('גלוי', null), paper('של הקבוצה', groupId)]);
    const agenda = [item('פתיחה'), item('דיון', hidden), item('סיכום', open)];
    const id = await session({ topics: [topic('נושא', lead.personId)], agenda });
    const seen = await agendaOf(lead.guest, id);
    expect(seen.map(({ paperId }) => paperId)).toEqual([null, null, open]);
    const sent = [item('דברי פתיחה'), ...seen.slice(1).toReversed()];
    expect((await change(lead.guest, id, { revision: 0, agenda: sent })).status).toBe(200);
    expect((await agendaOf(coordinator, id)).map(({ title, paperId }) => [title, paperId])).toEqual(
      [
        ['דברי פתיחה', null],
        ['סיכום', open],
        ['דיון', hidden],
      ],
    );
  });

  it('[SE11] says nothing of a paper that one may not read: naming it is naming none', async () => {
    const lead = await newcomer();
    const hidden = await paper('של הקבוצה', groupId);
    const id = await session({
      topics: [topic('נושא', lead.personId)],
      agenda: [item('דיון', hidden)],
    });
    const named = async (paperId: string) => {
      const reply = await change(lead.guest, id, { revision: 0, agenda: [item('דיון', paperId)] });
      return [reply.status, (reply.body as { code?: string }).code];
    };
    const elsewhere = await paper('גם של הקבוצה', groupId);
    expect(await named(hidden)).toEqual([404, 'not-found']);
    expect(await named(elsewhere)).toEqual([404, 'not-found']);
    expect(await named('no-such-paper')).toEqual([404, 'not-found']);
  });

  it('[SE10] loses none while items are moved and others changed (random)', () => {
    const agenda = fc.uniqueArray(
      fc.record({
        title: fc.constantFrom('א', 'ב', 'ג', 'ד', 'ה', 'ו', 'ז', 'ח', 'ט', 'י'),
        kind: fc.constantFrom('none', 'seen', 'unseen'),
      }),
      { selector: ({ title }) => title, maxLength: 8 },
    );
    fc.assert(
      fc.property(agenda, fc.infiniteStream(fc.nat()), (items, numbers) => {
        const current = items.map(({ title, kind }) =>
          item(title, kind === 'none' ? null : `${kind} ${title}`),
        );
        const isSeen = (id: string) => id.startsWith('seen');
        const shown = current.map((one) =>
          one.paperId !== null && isSeen(one.paperId) ? one : { ...one, paperId: null },
        );
        const shuffled = shown
          .map((one) => ({ one, place: numbers.next().value ?? 0 }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ one }) => ({ ...one, minutes: 5 }));
        const kept = withUnseen([item('חדש'), ...shuffled], current, isSeen);
        const papersOf = (list: readonly AgendaItem[]) =>
          Object.fromEntries(list.map(({ title, paperId }) => [title, paperId]));
        expect(papersOf(kept)).toEqual({ ...papersOf(current), חדש: null });
      }),
    );
  });
});

describe('who is named in a session', () => {
  it('[SE12] its leads are named by who coordinates the forum, and by no lead', async () => {
    const [lead, friend] = [await newcomer(), await newcomer()];
    const id = await session({ topics: [topic('נושא', lead.personId)] });
    const topics = [topic('נושא', lead.personId), topic('עוד', friend.personId)];
    expect(await change(lead.guest, id, { revision: 0, topics })).toMatchObject({
      status: 403,
      body: { code: 'role-too-low' },
    });
    const renamed = [topic('נושא אחר', lead.personId), topic('עוד')];
    expect((await change(lead.guest, id, { revision: 0, topics: renamed })).status).toBe(200);
    expect((await change(coordinator, id, { revision: 1, topics })).status).toBe(200);
  });

  it('[SE12] its lead names respondents, but nobody who gets to read a group’s paper by that', async () => {
    const [lead, friend] = [await newcomer(), await newcomer()];
    const id = await session({ topics: [topic('נושא', lead.personId)] });
    const body = { revision: 0, respondentIds: [friend.personId] };
    expect((await change(lead.guest, id, body)).status).toBe(200);
    const other = await session({ topics: [topic('נושא', lead.personId)] });
    const paperId = await paper('של הקבוצה', groupId);
    await coordinator.call(attachPaper, { params: { sessionId: other }, body: { paperId } });
    expect((await change(lead.guest, other, body)).status).toBe(403);
    expect((await change(coordinator, other, body)).status).toBe(200);
  });

  it('[SE12] its lead lets nobody from outside into a group’s meeting', async () => {
    const [lead, friend] = [await newcomer(), await newcomer()];
    const id = await session({ groupId, topics: [topic('נושא', lead.personId)] });
    const body = { revision: 0, respondentIds: [friend.personId] };
    expect((await change(lead.guest, id, body)).status).toBe(403);
    expect((await change(coordinator, id, body)).status).toBe(200);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_INITIATIVES } from '#shared/initiative/initiative.ts';
import {
  changeInitiative,
  getInitiative,
  listInitiatives,
  removeInitiative,
  startInitiative,
  tellOfInitiative,
} from '#shared/initiative/initiative-contract.ts';
import { listMembers, removeMember } from '#shared/member/member-contract.ts';
import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import type { Role } from '#shared/member/role.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let forumId: string;
let lead: Guest;
let sendings = 0;

beforeAll(async () => {
  nayar = await startTestNayar({ sample: true });
  const forums = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forums.find(({ groups }) => groups.length > 0)?.id ?? '';
  lead = (await newcomer('lead')).guest;
});
afterAll(() => nayar.stop());

const sendId = () => `sending-${String((sendings += 1))}`;
async function newcomer(role: Role) {
  const guest = await nayar.newcomer(forumId, role);
  const [person] = await nayar.nayar.storage.catalogue.tables.people.find({ email: guest.email });
  return { guest, personId: person?.id ?? '', name: person?.name ?? '' };
}
const wish = (about: object = {}) => ({
  title: 'לוח מחוונים משותף',
  aim: 'מדידה משולבת של הרשויות',
  groupIds: [],
  owners: [],
  status: 'under-way',
  nextStep: '',
  nextStepOn: null,
  sendId: sendId(),
  ...about,
});
const start = (guest: Guest, about: object = {}) =>
  guest.call(startInitiative, { params: { forumId }, body: wish(about) });
async function started(guest: Guest, about: object = {}): Promise<string> {
  const reply = await start(guest, about);
  expect(reply.status).toBe(200);
  return reply.body.id;
}
const at = (initiativeId: string) => ({ params: { forumId, initiativeId } });
const page = async (guest: Guest, id: string) => (await guest.call(getInitiative, at(id))).body;
const tell = (guest: Guest, id: string, body: object) =>
  guest.call(tellOfInitiative, { ...at(id), body: { sendId: sendId(), course: null, ...body } });
const change = (guest: Guest, id: string, body: object) =>
  guest.call(changeInitiative, { ...at(id), body });

describe('writing down an initiative', () => {
  it('[IN2] is for whoever may comment, and seen by all', async () => {
    const { guest } = await newcomer('commenter');
    const reader = (await newcomer('reader')).guest;
    const id = await started(guest);
    expect((await start(reader)).status).toBe(403);
    const listed = await reader.call(listInitiatives, { params: { forumId } });
    expect(listed.body.initiatives.find((one) => one.id === id)).toMatchObject({
      title: 'לוח מחוונים משותף',
      mayChange: false,
      isMine: false,
    });
    expect(listed.body.mayStart).toBe(false);
  });

  it('[IN3] happens once, however often it is sent, also at the same moment', async () => {
    const body = wish();
    const params = { forumId };
    const replies = await Promise.all(
      [1, 2, 3].map(() => lead.call(startInitiative, { params, body })),
    );
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1);
    const { guest } = await newcomer('author');
    const other = await guest.call(startInitiative, { params, body });
    expect(other.body).toMatchObject({ code: 'already-exists' });
  });

  it.each([
    { title: '' },
    { title: 'א'.repeat(201) },
    { aim: 'א'.repeat(4001) },
    { title: 'שתי\nשורות' },
    { nextStepOn: '2026-02-30' },
    { status: 'forgotten' },
    { groupIds: ['no-such-group'] },
    { owners: [{ personId: 'no-such-person', name: 'זר', office: null }] },
    {
      owners: Array.from({ length: 13 }, (_, n) => ({
        personId: null,
        name: `מוביל ${String(n)}`,
        office: null,
      })),
    },
    { surprise: true },
  ])('[IN6] refuses what no initiative can be (%#)', async (wrong) => {
    expect((await start(lead, wrong)).status).toBe(400);
  });
});

describe('owners', () => {
  it('[IN6] are members with their own name and office, others in words, each once', async () => {
    const { guest, personId, name } = await newcomer('author');
    const other = { personId: null, name: 'נציגת העירייה', office: 'אגף החינוך' };
    const id = await started(lead, {
      owners: [
        { personId, name: 'שם אחר', office: 'משרד אחר' },
        { personId, name, office: null },
        other,
        other,
      ],
    });
    const { owners, isMine } = await page(guest, id);
    expect(isMine).toBe(true);
    expect(owners).toEqual([
      { personId, name, office: null, isGone: false },
      { ...other, isGone: false },
    ]);
  });

  it('[IN6] who have left stay named, may do nothing, and stand in nobody’s way', async () => {
    const { guest, personId, name } = await newcomer('author');
    const coordinator = (await newcomer('coordinator')).guest;
    const id = await started(lead, { owners: [{ personId, name, office: null }] });
    expect((await tell(guest, id, { text: 'עוד כאן' })).status).toBe(200);
    const members = await coordinator.call(listMembers, { params: { forumId } });
    const member = members.body.members.find((one) => one.personId === personId);
    const params = { forumId, membershipId: member?.id ?? '' };
    await coordinator.call(removeMember, { params });
    // Of no forum any more: signed out altogether.
    expect((await tell(guest, id, { text: 'כבר לא' })).status).toBe(401);
    const { owners, revision } = await page(lead, id);
    expect(owners).toEqual([{ personId, name, office: null, isGone: true }]);
    const kept = await change(lead, id, {
      revision,
      owners: [{ personId, name, office: null }],
      title: 'שם חדש',
    });
    expect(kept.status).toBe(200);
    expect((await page(lead, id)).owners).toHaveLength(1);
    await change(lead, id, { revision: revision + 1, owners: [] });
    expect((await page(lead, id)).owners).toEqual([]);
  });
});

describe('changing an initiative', () => {
  it('[IN2] is for its owners, its writer and those who lead', async () => {
    const writer = (await newcomer('commenter')).guest;
    const owner = await newcomer('author');
    const passer = (await newcomer('author')).guest;
    const { personId, name } = owner;
    const id = await started(writer, { owners: [{ personId, name, office: null }] });
    expect((await change(writer, id, { revision: 0, aim: 'א' })).status).toBe(200);
    expect((await change(owner.guest, id, { revision: 1, aim: 'ב' })).status).toBe(200);
    expect((await change(lead, id, { revision: 2, aim: 'ג' })).status).toBe(200);
    expect((await change(passer, id, { revision: 3, aim: 'ד' })).status).toBe(403);
    expect((await page(passer, id)).aim).toBe('ג');
  });

  it('[IN4][IN5] is refused on an older state, keeps what stood before, and of two at once one', async () => {
    const id = await started(lead);
    const replies = await Promise.all(
      ['ראשון', 'שני'].map((title) => change(lead, id, { revision: 0, title })),
    );
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const { title, revision, deeds } = await page(lead, id);
    expect(revision).toBe(1);
    expect(deeds.map(({ changes }) => changes)).toEqual([
      [{ what: 'title', from: 'לוח מחוונים משותף', to: title }],
    ]);
  });

  it('[IN4] that changes nothing leaves no trace', async () => {
    const id = await started(lead);
    await change(lead, id, { revision: 0, title: 'לוח מחוונים משותף' });
    expect(await page(lead, id)).toMatchObject({ revision: 0, deeds: [] });
  });
});

describe('updates', () => {
  it('[IN4][IN5] are added whatever changed meanwhile, but a course only where it was seen', async () => {
    const id = await started(lead, { nextStep: 'פגישה' });
    await tell(lead, id, {
      text: 'נפגשנו',
      course: { revision: 0, status: 'waiting', nextStep: 'טיוטה' },
    });
    const words = await tell(lead, id, { text: 'עוד דבר' });
    const blind = await tell(lead, id, {
      text: 'לא ראיתי',
      course: { revision: 0, nextStep: 'אחר' },
    });
    expect([words.status, blind.body]).toMatchObject([200, { code: 'changed-meanwhile' }]);
    const { status, nextStep, deeds, last } = await page(lead, id);
    expect({ status, nextStep }).toEqual({ status: 'waiting', nextStep: 'טיוטה' });
    expect(deeds.map(({ text }) => text)).toEqual(['עוד דבר', 'נפגשנו']);
    expect(deeds[1]?.changes).toEqual([
      { what: 'status', from: 'under-way', to: 'waiting' },
      { what: 'step', from: 'פגישה', to: 'טיוטה' },
    ]);
    expect(last?.text).toBe('עוד דבר');
  });

  it('[IN3] are told once, however often they are sent', async () => {
    const id = await started(lead);
    const body = { sendId: sendId(), text: 'פעם אחת', course: { revision: 0, status: 'done' } };
    const replies = await Promise.all(
      [1, 2].map(() => lead.call(tellOfInitiative, { ...at(id), body })),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect((await page(lead, id)).deeds).toHaveLength(1);
  });

  it('[IN5] say something', async () => {
    const id = await started(lead);
    expect((await tell(lead, id, { text: '' })).status).toBe(400);
    expect((await tell(lead, id, { text: 'א'.repeat(4001) })).status).toBe(400);
  });
});

describe('what waits', () => {
  it('[IN10] is told to the owner alone, and gone with the next word', async () => {
    const { guest, personId, name } = await newcomer('author');
    const owners = [{ personId, name, office: null }];
    const id = await started(lead, { owners, nextStep: 'פגישה', nextStepOn: '2024-01-21' });
    const waiting = async (of: Guest) =>
      (await of.call(listWaitingThings)).body.things.filter(({ path }) => path.endsWith(id));
    expect(await waiting(guest)).toMatchObject([
      { kind: 'initiative-step', words: 'פגישה', dueOn: '2024-01-21', isOverdue: true },
    ]);
    expect(await waiting(lead)).toEqual([]);
    await tell(guest, id, { text: 'נדחתה', course: { revision: 0, nextStepOn: '2199-01-21' } });
    expect(await waiting(guest)).toEqual([]);
  });
});

describe('removing and bounds', () => {
  it('[IN8] takes away what was written in error, and not what was told of', async () => {
    const id = await started(lead);
    const told = await started(lead);
    await tell(lead, told, { text: 'עדכון' });
    expect((await lead.call(removeInitiative, at(told))).status).toBe(409);
    expect((await lead.call(removeInitiative, at(id))).status).toBe(200);
    expect((await lead.call(getInitiative, at(id))).status).toBe(404);
    expect((await tell(lead, id, { text: 'לשווא' })).status).toBe(404);
  });

  it('[IN9] is audited by ids, and announced to members alone', async () => {
    const id = await started(lead);
    const events = await lead.fetch('/api/events');
    const reader = events.body?.getReader();
    await tell(lead, id, { text: 'סודי ביותר' });
    let heard = '';
    while (!heard.includes('forum-work-changed'))
      heard += new TextDecoder().decode((await reader?.read())?.value);
    expect(heard).not.toContain('סודי');
    await reader?.cancel();
    const entries = await nayar.nayar.storage.audit.last(20, forumId);
    const own = entries.filter(({ subject }) => subject === id).map(({ action }) => action);
    expect(own.toSorted()).toEqual(['initiative-started', 'initiative-told-of']);
    expect(JSON.stringify(entries)).not.toContain('סודי');
  });

  it('[IN7] a full list says so and takes nothing', async () => {
    const store = await nayar.nayar.storage.work.of(forumId);
    const all = await store.tables.initiatives.find({});
    const [row] = all;
    await store.transact(async ({ initiatives }) => {
      for (let n = all.length; n < MOST_INITIATIVES; n += 1)
        await initiatives.put({
          ...(row as NonNullable<typeof row>),
          id: `filled-${String(n)}`,
          sendId: `f-${String(n)}`,
        });
    });
    expect((await start(lead)).body).toMatchObject({ code: 'list-full' });
  });
});

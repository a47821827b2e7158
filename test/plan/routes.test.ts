import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#shared/member/role.ts';
import {
  addPlanItem,
  addPlanStage,
  changePlanItem,
  changePlanStage,
  getPlan,
  movePlanItem,
  removePlanItem,
  removePlanStage,
} from '#shared/plan/plan-contract.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let forumId: string;
let lead: Guest;
let sendings = 0;

beforeAll(async () => {
  nayar = await startTestNayar({ sample: true });
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  lead = await nayar.newcomer(forumId, 'lead');
});
afterAll(() => nayar.stop());

const sendId = () => `sending-${String((sendings += 1))}`;
const plan = async (guest: Guest = lead) =>
  (await guest.call(getPlan, { params: { forumId } })).body;
const ITEM = { text: 'סעיף', owners: [], dueOn: null, status: 'open', link: null };
const addItem = (stageId: string, about: object = {}) =>
  lead.call(addPlanItem, {
    params: { forumId, stageId },
    body: { ...ITEM, sendId: sendId(), ...about },
  });
const changeItem = (guest: Guest, itemId: string, body: object) =>
  guest.call(changePlanItem, { params: { forumId, itemId }, body });
async function newcomer(role: Role) {
  const guest = await nayar.newcomer(forumId, role);
  const [person] = await nayar.nayar.storage.catalogue.tables.people.find({ email: guest.email });
  return { guest, personId: person?.id ?? '', name: person?.name ?? '' };
}

describe('a plan', () => {
  it('[PL1][PL2] is the one that the forum was founded with until the first change, which keeps it all', async () => {
    const { guest } = await newcomer('reader');
    const before = await plan(guest);
    expect(before.stages.map(({ title }) => title)).toEqual([
      'תוכנית פעולה – שלב I',
      'תוכנית פעולה – שלב II',
    ]);
    expect(before.mayWrite).toBe(false);
    const item = before.stages[0]?.items[0];
    const marked = await changeItem(lead, item?.id ?? '', { revision: 0, status: 'done' });
    expect(marked.status).toBe(200);
    const after = await plan(guest);
    expect(after.stages[0]?.items[0]).toMatchObject({ text: item?.text, status: 'done' });
    const texts = ({ stages }: typeof before) =>
      stages.map(({ items }) => items.map(({ text }) => text));
    expect(texts(after)).toEqual(texts(before));
  });

  it('[PL1] is written by those who lead, and marked by owners', async () => {
    const { guest, personId, name } = await newcomer('commenter');
    const passer = (await newcomer('author')).guest;
    const stageId = (await plan()).stages[0]?.id ?? '';
    const owners = [{ personId, name, office: null }];
    await addItem(stageId, { text: 'בדיקת אחריות', owners });
    const item = (await plan()).stages[0]?.items.at(-1);
    const id = item?.id ?? '';
    expect((await changeItem(guest, id, { revision: 0, text: 'אחר' })).status).toBe(403);
    expect((await changeItem(passer, id, { revision: 0, status: 'done' })).status).toBe(403);
    expect((await changeItem(guest, id, { revision: 0, status: 'done' })).status).toBe(200);
    const marked = (await plan()).stages[0]?.items.at(-1);
    expect(marked).toMatchObject({ status: 'done', text: 'בדיקת אחריות', revision: 1 });
    expect(marked?.doneAt).not.toBeNull();
  });

  it('[PL4] takes no change on an older state, and no sending twice', async () => {
    const stage = (await plan()).stages[1];
    const params = { forumId, stageId: stage?.id ?? '' };
    const body = { ...ITEM, sendId: sendId(), text: 'פעם אחת' };
    await Promise.all([1, 2].map(() => lead.call(addPlanItem, { params, body })));
    const added = (await plan()).stages[1]?.items.filter(({ text }) => text === 'פעם אחת') ?? [];
    expect(added).toHaveLength(1);
    const replies = await Promise.all(
      ['א', 'ב'].map((text) => changeItem(lead, added[0]?.id ?? '', { revision: 0, text })),
    );
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const change = (when: string) =>
      lead.call(changePlanStage, { params, body: { revision: stage?.revision, when } });
    expect([(await change('בקיץ')).status, (await change('בסתיו')).status]).toEqual([200, 409]);
  });

  it('[PL5] links only to what is of the forum and open to whoever links', async () => {
    const stageId = (await plan()).stages[1]?.id ?? '';
    const { tables } = nayar.nayar.storage.catalogue;
    const [session] = await tables.sessions.find({ forumId });
    const foreign = (await tables.papers.find({})).find((paper) => paper.forumId !== forumId);
    const link = (kind: string, id = '') => addItem(stageId, { link: { kind, id } });
    expect((await link('session', session?.id)).status).toBe(200);
    expect((await plan()).stages[1]?.items.at(-1)?.link?.title).not.toBe('');
    expect((await link('paper', foreign?.id)).status).toBe(400);
    expect((await link('topic', 'no-such-topic')).status).toBe(400);
  });

  it('[PL6] removes a stage only when it is empty', async () => {
    const body = { sendId: sendId(), title: 'שלב נוסף', when: null, goals: 'מטרה' };
    await lead.call(addPlanStage, { params: { forumId }, body });
    const stageId = (await plan()).stages.at(-1)?.id ?? '';
    await addItem(stageId);
    const remove = () => lead.call(removePlanStage, { params: { forumId, stageId } });
    expect((await remove()).status).toBe(409);
    const itemId = (await plan()).stages.at(-1)?.items[0]?.id ?? '';
    await lead.call(removePlanItem, { params: { forumId, itemId } });
    expect((await remove()).status).toBe(200);
    expect((await plan()).stages.some(({ id }) => id === stageId)).toBe(false);
  });

  it('[PL3] keeps every item once, whatever is moved', async () => {
    const ids = ({ stages }: Awaited<ReturnType<typeof plan>>) =>
      stages.flatMap(({ items }) => items.map(({ id }) => id));
    const before = ids(await plan()).toSorted();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(before.length - 1), fc.constantFrom(-1, 1)), { maxLength: 12 }),
        async (moves) => {
          for (const [which, by] of moves) {
            const params = { forumId, itemId: before[which] ?? '' };
            await lead.call(movePlanItem, { params, body: { by } });
          }
          expect(ids(await plan()).toSorted()).toEqual(before);
        },
      ),
      { numRuns: 12 },
    );
  });
});

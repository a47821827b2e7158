import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeRecommendation, getRecommendation } from '#shared/position/position-contract.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { aMeeting } from '#test/meeting/a-meeting.ts';
import { typed } from '#test/register/typed-papers.ts';

let nayar: TestNayar;
beforeAll(async () => {
  nayar = await startTestNayar();
});
afterAll(() => nayar.stop());

const BLOCK = 'recommend01';
const viewOf = async (guest: Guest, paperId: string, blockId: string) =>
  (await guest.call(getRecommendation, { params: { paperId, blockId } })).body;

describe('what was done or said in a meeting, and the rights of its doer', () => {
  it('[ME3] is recorded also where its doer may not read the paper any more', async () => {
    const own = await aMeeting(nayar);
    const { lead, anna, params, forumId } = own;
    const paperId = await own.lay(typed('recommendation', BLOCK, 'הממשלה תפרסם דוח שנתי'));
    const place = { paperId, blockId: BLOCK };
    const { wording } = await viewOf(lead, paperId, BLOCK);
    const store = await nayar.nayar.storage.work.of(forumId);
    const begin = async (wish: object) => {
      const id = randomUUID();
      const at = new Date().toISOString();
      const row = { id, sessionId: params.sessionId, by: lead.personId, at };
      const whole = { ...row, wish: { id, item: null, ...place, wording, reason: '', ...wish } };
      await store.transact(({ unfinishedEntries }) => unfinishedEntries.put(whole as never));
    };
    await begin({ kind: 'recommendation', state: 'validation' });
    const body = { wording, state: 'validation' };
    await lead.call(changeRecommendation, { params: place, body });
    const coordinator = await own.join('coordinator');
    await nayar.nayar.storage.catalogue.transact(async ({ memberships }) => {
      const [row] = await memberships.find({ forumId, personId: lead.personId });
      if (row) await memberships.remove(row.id);
    });
    await own.record(coordinator, { kind: 'note', text: 'הבא בתור' });
    const { entries } = await own.log(anna);
    expect(entries.map(({ kind, by, to }) => [kind, by.id, to])).toEqual([
      ['recommendation', lead.personId, 'validation'],
      ['note', coordinator.personId, null],
    ]);
    expect(await store.tables.unfinishedEntries.find({})).toEqual([]);
  });

  it('[ME4] keeps the version of a paper that its recorder only reads, without naming it', async () => {
    const own = await aMeeting(nayar);
    const { id: paperId } = await layPaper(nayar, { forumId: own.forumId, title: 'נייר אחר' });
    const coordinator = await own.join('coordinator');
    const place = { paperId, blockId: null };
    const wish = { kind: 'note', text: 'נאמר', place };
    const { body } = await own.record(own.lead, wish);
    const store = await nayar.nayar.storage.versions.of(paperId);
    const versions = () => store.tables.versions.find({});
    expect(await versions()).toMatchObject([
      { id: body.version?.id, name: null, laterName: null, isReferredTo: true },
    ]);
    await own.record(coordinator, wish);
    expect(await versions()).toMatchObject([{ laterName: { by: coordinator.personId } }]);
  });
});

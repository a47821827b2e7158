import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeSession } from '#shared/session/session-contract.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { aMeeting } from '#test/meeting/a-meeting.ts';

let nayar: TestNayar;
beforeAll(async () => {
  nayar = await startTestNayar();
});
afterAll(() => nayar.stop());

describe('what a log keeps', () => {
  it('[ME1] keeps its session: one in which something was recorded is called off and not removed', async () => {
    const own = await aMeeting(nayar);
    const coordinator = await own.join('coordinator');
    await nayar.nayar.storage.catalogue.transact(async ({ papers }) => {
      for (const card of await papers.find({ sessionId: own.params.sessionId }))
        await papers.put({ ...card, sessionId: null });
    });
    await own.record(own.lead, { kind: 'note', text: 'נאמר' });
    const reply = await coordinator.call(removeSession, { params: own.params });
    expect(reply.body).toMatchObject({ code: 'session-in-use' });
  });

  it('[ME1] that was changed on disk is told by the screen’s answer and by verify', async () => {
    const own = await aMeeting(nayar);
    const { lead } = own;
    for (const text of ['אחת', 'שתיים', 'שלוש']) await own.record(lead, { kind: 'decision', text });
    expect(await nayar.command('verify')).toMatchObject({ ok: true });
    const store = await nayar.nayar.storage.work.of(own.forumId);
    await store.transact(async ({ logEntries }) => {
      const second = (await logEntries.find({})).find(({ number }) => number === 2);
      if (second) await logEntries.put({ ...second, deed: { kind: 'decision', text: 'אחרת' } });
    });
    expect((await own.log(lead)).breaks).toEqual([2]);
    await expect(nayar.command('verify')).rejects.toThrow('decision 2');
  });

  it('[ME1] is told by verify when its last entries are cut off, also when others were put in their place', async () => {
    const own = await aMeeting(nayar);
    const store = await nayar.nayar.storage.work.of(own.forumId);
    const all = () => store.tables.logEntries.find({});
    for (const text of ['אחת', 'שתיים', 'שלוש'])
      await own.record(own.lead, { kind: 'decision', text });
    const kept = await all();
    const cut = async () => {
      const last = (await all()).find(({ number }) => number === 3);
      await store.transact(({ logEntries }) => logEntries.remove(last?.id ?? ''));
    };
    await cut();
    expect((await own.log(own.lead)).breaks).toEqual([]);
    await expect(nayar.command('verify')).rejects.toThrow('decision 3');
    await own.record(own.lead, { kind: 'decision', text: 'אחרת' });
    await expect(nayar.command('verify')).rejects.toThrow('decision 3');
    await cut();
    const [third] = kept.filter(({ number }) => number === 3);
    if (third) await store.transact(({ logEntries }) => logEntries.put(third));
  });
});

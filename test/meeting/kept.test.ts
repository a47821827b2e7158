import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listForumEntries, olderForumEntries } from '#shared/meeting/log-contract.ts';
import { removeSession } from '#shared/session/session-contract.ts';
import { hashOfEntry } from '#server/storage/decision-chain.ts';
import type { LogEntryRow } from '#server/storage/work/meeting.ts';
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

  it('[ME17] is read page by page, the last entry first, each once, and says what was put right later', async () => {
    const own = await aMeeting(nayar);
    const { forumId, params, lead } = own;
    const store = await nayar.nayar.storage.work.of(forumId);
    const rows: LogEntryRow[] = [];
    for (let number = 1; number <= 250; number += 1) {
      const deed = { kind: 'note' as const, text: `רישום ${String(number)}` };
      const corrects = number === 250 ? 7 : null;
      const about = { item: null, corrects, deed, place: null, version: null, wording: null };
      const made = { sessionId: params.sessionId, at: new Date(number).toISOString() };
      const parentHash = rows.at(-1)?.hash ?? null;
      const by = lead.personId;
      const head = { id: `entry-${String(number)}`, number, ...made, by, ...about, parentHash };
      rows.push({ ...head, hash: hashOfEntry(head) });
    }
    await store.transact(async ({ logEntries }) => {
      for (const row of rows) await logEntries.put(row);
    });
    const first = (await lead.call(listForumEntries, { params: { forumId } })).body;
    const pages = [first.entries];
    for (let from = first.next; from !== null; ) {
      const older = { forumId, number: String(from) };
      const { body } = await lead.call(olderForumEntries, { params: older });
      pages.push(body.entries);
      from = body.next;
    }
    expect(pages.map((entries) => entries.length)).toEqual([100, 100, 50]);
    expect(pages.flat().map(({ number }) => number)).toEqual(
      rows.map(({ number }) => number).toReversed(),
    );
    expect(pages.flat().find(({ number }) => number === 7)?.correctedBy).toEqual([250]);
    expect(first.breaks).toEqual([]);
    await store.transact(async ({ logEntries }) => {
      for (const { id } of rows) await logEntries.remove(id);
    });
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

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSessions, removeSession } from '#shared/session/session-contract.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { aSessionDesk } from '#test/pre-read/session-desk.ts';

let nayar: TestNayar;
beforeAll(async () => {
  nayar = await startTestNayar();
});
afterAll(() => nayar.stop());

describe('a session that is removed while a pre-read is being made for it', () => {
  it('[PR23] either stays with the pre-read, or goes and leaves none behind', async () => {
    const desk = await aSessionDesk(nayar);
    const coordinator = await desk.join('coordinator');
    const { catalogue, work } = nayar.nayar.storage;
    const topic = { titleTentative: false, lead: null, leadTentative: false, leadId: null };
    const ends = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const made = await coordinator.call(makeSessions, {
        params: { forumId: desk.forumId },
        body: { batchId: randomUUID(), sessions: [{ topics: [{ ...topic, title: 'טעות' }] }] },
      });
      const sessionId = made.body.ids[0] ?? '';
      const remove = () => coordinator.call(removeSession, { params: { sessionId } });
      const send = () => desk.send(coordinator, { questions: [] }, sessionId);
      const [sent, removed] =
        round % 2 === 0
          ? await Promise.all([send(), remove()])
          : (await Promise.all([remove(), send()])).toReversed();
      const isThere = (await catalogue.tables.sessions.get(sessionId)) !== undefined;
      const { tables } = await work.of(desk.forumId);
      const rows = await tables.preReads.find({ sessionId });
      expect([sent?.status, removed?.status, isThere, rows.length]).toEqual(
        isThere ? [200, 409, true, 1] : [404, 200, false, 0],
      );
      ends.add(isThere ? 'stayed' : 'went');
      if (!isThere) continue;
      // Taken back it still belongs to the session.
      expect((await remove()).body).toMatchObject({ code: 'session-in-use' });
    }
    expect(ends.size).toBeGreaterThan(0);
  });
});

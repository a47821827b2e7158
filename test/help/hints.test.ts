import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endHint, listHints } from '#shared/hint/hint-contract.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let forumId: string;
let reader: Guest;
beforeAll(async () => {
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  reader = await nayar.newcomer(forumId, 'reader');
});
afterAll(() => nayar.stop());

describe('a hint', () => {
  it('[HE2] put away stays so for that person alone, over a restart too', async () => {
    const [mine, other] = [
      await nayar.newcomer(forumId, 'author'),
      await nayar.newcomer(forumId, 'author'),
    ];
    expect((await mine.call(listHints)).body).toEqual({ open: ['paper-guide'] });
    const ended = await mine.call(endHint, { body: { hint: 'paper-guide' } });
    expect(ended.body).toEqual({ open: [] });
    await mine.call(endHint, { body: { hint: 'paper-guide' } });
    expect((await other.call(listHints)).body.open).toContain('paper-guide');
    nayar = await nayar.restart();
    const again = await nayar.as(mine.email);
    expect((await again.call(listHints)).body.open).not.toContain('paper-guide');
    reader = again;
  });

  it('[HE2] that nobody knows is refused', async () => {
    const reply = await reader.call(endHint, { body: { hint: 'everything' } });
    expect(reply.status).toBe(400);
  });
});

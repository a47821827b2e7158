import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Guest, TestNayar } from '#test/harness/start-nayar.ts';
import { aRecommendation } from '#test/position/a-recommendation.ts';
import { type RegisterHouse, registerHouse } from '#test/register/register-paper.ts';

let house: RegisterHouse;
let again: TestNayar | null = null;
let lead: Guest;
let one: Guest;
beforeAll(async () => {
  house = await registerHouse();
  lead = await house.nayar.newcomer(house.forumId, 'lead');
  one = await house.nayar.newcomer(house.forumId, 'commenter');
});
afterAll(() => (again ?? house.nayar).stop());

describe('a paper that moves to another forum', () => {
  it('[PO14] keeps all that happened when the program ends in the middle of its paper’s move', async () => {
    const about = await aRecommendation(house, lead, 'המלצה שעברה ונפלה');
    await about.take(one, { stance: 'support' });
    await about.change(lead, { state: 'validation' });
    const { storage } = house.nayar.nayar;
    const forums = await storage.catalogue.tables.forums.find({});
    const away = forums.find(({ id }) => id !== house.forumId)?.id ?? '';
    const { paperId } = about.params;
    const [here, there] = await Promise.all([
      storage.work.of(house.forumId),
      storage.work.of(away),
    ]);
    const [row] = await here.tables.recommendations.find({ paperId });
    if (!row) throw new Error('nothing is kept');
    // There it was taken up anew before what was kept here had come after it.
    const deed = { at: '2199-01-01T00:00:00.000Z', by: row.id, what: 'outcome' } as const;
    const later = { ...deed, from: '', to: 'שם' };
    await there.transact(async ({ recommendations }) => {
      await recommendations.put({ ...row, state: 'draft', outcome: 'שם', history: [later] });
    });
    await storage.catalogue.transact(async ({ papers }) => {
      const card = await papers.get(paperId);
      if (card) await papers.put({ ...card, forumId: away, groupId: null, sessionId: null });
    });
    again = await house.nayar.restart();
    const { work } = again.nayar.storage;
    const now = await work.of(away);
    const [merged] = await now.tables.recommendations.find({ paperId });
    expect(merged).toMatchObject({ state: 'validation', outcome: 'שם' });
    expect(merged?.history.map(({ what }) => what)).toEqual(['state', 'outcome']);
    expect(await now.tables.positions.find({ recommendationId: row.id })).toHaveLength(1);
    const before = await work.of(house.forumId);
    expect(await before.tables.recommendations.find({ paperId })).toEqual([]);
  });
});

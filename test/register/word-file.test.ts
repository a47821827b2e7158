import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settleRegister } from '#shared/register/register-contract.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { unpacked, xmlIn } from '#test/interchange/unpacked.ts';
import { wordsIn } from '#test/interchange/word-parts.ts';
import { all } from '#test/interchange/xml-tree.ts';
import { aRecommendation } from '#test/position/a-recommendation.ts';
import { type RegisterHouse, registerHouse } from '#test/register/register-paper.ts';
import { typed } from '#test/register/typed-papers.ts';

let house: RegisterHouse;
beforeAll(async () => {
  house = await registerHouse();
});
afterAll(() => house.nayar.stop());

const someone = (role: Parameters<RegisterHouse['nayar']['newcomer']>[1]) =>
  house.nayar.newcomer(house.forumId, role);

/** The rows of the file under its head. */
async function rowsFor(guest: Guest, search = ''): Promise<string[][]> {
  const reply = await guest.fetch(`/api/forums/${house.forumId}/recommendations.docx${search}`);
  expect(reply.status).toBe(200);
  const document = xmlIn(unpacked(Buffer.from(await reply.arrayBuffer())), 'word/document.xml');
  return all(document, 'w:tr')
    .slice(1)
    .map((row) => all(row, 'w:tc').map(wordsIn));
}

describe('the recommendations as a Word file', () => {
  it('[RG10] have positions and signed reservations as far as they are open to who asks', async () => {
    const [lead, reserved, other] = await Promise.all([
      someone('lead'),
      someone('commenter'),
      someone('commenter'),
    ]);
    const one = await aRecommendation(house, lead, 'לתקצב תקנים במחוזות');
    const body = {
      stance: 'reservation',
      reason: 'חסר תקציב',
      satisfy: 'הקצאה',
      reservation: 'מסתייגת כל עוד אין מקור תקציבי',
    };
    expect((await one.take(reserved, body)).status).toBe(200);
    const search = '?words=במחוזות';
    const [open] = await rowsFor(other, search);
    expect(open?.slice(5, 7).join(' ')).toMatch(/הסתייגות: 1 .*מסתייגת כל עוד אין מקור תקציבי/);
    const settled = await lead.call(settleRegister, {
      params: { forumId: house.forumId },
      body: { openness: 'closed' },
    });
    expect(settled.status).toBe(200);
    const [closed] = await rowsFor(other, search);
    expect(closed?.join(' ')).not.toContain('מסתייגת');
    expect((await rowsFor(reserved, search))[0]?.join(' ')).toContain('מסתייגת');
    const [last] = await house.nayar.nayar.storage.audit.last(1, house.forumId);
    expect(last).toMatchObject({ action: 'register-exported', subject: house.forumId });
  });

  it('[RG10] are those of the screen under its filter, and none of a paper that one may not read', async () => {
    const [reader, coordinator] = await Promise.all([someone('reader'), someone('coordinator')]);
    const kept = await house.lay('נייר של מחוז', [typed('recommendation', 'kept-000001', 'סוד')], {
      groupId: house.groupId,
    });
    await house.lay('נייר פתוח', [
      typed('recommendation', 'seen-000001', 'גלוי', { dimension: 'structure' }),
    ]);
    const all = (await rowsFor(reader)).flat().join(' ');
    expect([all.includes('גלוי'), all.includes('סוד')]).toEqual([true, false]);
    expect((await rowsFor(coordinator, `?paperId=${kept}`)).map(([, words]) => words)).toEqual([
      expect.stringContaining('סוד'),
    ]);
    expect(await rowsFor(reader, `?paperId=${kept}`)).toEqual([]);
    const csv = await reader.fetch(`/api/forums/${house.forumId}/recommendations.csv?words=גלוי`);
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(2);
  });
});

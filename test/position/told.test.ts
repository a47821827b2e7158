import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import {
  changeRecommendation,
  declareEditorial,
  getRecommendation,
  listReservations,
  takePosition,
} from '#shared/position/position-contract.ts';
import { settleRegister } from '#shared/register/register-contract.ts';
import { nameVersion, publishVersion } from '#shared/version/version-contract.ts';
import { PositionDesk } from '#server/position/position-desk.ts';
import { reservationsOn } from '#server/position/reservations.ts';
import type { TypedIndex } from '#server/register/typed-index.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { aRecommendation } from '#test/position/a-recommendation.ts';
import { type RegisterHouse, registerHouse } from '#test/register/register-paper.ts';
import { typed } from '#test/register/typed-papers.ts';

let house: RegisterHouse;
let lead: Guest;
let one: Guest;
let other: Guest;
beforeAll(async () => {
  house = await registerHouse();
  [lead, one, other] = await Promise.all([
    house.nayar.newcomer(house.forumId, 'lead'),
    house.nayar.newcomer(house.forumId, 'commenter'),
    house.nayar.newcomer(house.forumId, 'commenter'),
  ]);
});
afterAll(() => house.nayar.stop());

const SIGNED = {
  stance: 'object',
  reason: 'לא ישים',
  satisfy: 'לוח זמנים',
  reservation: 'נגד, בחתימתי',
} as const;

async function removeBlock(guest: Guest, paperId: string, isThere: () => Promise<boolean>) {
  const writer = await stockWriter(guest, paperId);
  writer.doc.getXmlFragment(CONTENT_ROOT).delete(0, 1);
  await vi.waitFor(async () => expect(await isThere()).toBe(true), { timeout: 5000 });
  writer.close();
}

describe('a signed reservation', () => {
  it('[PO11] on a closed recommendation is told after one’s own, and published once decided', async () => {
    const settled = await lead.call(settleRegister, {
      params: { forumId: house.forumId },
      body: { openness: 'closed' },
    });
    expect(settled.status).toBe(200);
    const [line] = await house.nayar.nayar.storage.audit.last(1, house.forumId);
    expect(line).toMatchObject({ action: 'register-settled', detail: { openness: 'closed' } });

    const about = await aRecommendation(house, lead);
    const { paperId } = about.params;
    const reader = await house.nayar.newcomer(house.forumId, 'reader');
    const told = async (guest: Guest) =>
      (await guest.call(listReservations, { params: { paperId } })).body.map(({ text }) => text);
    const published = async (name: string) => {
      const named = await lead.call(nameVersion, {
        params: { paperId },
        body: { name, reason: null },
      });
      const { publication } = (
        await lead.call(publishVersion, {
          params: { paperId, versionId: named.body.id },
          body: { withReservations: true },
        })
      ).body;
      return (await house.nayar.stranger.fetch(`/p/${publication?.slug ?? ''}`)).text();
    };
    await about.take(one, SIGNED);
    expect(await Promise.all([one, other, reader, lead].map(told))).toEqual([
      [SIGNED.reservation],
      [],
      [],
      [],
    ]);
    expect(await published('סגור')).not.toContain(SIGNED.reservation);
    await about.take(other, { stance: 'support' });
    expect(await told(other)).toEqual([SIGNED.reservation]);
    await about.change(lead, { state: 'validation' });
    await about.change(lead, { state: 'validated' });
    expect(await told(reader)).toEqual([SIGNED.reservation]);
    expect(await published('הוכרע')).toContain(SIGNED.reservation);
    await lead.call(settleRegister, {
      params: { forumId: house.forumId },
      body: { openness: 'open' },
    });
  });
});

describe('a recommendation in a paper that one may not read', () => {
  it('[PO12] tells nothing of it to its old paper’s people and is not steered by them', async () => {
    const coordinator = await house.nayar.newcomer(house.forumId, 'coordinator');
    const about = await aRecommendation(house, lead, 'נוסח ישן');
    await about.take(one, { stance: 'support' });
    const { blockId } = about.params;
    const old = (await about.view(lead)).wording;
    const away = await house.lay('נייר של מחוז', [typed('recommendation', blockId, 'נוסח ישן')], {
      groupId: house.groupId,
    });
    const there = { paperId: away, blockId };
    const placeIs = (place: string) => async () => (await about.view(lead)).place === place;
    await removeBlock(lead, about.params.paperId, placeIs('moved'));
    const typing = await stockWriter(coordinator, away);
    const block = typing.doc.getXmlFragment(CONTENT_ROOT).get(0) as Y.XmlElement;
    const line = (block.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    line.insert(line.length, ' חסוי');
    line.delete(5, 4);
    await typing.allConfirmed();
    typing.close();
    const shown = async () => (await coordinator.call(getRecommendation, { params: there })).body;
    await vi.waitFor(async () => expect((await shown()).words).toBe('נוסח חסוי'), {
      timeout: 5000,
    });
    const { wording } = await shown();
    const done = await Promise.all([
      coordinator.call(takePosition, {
        params: there,
        body: { wording, stance: 'recuse', reason: 'נימוק חסוי' },
      }),
      coordinator.call(declareEditorial, { params: there, body: { from: old, to: wording } }),
      coordinator.call(changeRecommendation, {
        params: there,
        body: { wording, outcome: 'סיכום חסוי' },
      }),
    ]);
    expect(done.map(({ status }) => status)).toEqual([200, 200, 200]);

    const seen = await about.view(lead);
    expect(seen).toMatchObject({ place: 'moved', now: null, mayLead: false, outcome: '' });
    expect(seen.wording).not.toBe(wording);
    expect(JSON.stringify(seen)).not.toMatch(/חסוי|נוסח/u);
    expect(seen.history.map(({ what, from, to }) => [what, from, to])).toEqual(
      expect.arrayContaining([
        ['editorial', '', ''],
        ['outcome', '', ''],
      ]),
    );
    for (const body of [{ state: 'validation' }, { outcome: 'אחר' }]) {
      const reply = await lead.call(changeRecommendation, {
        params: about.params,
        body: { wording, ...body },
      });
      expect(reply.status).toBe(404);
    }
    expect((await about.take(lead, { stance: 'support' }, wording)).status).toBe(404);

    await removeBlock(coordinator, away, placeIs('gone'));
    expect(JSON.stringify(await about.view(lead))).not.toMatch(/חסוי|נוסח/u);
    const known = await about.view(coordinator);
    expect(known).toMatchObject({ words: 'נוסח חסוי', outcome: 'סיכום חסוי' });
    expect(known.earlier.map(({ words }) => words)).toContain('נוסח חסוי');
  });
});

describe('a recommendation under the id of one that was deleted', () => {
  it('[PO15] inherits nothing of it in another paper, unless it says what that said', async () => {
    const about = await aRecommendation(house, lead, 'נוסח שנמחק');
    await about.take(one, { stance: 'recuse', reason: 'קרבה אישית' });
    await about.change(lead, { state: 'validation' });
    const { paperId, blockId } = about.params;
    const forged = await house.lay('נייר אחר', [typed('recommendation', blockId, 'משהו אחר')]);
    await removeBlock(lead, paperId, async () => (await about.view(lead)).place === 'gone');
    const seen = await other.call(getRecommendation, { params: { paperId: forged, blockId } });
    expect(seen.body).toMatchObject({ state: 'draft', history: [], positions: [], stale: 0 });
    const moved = await house.lay('נייר שלישי', [typed('recommendation', blockId, 'נוסח שנמחק')]);
    const there = await other.call(getRecommendation, { params: { paperId: moved, blockId } });
    expect(there.body).toMatchObject({ state: 'validation', standing: 1 });
  });
});

describe('while papers are still being read', () => {
  it('[PO13] nothing is published with reservations, and nothing is changed', async () => {
    const about = await aRecommendation(house, lead);
    await about.take(one, SIGNED);
    const { catalogue, work, versions, audit } = house.nayar.nayar.storage;
    const index = {
      of: () => Promise.resolve({ entries: new Map(), isWhole: false }),
    } as unknown as TypedIndex;
    const refused = expect.objectContaining({ code: 'storage-trouble' });
    await expect(
      reservationsOn({ catalogue, work, versions, index }, about.params.paperId, {
        personId: null,
        content: [],
      }),
    ).rejects.toEqual(refused);
    const person = await catalogue.tables.people.find({});
    const member = await catalogue.tables.memberships.find({
      forumId: house.forumId,
      role: 'lead',
    });
    const leader = person.find(({ id }) => member.some(({ personId }) => personId === id));
    const bus = { announce: () => {}, listen: () => () => {} };
    const desk = new PositionDesk({
      catalogue,
      work,
      versions,
      index,
      audit,
      bus,
      now: () => new Date(),
    });
    const { wording } = await about.view(lead);
    await expect(
      desk.change(about.params, leader?.id ?? '', { wording, state: 'validation' }),
    ).rejects.toEqual(refused);
    expect((await about.view(lead)).state).toBe('draft');
  });
});

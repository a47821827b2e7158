import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as Y from 'yjs';
import { movePaper } from '#shared/paper/life-contract.ts';
import { elementOf } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import {
  declareEditorial,
  getRecommendation,
  listAwaited,
  listReservations,
  takePosition,
} from '#shared/position/position-contract.ts';
import { settleRegister } from '#shared/register/register-contract.ts';
import { nameVersion, publishVersion } from '#shared/version/version-contract.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { aRecommendation } from '#test/position/a-recommendation.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { type RegisterHouse, registerHouse } from '#test/register/register-paper.ts';
import { typed } from '#test/register/typed-papers.ts';

let house: RegisterHouse;
let lead: Guest;
let one: Guest;
let other: Guest;
const recommendation = (words?: string) => aRecommendation(house, lead, words);
beforeAll(async () => {
  house = await registerHouse();
  [lead, one, other] = await Promise.all([
    house.nayar.newcomer(house.forumId, 'lead'),
    house.nayar.newcomer(house.forumId, 'commenter'),
    house.nayar.newcomer(house.forumId, 'respondent'),
  ]);
});
afterAll(() => house.nayar.stop());

const AGAINST = { stance: 'object', reason: 'לא ישים', satisfy: 'לוח זמנים' } as const;

describe('a position', () => {
  it('[PO3] that is against says why and what would satisfy, and a signed one has its limit', async () => {
    const about = await recommendation();
    const wrong = async (body: object) => {
      const reply = await about.take(one, body);
      return [
        reply.status,
        (reply.body as { fields?: { path: string }[] }).fields?.map(({ path }) => path),
      ];
    };
    expect(await wrong({ stance: 'object' })).toEqual([400, ['reason', 'satisfy']]);
    expect(await wrong({ stance: 'recuse' })).toEqual([400, ['reason']]);
    const long = Array.from({ length: 151 }, () => 'מילה').join(' ');
    expect(await wrong({ ...AGAINST, reservation: long })).toEqual([400, ['reservation']]);
    expect((await about.take(one, { ...AGAINST, reservation: long.slice(5) })).status).toBe(200);
    expect((await about.view(one)).mine).toMatchObject({ ...AGAINST, isStale: false });
  });

  it('[PO3] is taken by whom the role lets, and on no suggestion', async () => {
    const about = await recommendation();
    const reader = await house.nayar.newcomer(house.forumId, 'reader');
    expect(await about.take(reader, { stance: 'support' })).toMatchObject({
      status: 403,
      body: { code: 'role-too-low' },
    });
    const paperId = await house.lay('מוצע', [
      typed('recommendation', 'suggested-01', 'אולי', {
        proposed: 'insertion--Abcdefgh person-01 1700000000000',
      }),
    ]);
    const params = { paperId, blockId: 'suggested-01' };
    const { body } = await one.call(getRecommendation, { params });
    expect(body.place).toBe('suggested');
    const reply = await one.call(takePosition, {
      params,
      body: { wording: body.wording, stance: 'support' },
    });
    expect(reply.status).toBe(404);
  });

  it('[PO2][PO5][PO9] goes stale by a material edit, stands by a lead’s word, and by going back', async () => {
    const about = await recommendation();
    const { paperId } = about.params;
    const printed = async () =>
      (await one.call(listReservations, { params: { paperId } })).body.map(({ text }) => text);
    await about.take(one, { ...AGAINST, reservation: 'נגד, בחתימתי.' });
    expect(await printed()).toEqual(['נגד, בחתימתי.']);
    const old = (await about.view(one)).wording;
    await about.write((text) => text.insert(text.length, ' מיד'));
    const changed = await about.view(one);
    expect([changed.mine?.isStale, changed.standing, changed.stale]).toEqual([true, 0, 1]);
    expect(changed.earlier).toEqual([{ wording: old, words: 'הממשלה תקבע יעדים', positions: 1 }]);
    expect(await printed()).toEqual([]);
    expect((await about.take(other, { stance: 'support' }, old)).body).toMatchObject({
      code: 'changed-meanwhile',
    });
    const declare = (guest: Guest) =>
      guest.call(declareEditorial, {
        params: about.params,
        body: { from: old, to: changed.wording },
      });
    expect((await declare(one)).status).toBe(403);
    expect((await declare(lead)).status).toBe(200);
    expect(await about.view(one)).toMatchObject({
      mine: { isStale: false },
      standing: 1,
      stale: 0,
    });
    expect(await printed()).toEqual(['נגד, בחתימתי.']);
    await about.write((text) => text.insert(0, 'לא '));
    expect((await about.view(one)).stale).toBe(1);
    await about.write((text) => text.delete(0, 3));
    expect((await about.view(one)).stale).toBe(0);
    expect((await about.view(lead)).history.map(({ what }) => what)).toEqual(['editorial']);
  });

  it('[PO2] stays through a change of format', async () => {
    const about = await recommendation();
    await about.take(one, { stance: 'support' });
    const writer = await stockWriter(lead, about.params.paperId);
    const block = writer.doc.getXmlFragment(CONTENT_ROOT).get(0) as Y.XmlElement;
    ((block.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 6, { bold: {} });
    writer.write('סוף הנייר');
    await writer.allConfirmed();
    writer.close();
    expect((await about.view(one)).mine?.isStale).toBe(false);
  });

  it('[PO4] is closed until one’s own where the forum chose so, and open once the forum has spoken', async () => {
    const params = { forumId: house.forumId };
    expect((await one.call(settleRegister, { params, body: { openness: 'closed' } })).status).toBe(
      403,
    );
    await lead.call(settleRegister, { params, body: { openness: 'closed' } });
    const about = await recommendation();
    await about.take(one, { stance: 'support' });
    expect(await about.view(other)).toMatchObject({ positions: null, standing: 1 });
    const listed = async (guest: Guest) =>
      (await house.read(guest)).blocks.find(({ blockId }) => blockId === about.params.blockId)
        ?.recommendation?.counts;
    expect(await listed(other)).toBeNull();
    await about.take(other, { stance: 'no-objection' });
    expect((await about.view(other)).positions).toHaveLength(2);
    expect(await listed(other)).toMatchObject({ support: 1, 'no-objection': 1, object: 0 });
    expect((await about.view(lead)).positions).toBeNull();
    await about.change(lead, { state: 'validation' });
    await about.change(lead, { state: 'validated' });
    expect((await about.view(lead)).positions).toHaveLength(2);
    await lead.call(settleRegister, { params, body: { openness: 'open' } });
  });
});

describe('a signed reservation', () => {
  it('[PO9] is published with a version when its publisher chooses so, and stays as it stood', async () => {
    const about = await recommendation('נוסח לפרסום');
    const { paperId } = about.params;
    await about.take(one, { ...AGAINST, reservation: 'מסתייגת בחתימתי' });
    const page = async (name: string, body: object) => {
      const named = await lead.call(nameVersion, {
        params: { paperId },
        body: { name, reason: null },
      });
      const params = { paperId, versionId: named.body.id };
      const { publication } = (await lead.call(publishVersion, { params, body })).body;
      return `/p/${publication?.slug ?? ''}`;
    };
    const read = async (address: string) => (await house.nayar.stranger.fetch(address)).text();
    const without = await page('בלי', {});
    const withThem = await page('עם', { withReservations: true });
    expect(await read(without)).not.toContain('מסתייגת בחתימתי');
    expect(await read(withThem)).toContain('מסתייגת בחתימתי');
    const forum = { forumId: house.forumId };
    await lead.call(settleRegister, { params: forum, body: { openness: 'closed' } });
    expect(await read(withThem)).toContain('מסתייגת בחתימתי');
    const closed = await page('סגור', { withReservations: true });
    expect(await read(closed)).not.toContain('מסתייגת בחתימתי');
    await lead.call(settleRegister, { params: forum, body: { openness: 'open' } });
    await about.take(one, { stance: 'support' });
    expect(await read(withThem)).toContain('מסתייגת בחתימתי');
  });
});

describe('a recommendation', () => {
  it('[PO6] that was deleted keeps its positions and its last words', async () => {
    const about = await recommendation('המלצה שתימחק');
    await about.take(one, { stance: 'support' });
    const writer = await stockWriter(lead, about.params.paperId);
    writer.doc.getXmlFragment(CONTENT_ROOT).delete(0, 1);
    await vi.waitFor(async () => expect((await about.view(one)).place).toBe('gone'), {
      timeout: 5000,
    });
    writer.close();
    const gone = await about.view(one);
    expect(gone).toMatchObject({ words: 'המלצה שתימחק', mayTake: false, stale: 1 });
    expect(gone.positions).toHaveLength(1);
  });

  it('[PO6] that went to another paper takes its positions along and says where it is', async () => {
    const about = await recommendation('המלצה נודדת');
    await about.take(one, { stance: 'support' });
    const to = await house.lay('נייר משותף', [typed('challenge', 'there-00001', 'אתגר')]);
    const [from, there] = await Promise.all([
      stockWriter(lead, about.params.paperId),
      stockWriter(lead, to),
    ]);
    there.doc
      .getXmlFragment(CONTENT_ROOT)
      .insert(1, [elementOf(typed('recommendation', about.params.blockId, 'המלצה נודדת'))]);
    from.doc.getXmlFragment(CONTENT_ROOT).delete(0, 1);
    await vi.waitFor(async () => expect((await about.view(one)).place).toBe('moved'), {
      timeout: 5000,
    });
    from.close();
    there.close();
    const { now, standing } = await about.view(one);
    expect([now, standing]).toEqual([
      { paperId: to, blockId: about.params.blockId, title: 'נייר משותף' },
      1,
    ]);
    const here = await one.call(getRecommendation, {
      params: { paperId: to, blockId: about.params.blockId },
    });
    expect(here.body).toMatchObject({ place: 'here', mine: { stance: 'support', isStale: false } });
  });

  it('[PO10] goes with its paper to another forum', async () => {
    const about = await recommendation('המלצה שעוברת פורום');
    await about.take(one, { stance: 'support' });
    const { tables } = house.nayar.nayar.storage.catalogue;
    const forums = await tables.forums.find({});
    const other = forums.find(({ id }) => id !== house.forumId)?.id ?? '';
    const coordinator = await house.nayar.as('coordinator@nayar.example');
    const moved = await coordinator.call(movePaper, {
      params: { paperId: about.params.paperId },
      body: { forumId: other, groupId: null, sessionId: null },
    });
    expect(moved.status).toBe(200);
    await vi.waitFor(
      async () => expect(await about.view(coordinator)).toMatchObject({ standing: 1 }),
      {
        timeout: 5000,
      },
    );
    const { positions } = await about.view(coordinator);
    expect(positions?.map(({ stance }) => stance)).toEqual(['support']);
  });

  it('[PO7] moves one step by one who leads, and remembers all that happened', async () => {
    const about = await recommendation();
    expect((await about.change(one, { state: 'validation' })).status).toBe(403);
    expect((await about.change(lead, { state: 'adopted' })).body).toMatchObject({
      code: 'changed-meanwhile',
    });
    const me = await lead.call(listAwaited);
    expect(me.status).toBe(200);
    await about.change(lead, { state: 'validation' });
    await about.change(lead, { state: 'validated', outcome: 'אושר', reviewOn: '2025-01-15' });
    expect((await about.change(lead, { ownerIds: ['nobody-00001'] })).body).toMatchObject({
      code: 'belongs-elsewhere',
    });
    const { history, state, outcome, reviewOn } = await about.view(one);
    expect([state, outcome, reviewOn]).toEqual(['validated', 'אושר', '2025-01-15']);
    expect(history.map(({ what, from, to }) => [what, from, to])).toEqual([
      ['state', 'draft', 'validation'],
      ['state', 'validation', 'validated'],
      ['outcome', '', 'אושר'],
      ['review', '', '2025-01-15'],
    ]);
  });

  it('[PO8] waits at home for whoever has no standing position on it', async () => {
    const about = await recommendation('המלצה שמחכה');
    const waits = async (guest: Guest) =>
      (await guest.call(listAwaited)).body
        .filter(({ paperId }) => paperId === about.params.paperId)
        .map(({ words, isAgain }) => [words, isAgain]);
    expect(await waits(one)).toEqual([]);
    await about.change(lead, { state: 'validation' });
    expect(await waits(one)).toEqual([['המלצה שמחכה', false]]);
    await about.take(one, { stance: 'support' });
    expect(await waits(one)).toEqual([]);
    await about.write((text) => text.insert(0, 'עוד '));
    expect(await waits(one)).toEqual([['עוד המלצה שמחכה', true]]);
  });

  it('[PO5] is kept with its positions through a new start', async () => {
    const about = await recommendation();
    await about.take(one, { stance: 'support' });
    const { work } = house.nayar.nayar.storage;
    const { tables } = await work.of(house.forumId);
    const id = `${about.params.paperId}.${about.params.blockId}`;
    expect(await tables.positions.find({ recommendationId: id })).toHaveLength(1);
    await about.take(one, { stance: 'no-objection' });
    const [position] = await tables.positions.find({ recommendationId: id });
    expect(position?.stance).toBe('no-objection');
    expect(position?.earlier.map(({ stance }) => stance)).toEqual(['support']);
  });
});

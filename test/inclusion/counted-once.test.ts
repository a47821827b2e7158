import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as Y from 'yjs';
import { listInclusions, takeIn } from '#shared/inclusion/inclusion-contract.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import {
  getRecommendation,
  listReservations,
  takePosition,
} from '#shared/position/position-contract.ts';
import { nameVersion, publishVersion } from '#shared/version/version-contract.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { type RegisterHouse, registerHouse } from '#test/register/register-paper.ts';
import { typed } from '#test/register/typed-papers.ts';

let house: RegisterHouse;
let lead: Guest;
beforeAll(async () => {
  house = await registerHouse();
  lead = await house.nayar.newcomer(house.forumId, 'coordinator');
});
afterAll(() => house.nayar.stop());

let counter = 0;
/** A recommendation in a source, linked to a challenge there, taken into a joint paper that has one of its own. */
async function taken(card: Parameters<RegisterHouse['lay']>[2] = {}) {
  const n = String(++counter).padStart(5, '0');
  const [blockId, challenge] = [`recom-${n}`, `chall-${n}`];
  const source = await house.lay(
    `מקור ${n}`,
    [
      typed('challenge', challenge, 'אתגר'),
      typed('recommendation', blockId, 'הממשלה תקבע יעדים', { links: challenge }),
    ],
    card,
  );
  const joint = await house.lay(`משותף ${n}`, [
    typed('recommendation', `owned-${n}`, 'המלצה של הנייר המשותף'),
  ]);
  await lead.call(takeIn, {
    params: { paperId: joint },
    body: {
      id: 'wish-00001',
      parts: [{ sourceId: source, scope: { kind: 'blocks', blockIds: [blockId] }, mode: 'live' }],
      after: null,
      confirmed: true,
    },
  });
  const list = await lead.call(listInclusions, { params: { paperId: joint } });
  const here = list.body.takenFrom[0]?.blockIds[0] ?? '';
  return { source, joint, blockId, challenge, here };
}
const viewOf = async (guest: Guest, paperId: string, blockId: string) =>
  (await guest.call(getRecommendation, { params: { paperId, blockId } })).body;
const AGAINST = {
  stance: 'object',
  reason: 'לא ישים',
  satisfy: 'לוח זמנים',
  reservation: 'איני יכול לחתום על המלצה שאין בה לוח זמנים.',
} as const;

async function changeHere(joint: string, word: string) {
  const writer = await stockWriter(lead, joint);
  const block = writer.doc.getXmlFragment(CONTENT_ROOT).get(1) as Y.XmlElement;
  ((block.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, word);
  writer.write('סוף');
  await writer.allConfirmed();
  writer.close();
}

describe('a recommendation that was taken in', () => {
  it('[IN10] counts once, where it comes from, and tells where it stands', async () => {
    const { source, joint, blockId, challenge, here } = await taken();
    const { blocks } = await house.read(lead);
    const of = blocks.filter(({ paperId }) => paperId === source || paperId === joint);
    expect(of.map((block) => [block.paperId === source, block.kind, block.includedIn])).toEqual([
      [true, 'challenge', []],
      [true, 'recommendation', [{ paperId: joint, blockId: here, isWordedAlike: true }]],
      [false, 'recommendation', []],
    ]);
    expect(of[1]?.links).toEqual([{ paperId: source, blockId: challenge }]);
    await changeHere(joint, 'לדעתנו ');
    await vi.waitFor(async () => {
      const again = await house.read(lead);
      const block = again.blocks.find((one) => one.blockId === blockId);
      expect(block?.includedIn).toEqual([{ paperId: joint, blockId: here, isWordedAlike: false }]);
    });
  });

  it('[IN10] stands for itself to who may not read where it comes from', async () => {
    const { source, joint } = await taken({ groupId: house.groupId });
    const reader = await house.nayar.newcomer(house.forumId, 'reader');
    const { blocks } = await house.read(reader);
    expect(blocks.filter(({ paperId }) => paperId === joint)).toHaveLength(2);
    expect(JSON.stringify(blocks)).not.toContain(`"paperId":"${source}"`);
  });

  it('[IN11] is the one that it was taken from, by either address', async () => {
    const { source, joint, blockId, here } = await taken();
    const view = await viewOf(lead, joint, here);
    expect([view.paper.id, view.place, view.includedIn]).toEqual([
      source,
      'here',
      [{ paperId: joint, blockId: here, title: expect.any(String), isWordedAlike: true }],
    ]);
    const member = await house.nayar.newcomer(house.forumId, 'commenter');
    const params = { paperId: joint, blockId: here };
    const { status } = await member.call(takePosition, {
      params,
      body: { wording: view.wording, stance: 'support' },
    });
    expect(status).toBe(200);
    expect((await viewOf(lead, source, blockId)).standing).toBe(1);
  });

  it('[IN11] carries signed reservations while it is worded alike, to the published page too', async () => {
    const { source, joint, blockId, here } = await taken();
    const member = await house.nayar.newcomer(house.forumId, 'commenter');
    const { wording } = await viewOf(member, source, blockId);
    await member.call(takePosition, {
      params: { paperId: source, blockId },
      body: { wording, ...AGAINST },
    });
    const beside = async () =>
      (await lead.call(listReservations, { params: { paperId: joint } })).body.map((one) => [
        one.blockId,
        one.text,
      ]);
    expect(await beside()).toEqual([[here, AGAINST.reservation]]);
    const publish = async () => {
      const params = { paperId: joint };
      const version = await lead.call(nameVersion, {
        params,
        body: { name: 'נוסח', reason: null },
      });
      const made = await lead.call(publishVersion, {
        params: { ...params, versionId: version.body.id },
        body: { withReservations: true },
      });
      const page = await house.nayar.stranger.fetch(`/p/${made.body.publication?.slug ?? ''}`);
      return page.text();
    };
    expect(await publish()).toContain(AGAINST.reservation);
    await changeHere(joint, 'אחרת ');
    await vi.waitFor(async () => expect(await beside()).toEqual([]));
    expect(await publish()).not.toContain(AGAINST.reservation);
  });

  it('[IN11][IN13] tells no reservation to who may not read the source, once that was made more private', async () => {
    const { source, joint, blockId, here } = await taken();
    const [signer, reader] = [
      await house.nayar.newcomer(house.forumId, 'commenter'),
      await house.nayar.newcomer(house.forumId, 'commenter'),
    ];
    const { wording } = await viewOf(signer, source, blockId);
    const params = { paperId: source, blockId };
    await signer.call(takePosition, { params, body: { wording, ...AGAINST } });
    const beside = async (guest: Guest) =>
      (await guest.call(listReservations, { params: { paperId: joint } })).body.map(
        (one) => one.blockId,
      );
    expect(await beside(reader)).toEqual([here]);
    await house.nayar.nayar.storage.catalogue.transact(async ({ papers }) => {
      const card = await papers.get(source);
      if (card) await papers.put({ ...card, groupId: house.groupId });
    });
    expect(await beside(reader)).toEqual([]);
    expect(await beside(lead)).toEqual([here]);
  });
});

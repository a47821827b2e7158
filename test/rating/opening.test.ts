import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '#shared/calendar/day.ts';
import { MOST_ROUNDS, openRating } from '#shared/rating/rating-contract.ts';
import { InvalidInput } from '#server/http/answer.ts';
import { itemsAt } from '#server/rating/items-at.ts';
import type { TypedIndex } from '#server/register/typed-index.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { typed } from '#test/register/typed-papers.ts';

let nayar: TestNayar;
let forumId: string;
let lead: Guest & { readonly email: string };
beforeAll(async () => {
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  lead = await nayar.newcomer(forumId, 'lead');
});
afterAll(() => nayar.stop());

async function recommendation(blockId: string) {
  const content = [typed('recommendation', blockId, 'הממשלה תפעל')];
  const { id: paperId } = await layPaper(nayar, { forumId, title: 'נייר מדורג' }, content);
  return { paperId, blockId };
}
let counter = 0;
const open = (guest: Guest, body: object) =>
  guest.call(openRating, {
    params: { forumId },
    body: { sendId: `sending-${String(++counter)}`, closesOn: dayOf(new Date()), ...body },
  });

describe('a round that is to be opened', () => {
  it('[RT1] is opened no more when the forum has fifty; the same sending is still answered', async () => {
    const places = [await recommendation('rated-00001')];
    const { work } = nayar.nayar.storage;
    const sendId = 'the-fiftieth-one';
    const first = await open(lead, { sendId, places });
    const store = await work.of(forumId);
    const [kept] = await store.tables.ratingRounds.find({ sendId });
    const count = (await store.tables.ratingRounds.find({})).length;
    const others = Array.from(
      { length: MOST_ROUNDS - count },
      (_, at) => `round-of-many-${String(at)}`,
    );
    await store.transact(async ({ ratingRounds }) => {
      for (const id of others) if (kept) await ratingRounds.put({ ...kept, id, sendId: id });
    });
    expect((await open(lead, { places })).body).toMatchObject({ code: 'list-full' });
    expect((await open(lead, { sendId, places })).body).toEqual(first.body);
    await store.transact(({ ratingRounds }) => ratingRounds.remove(others[0] ?? ''));
    expect((await open(lead, { places })).status).toBe(200);
  });

  it('[RT1] waits for what was not read yet after a start, and refuses what is not there', async () => {
    const place = await recommendation('rated-00002');
    const [person] = await nayar.nayar.storage.catalogue.tables.people.find({ email: lead.email });
    const { catalogue, work, versions } = nayar.nayar.storage;
    const asked = (isWhole: boolean) => {
      const of = () => Promise.resolve({ entries: new Map(), isWhole });
      const index = { of, wordingsOf: () => [] } as unknown as TypedIndex;
      const whose = { forumId, personId: person?.id ?? '', role: 'lead' } as const;
      return itemsAt({ catalogue, work, versions, index }, whose, [place]);
    };
    await expect(asked(false)).rejects.toMatchObject({ code: 'starting-up' });
    await expect(asked(true)).rejects.toBeInstanceOf(InvalidInput);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { archivePaper } from '#shared/paper/life-contract.ts';
import { changeThread } from '#shared/thread/thread-contract.ts';
import { listWaiting, lookAtRemarks } from '#shared/thread/waiting-contract.ts';
import type { DecisionRow } from '#server/storage/remarks.ts';
import { Guest } from '#test/harness/start-nayar.ts';
import { threadDesk, type ThreadDesk } from '#test/thread/thread-desk.ts';

let desk: ThreadDesk;
let lead: Guest;
let author: Guest;
let other: Guest;
let paperId: string;

beforeAll(async () => {
  desk = await threadDesk();
  lead = await desk.somebody('lead');
  author = await desk.somebody('respondent');
  other = await desk.somebody('commenter');
});
afterAll(() => desk.nayar.stop());
beforeEach(async () => {
  paperId = await desk.aPaper();
});

const NOTHING = { answered: 0, assigned: 0, news: 0, decided: 0 };

/** What waits on the paper of this test. */
async function waitingFor(guest: Guest) {
  const { papers } = (await guest.call(listWaiting)).body;
  const { answered, assigned, news, decided } =
    papers.find((paper) => paper.paperId === paperId) ?? NOTHING;
  return { answered, assigned, news, decided };
}

const look = (guest: Guest, until: string) =>
  guest.call(lookAtRemarks, { params: { paperId }, body: { until } });
const change = (guest: Guest, threadId: string, body: object) =>
  guest.call(changeThread, { params: { paperId, threadId }, body });

describe('what waits for somebody', () => {
  it('[TH16] is answers to their remarks, until they accept or insist', async () => {
    const [one, two] = [await desk.made(author, paperId), await desk.made(author, paperId)];
    expect(await waitingFor(author)).toEqual(NOTHING);
    await desk.answer(lead, paperId, [one.id, two.id]);
    expect(await waitingFor(author)).toEqual({ ...NOTHING, answered: 2 });
    await desk.close(author, paperId, one.id, { deed: 'accept' });
    await desk.close(author, paperId, two.id, { deed: 'insist', reason: 'לא מספיק' });
    expect(await waitingFor(author)).toEqual(NOTHING);
  });

  it('[TH16] is open threads that are assigned to them', async () => {
    const { id } = await desk.made(author, paperId);
    await change(lead, id, { assigneeId: await desk.idOf(lead) });
    // What was said in it before is news to whom it was given.
    expect(await waitingFor(lead)).toEqual({ ...NOTHING, assigned: 1, news: 1 });
    await desk.answer(lead, paperId, [id]);
    expect(await waitingFor(lead)).toMatchObject({ assigned: 0 });
  });

  it('[TH16] is what others said where they follow or are named, since they looked', async () => {
    const { id } = await desk.made(author, paperId);
    await desk.reply(other, paperId, id, 'אחת');
    await desk.reply(author, paperId, id, 'שלי');
    expect(await waitingFor(author)).toEqual({ ...NOTHING, news: 1 });
    expect(await waitingFor(other)).toEqual({ ...NOTHING, news: 2 });
    expect(await waitingFor(lead)).toEqual(NOTHING);
    const seen = (await desk.find(author, paperId, id))?.changedAt ?? '';
    expect((await look(author, seen)).status).toBe(200);
    expect(await waitingFor(author)).toEqual(NOTHING);
    await desk.reply(other, paperId, id, 'שתיים');
    await look(author, '2020-01-01T00:00:00.000Z');
    expect(await waitingFor(author)).toEqual({ ...NOTHING, news: 1 });
    await change(author, id, { isFollowed: false });
    expect(await waitingFor(author)).toEqual(NOTHING);
    const mention = [{ runs: [{ text: '?', person: await desk.idOf(author) }] }];
    await desk.reply(other, paperId, id, { commentId: 'a-mention-of-the-author', body: mention });
    expect(await waitingFor(author)).toEqual({ ...NOTHING, news: 1 });
  });

  it('[TH16] is not looked away before it happens', async () => {
    const { id } = await desk.made(author, paperId);
    await look(author, '2099-01-01T00:00:00.000Z');
    await desk.reply(other, paperId, id, 'אחרי');
    expect(await waitingFor(author)).toEqual({ ...NOTHING, news: 1 });
  });

  it('[TH16] is decisions of others about their suggestions', async () => {
    const authorId = await desk.idOf(author);
    const decision: DecisionRow = {
      id: 'decision-0001',
      suggestionId: 'AAAAAAAA',
      authorId,
      suggestedAt: '2026-01-01T00:00:00.000Z',
      by: await desk.idOf(lead),
      at: new Date().toISOString(),
      decision: 'reject',
      reason: null,
      inserted: 'מילים',
      deleted: '',
      changes: [],
      blockId: null,
    };
    const store = await desk.nayar.nayar.storage.remarks.of(paperId);
    await store.transact(async ({ decisions }) => {
      await decisions.put(decision);
      await decisions.put({ ...decision, id: 'decision-0002', by: authorId });
    });
    await desk.made(other, paperId);
    expect(await waitingFor(author)).toEqual({ ...NOTHING, decided: 1 });
    await look(author, decision.at);
    expect(await waitingFor(author)).toEqual(NOTHING);
  });

  it('[TH16] is nothing in an archived paper, and the same after a restart', async () => {
    const { id } = await desk.made(author, paperId);
    await desk.reply(other, paperId, id, 'תגובה');
    const nayar = await desk.nayar.restart();
    desk = await threadDesk(nayar);
    author = new Guest(nayar.url, author.cookie);
    expect(await waitingFor(author)).toEqual({ ...NOTHING, news: 1 });
    await desk.coordinator.call(archivePaper, { params: { paperId } });
    expect(await waitingFor(author)).toEqual(NOTHING);
  });
});

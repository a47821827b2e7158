import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Disposition } from '#shared/thread/thread.ts';
import { Guest } from '#test/harness/start-nayar.ts';
import { threadDesk, type ThreadDesk } from '#test/thread/thread-desk.ts';

let desk: ThreadDesk;
let lead: Guest;
let author: Guest;
let paperId: string;

beforeAll(async () => {
  desk = await threadDesk();
  lead = await desk.somebody('lead');
  author = await desk.somebody('respondent');
});
afterAll(() => desk.nayar.stop());
beforeEach(async () => {
  paperId = await desk.aPaper();
});

const find = (id: string) => desk.find(author, paperId, id);
const insist = (id: string, about: object = {}) =>
  desk.close(author, paperId, id, { deed: 'insist', reason: 'לא נענה', ...about });
const accept = (id: string, about: object = {}) =>
  desk.close(author, paperId, id, { deed: 'accept', ...about });

describe('an answer', () => {
  it('[TH11] carries disposition, reason, name and time, and waits for its author', async () => {
    const { id } = await desk.made(author, paperId);
    const about = { disposition: 'accepted-in-part', reason: 'חלקו כבר בפרק ב׳\nוחלקו לא' };
    expect((await desk.answer(lead, paperId, [id], about)).body).toEqual({ answered: [id] });
    const thread = await find(id);
    expect(thread).toMatchObject({ state: 'answered', answers: [{ ...about, insisted: null }] });
    expect(thread?.answers[0]?.byName).toMatch(/^lead /);
    expect((await accept(id)).body.state).toBe('settled');
    expect((await accept(id)).body.state).toBe('settled');
    expect((await desk.answer(lead, paperId, [id])).body).toEqual({ answered: [] });
  });

  it('[TH11] is never without a reason, and nobody closes a remark of theirs without one', async () => {
    const { id } = await desk.made(author, paperId);
    for (const reason of ['', '  ', undefined])
      expect((await desk.answer(lead, paperId, [id], { reason })).status).toBe(400);
    expect((await accept(id)).body).toMatchObject({ code: 'changed-meanwhile' });
    expect((await insist(id)).body).toMatchObject({ code: 'changed-meanwhile' });
    expect((await find(id))?.state).toBe('open');
    expect((await desk.close(author, paperId, id, { deed: 'withdraw' })).body.state).toBe(
      'withdrawn',
    );
    expect((await desk.answer(lead, paperId, [id])).body).toEqual({ answered: [] });
  });

  it('[TH11] may be insisted against once, with a reason, which opens the remark again', async () => {
    const { id } = await desk.made(author, paperId);
    await desk.answer(lead, paperId, [id], { disposition: 'rejected' });
    expect((await insist(id)).body).toMatchObject({
      state: 'open',
      answers: [{ insisted: { reason: 'לא נענה' } }],
    });
    expect((await insist(id)).status).toBe(200);
    await desk.answer(lead, paperId, [id], { disposition: 'noted', reason: 'נרשם' });
    const again = await insist(id, { reason: 'עדיין לא' });
    expect([again.status, again.body]).toMatchObject([409, { code: 'changed-meanwhile' }]);
    expect((await accept(id)).body).toMatchObject({
      state: 'settled',
      answers: [{ disposition: 'rejected' }, { disposition: 'noted', insisted: null }],
    });
  });

  it('[TH12] from two screens at once is kept twice where they differ, and once where they do not', async () => {
    const { id } = await desk.made(author, paperId);
    const give = (disposition: Disposition) =>
      desk.answer(lead, paperId, [id], { disposition, reason: 'כך' });
    await Promise.all(['accepted', 'accepted', 'accepted'].map((one) => give(one as Disposition)));
    expect((await find(id))?.answers).toHaveLength(1);
    await Promise.all([give('rejected'), give('noted')]);
    const thread = await find(id);
    expect(thread?.answers).toHaveLength(3);
    expect(thread?.state).toBe('answered');
  });

  it('[TH12] is not accepted by who saw another one', async () => {
    const { id } = await desk.made(author, paperId);
    await desk.answer(lead, paperId, [id], { reason: 'ראשון' });
    const answeredAt = (await find(id))?.answers[0]?.at;
    await desk.answer(lead, paperId, [id], { reason: 'שני' });
    expect((await accept(id, { answeredAt })).status).toBe(409);
    expect((await insist(id, { answeredAt })).status).toBe(409);
    const newest = (await find(id))?.answers[1]?.at;
    expect((await accept(id, { answeredAt: newest })).body.state).toBe('settled');
  });

  it('[TH12] accepted and withdrawn at once ends in one of the two', async () => {
    const { id } = await desk.made(author, paperId);
    await desk.answer(lead, paperId, [id]);
    const deeds = [accept(id), desk.close(author, paperId, id, { deed: 'withdraw' })];
    const statuses = (await Promise.all(deeds)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 409]));
  });

  it('[TH13] is shared by what is joined to it, until one of them is insisted on', async () => {
    const made = [];
    for (let at = 0; at < 4; at += 1) made.push((await desk.made(author, paperId)).id);
    const [main = '', two = '', three = '', alone = ''] = made;
    await desk.answer(lead, paperId, [main, two, three], { sameAs: main });
    const same = async () =>
      (await desk.listed(lead, paperId)).threads.map(({ sameAs, state }) => [sameAs, state]);
    expect(await same()).toEqual([
      [null, 'answered'],
      [main, 'answered'],
      [main, 'answered'],
      [null, 'open'],
    ]);
    await insist(two);
    const shared = await desk.answer(lead, paperId, [main], { reason: 'תשובה חדשה' });
    expect(shared.body.answered).toEqual([main, three]);
    expect((await find(three))?.answers.at(-1)?.reason).toBe('תשובה חדשה');
    expect(await find(two)).toMatchObject({ sameAs: null, state: 'open' });
    // Joined to another, it brings along what is joined to it.
    await desk.answer(lead, paperId, [main, alone], { sameAs: alone });
    expect((await same()).map(([id]) => id)).toEqual([alone, null, alone, null]);
    const foreign = await desk.answer(lead, paperId, [main], { sameAs: two });
    expect(foreign.status).toBe(400);
  });

  it('[TH13] is given to five hundred remarks at once, of which those that are gone are left out', async () => {
    const store = await desk.nayar.nayar.storage.remarks.of(paperId);
    const first = await desk.made(author, paperId);
    const ids = await store.transact(async ({ threads }) => {
      const row = await threads.get(first.id);
      if (!row) throw new Error('it was made');
      const more = Array.from({ length: 499 }, (_, at) => `T${String(at).padStart(7, '0')}`);
      for (const [at, id] of more.entries()) await threads.put({ ...row, id, number: at + 2 });
      return [first.id, ...more];
    });
    await desk.close(author, paperId, first.id, { deed: 'withdraw' });
    const { status, body } = await desk.answer(lead, paperId, ids, { sameAs: ids[1] });
    expect(status).toBe(200);
    expect(new Set(body.answered)).toEqual(new Set(ids.slice(1)));
    const { threads } = await desk.listed(lead, paperId);
    expect(threads.filter(({ state }) => state === 'answered')).toHaveLength(499);
    expect(threads.filter(({ sameAs }) => sameAs === ids[1])).toHaveLength(498);
    const tooMany = Array.from({ length: 501 }, () => 'AAAAAAAA');
    expect((await desk.answer(lead, paperId, tooMany)).status).toBe(400);
    expect((await desk.answer(lead, paperId, ['ZZZZZZZZ'])).status).toBe(404);
  });
});

describe('everything about a remark', () => {
  it('[TH14] is there after a restart, with its numbers going on', async () => {
    const { id } = await desk.made(author, paperId, { proposal: 'נוסח אחר' });
    await desk.reply(lead, paperId, id, 'מה הכוונה?');
    await desk.answer(lead, paperId, [id]);
    await insist(id);
    const before = await find(id);
    desk = await threadDesk(await desk.nayar.restart());
    [lead, author] = [lead, author].map(({ cookie }) => new Guest(desk.nayar.url, cookie)) as [
      Guest,
      Guest,
    ];
    expect(await find(id)).toEqual(before);
    expect((await desk.made(author, paperId)).number).toBe(2);
    expect((await desk.reply(author, paperId, id, 'תזכורת')).body.comments).toHaveLength(3);
  });

  it('[TH14] is kept in its order with the thread, and on record by ids, without a word of it', async () => {
    const commentId = randomUUID();
    const { id } = await desk.made(author, paperId, { commentId });
    await desk.reply(lead, paperId, id, 'מילים סודיות');
    await desk.answer(lead, paperId, [id], { reason: 'נימוק סודי' });
    await insist(id);
    await desk.close(author, paperId, id, { deed: 'withdraw' });
    const { remarks, audit } = desk.nayar.nayar.storage;
    const row = await (await remarks.of(paperId)).tables.threads.get(id);
    const happened = ['made', 'replied', 'answered', 'insisted', 'withdrawn'];
    expect(row?.history.map(({ what }) => what)).toEqual(happened);
    expect(row?.history[0]).toMatchObject({ by: await desk.idOf(author), to: commentId });
    const lines = (await audit.last(50)).filter(({ detail }) => detail['thread'] === id);
    expect(lines.map(({ action }) => action).toReversed()).toEqual([
      'remark-made',
      'remark-replied',
      'remark-answered',
      'remark-insisted',
      'remark-withdrawn',
    ]);
    expect(JSON.stringify(lines)).not.toContain('סודי');
  });
});

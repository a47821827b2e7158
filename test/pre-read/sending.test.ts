import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import {
  answerPreRead,
  changePreRead,
  getPreRead,
  getReadiness,
  listMyPreReads,
  listPreReadAnswers,
  markPreRead,
  remindMissing,
} from '#shared/pre-read/pre-read-contract.ts';
import { listVersions } from '#shared/version/version-contract.ts';
import { newId } from '#server/member/new-id.ts';
import { aParagraph, layPaper } from '#test/harness/a-paper.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { aSessionDesk, type SessionDesk, type Somebody } from '#test/pre-read/session-desk.ts';

let nayar: TestNayar;
let now = new Date('2026-11-20T08:00:00.000Z');
beforeAll(async () => {
  nayar = await startTestNayar({}, { now: () => now });
});
afterAll(() => nayar.stop());

let desk: SessionDesk;
let lead: Somebody;
let dana: Somebody;
let avi: Somebody;
beforeEach(async () => {
  now = new Date('2026-11-20T08:00:00.000Z');
  desk = await aSessionDesk(nayar);
  lead = await desk.join('lead');
  await desk.appoint(lead);
  [dana, avi] = [await desk.join('respondent'), await desk.join('commenter')];
  await desk.respond(dana, avi);
});

const sent = async (wish = {}) => (await desk.send(lead, wish)).body;
const read = (by: Somebody, preReadId: string) => by.call(getPreRead, { params: { preReadId } });
const answers = (by: Somebody, preReadId: string, body: object) =>
  by.call(answerPreRead, {
    params: { preReadId },
    body: { sendId: randomUUID(), answers: [], isSubmitted: false, ...body },
  });

describe('a pre-read', () => {
  it('[PR1] keeps the text as it was sent, under a name in the history, with numbered paragraphs', async () => {
    const { id } = await sent();
    const writer = await stockWriter(lead, desk.paperId);
    writer.write('נכתב אחר כך');
    await writer.allConfirmed();
    writer.close();
    const { body } = await read(dana, id);
    expect(textOf(body.content as ContentNode[])).toBe('תמצית\nסעיף ראשון\nסעיף שני');
    expect(body).toMatchObject({ versionNumber: 1, isForMe: true, mayManage: false });
    expect(body.layout.paragraphs).toBe(true);
    const { versions } = (await lead.call(listVersions, { params: { paperId: desk.paperId } }))
      .body;
    expect(versions.find(({ number }) => number === 1)).toMatchObject({
      kind: 'named',
      name: 'לקראת המפגש',
    });
  });

  it('[PR2] is made by those who lead, and there for those alone to whom it goes', async () => {
    for (const role of ['reader', 'commenter', 'respondent', 'author', 'lead'] as const)
      expect((await desk.send(await desk.join(role))).status).toBe(403);
    const { id } = await sent();
    const other = await desk.join('author');
    const elsewhere = await (await aSessionDesk(nayar)).join('coordinator');
    for (const guest of [other, elsewhere]) {
      expect((await read(guest, id)).status).toBe(404);
      expect((await answers(guest, id, {})).status).toBe(404);
      const gathered = await guest.call(listPreReadAnswers, { params: { preReadId: id } });
      expect(gathered.status).toBe(404);
    }
    expect((await nayar.stranger.call(getPreRead, { params: { preReadId: id } })).status).toBe(401);
    expect((await read(dana, id)).status).toBe(200);
    const moved = await dana.call(changePreRead, {
      params: { preReadId: id },
      body: { isWithdrawn: true },
    });
    expect(moved.status).toBe(403);
  });

  it('[PR2] gives nobody a paper that they may not read', async () => {
    const { catalogue } = nayar.nayar.storage;
    await catalogue.transact(async ({ papers }) => {
      const card = await papers.get(desk.paperId);
      if (card) await papers.put({ ...card, groupId: desk.groups[0], sessionId: null });
    });
    const inGroup = await desk.join('commenter', [desk.groups[0]]);
    const coordinator = await desk.join('coordinator');
    const { id } = (await desk.send(coordinator, { audience: { kind: 'forum' } })).body;
    expect((await read(inGroup, id)).status).toBe(200);
    expect((await read(dana, id)).status).toBe(404);
  });

  it('[PR3] sent twice is one; under the same id by somebody else it is refused', async () => {
    const id = randomUUID();
    const first = await sent({ id });
    const again = await sent({ id });
    expect(again.versionId).toBe(first.versionId);
    const other = await desk.join('coordinator');
    expect((await desk.send(other, { id })).status).toBe(409);
    const sessionId = desk.session.id;
    const board = await lead.call(getReadiness, { params: { sessionId } });
    expect(board.body.preReads).toHaveLength(1);
  });

  it('[PR3] under the id of another paper, session or forum is refused', async () => {
    const coordinator = await desk.join('coordinator');
    const { id } = (await desk.send(coordinator)).body;
    const { forumId, session } = desk;
    const card = { forumId, title: 'נייר אחר', sessionId: session.id };
    const other = await layPaper(nayar, card, [aParagraph('אחר')]);
    const sessionId = newId();
    const { catalogue } = nayar.nayar.storage;
    await catalogue.transact(({ sessions }) => sessions.put({ ...session, id: sessionId }));
    const elsewhere = await aSessionDesk(nayar);
    const replies = [
      await desk.send(coordinator, { id, paperId: other.id }),
      await desk.send(coordinator, { id }, sessionId),
      await elsewhere.send(await elsewhere.join('coordinator'), { id }),
    ];
    for (const { status, body } of replies)
      expect([status, body]).toMatchObject([409, { code: 'already-exists' }]);
  });

  it('[PR4] keeps each sending once, never undoes a newer one, and keeps what stood before', async () => {
    const { id, questions } = await sent();
    const questionId = questions[0]?.id ?? '';
    const say = (sendId: string, text: string) =>
      answers(dana, id, { sendId, answers: [{ questionId, text }], isSubmitted: true });
    const [one, two] = [randomUUID(), randomUUID()];
    await say(one, 'ראשונה');
    now = new Date('2026-11-21T08:00:00.000Z');
    await say(two, 'שנייה');
    const { body } = await say(one, 'ראשונה');
    expect(body.answers).toMatchObject([{ text: 'שנייה' }]);
    const gathered = await lead.call(listPreReadAnswers, { params: { preReadId: id } });
    expect(gathered.body.questions[0]?.answers).toMatchObject([
      { text: 'שנייה', earlier: [{ text: 'ראשונה' }] },
    ]);
    expect(
      (await answers(dana, id, { answers: [{ questionId: 'no-such-one', text: 'x' }] })).status,
    ).toBe(400);
  });

  it('[PR18] shows those who lead what was handed in, and nothing that was only saved', async () => {
    const { id, questions } = await sent();
    const questionId = questions[0]?.id ?? '';
    const shown = async () => {
      const { body } = await lead.call(listPreReadAnswers, { params: { preReadId: id } });
      return body.questions[0]?.answers.map(({ text, earlier }) => [
        text,
        ...earlier.map((one) => one.text),
      ]);
    };
    let day = 20;
    const say = (text: string, isSubmitted: boolean, sendId = randomUUID()) => {
      now = new Date(`2026-11-${String((day += 1))}T08:00:00.000Z`);
      return answers(dana, id, { sendId, answers: [{ questionId, text }], isSubmitted });
    };
    await say('טיוטה', false);
    expect(await shown()).toEqual([]);
    const first = randomUUID();
    await say('הוגש', true, first);
    await say('מחשבה שנייה', false);
    await say('הוגש', true, first);
    expect(await shown()).toEqual([['הוגש']]);
    await say('מחשבה שנייה', true);
    expect(await shown()).toEqual([['מחשבה שנייה', 'הוגש']]);
  });

  it('[PR19] keeps all that was answered, and refuses more than there is room for', async () => {
    const { id, questions } = await sent();
    const questionId = questions[0]?.id ?? '';
    const replies: number[] = [];
    for (let letter = 0; letter < 30; letter += 1) {
      const text = `${String(letter)} ${'א'.repeat(7990)}`;
      const body = { answers: [{ questionId, text }], isSubmitted: true };
      const reply = await answers(dana, id, body);
      replies.push(reply.status);
      if (reply.status === 200) continue;
      expect(reply.body).toMatchObject({ code: 'history-full' });
      break;
    }
    expect(replies.at(-1)).toBe(409);
    const { tables } = await nayar.nayar.storage.work.of(desk.forumId);
    const [kept] = await tables.preReadAnswers.find({ questionId });
    expect(kept?.earlier.map(({ text }) => text.slice(0, 2).trim())).toEqual(
      replies.slice(0, -2).map((_, at) => String(at)),
    );
  });

  it('[PR5] marks what comes after the last day as late, and keeps answers when the day moves', async () => {
    const { id, questions } = await sent({ dueOn: '2026-11-22' });
    const body = { answers: [{ questionId: questions[0]?.id, text: 'תשובה' }], isSubmitted: true };
    // Until midnight where the forums are.
    now = new Date('2026-11-22T21:59:00.000Z');
    expect((await answers(dana, id, body)).body.isLate).toBe(false);
    now = new Date('2026-11-22T22:01:00.000Z');
    expect((await answers(avi, id, body)).body.isLate).toBe(true);
    expect((await read(avi, id)).body.isOverdue).toBe(true);
    const params = { preReadId: id };
    await lead.call(changePreRead, { params, body: { dueOn: '2026-11-30' } });
    const after = (await read(avi, id)).body;
    expect(after).toMatchObject({
      dueOn: '2026-11-30',
      dueBefore: '2026-11-22',
      isOverdue: false,
      mine: { isLate: false, answers: [{ text: 'תשובה' }] },
    });
  });

  it('[PR6] taken back takes nothing more and shows no text, and its answers stay for the lead', async () => {
    const { id, questions } = await sent();
    const given = { answers: [{ questionId: questions[0]?.id, text: 'נשמר' }], isSubmitted: true };
    await answers(dana, id, given);
    await lead.call(changePreRead, { params: { preReadId: id }, body: { isWithdrawn: true } });
    const { body } = await read(avi, id);
    expect(body.withdrawnAt).not.toBeNull();
    expect(body.content).toEqual([]);
    expect((await answers(avi, id, given)).status).toBe(403);
    const mark = { params: { preReadId: id }, body: { deed: 'read' } };
    expect((await avi.call(markPreRead, mark)).status).toBe(403);
    const gathered = await lead.call(listPreReadAnswers, { params: { preReadId: id } });
    expect(gathered.body.questions[0]?.answers).toMatchObject([{ text: 'נשמר' }]);
  });

  it('[PR7] can be finished by somebody who was taken off while writing, who is not counted', async () => {
    const { id, questions } = await sent();
    await avi.call(markPreRead, { params: { preReadId: id }, body: { deed: 'opened' } });
    await desk.respond(dana);
    const given = {
      answers: [{ questionId: questions[0]?.id, text: 'הספקתי' }],
      isSubmitted: true,
    };
    expect((await answers(avi, id, given)).status).toBe(200);
    const { body } = await lead.call(getReadiness, { params: { sessionId: desk.session.id } });
    expect(body.people.map(({ personId }) => personId)).toEqual([dana.personId]);
    const gathered = await lead.call(listPreReadAnswers, { params: { preReadId: id } });
    expect(gathered.body.questions[0]?.answers).toHaveLength(1);
  });

  it('[PR14] waits for me until it is done, taken back or no longer mine', async () => {
    const waiting = async (by: Somebody) =>
      (await by.call(listMyPreReads)).body.preReads.map(({ id }) => id);
    const asking = await sent({ dueOn: '2026-12-02' });
    const plain = await sent({ questions: [], dueOn: '2026-11-25' });
    expect(await waiting(dana)).toEqual([plain.id, asking.id]);
    const read = { params: { preReadId: plain.id }, body: { deed: 'read' } };
    await dana.call(markPreRead, read);
    expect(await waiting(dana)).toEqual([asking.id]);
    await dana.call(markPreRead, { params: { preReadId: asking.id }, body: { deed: 'read' } });
    expect(await waiting(dana)).toEqual([asking.id]);
    await answers(dana, asking.id, { isSubmitted: true });
    expect(await waiting(dana)).toEqual([]);
    expect(await waiting(avi)).toEqual([plain.id, asking.id]);
    const calledOff = { ...desk.session, respondentIds: [avi.personId], calledOff: true };
    const { catalogue } = nayar.nayar.storage;
    await catalogue.transact(({ sessions }) => sessions.put(calledOff));
    expect(await waiting(avi)).toEqual([]);
    const params = { sessionId: desk.session.id };
    expect((await lead.call(remindMissing, { params })).body).toEqual({ reminded: 0 });
    await desk.respond(dana);
    expect(await waiting(avi)).toEqual([]);
    expect(await waiting(lead)).toEqual([]);
  });
});

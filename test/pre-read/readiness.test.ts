import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  answerPreRead,
  getReadiness,
  markPreRead,
  type PreReadCard,
  remindMissing,
} from '#shared/pre-read/pre-read-contract.ts';
import { readinessOf, tallyOf } from '#shared/pre-read/readiness.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { aSessionDesk, type SessionDesk, type Somebody } from '#test/pre-read/session-desk.ts';

let nayar: TestNayar;
beforeAll(async () => {
  nayar = await startTestNayar({}, { now: () => new Date('2026-11-20T08:00:00.000Z') });
});
afterAll(() => nayar.stop());

let desk: SessionDesk;
let lead: Somebody;
let dana: Somebody;
let avi: Somebody;
let card: PreReadCard;
beforeEach(async () => {
  desk = await aSessionDesk(nayar);
  lead = await desk.join('lead');
  await desk.appoint(lead);
  [dana, avi] = [
    await desk.join('respondent', [desk.groups[0]]),
    await desk.join('commenter', [desk.groups[1]]),
  ];
  await desk.respond(dana, avi);
  card = (await desk.send(lead)).body;
});

const board = async (by: Somebody) =>
  (await by.call(getReadiness, { params: { sessionId: desk.session.id } })).body;

describe('the readiness of a session', () => {
  it('[PR10] shows those who lead each person, by group, and all others the numbers alone', async () => {
    const params = { preReadId: card.id };
    await dana.call(markPreRead, { params, body: { deed: 'opened' } });
    await avi.call(markPreRead, { params, body: { deed: 'read' } });
    await avi.call(answerPreRead, {
      params,
      body: {
        sendId: randomUUID(),
        answers: [{ questionId: card.questions[0]?.id, text: 'כן' }],
        isSubmitted: true,
      },
    });
    const { people, preReads, missing } = await board(lead);
    const cells = new Map(people.map((one) => [one.personId, one.cells[0]]));
    expect(cells.get(dana.personId)).toMatchObject({ opened: true, read: false, answered: 0 });
    expect(cells.get(avi.personId)).toMatchObject({ read: true, answered: 1, isDone: true });
    expect(preReads[0]?.tally).toEqual({ invited: 2, opened: 2, read: 1, done: 1 });
    expect(preReads[0]?.groups).toMatchObject([
      { name: 'צפון', invited: 1, done: 0 },
      { name: 'דרום', invited: 1, done: 1 },
    ]);
    expect(missing).toBe(1);
    const seen = await board(dana);
    expect(seen).toMatchObject({ people: [], mayManage: false, missing: 0 });
    expect(seen.preReads[0]?.tally).toMatchObject({ invited: 2, done: 1 });
    // Whom nothing was sent to sees nothing of it.
    expect((await board(await desk.join('author'))).preReads).toEqual([]);
  });
});

describe('the readiness of a session', () => {
  it('[PR2] tells those who lead it nothing of papers that they may not read', async () => {
    const { catalogue } = nayar.nayar.storage;
    await catalogue.transact(async ({ papers }) => {
      const paper = await papers.get(desk.paperId);
      if (paper) await papers.put({ ...paper, groupId: desk.groups[0], sessionId: null });
    });
    const seen = await board(lead);
    expect(seen).toMatchObject({ mayManage: true, preReads: [], people: [], missing: 0 });
    const params = { sessionId: desk.session.id };
    expect((await lead.call(remindMissing, { params })).body).toEqual({ reminded: 0 });
    const inGroup = await desk.join('lead', [desk.groups[0]]);
    await desk.appoint(inGroup);
    expect(await board(inGroup)).toMatchObject({ preReads: [{ id: card.id }], missing: 1 });
  });
});

describe('readiness', () => {
  const id = (kind: string) => fc.integer({ min: 0, max: 5 }).map((at) => `${kind}-${String(at)}`);
  const moment = fc.constantFrom(null, '2026-11-20T08:00:00.000Z', '2026-12-20T08:00:00.000Z');

  it('[PR10] equals counting each cell anew', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(id('m'), { minLength: 1 }),
        fc.uniqueArray(
          fc.record({
            id: id('p'),
            questions: fc.uniqueArray(
              id('q').map((question) => ({ id: question })),
              { selector: (question) => question.id },
            ),
            dueOn: fc.constantFrom(null, '2026-12-01'),
            invited: fc.array(id('m')).map((ids) => new Set(ids)),
          }),
          { selector: (one) => one.id },
        ),
        fc.uniqueArray(
          fc.record({
            preReadId: id('p'),
            personId: id('m'),
            openedAt: moment,
            readAt: moment,
            submittedAt: moment,
          }),
          { selector: (one) => `${one.preReadId} ${one.personId}` },
        ),
        fc.array(
          fc.record({
            preReadId: id('p'),
            personId: id('m'),
            text: fc.constantFrom('', 'כן'),
          }),
        ),
        (people, preReads, marks, answers) => {
          const members = people.map((personId) => ({ personId }));
          const found = readinessOf({ members, preReads, marks, answers });
          let invited = 0;
          for (const preRead of preReads) {
            for (const { personId } of members) {
              if (!preRead.invited.has(personId)) continue;
              invited += 1;
              const of = { preReadId: preRead.id, personId };
              const isOf = (one: typeof of) =>
                one.preReadId === of.preReadId && one.personId === of.personId;
              const mark = marks.find(isOf);
              const cell = found
                .find(({ member }) => member.personId === personId)
                ?.cells.find(({ preReadId }) => preReadId === preRead.id);
              const wanted = preRead.questions.length > 0 ? mark?.submittedAt : mark?.readAt;
              expect(cell).toMatchObject({
                opened: Boolean(mark?.openedAt),
                read: Boolean(mark?.readAt),
                answered: answers.filter((one) => isOf(one) && one.text !== '').length,
                isDone: Boolean(wanted),
                isLate: preRead.dueOn !== null && (mark?.submittedAt ?? '').startsWith('2026-12'),
              });
            }
          }
          expect(tallyOf(found.flatMap(({ cells }) => cells)).invited).toBe(invited);
        },
      ),
    );
  });
});

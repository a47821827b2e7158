import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listForumEntries, recordEntry } from '#shared/meeting/log-contract.ts';
import { textOf, type ContentNode } from '#shared/paper/content.ts';
import { readPaper } from '#shared/paper/paper-contract.ts';
import {
  changeRecommendation,
  getRecommendation,
  takePosition,
} from '#shared/position/position-contract.ts';
import { settleRegister } from '#shared/register/register-contract.ts';
import { decideSuggestions, listDecisions } from '#shared/suggestion/suggestion-contract.ts';
import { listVersions } from '#shared/version/version-contract.ts';
import { aParagraph } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { aMeeting, type Meeting } from '#test/meeting/a-meeting.ts';
import { typed } from '#test/register/typed-papers.ts';

let nayar: TestNayar;
let meeting: Meeting;
beforeAll(async () => {
  nayar = await startTestNayar();
  meeting = await aMeeting(nayar);
});
afterAll(() => nayar.stop());

const textIn = async (paperId: string) =>
  textOf(
    (await meeting.lead.call(readPaper, { params: { paperId } })).body.content as ContentNode[],
  );
const versionsOf = async (paperId: string) =>
  (await meeting.lead.call(listVersions, { params: { paperId } })).body.versions;
const viewOf = async (guest: Guest, paperId: string, blockId: string) =>
  (await guest.call(getRecommendation, { params: { paperId, blockId } })).body;

describe('a suggestion that is decided on in a meeting', () => {
  it('[ME2][ME4] is decided in the paper, and recorded with the version and the words', async () => {
    const { lead, anna } = meeting;
    const paperId = await meeting.lay(aParagraph('סעיף ראשון'));
    await meeting.suggest(anna, paperId, 'סעיף של אנה', 'AnnaAAAA');
    const reply = await meeting.record(lead, {
      kind: 'suggestions',
      paperId,
      ids: ['AnnaAAAA'],
      decision: 'accept',
      item: 'דיון בנייר',
    });
    expect(reply.status).toBe(200);
    const [version] = await versionsOf(paperId);
    expect(reply.body).toMatchObject({
      kind: 'suggestions',
      decision: 'accept',
      item: 'דיון בנייר',
      suggestions: [{ author: { id: anna.personId }, inserted: 'סעיף של אנה' }],
      version: { id: version?.id, number: version?.number },
    });
    expect(version?.name).toContain('במפגש');
    expect(await textIn(paperId)).toContain('סעיף של אנה');
    const decided = await anna.call(listDecisions, { params: { paperId } });
    expect(decided.body.decisions).toMatchObject([{ decision: 'accept', isMine: true }]);
  });

  it('[ME2] is recorded once however often it is sent, and by nobody else under that id', async () => {
    const { lead, anna } = meeting;
    const paperId = await meeting.lay(aParagraph('סעיף'));
    await meeting.suggest(anna, paperId, 'תוספת', 'AnnaBBBB');
    const id = randomUUID();
    const wish = { id, kind: 'suggestions', paperId, ids: ['AnnaBBBB'], decision: 'reject' };
    const replies = await Promise.all([
      meeting.record(lead, wish),
      meeting.record(lead, wish),
      meeting.record(lead, wish),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(replies.map(({ body }) => body.number)).size).toBe(1);
    const coordinator = await meeting.join('coordinator');
    expect((await meeting.record(coordinator, wish)).body).toMatchObject({
      code: 'already-exists',
    });
    const late = { ...wish, id: randomUUID() };
    expect((await meeting.record(lead, late)).body).toMatchObject({ code: 'changed-meanwhile' });
    const { entries } = await meeting.log(lead);
    expect(entries.filter(({ place }) => place?.paperId === paperId)).toHaveLength(1);
  });

  it('[ME3] is recorded at the next start when only the record is missing, and not when nothing was done', async () => {
    const { lead, anna, params } = meeting;
    const paperId = await meeting.lay(aParagraph('סעיף'));
    await meeting.suggest(anna, paperId, 'נעשה', 'AnnaCCCC');
    await meeting.suggest(anna, paperId, 'לא נעשה', 'AnnaDDDD');
    const wish = { kind: 'suggestions', paperId, decision: 'accept', item: null, reason: null };
    const [done, undone] = [randomUUID(), randomUUID()];
    const at = new Date().toISOString();
    const common = { sessionId: params.sessionId, by: lead.personId, at };
    const begun = (id: string, ids: string[]) =>
      ({ ...common, id, wish: { ...wish, id, ids } }) as never;
    const store = await nayar.nayar.storage.work.of(meeting.forumId);
    await store.transact(async ({ unfinishedEntries }) => {
      await unfinishedEntries.put(begun(done, ['AnnaCCCC']));
      await unfinishedEntries.put(begun(undone, ['AnnaDDDD']));
    });
    // The deed alone, as a crash right after it leaves it.
    const body = { ids: ['AnnaCCCC'], decision: 'accept' };
    await lead.call(decideSuggestions, { params: { paperId }, body });
    await meeting.record(lead, { kind: 'note', text: 'הבא בתור' });
    const { entries } = await meeting.log(lead);
    const about = entries.filter(({ place }) => place?.paperId === paperId);
    expect(about).toMatchObject([{ id: done, suggestions: [{ inserted: 'נעשה' }] }]);
    expect(await store.tables.unfinishedEntries.find({})).toEqual([]);
  });
});

describe('a recommendation that is decided on in a meeting', () => {
  const BLOCK = 'recommend01';
  const lay = () => meeting.lay(typed('recommendation', BLOCK, 'הממשלה תפרסם דוח שנתי'));

  it('[ME2][ME4] is moved by the register, and recorded with the positions that stood', async () => {
    const { lead, anna } = meeting;
    const paperId = await lay();
    const place = { paperId, blockId: BLOCK };
    const { wording } = await viewOf(lead, paperId, BLOCK);
    const wish = { kind: 'recommendation', ...place, wording };
    expect((await meeting.record(lead, { ...wish, state: 'validation' })).body).toMatchObject({
      from: 'draft',
      to: 'validation',
      positions: [],
    });
    await anna.call(takePosition, { params: place, body: { wording, stance: 'support' } });
    const { body } = await meeting.record(lead, { ...wish, state: 'validated', reason: 'אושר' });
    expect(body).toMatchObject({
      text: 'אושר',
      wording: 'הממשלה תפרסם דוח שנתי',
      positions: [{ person: { id: anna.personId }, stance: 'support', isSpoken: false }],
    });
    expect((await viewOf(anna, paperId, BLOCK)).state).toBe('validated');
    expect(
      (await meeting.record(lead, { ...wish, state: 'validation', wording: 'z'.repeat(20) })).body,
    ).toMatchObject({ code: 'changed-meanwhile' });
  });

  it('[ME4] gives several entries of one moment one version, and it stays when others are thinned', async () => {
    const { lead } = meeting;
    const paperId = await lay();
    const place = { paperId, blockId: BLOCK };
    const one = await meeting.record(lead, { kind: 'decision', text: 'ראשונה', place });
    const other = await meeting.record(lead, { kind: 'note', text: 'שנייה', place });
    expect(one.body.version).toEqual(other.body.version);
    expect((await versionsOf(paperId))[0]).toMatchObject({ id: one.body.version?.id });
    expect((await versionsOf(paperId))[0]?.name).not.toBeNull();
  });

  it('[ME7] keeps a position that was said aloud, marked, until the person takes their own', async () => {
    const { lead, anna } = meeting;
    const paperId = await lay();
    const { wording } = await viewOf(lead, paperId, BLOCK);
    const said = { kind: 'position', paperId, blockId: BLOCK, wording, personId: anna.personId };
    expect((await meeting.record(lead, { ...said, stance: 'object' })).status).toBe(400);
    const against = { stance: 'object', reason: 'לא ישים', satisfy: 'לוח זמנים' };
    expect((await meeting.record(lead, { ...said, ...against })).body).toMatchObject({
      positions: [{ person: { id: anna.personId }, stance: 'object', isSpoken: true }],
    });
    const again = await meeting.record(lead, { ...said, ...against });
    expect([again.status, again.body.positions[0]?.stance]).toEqual([200, 'object']);
    expect((await viewOf(anna, paperId, BLOCK)).mine).toMatchObject({
      stance: 'object',
      reservation: null,
      recordedBy: expect.stringContaining('author'),
    });
    const params = { paperId, blockId: BLOCK };
    // To say the same oneself makes it one's own.
    await anna.call(takePosition, { params, body: { wording, ...against } });
    expect((await viewOf(anna, paperId, BLOCK)).mine).toMatchObject({ recordedBy: null });
    await anna.call(takePosition, { params, body: { wording, stance: 'support' } });
    expect((await viewOf(lead, paperId, BLOCK)).positions).toMatchObject([
      { stance: 'support', recordedBy: null },
    ]);
    expect((await meeting.record(lead, { ...said, ...against })).status).toBe(409);
    expect((await viewOf(anna, paperId, BLOCK)).mine).toMatchObject({ stance: 'support' });
    const own = { ...said, personId: lead.personId, stance: 'support' };
    expect((await meeting.record(lead, own)).status).toBe(404);
    expect((await meeting.record(anna, { ...said, stance: 'support' })).status).toBe(403);
  });

  it('[ME6] tells a closed position only to those to whom it is open', async () => {
    const coordinator = await meeting.join('coordinator');
    const other = await meeting.join('commenter');
    const { forumId } = meeting;
    await coordinator.call(settleRegister, { params: { forumId }, body: { openness: 'closed' } });
    const paperId = await lay();
    const place = { paperId, blockId: BLOCK };
    const { wording } = await viewOf(coordinator, paperId, BLOCK);
    await meeting.record(meeting.lead, {
      kind: 'position',
      ...place,
      wording,
      personId: meeting.anna.personId,
      stance: 'support',
    });
    const seenBy = async (guest: Guest) =>
      (await meeting.log(guest)).entries.find((entry) => entry.place?.paperId === paperId)
        ?.positions.length;
    expect([await seenBy(other), await seenBy(meeting.anna)]).toEqual([0, 1]);
    await other.call(takePosition, { params: place, body: { wording, stance: 'no-objection' } });
    expect(await seenBy(other)).toBe(1);
    await coordinator.call(settleRegister, { params: { forumId }, body: { openness: 'open' } });
    const state = { wording, state: 'dropped' };
    expect(
      (await coordinator.call(changeRecommendation, { params: place, body: state })).status,
    ).toBe(200);
  });
});

describe('the log', () => {
  it('[ME5] is put right by a later entry of the session that names the earlier', async () => {
    const { lead } = meeting;
    const wrong = (await meeting.record(lead, { kind: 'decision', text: 'ועדה של חמישה' })).body;
    const right = { kind: 'decision', text: 'ועדה של שבעה', corrects: wrong.number };
    expect((await meeting.record(lead, right)).body).toMatchObject({ corrects: wrong.number });
    const { entries } = await meeting.log(lead);
    const earlier = entries.find(({ id }) => id === wrong.id);
    expect(earlier).toMatchObject({ text: 'ועדה של חמישה', hash: wrong.hash });
    expect(earlier?.correctedBy).toHaveLength(1);
    const other = await aMeeting(nayar);
    expect((await other.record(other.lead, { ...right })).status).toBe(404);
  });

  it('[ME6] of a group’s meeting, and of a paper that is closed to me, tells me nothing', async () => {
    const own = await aMeeting(nayar);
    const [north] = own.groups;
    const { catalogue } = nayar.nayar.storage;
    const inside = await own.join('reader', [north]);
    const outside = await own.join('author');
    const { lead, params } = own;
    const hidden = await own.lay(aParagraph('סוד'));
    await catalogue.transact(async ({ papers }) => {
      const card = await papers.get(hidden);
      if (card) await papers.put({ ...card, sessionId: null, groupId: north });
    });
    const coordinator = await own.join('coordinator');
    const place = { paperId: hidden, blockId: null };
    expect((await own.record(coordinator, { kind: 'note', text: 'על הסוד', place })).status).toBe(
      200,
    );
    expect((await own.record(lead, { kind: 'note', text: 'לכולם' })).status).toBe(200);
    const texts = async (guest: Guest) => (await own.log(guest)).entries.map(({ text }) => text);
    expect(await texts(inside)).toEqual(['על הסוד', 'לכולם']);
    expect(await texts(outside)).toEqual(['לכולם']);
    expect((await own.record(lead, { kind: 'note', text: 'ניסיון', place })).status).toBe(404);
    await catalogue.transact(async ({ sessions }) => {
      const row = await sessions.get(params.sessionId);
      if (row) await sessions.put({ ...row, groupId: north });
    });
    const { body } = await outside.call(listForumEntries, { params: { forumId: own.forumId } });
    expect(body.entries).toEqual([]);
    expect(
      (
        await outside.call(recordEntry, {
          params,
          body: { id: randomUUID(), kind: 'note', text: 'א' },
        })
      ).status,
    ).toBe(404);
    expect(await texts(inside)).toEqual(['על הסוד', 'לכולם']);
  });

  it('[ME1] only grows, without gaps and with a whole chain, whatever is sent by whomever', async () => {
    const own = await aMeeting(nayar);
    const people = [own.lead, own.anna, await own.join('coordinator')] as const;
    const STEP = fc.record({
      who: fc.nat(2),
      id: fc.nat(4),
      kind: fc.constantFrom('decision', 'note', 'action'),
      text: fc.string({ unit: fc.constantFrom('א', 'ב', ' '), maxLength: 4 }),
      corrects: fc.option(fc.integer({ min: 1, max: 6 })),
    });
    const ids = Array.from({ length: 5 }, () => randomUUID());
    const storage = async () =>
      (await (await nayar.nayar.storage.work.of(own.forumId)).tables.logEntries.find({})).map(
        (row) => JSON.stringify(row),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(STEP, { maxLength: 4 }), async (steps) => {
        const before = await storage();
        await Promise.all(
          steps.map(({ who, id, ...wish }) =>
            own.record(people[who] ?? own.lead, {
              ...wish,
              // Some are new, some were sent before.
              id: id === 4 ? randomUUID() : ids[id],
            }),
          ),
        );
        const after = await storage();
        expect(after.slice(0, before.length)).toEqual(before);
        const log = await own.log(own.lead);
        expect(log.breaks).toEqual([]);
        expect(log.entries.map(({ number }) => number)).toEqual(after.map((_, at) => at + 1));
      }),
      { numRuns: 12 },
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { attendMeeting, getMeeting, writeMinutes } from '#shared/meeting/meeting-contract.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { getPaper, readPaper } from '#shared/paper/paper-contract.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { getRecommendation, takePosition } from '#shared/position/position-contract.ts';
import { aParagraph } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { aMeeting, type Meeting } from '#test/meeting/a-meeting.ts';
import { typed } from '#test/register/typed-papers.ts';

let nayar: TestNayar;
beforeAll(async () => {
  nayar = await startTestNayar();
});
afterAll(() => nayar.stop());

const write = (by: Guest, { params }: Meeting) => by.call(writeMinutes, { params });
const minutesOf = async (by: Guest, { params }: Meeting) =>
  (await by.call(getMeeting, { params })).body.minutes;
const textOfPaper = async (by: Guest, paperId: string) =>
  textOf((await by.call(readPaper, { params: { paperId } })).body.content as ContentNode[]);

describe('minutes', () => {
  it('[ME14] hold who was there, what was decided with its positions, and who does what by when', async () => {
    const meeting = await aMeeting(nayar);
    const { lead, anna, params } = meeting;
    const block = 'recommend01';
    const paperId = await meeting.lay(typed('recommendation', block, 'הממשלה תפרסם דוח'));
    const place = { paperId, blockId: block };
    const { wording } = (await lead.call(getRecommendation, { params: place })).body;
    const stand = { stance: 'object', reason: 'לא ישים', satisfy: 'לוח זמנים' };
    await anna.call(takePosition, { params: place, body: { wording, ...stand } });
    await anna.call(attendMeeting, { params, body: { presence: 'afar' } });
    const wish = { kind: 'recommendation', ...place, wording, item: 'דיון' };
    await meeting.record(lead, { ...wish, state: 'validation' });
    await meeting.record(lead, { ...wish, state: 'validated' });
    const action = { ownerIds: [anna.personId], dueOn: '2026-12-24' };
    await meeting.record(lead, { kind: 'action', text: 'להכין נוסח', ...action });
    expect((await write(anna, meeting)).status).toBe(403);
    expect((await write(lead, meeting)).status).toBe(200);
    const minutes = await minutesOf(anna, meeting);
    const text = await textOfPaper(anna, minutes?.paperId ?? '');
    for (const words of [
      '10 בדצמבר 2026',
      '(מרחוק)',
      'ממצב בתיקוף למצב תוקפה',
      'הממשלה תפרסם דוח',
      'התנגדות. לא ישים',
      'להכין נוסח',
      '24 בדצמבר 2026',
    ])
      expect(text).toContain(words);
    const card = (await anna.call(getPaper, { params: { paperId: minutes?.paperId ?? '' } })).body;
    expect(card).toMatchObject({ kind: 'minutes', sessionId: params.sessionId });
  });

  it('[ME14] are written once, and later entries stand at their end beside what people changed', async () => {
    const meeting = await aMeeting(nayar);
    const { lead } = meeting;
    await meeting.record(lead, { kind: 'decision', text: 'החלטה ראשונה' });
    await Promise.all([write(lead, meeting), write(lead, meeting)]);
    const first = await minutesOf(lead, meeting);
    expect(first?.missing).toBe(0);
    const paperId = first?.paperId ?? '';
    const minutes = (
      await nayar.nayar.storage.catalogue.tables.papers.find({ kind: 'minutes' })
    ).filter(({ sessionId }) => sessionId === meeting.params.sessionId);
    expect(minutes).toHaveLength(1);
    const writer = await stockWriter(lead, paperId);
    const own = new Y.XmlElement('paragraph');
    own.insert(0, [new Y.XmlText('מה שכתבנו בעצמנו')]);
    writer.doc.getXmlFragment(CONTENT_ROOT).insert(0, [own]);
    await expect.poll(() => textOfPaper(lead, paperId)).toContain('מה שכתבנו בעצמנו');
    writer.close();
    const before = await textOfPaper(lead, paperId);
    await meeting.record(lead, { kind: 'decision', text: 'החלטה מאוחרת' });
    expect((await minutesOf(lead, meeting))?.missing).toBe(1);
    await Promise.all([write(lead, meeting), write(lead, meeting)]);
    const after = await textOfPaper(lead, paperId);
    expect(after.slice(0, before.length)).toBe(before);
    expect(after.split('החלטה מאוחרת')).toHaveLength(2);
    expect((await minutesOf(lead, meeting))?.missing).toBe(0);
  });

  it('[ME18] are written in the language of the meeting’s papers, and later entries in their own', async () => {
    const meeting = await aMeeting(nayar);
    const { lead } = meeting;
    const { catalogue, versions } = nayar.nayar.storage;
    await catalogue.transact(async ({ papers }) => {
      for (const card of await papers.find({ sessionId: meeting.params.sessionId }))
        await papers.put({ ...card, direction: 'ltr' });
    });
    const place = { paperId: meeting.paperId, blockId: null };
    await meeting.record(lead, { kind: 'decision', text: 'first', place });
    const { tables } = await versions.of(meeting.paperId);
    expect((await tables.versions.find({}))[0]?.laterName?.name).toContain('In the session');
    await write(lead, meeting);
    const paperId = (await minutesOf(lead, meeting))?.paperId ?? '';
    expect((await catalogue.tables.papers.get(paperId))?.direction).toBe('ltr');
    for (const words of ['10 December 2026', 'Present', 'Decision 1'])
      expect(await textOfPaper(lead, paperId)).toContain(words);
    await meeting.record(lead, { kind: 'note', text: 'second' });
    await write(lead, meeting);
    expect(await textOfPaper(lead, paperId)).not.toMatch(/[א-ת]{4,}: second/);
    expect(await textOfPaper(lead, paperId)).toContain('Note 2: second');
  });

  it('[ME14] that a crash left half noted are not written twice', async () => {
    const meeting = await aMeeting(nayar);
    const { lead, forumId, params } = meeting;
    await meeting.record(lead, { kind: 'decision', text: 'ראשונה' });
    await write(lead, meeting);
    const paperId = (await minutesOf(lead, meeting))?.paperId ?? '';
    await meeting.record(lead, { kind: 'decision', text: 'שנייה' });
    await write(lead, meeting);
    const store = await nayar.nayar.storage.work.of(forumId);
    const content = (await lead.call(readPaper, { params: { paperId } })).body
      .content as ContentNode[];
    const heading = content.find((node) => textOf([node]).startsWith('תוספת'));
    const blockId = String(heading?.attrs?.['id']);
    await store.transact(async ({ meetings }) => {
      const row = await meetings.get(params.sessionId);
      // As it stood after the text was written and before that was noted.
      if (row?.minutes)
        await meetings.put({
          ...row,
          minutes: {
            paperId,
            upTo: row.minutes.upTo - 1,
            writing: { blockId, upTo: row.minutes.upTo },
          },
        });
    });
    await write(lead, meeting);
    expect((await textOfPaper(lead, paperId)).split('שנייה')).toHaveLength(2);
    expect((await minutesOf(lead, meeting))?.missing).toBe(0);
  });

  it('[ME15] keep to themselves what one of their readers may not know', async () => {
    const meeting = await aMeeting(nayar);
    const { catalogue } = nayar.nayar.storage;
    const paperId = await meeting.lay(aParagraph('סוד'));
    await catalogue.transact(async ({ papers }) => {
      const card = await papers.get(paperId);
      if (card)
        await papers.put({
          ...card,
          sessionId: null,
          groupId: meeting.groups[0],
          title: 'כותרת סודית',
        });
    });
    const coordinator = await meeting.join('coordinator');
    const place = { paperId, blockId: null };
    await meeting.record(coordinator, { kind: 'decision', text: 'על הנייר הסודי', place });
    await write(coordinator, meeting);
    const text = await textOfPaper(
      meeting.anna,
      (await minutesOf(meeting.anna, meeting))?.paperId ?? '',
    );
    expect(text).toContain('החלטה 1');
    expect(text).not.toContain('סודי');
  });

  const change = (paperId: string, over: object) =>
    nayar.nayar.storage.catalogue.transact(async ({ papers }) => {
      const card = await papers.get(paperId);
      if (card) await papers.put({ ...card, ...over });
    });

  it('[ME15] name the number of what their writer may not know, and leave out none', async () => {
    const meeting = await aMeeting(nayar);
    const { lead } = meeting;
    const paperId = await meeting.lay(aParagraph('סוד'));
    await change(paperId, { sessionId: null, groupId: meeting.groups[0] });
    const coordinator = await meeting.join('coordinator');
    const place = { paperId, blockId: null };
    await meeting.record(coordinator, { kind: 'decision', text: 'על הנייר הסודי', place });
    await meeting.record(coordinator, { kind: 'decision', text: 'על הכול' });
    await write(lead, meeting);
    const text = await textOfPaper(lead, (await minutesOf(lead, meeting))?.paperId ?? '');
    expect(text).toContain('החלטה 1');
    expect(text).toContain('על הכול');
    expect(text).not.toContain('סודי');
  });

  it('[ME15] opened to others since the meeting take no more of what those may not know', async () => {
    const meeting = await aMeeting(nayar);
    const { anna, groups, session } = meeting;
    const { catalogue } = nayar.nayar.storage;
    const [groupId] = groups;
    const lead = await meeting.join('author', [groupId]);
    await meeting.appoint(lead);
    await catalogue.transact(async ({ sessions }) => {
      const kept = await sessions.get(session.id);
      if (kept) await sessions.put({ ...kept, groupId, respondentIds: [] });
    });
    const paperId = await meeting.lay(aParagraph('סוד'));
    await change(paperId, { groupId, title: 'כותרת סודית' });
    const place = { paperId, blockId: null };
    await meeting.record(lead, { kind: 'decision', text: 'ראשונה' });
    await write(lead, meeting);
    const minutes = (await minutesOf(lead, meeting))?.paperId ?? '';
    await change(minutes, { groupId: null });
    await meeting.record(lead, { kind: 'decision', text: 'על הנייר הסודי', place });
    await write(lead, meeting);
    const text = await textOfPaper(anna, minutes);
    expect(text).toContain('החלטה 2');
    expect(text).not.toContain('סודי');
  });

  it('[ME15] that went to another forum are left to it, and written anew here', async () => {
    const meeting = await aMeeting(nayar);
    const { forumId } = await aMeeting(nayar);
    const { lead } = meeting;
    await meeting.record(lead, { kind: 'decision', text: 'ראשונה' });
    await write(lead, meeting);
    const first = (await minutesOf(lead, meeting))?.paperId ?? '';
    await change(first, { forumId, sessionId: null });
    await meeting.record(lead, { kind: 'decision', text: 'שנייה' });
    expect((await write(lead, meeting)).status).toBe(200);
    const second = (await minutesOf(lead, meeting))?.paperId ?? '';
    expect(second).not.toBe(first);
    expect(await textOfPaper(lead, second)).toContain('שנייה');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readStory, type StoryView, versionOfThread } from '#shared/story/story-contract.ts';
import { decideSuggestions, listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { answerThreads } from '#shared/thread/thread-contract.ts';
import { getMe } from '#shared/member/member-contract.ts';
import { getPaper } from '#shared/paper/paper-contract.ts';
import { nameVersion, restoreVersion } from '#shared/version/version-contract.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar } from '#test/harness/start-nayar.ts';
import { type StockWriter, stockWriter } from '#test/harness/stock-writer.ts';
import { par } from '#test/compare/told.ts';
import { threadDesk, type ThreadDesk, words } from '#test/thread/thread-desk.ts';

let desk: ThreadDesk;
let lead: Guest;
let author: Guest;
let respondent: Guest;
let reader: Guest;
let paperId: string;
let sessionId: string;
const lines: StockWriter[] = [];

beforeAll(async () => {
  const nayar = await startTestNayar();
  const { catalogue } = nayar.nayar.storage;
  const [forum] = await catalogue.tables.forums.find({});
  if (!forum) throw new Error('the sample has no forum');
  const groups = [{ id: 'group-0001', name: 'צפון' }];
  await catalogue.transact(async ({ forums }) => forums.put({ ...forum, groups }));
  desk = await threadDesk(nayar);
  [lead, author, respondent, reader] = await Promise.all([
    desk.somebody('lead'),
    desk.somebody('author', ['group-0001']),
    desk.somebody('respondent'),
    desk.somebody('reader'),
  ]);
  const [session] = await catalogue.tables.sessions.find({ forumId: forum.id });
  sessionId = session?.id ?? '';
});
afterAll(() => desk.nayar.stop());
beforeEach(async () => {
  for (const line of lines.splice(0)) line.close();
  const card = { forumId: desk.forumId, title: 'נייר', sessionId };
  const content = [par('block-0001', 'הממשלה תקבע'), par('block-0002', 'שורה שנייה')];
  paperId = (await layPaper(desk.nayar, card, content)).id;
});

const idOf = async (guest: Guest) => (await guest.call(getMe)).body.person.id;

async function story(guest: Guest, blockId = 'block-0001', said = 'block'): Promise<StoryView> {
  return (await guest.call(readStory, { params: { paperId, blockId, words: said } })).body;
}

async function writer(guest: Guest): Promise<StockWriter> {
  const line = await stockWriter(guest, paperId);
  lines.push(line);
  return line;
}

const textIn = (doc: Y.Doc, at: number) =>
  (doc.getXmlFragment(CONTENT_ROOT).get(at) as Y.XmlElement).get(0) as Y.XmlText;

/** Somebody writes at the end of the first block, and it is on disk. */
async function writes(guest: Guest, what: string): Promise<void> {
  const { doc } = await writer(guest);
  const text = textIn(doc, 0);
  text.insert(text.length, what);
  await expect.poll(async () => (await story(lead)).words).toContain(what);
}

const names = async (name: string) =>
  (await lead.call(nameVersion, { params: { paperId }, body: { name, reason: null } })).body;

describe('the story of a passage', () => {
  it('[ST4] tells over HTTP who wrote a block, and who wrote the words selected', async () => {
    await writes(author, ' יעדים');
    const told = await story(reader);
    const me = await idOf(author);
    expect(told.strokes.map(({ words: said, by }) => [said, by?.id ?? null])).toEqual([
      ['הממשלה תקבע', null],
      [' יעדים', me],
    ]);
    expect(told.shares.map(({ by, letters }) => [by?.id ?? null, letters])).toEqual([
      [null, 10],
      [me, 5],
    ]);
    const { doc } = await writer(author);
    const place = (index: number) =>
      Buffer.from(
        Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(textIn(doc, 0), index)),
      ).toString('base64url');
    const selected = await story(reader, 'block-0001', `${place(7)}~${place(14)}`);
    expect(selected.strokes.map(({ words: said }) => said)).toEqual(['תקבע', ' יע']);
    expect(selected.words).toBe('תקבע יע');
    expect(told.sessions.map(({ id }) => id)).toEqual([sessionId]);
  });

  it('[ST2] goes back to whoever wrote words that a restore put back', async () => {
    await writes(author, ' יעדים');
    const kept = await names('לפני');
    const { doc } = await writer(author);
    doc.getXmlFragment(CONTENT_ROOT).delete(0, 1);
    await expect
      .poll(async () => (await reader.call(readStory, { params: at('block-0001') })).status)
      .toBe(404);
    const body = { part: { kind: 'whole' } };
    await lead.call(restoreVersion, { params: { paperId, versionId: kept.id }, body });
    const { strokes } = await story(lead);
    const [first, second] = strokes;
    expect([first?.words, first?.by, first?.putBackBy]).toEqual([
      'הממשלה תקבע',
      expect.anything(),
      null,
    ]);
    expect([second?.by?.id, second?.putBackBy?.id]).toEqual([await idOf(author), await idOf(lead)]);
  });

  it('[ST3] tells in which versions a wording stood first, last and by name', async () => {
    await names('ראשונה');
    await writes(author, ' יעדים');
    expect((await story(lead)).standing).toBeNull();
    const changedBy = async () =>
      (await lead.call(getPaper, { params: { paperId } })).body.changedByName;
    await expect.poll(changedBy).not.toBeNull();
    await names('שנייה');
    await names('שלישית');
    const { standing } = await story(reader);
    expect([standing?.first.name, standing?.last.name, standing?.isBroken]).toEqual([
      'שנייה',
      'שלישית',
      false,
    ]);
    expect(standing?.contributors.map(({ id }) => id)).toEqual([await idOf(author)]);
    expect((await story(lead, 'block-0002')).standing?.named.map(({ name }) => name)).toEqual([
      'שלישית',
      'שנייה',
      'ראשונה',
    ]);
  });

  it('[ST5] tells of suggestions and decisions, with who and why, to those who see remarks', async () => {
    const { doc } = await writer(respondent);
    const mark = {
      'insertion--AAAAAAAA': { author: await idOf(respondent), at: 1_764_000_000_000 },
    };
    textIn(doc, 0).insert(11, ' מיד', mark);
    const waiting = async (guest: Guest) => (await story(guest)).suggestions.waiting.length;
    await expect.poll(() => waiting(reader)).toBe(1);
    expect(
      (await lead.call(listSuggestions, { params: { paperId } })).body.suggestions,
    ).toHaveLength(1);
    const body = { ids: ['AAAAAAAA'], decision: 'accept', reason: 'דחוף' };
    await lead.call(decideSuggestions, { params: { paperId }, body });
    const told = await story(author);
    expect(told.suggestions.waiting).toEqual([]);
    expect(told.suggestions.decided).toMatchObject([
      { decision: 'accept', reason: 'דחוף', inserted: ' מיד' },
    ]);
    // Accepted by the lead, and still the words of whoever suggested them.
    expect(told.strokes.at(-1)).toMatchObject({
      words: ' מיד',
      by: { id: await idOf(respondent) },
    });
    expect((await story(author, 'block-0002')).suggestions.decided).toEqual([]);
    expect(await story(reader)).toMatchObject({ suggestions: { decided: [] }, seesRemarks: false });
  });

  it('[ST5] tells of remarks with their answers, and of private ones to their group alone', async () => {
    const anchor = { kind: 'block', blockId: 'block-0001' };
    const open = await desk.made(respondent, paperId, { anchor, body: words('לא ברור') });
    await desk.made(author, paperId, { anchor, groupId: 'group-0001', body: words('בינינו') });
    await desk.made(respondent, paperId, { anchor: { kind: 'block', blockId: 'block-0002' } });
    const body = { ids: [open.id], disposition: 'accepted', reason: 'תוקן' };
    await lead.call(answerThreads, { params: { paperId }, body });
    const said = async (guest: Guest) => (await story(guest)).remarks.map((remark) => remark.says);
    expect(await said(lead)).toEqual(['לא ברור']);
    expect(await said(author)).toEqual(['לא ברור', 'בינינו']);
    expect(await said(reader)).toEqual([]);
    expect((await story(lead)).remarks[0]?.answer).toMatchObject({
      disposition: 'accepted',
      reason: 'תוקן',
    });
  });

  it('[ST4] is not there for a block that is not, nor for words that are none; places that lead nowhere mean the block', async () => {
    const statusOf = async (params: Record<string, string>) =>
      (await lead.call(readStory, { params })).status;
    expect(await statusOf(at('block-9999'))).toBe(404);
    expect(await statusOf({ ...at('block-0001'), words: 'AAAA' })).toBe(404);
    expect(await statusOf({ ...at('block-0001'), words: 'AAAA~AAAA' })).toBe(200);
  });
});

const at = (blockId: string) => ({ paperId, blockId, words: 'block' });

describe('a remark', () => {
  it('[ST8] leads from a remark to the version that holds its passage', async () => {
    const quote = 'הממשלה תקבע';
    const thread = await desk.made(respondent, paperId, {
      anchor: { kind: 'passage', start: '', end: '', blockId: 'block-0001', quote },
    });
    const of = async (guest: Guest, id = thread.id) =>
      guest.call(versionOfThread, { params: { paperId, threadId: id } });
    expect((await of(author)).body).toEqual({ versionId: null });
    const kept = await names('עם הקטע');
    const { doc } = await writer(author);
    doc.getXmlFragment(CONTENT_ROOT).delete(0, 1);
    await expect
      .poll(async () => (await reader.call(readStory, { params: at('block-0001') })).status)
      .toBe(404);
    await names('בלי הקטע');
    expect((await of(author)).body).toEqual({ versionId: kept.id });
    // Whoever does not see the remark is not told where it was either.
    expect((await of(reader)).status).toBe(404);
    expect((await of(author, 'NoSuchId')).status).toBe(404);
  });
});

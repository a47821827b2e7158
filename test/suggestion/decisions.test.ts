import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { changePaper, readPaper, startPaper } from '#shared/paper/paper-contract.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { getMe } from '#shared/member/member-contract.ts';
import {
  decideSuggestions,
  listDecisions,
  listSuggestions,
} from '#shared/suggestion/suggestion-contract.ts';
import { listVersions } from '#shared/version/version-contract.ts';
import { NOON } from '#test/room/desk.ts';
import { type StockWriter, stockWriter } from '#test/harness/stock-writer.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let forumId: string;
let lead: Guest;
let anna: Guest;
let boaz: Guest;
let paperId: string;
const lines: StockWriter[] = [];

beforeAll(async () => {
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  lead = await nayar.newcomer(forumId, 'lead');
  anna = await nayar.newcomer(forumId, 'respondent');
  boaz = await nayar.newcomer(forumId, 'respondent');
});
afterAll(() => nayar.stop());
beforeEach(async () => {
  for (const line of lines.splice(0)) line.close();
  const body = { title: 'נייר לדיון', kind: 'plain' };
  paperId = (await lead.call(startPaper, { params: { forumId }, body })).body.id;
});

const idOf = async (guest: Guest) => (await guest.call(getMe)).body.person.id;

/** Puts a paragraph of one's own into the paper, as a suggestion under this id, and waits until it is listed. */
async function suggests(guest: Guest, words: string, id: string, at = NOON): Promise<void> {
  const line = await stockWriter(guest, paperId);
  lines.push(line);
  const block = new Y.XmlElement('paragraph');
  block.setAttribute(`insertion--${id}`, `${await idOf(guest)} ${at}`);
  block.insert(0, [new Y.XmlText(words)]);
  line.doc.getXmlFragment('default').push([block]);
  await expect.poll(async () => (await listed()).map(({ inserted }) => inserted)).toContain(words);
}

async function listed() {
  return (await lead.call(listSuggestions, { params: { paperId } })).body.suggestions;
}

async function textOnDisk(): Promise<string> {
  return textOf(
    (await lead.call(readPaper, { params: { paperId } })).body.content as ContentNode[],
  );
}

const decides = (guest: Guest, ids: string[], decision: 'accept' | 'reject', reason?: string) =>
  guest.call(decideSuggestions, {
    params: { paperId },
    body: { ids, decision, ...(reason !== undefined && { reason }) },
  });

describe('deciding on suggestions', () => {
  it('[SU10] goes on when somebody dates theirs far ahead', async () => {
    await suggests(anna, 'של אנה', 'AnnaAnna', 999_999_999_999_999);
    const [first] = await listed();
    expect(Date.parse(first?.at ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('[SU10] keeps no version before many decisions that nobody can make', async () => {
    await suggests(anna, 'של אנה', 'AnnaAnna');
    const invented = Array.from({ length: 9 }, (_, at) => `Nobody0${at}`);
    expect((await decides(boaz, invented, 'reject')).body.decided).toEqual([]);
    const { body } = await lead.call(listVersions, { params: { paperId } });
    expect(body.versions.filter(({ kind }) => kind === 'before')).toEqual([]);
  });

  it('[SU10] is for those who may merge: others may only withdraw what is theirs', async () => {
    await suggests(anna, 'של אנה', 'AnnaAnna');
    expect((await decides(anna, ['AnnaAnna'], 'accept')).status).toBe(403);
    expect((await decides(boaz, ['AnnaAnna'], 'accept')).status).toBe(403);
    expect((await decides(boaz, ['AnnaAnna'], 'reject')).body.decided).toEqual([]);
    expect(await listed()).toHaveLength(1);
    expect((await decides(anna, ['AnnaAnna'], 'reject')).body.decided).toEqual(['AnnaAnna']);
    expect(await textOnDisk()).not.toContain('של אנה');
  });

  it('[SU9] does not reach somebody else’s words by an id that was taken from the text', async () => {
    await suggests(anna, 'של אנה', 'SameSame');
    await suggests(boaz, 'של בועז', 'SameSame');
    expect((await decides(boaz, ['SameSame'], 'reject')).body.decided).toEqual(['SameSame']);
    expect(await textOnDisk()).toContain('של אנה');
    expect((await listed()).map(({ authorId }) => authorId)).toEqual([await idOf(anna)]);
  });

  it('[SU10] is made once, however many press, and kept on record with its reason', async () => {
    await suggests(anna, 'של אנה', 'AnnaOnce');
    const answers = await Promise.all([
      decides(lead, ['AnnaOnce'], 'accept', 'מדויק יותר'),
      decides(lead, ['AnnaOnce'], 'accept', 'מדויק יותר'),
    ]);
    expect(answers.flatMap(({ body }) => body.decided)).toEqual(['AnnaOnce']);
    expect(await listed()).toEqual([]);
    expect(await textOnDisk()).toContain('של אנה');
    const events = await nayar.nayar.storage.audit.last(10);
    expect(events.filter(({ action }) => action === 'suggestion-accepted')).toMatchObject([
      {
        by: await idOf(lead),
        subject: paperId,
        detail: { reason: 'מדויק יותר', inserted: 'של אנה' },
      },
    ]);
  });

  it('[SU20] is kept with names, reason and words, and is told to those who see remarks', async () => {
    await suggests(anna, 'של אנה', 'AnnaKept');
    await suggests(boaz, 'של בועז', 'BoazBack');
    await decides(lead, ['AnnaKept'], 'reject', 'כבר נאמר למעלה');
    await decides(boaz, ['BoazBack'], 'reject');
    const found = async (guest: Guest) =>
      (await guest.call(listDecisions, { params: { paperId } })).body.decisions;
    const [newest, oldest] = await found(anna);
    expect(oldest).toMatchObject({
      suggestionId: 'AnnaKept',
      authorId: await idOf(anna),
      decision: 'reject',
      reason: 'כבר נאמר למעלה',
      inserted: 'של אנה',
      isMine: true,
      isWithdrawal: false,
    });
    expect(oldest?.byName).toMatch(/^lead /);
    expect(oldest?.authorName).toMatch(/^respondent /);
    expect(newest).toMatchObject({ suggestionId: 'BoazBack', isWithdrawal: true, isMine: false });
    await lead.call(changePaper, { params: { paperId }, body: { stage: 'published' } });
    expect(await found(lead)).toHaveLength(2);
    const reader = await nayar.newcomer(forumId, 'reader');
    expect((await reader.call(listDecisions, { params: { paperId } })).status).toBe(403);
  });

  it('[SU10] ends with the stage: nothing is decided in a frozen paper', async () => {
    await suggests(anna, 'של אנה', 'AnnaLate');
    await lead.call(changePaper, { params: { paperId }, body: { stage: 'frozen' } });
    expect((await decides(lead, ['AnnaLate'], 'accept')).status).toBe(403);
    expect((await decides(anna, ['AnnaLate'], 'reject')).status).toBe(403);
    expect(await listed()).toHaveLength(1);
  });
});

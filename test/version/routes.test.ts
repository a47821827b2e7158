import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { changePaper, readPaper } from '#shared/paper/paper-contract.ts';
import type { Role } from '#shared/member/role.ts';
import {
  answerTextLoss,
  confirmReading,
  getReading,
  getTextLoss,
  listPublications,
  listVersions,
  nameVersion,
  olderVersions,
  publishVersion,
  readVersion,
  renameVersion,
  restoreVersion,
  type VersionView,
  withdrawPublication,
} from '#shared/version/version-contract.ts';
import { hashOfHead } from '#server/storage/version-chain.ts';
import { aHeading, aParagraph, layPaper } from '#test/harness/a-paper.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let forumId: string;
const guests = new Map<Role, Guest>();
let paperId: string;
let params: { paperId: string };
const chapters = [
  aHeading('מבנה'),
  aParagraph('סעיף ראשון'),
  aHeading('תקציב'),
  aParagraph('סעיף שני'),
];

beforeAll(async () => {
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  for (const role of ['reader', 'commenter', 'author', 'lead'] as const)
    guests.set(role, await nayar.newcomer(forumId, role));
});
afterAll(() => nayar.stop());
beforeEach(async () => {
  paperId = (await layPaper(nayar, { forumId, title: 'נייר עם עבר' }, chapters)).id;
  params = { paperId };
});

const as = (role: Role): Guest => guests.get(role) ?? nayar.stranger;
const names = async (name: string): Promise<VersionView> =>
  (await as('lead').call(nameVersion, { params, body: { name } })).body;
const listed = async (role: Role) => (await as(role).call(listVersions, { params })).body;
async function text(): Promise<string> {
  const { content } = (await as('lead').call(readPaper, { params })).body;
  return textOf(content as ContentNode[]);
}
/** Somebody changes the paper over a socket and goes. */
async function changes(role: Role, change: (fragment: Y.XmlFragment) => void): Promise<void> {
  const writer = await stockWriter(as(role), paperId);
  change(writer.doc.getXmlFragment('default'));
  writer.write('סוף');
  await writer.allConfirmed();
  writer.close();
}

describe('versions over HTTP', () => {
  it('[VE1] are named and read with their text, number and name', async () => {
    const { id } = await names('לקראת המפגש');
    await changes('author', (fragment) => fragment.delete(0, 2));
    const { body } = await as('author').call(readVersion, { params: { ...params, versionId: id } });
    expect(body.version).toMatchObject({ number: 1, kind: 'named', name: 'לקראת המפגש' });
    expect(body.version.by?.name).toContain('lead');
    expect(body.title).toBe('נייר עם עבר');
    expect(textOf(body.content as ContentNode[])).toBe('מבנה\nסעיף ראשון\nתקציב\nסעיף שני');
  });

  it('[VE10] are all seen by who may comment; a reader sees the named ones and their own baseline', async () => {
    await names('לקראת המפגש');
    await changes('author', (fragment) => fragment.delete(1, 1));
    await as('commenter').call(confirmReading, { params, body: {} });
    expect((await listed('commenter')).versions.map(({ number }) => number)).toEqual([2, 1]);
    const reader = await listed('reader');
    expect(reader.versions.map(({ number }) => number)).toEqual([1]);
    const [automatic] = (await listed('author')).versions;
    const asked = { params: { ...params, versionId: automatic?.id ?? '' } };
    expect((await as('reader').call(readVersion, asked)).status).toBe(404);
    await as('reader').call(confirmReading, { params, body: {} });
    expect((await as('reader').call(readVersion, asked)).status).toBe(200);
  });

  it('[VE11] tell from where on one reads: the last named one, then the confirmed reading', async () => {
    expect((await as('author').call(getReading, { params })).body).toEqual({
      baseline: null,
      hasChanged: false,
    });
    const { id } = await names('לקראת המפגש');
    await changes('author', (fragment) => fragment.delete(1, 1));
    const before = (await as('commenter').call(getReading, { params })).body;
    expect(before).toMatchObject({ hasChanged: true, baseline: { versionId: id, kind: 'named' } });
    const after = (await as('commenter').call(confirmReading, { params, body: {} })).body;
    expect(after).toMatchObject({ hasChanged: false, baseline: { number: 2, kind: 'read' } });
    await as('commenter').call(confirmReading, { params, body: { versionId: id } });
    expect((await as('commenter').call(getReading, { params })).body.baseline?.number).toBe(1);
  });

  it('[VE3] are made before a stage is moved and before a restore', async () => {
    await as('lead').call(changePaper, { params, body: { stage: 'review' } });
    const { id } = await names('לקראת המפגש');
    await changes('lead', (fragment) => fragment.delete(0, 1));
    const reply = await as('lead').call(restoreVersion, {
      params: { ...params, versionId: id },
      body: { part: { kind: 'whole' } },
    });
    const { versions } = await listed('lead');
    expect(versions.map(({ before }) => before)).toEqual(['restore', null, 'stage']);
    expect(reply.body.beforeId).toBe(versions[0]?.id);
  });

  it('[VE6] bring back a chapter while somebody writes in another, and take it back', async () => {
    const { id } = await names('לקראת המפגש');
    const writer = await stockWriter(as('author'), paperId);
    const fragment = writer.doc.getXmlFragment('default');
    fragment.delete(1, 1);
    writer.write('של הכותב');
    await writer.allConfirmed();
    const chapter = String(chapters[0]?.attrs?.['id']);
    const restored = await as('lead').call(restoreVersion, {
      params: { ...params, versionId: id },
      body: { part: { kind: 'chapter', blockId: chapter } },
    });
    writer.write('והלאה');
    await writer.allConfirmed();
    expect(await text()).toBe('מבנה\nסעיף ראשון\nתקציב\nסעיף שני\nשל הכותב\nוהלאה');
    const { beforeId, changed } = restored.body;
    await as('lead').call(restoreVersion, {
      params: { ...params, versionId: beforeId },
      body: { part: { kind: 'blocks', blockIds: changed } },
    });
    expect(await text()).toBe('מבנה\nתקציב\nסעיף שני\nשל הכותב\nוהלאה');
    writer.close();
  });

  it('[VE6] answer that a chapter is not there, and change nothing', async () => {
    const { id } = await names('לקראת המפגש');
    const reply = await as('lead').call(restoreVersion, {
      params: { ...params, versionId: id },
      body: { part: { kind: 'chapter', blockId: 'no-such-chapter' } },
    });
    expect(reply.status).toBe(404);
    expect(await text()).toBe('מבנה\nסעיף ראשון\nתקציב\nסעיף שני');
  });

  it('[VE10] get a name later, and are brought back by nobody who may not', async () => {
    await as('commenter').call(confirmReading, { params, body: {} });
    const [made] = (await listed('commenter')).versions;
    const at = { params: { ...params, versionId: made?.id ?? '' } };
    const body = { name: 'נוסח ראשון', reason: 'הוגש לוועדה' };
    expect((await as('author').call(renameVersion, { ...at, body })).status).toBe(403);
    const named = (await as('lead').call(renameVersion, { ...at, body })).body;
    expect(named).toMatchObject({ kind: 'named', ...body });
    const whole = { part: { kind: 'whole' } };
    expect((await as('author').call(restoreVersion, { ...at, body: whole })).status).toBe(403);
  });

  it('[VE1] are refused and never shown when their text is damaged', async () => {
    const { id } = await names('לקראת המפגש');
    const store = await nayar.nayar.storage.versions.of(paperId);
    const row = await store.tables.versions.get(id);
    await nayar.nayar.storage.blobs.remove(row?.content ?? '');
    const reply = await as('lead').call(readVersion, { params: { ...params, versionId: id } });
    expect(reply.body).toMatchObject({ code: 'version-damaged' });
  });

  it('[VE13] come in pages, newest first, however many there are', async () => {
    await names('ראשונה');
    const store = await nayar.nayar.storage.versions.of(paperId);
    await store.transact(async ({ versions }) => {
      let [last] = await versions.find({});
      for (let number = 2; number <= 1000 && last; number += 1) {
        const head = { ...last, number, parentHash: last.hash };
        last = { ...head, id: `version-${number}`, hash: hashOfHead(head) };
        await versions.put(last);
      }
    });
    const first = await listed('reader');
    expect(first.versions).toHaveLength(100);
    expect([first.versions[0]?.number, first.next]).toEqual([1000, 901]);
    const numbers = first.versions.map(({ number }) => number);
    for (let { next } = first; next !== null; ) {
      const page = (
        await as('reader').call(olderVersions, { params: { ...params, number: String(next) } })
      ).body;
      numbers.push(...page.versions.map(({ number }) => number));
      ({ next } = page);
    }
    expect(numbers).toEqual(Array.from({ length: 1000 }, (_, at) => 1000 - at));
  });

  it('[VE9] tell of a lost text, bring it back at one press, and only once', async () => {
    const long = Array.from({ length: 12 }, () =>
      aParagraph('המלצות הצוות בדבר מבנה הממשלה'.repeat(3)),
    );
    paperId = (await layPaper(nayar, { forumId, title: 'נייר ארוך' }, long)).id;
    params = { paperId };
    const before = await text();
    await changes('author', (fragment) => fragment.delete(0, 11));
    const lossOf = async (role: Role) => (await as(role).call(getTextLoss, { params })).body;
    await expect
      .poll(() => lossOf('reader'), { timeout: 8000 })
      .toMatchObject({
        loss: { by: { name: expect.stringContaining('author') as string } },
        mayAnswer: false,
      });
    const { loss } = await lossOf('author');
    const body = { versionId: loss?.versionId, deed: 'bring-back' };
    expect((await as('reader').call(answerTextLoss, { params, body })).status).toBe(403);
    const answered = await as('author').call(answerTextLoss, { params, body });
    expect(answered.body).toEqual({ loss: null, mayAnswer: true });
    expect(await text()).toBe(before);
    expect((await as('lead').call(answerTextLoss, { params, body })).body).toMatchObject({
      code: 'changed-meanwhile',
    });
  });

  it('[VE12] are published only with a name, listed in the forum, and taken back', async () => {
    await as('commenter').call(confirmReading, { params, body: {} });
    const [automatic] = (await listed('lead')).versions;
    const nameless = { params: { ...params, versionId: automatic?.id ?? '' } };
    expect((await as('lead').call(publishVersion, nameless)).status).toBe(400);
    const at = { params: { ...params, versionId: (await names('נוסח סופי')).id } };
    expect((await as('author').call(publishVersion, at)).status).toBe(403);
    const published = (await as('lead').call(publishVersion, at)).body;
    expect(published.publication).toMatchObject({ withdrawnAt: null });
    const inForum = async () =>
      (await as('reader').call(listPublications, { params: { forumId } })).body.filter(
        (one) => one.paperId === paperId,
      );
    expect(await inForum()).toMatchObject([{ title: 'נייר עם עבר', versionName: 'נוסח סופי' }]);
    const withdrawn = (await as('lead').call(withdrawPublication, at)).body;
    expect(withdrawn.publication?.withdrawnAt).not.toBeNull();
    expect(await inForum()).toEqual([]);
    const again = (await as('lead').call(publishVersion, at)).body;
    expect(again.publication?.slug).toBe(published.publication?.slug);
  });
});

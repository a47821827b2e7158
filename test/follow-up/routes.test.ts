import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { derivePaper, fillFollowUp, getFollowUp } from '#shared/follow-up/follow-up-contract.ts';
import type { Role } from '#shared/member/role.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { getPaper, readPaper } from '#shared/paper/paper-contract.ts';
import { listVersions, nameVersion } from '#shared/version/version-contract.ts';
import { Thinner } from '#server/version/thinner.ts';
import { aHeading, aParagraph, layPaper } from '#test/harness/a-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';

let nayar: TestNayar;
let forumId: string;
const guests = new Map<Role, Guest>();
let params: { paperId: string };
const as = (role: Role): Guest => guests.get(role) ?? nayar.stranger;

const typed = (type: string, id: string, words: string): ContentNode => ({
  type,
  attrs: { id },
  content: [aParagraph(words)],
});
const suggested: ContentNode = {
  type: 'paragraph',
  attrs: { id: 'suggested-01' },
  content: [
    { type: 'text', text: 'סיכום' },
    {
      type: 'text',
      text: ' מוצע',
      marks: [{ type: 'insertion', attrs: { id: 'AAAAAAAA', author: 'anna-0001', at: 1 } }],
    },
  ],
};
const SOURCE = [
  aHeading('מבנה'),
  typed('challenge', 'challenge-01', 'המשרדים אינם מתואמים'),
  typed('recommendation', 'recommend-01', 'להקים גוף אסטרטגיה במרכז הממשלה'),
  typed('recommendation', 'recommend-02', 'לקצוב מועד להתייעצות בין המשרדים'),
  suggested,
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
  const source = { forumId, title: 'המלצות', layout: { headings: 'decimal', paragraphs: true } };
  params = { paperId: (await layPaper(nayar, source as never, SOURCE)).id };
});

const place = () => ({ forumId, groupId: null, sessionId: null });
async function derived(wish: object = {}, role: Role = 'author') {
  const body = { title: 'שנה אחרי', versionId: null, ...place(), ...wish };
  return as(role).call(derivePaper, { params, body });
}
async function text(paperId: string): Promise<string> {
  const { content } = (await as('author').call(readPaper, { params: { paperId } })).body;
  return textOf(content as ContentNode[]);
}
const told = async (paperId: string, role: Role = 'author') =>
  (await as(role).call(getFollowUp, { params: { paperId } })).body;

describe('a paper derived from a version', () => {
  it('[FU1] starts from that version and not from what was written since', async () => {
    const name = { name: 'לקראת המפגש' };
    const { id: versionId } = (await as('lead').call(nameVersion, { params, body: name })).body;
    const writer = await stockWriter(as('author'), params.paperId);
    writer.doc.getXmlFragment('default').delete(0, 4);
    writer.write('סוף');
    await writer.allConfirmed();
    writer.close();
    const { body, status } = await derived({ versionId });
    expect(status).toBe(200);
    expect(body).toMatchObject({ title: 'שנה אחרי', isDerived: true, stage: 'draft' });
    expect(body).not.toHaveProperty('derivedFrom');
    expect(body.layout).toEqual({ headings: 'decimal', paragraphs: true });
    expect(await text(body.id)).toContain('להקים גוף אסטרטגיה');
    expect(await text(body.id)).not.toContain('סוף');
    const { source, lines } = await told(body.id);
    expect(source).toMatchObject({
      ...params,
      versionId,
      title: 'המלצות',
      version: { number: 1, name: 'לקראת המפגש' },
    });
    expect(lines.map(({ originId, fate }) => [originId, fate])).toEqual([
      ['challenge-01', 'unchanged'],
      ['recommend-01', 'unchanged'],
      ['recommend-02', 'unchanged'],
    ]);
    expect(lines.some(({ blockId, originId }) => blockId === originId)).toBe(false);
  });

  it('[FU1] is not made of a version that one may not see, nor where one may not start papers', async () => {
    await derived();
    const [automatic] = (await as('author').call(listVersions, { params })).body.versions;
    expect((await derived({ versionId: automatic?.id }, 'reader')).status).toBe(403);
    expect((await derived({ versionId: 'no-such-version' })).status).toBe(404);
    const [, other] = await nayar.nayar.storage.catalogue.tables.forums.find({});
    const outsider = await nayar.newcomer(other?.id ?? '', 'coordinator');
    const body = { title: 'גנוב', versionId: null, ...place(), forumId: other?.id };
    expect((await outsider.call(derivePaper, { params, body })).status).toBe(404);
  });

  it('[FU2] takes suggestions as rejected, accepted or still suggested', async () => {
    const texts = await Promise.all(
      ['reject', 'accept', 'keep'].map(async (suggestions) => {
        const { content } = (
          await as('author').call(readPaper, {
            params: { paperId: (await derived({ suggestions })).body.id },
          })
        ).body;
        const last = (content as ContentNode[]).at(-1);
        return last?.content?.map(({ text: words, marks }) => [words, marks?.[0]?.type]);
      }),
    );
    expect(texts).toEqual([
      [['סיכום', undefined]],
      [['סיכום מוצע', undefined]],
      [
        ['סיכום', undefined],
        [' מוצע', expect.stringContaining('insertion')],
      ],
    ]);
  });

  it('[FU3] takes only the recommendations, each under its chapter', async () => {
    const { body } = await derived({ take: 'recommendations' });
    expect(await text(body.id)).toBe(
      'מבנה\nלהקים גוף אסטרטגיה במרכז הממשלה\nלקצוב מועד להתייעצות בין המשרדים',
    );
    expect((await told(body.id)).lines).toHaveLength(2);
  });

  it('[FU4] says as much of its source as the reader may see', async () => {
    const { body } = await derived();
    expect((await told(body.id, 'author')).source.version).toMatchObject({ number: 1, name: null });
    expect((await told(body.id, 'reader')).source).toMatchObject({
      title: 'המלצות',
      version: null,
    });
    const { catalogue } = nayar.nayar.storage;
    const card = await catalogue.tables.papers.get(params.paperId);
    const [, other] = await catalogue.tables.forums.find({});
    await catalogue.transact(async ({ papers }) => {
      if (card) await papers.put({ ...card, forumId: other?.id ?? '' });
    });
    const unseen = await told(body.id);
    expect(unseen.source).toMatchObject({ title: null, version: null });
    expect(unseen.lines).toHaveLength(3);
  });

  it('[FU4] keeps its version from being thinned out', async () => {
    const { storage } = nayar.nayar;
    const { body } = await derived();
    const versionId = (await told(body.id)).source.versionId;
    await as('lead').call(nameVersion, { params, body: { name: 'חדש יותר' } });
    const later = () => new Date(Date.now() + 400 * 24 * 3_600_000);
    const store = await storage.versions.of(params.paperId);
    // Of the same week, and younger: without the paper that continues it, it would be the one that stays.
    const row = await store.tables.versions.get(versionId);
    await store.transact(async ({ versions }) => {
      if (row)
        await versions.put({
          ...row,
          id: 'younger-version',
          at: new Date(Date.parse(row.at) + 1).toISOString(),
        });
    });
    await new Thinner({ storage, now: later }).thin(params.paperId);
    expect(await store.tables.versions.get(versionId)).toBeTruthy();
  });
});

describe('what became of the recommendations', () => {
  it('[FU5] follows the text, after every change', async () => {
    const { body } = await derived();
    const paperId = body.id;
    await told(paperId);
    const writer = await stockWriter(as('author'), paperId);
    const fragment = writer.doc.getXmlFragment('default');
    const words = (fragment.get(2) as Y.XmlElement).get(0) as Y.XmlElement;
    (words.get(0) as Y.XmlText).insert(0, 'מייד ');
    fragment.delete(3, 1);
    writer.write('סוף');
    await writer.allConfirmed();
    writer.close();
    const { lines } = await told(paperId);
    expect(lines.map(({ fate }) => fate)).toEqual(['unchanged', 'changed', 'dropped']);
    expect(textOf([lines[1]?.now as ContentNode])).toContain('מייד');
    expect(textOf([lines[2]?.wording as ContentNode])).toContain('לקצוב מועד');
  });

  it('[FU6] is filled in by who may write, and shown to who may read', async () => {
    const { body } = await derived();
    const paperId = body.id;
    const [line] = (await told(paperId)).lines;
    const asked = {
      params: { paperId, blockId: line?.blockId ?? '' },
      body: { status: 'partly', outcome: 'הוקם צוות\nבלי תקציב', seen: null },
    };
    expect((await as('commenter').call(fillFollowUp, asked)).status).toBe(403);
    expect((await as('author').call(fillFollowUp, asked)).status).toBe(200);
    const seen = await told(paperId, 'reader');
    expect(seen.mayFill).toBe(false);
    expect(seen.lines[0]).toMatchObject({ status: 'partly', outcome: 'הוקם צוות\nבלי תקציב' });
    expect(seen.lines[0]?.filled?.byName).toContain('author');
  });

  it('[FU6] is not written over by who has not seen it, and every word is kept', async () => {
    const { body } = await derived();
    const paperId = body.id;
    const [line] = (await told(paperId)).lines;
    const fill = (outcome: string, seen: string | null) =>
      as('author').call(fillFollowUp, {
        params: { paperId, blockId: line?.blockId ?? '' },
        body: { status: 'done', outcome, seen },
      });
    const first = await fill('ראשון', null);
    const late = await fill('שני', null);
    expect([first.status, late.status]).toEqual([200, 409]);
    expect(late.body).toMatchObject({ code: 'changed-meanwhile' });
    expect((await fill('שני', first.body.filled?.at ?? null)).status).toBe(200);
    const store = await nayar.nayar.storage.versions.of(paperId);
    const row = await store.tables.followUps.get(line?.blockId ?? '');
    expect(row?.words.map(({ outcome }) => outcome)).toEqual(['ראשון', 'שני']);
  });

  it('[FU6] takes no control characters and nothing endless', async () => {
    const { body } = await derived();
    const [line] = (await told(body.id)).lines;
    const asked = { paperId: body.id, blockId: line?.blockId ?? '' };
    for (const outcome of ['א\u202eב', 'א'.repeat(601)]) {
      const wrong = { status: null, outcome, seen: null };
      expect((await as('author').call(fillFollowUp, { params: asked, body: wrong })).status).toBe(
        400,
      );
    }
  });

  it('[FU4] has nothing to tell in a paper that began by itself', async () => {
    expect((await as('author').call(getFollowUp, { params })).status).toBe(404);
    expect((await as('author').call(getPaper, { params })).body.isDerived).toBe(false);
  });
});

describe('the sample', () => {
  it('[FU4] has a paper of a year after that continues the map of challenges', async () => {
    const { tables } = nayar.nayar.storage.catalogue;
    const [paper] = (await tables.papers.find({ forumId })).filter((card) => card.derivedFrom);
    const { source, lines } = await told(paper?.id ?? '');
    expect(source.title).toBe('מיפוי אתגרי המשילות');
    expect(lines.length).toBeGreaterThan(5);
    expect(
      new Set(lines.map(({ kind, fate, status }) => `${kind} ${fate} ${String(status)}`)),
    ).toEqual(new Set(['recommendation unchanged null']));
  });
});

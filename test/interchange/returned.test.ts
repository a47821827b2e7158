import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import {
  type ReturnBase,
  type ReturnedItem,
  compareReturn,
  readReturn,
  takeReturn,
} from '#shared/interchange/return-contract.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { changePaper, readPaper } from '#shared/paper/paper-contract.ts';
import type { Stage } from '#shared/paper/stage.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { decideSuggestions, listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { listVersions, nameVersion } from '#shared/version/version-contract.ts';
import { plantPaper } from '#test/harness/planted-paper.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { WordHand } from '#test/interchange/word-hand.ts';
import { aRemark, type ThreadDesk, threadDesk, words } from '#test/thread/thread-desk.ts';

const para = (id: string, text: string, ...more: ContentNode[]): ContentNode => ({
  type: 'paragraph',
  attrs: { id: `block-${id}` },
  content: [{ type: 'text', text }, ...more],
});
const entry = (type: string, author: string) => ({
  type,
  attrs: { id: 'suggest1', author, at: 1_750_000_000_000 },
});

const MEMBER = { author: 'מנכ״ל המשרד', date: '2026-11-20T10:00:00Z' };
const OTHER = { author: 'יועצת חיצונית', date: '2026-11-20T11:30:00Z' };

let desk: ThreadDesk;
let lead: Guest;
let respondent: Guest;
let colleague: Guest;
beforeAll(async () => {
  desk = await threadDesk();
  lead = await desk.nayar.newcomer(desk.forumId, 'lead');
  colleague = await desk.nayar.newcomer(desk.forumId, 'author');
  respondent = await desk.nayar.newcomer(desk.forumId, 'respondent');
});
afterAll(() => desk.nayar.stop());

let paperId: string;
let file: Buffer;
beforeEach(async () => {
  const author = await desk.idOf(colleague);
  paperId = await plantPaper(desk.nayar, desk.coordinator, {
    forumId: desk.forumId,
    title: 'מיפוי אתגרים',
    content: [
      {
        type: 'heading',
        attrs: { id: 'block-h1', level: 1 },
        content: [{ type: 'text', text: 'רקע' }],
      },
      para('p1', 'הממשלה תקבע תקן אחיד לכל המשרדים בתוך שנה אחת.'),
      para(
        'p2',
        'הוועדה תדווח ',
        { type: 'text', text: 'לכנסת', marks: [entry('deletion', author)] },
        {
          type: 'text',
          text: 'לממשלה',
          marks: [entry('insertion', author)],
        },
        { type: 'text', text: ' אחת לרבעון.' },
      ),
      para('p3', 'המשרד יפרסם את הנתונים באתר שלו.'),
      para('p4', 'פסקה שתימחק בעותק שחזר מן המשרד.'),
      para('p5', 'התקציב ייקבע בנוהל נפרד עד סוף השנה.'),
      para('p6', 'סיכום הדברים ומה נדרש עכשיו.'),
    ],
  });
  const remark = (quote: string, text: string, blockId: string) =>
    desk.start(
      colleague,
      paperId,
      aRemark({
        anchor: { kind: 'passage', start: '', end: '', blockId, quote },
        body: words(text),
      }),
    );
  await remark('תקן אחיד', 'מי קובע את התקן הזה?', 'block-p1');
  await remark('אחת לרבעון', 'האם זה לא תכוף מדי?', 'block-p2');
  const reply = await lead.fetch(`/api/papers/${paperId}/word/marked/with-remarks`);
  file = Buffer.from(await reply.arrayBuffer());
});

/** Somebody else writes in the live paper. */
async function meanwhile(change: (root: Y.XmlFragment) => void): Promise<void> {
  const writer = await stockWriter(desk.coordinator, paperId);
  writer.doc.transact(() => change(writer.doc.getXmlFragment(CONTENT_ROOT)));
  writer.write('נוסף בינתיים');
  await writer.allConfirmed();
  writer.close();
}

function textOfBlock(root: Y.XmlFragment, id: string): Y.XmlText {
  const block = root.toArray().find((one) => (one as Y.XmlElement).getAttribute('id') === id);
  return (block as Y.XmlElement).get(0) as Y.XmlText;
}

const stage = (to: Stage) =>
  desk.coordinator.call(changePaper, { params: { paperId }, body: { stage: to } });
const bring = (guest: Guest, bytes: Buffer, paper = paperId) =>
  guest.call(readReturn, { params: { paperId: paper }, body: bytes });
const take = (
  guest: Guest,
  fileId: string,
  more: { mine?: string[]; settle?: string[]; base?: ReturnBase; sendId?: string } = {},
) =>
  guest.call(takeReturn, {
    params: { paperId, fileId },
    body: { sendId: randomUUID(), base: { kind: 'own' }, ...more },
  });
const contentNow = async (guest: Guest) =>
  ((await guest.call(readPaper, { params: { paperId } })).body as { content: ContentNode[] })
    .content;
const brief = (items: readonly ReturnedItem[]) =>
  items.map(({ deed, isTracked, outcome, blockId, before, after }) =>
    [deed, isTracked ? 'tracked' : '', outcome, blockId ?? '', before, after].join('|'),
  );

describe('a Word copy that comes home', () => {
  it('[IN52] stands on its paragraphs under its authors’ names, though the paper has moved on', async () => {
    const bytes = new WordHand(file)
      .tracked('שנה אחת', 'שנתיים', MEMBER)
      .trackedBehind('באתר שלו', ' ובאתר הממשלה', OTHER)
      .untracked('ייקבע', 'יאושר')
      .paragraphOut('פסקה שתימחק', MEMBER)
      .paragraphBehind('סיכום הדברים', 'פסקה חדשה מן המשרד.', MEMBER)
      .decide('author 2', true)
      .comment('הנתונים', 'אילו נתונים בדיוק?', OTHER)
      .reply('מי קובע את התקן', 'המשרד קובע.', MEMBER)
      .resolve('האם זה לא תכוף')
      .withoutBookmarks('התקציב')
      .saved();
    await meanwhile((root) => {
      textOfBlock(root, 'block-p1').insert(0, 'לאחר התייעצות ');
      const p3 = textOfBlock(root, 'block-p3');
      p3.delete(p3.length - 'באתר שלו.'.length, 'באתר שלו.'.length);
      p3.insert(p3.length, 'ברשומות.');
    });
    const agreed = project(await contentNow(lead), REJECT_ALL);
    const preview = await bring(lead, bytes);
    expect(preview.status).toBe(200);
    expect(
      preview.body.people.map(({ name, changes, comments }) => [name, changes, comments]),
    ).toEqual([
      [MEMBER.author, 3, 1],
      [OTHER.author, 1, 1],
    ]);
    expect(await contentNow(lead)).toSatisfy((now: ContentNode[]) =>
      textOf(now).includes('שנה אחת'),
    );
    const [mine] = preview.body.people;
    const [settled] = preview.body.settled;
    expect(settled).toMatchObject({ quote: 'אחת לרבעון', how: 'answer' });
    const report = await take(lead, preview.body.id, { mine: [mine?.key ?? ''] });
    expect(report.status).toBe(200);
    expect(brief(report.body.items).toSorted()).toEqual(
      [
        'words|tracked|suggested|block-p1|שנה אחת|שנתיים',
        'words||suggested|block-p5|ייקבע|יאושר',
        'words|tracked|remarked|block-p3|| ובאתר הממשלה',
        'deleted|tracked|suggested|block-p4|פסקה שתימחק בעותק שחזר מן המשרד.|',
        `inserted|tracked|suggested|${report.body.items.find(({ deed }) => deed === 'inserted')?.blockId ?? ''}||פסקה חדשה מן המשרד.`,
        'accepted||remarked|||',
        'thread||remarked|block-p3|הנתונים|אילו נתונים בדיוק?',
        'reply||remarked|||המשרד קובע.',
        'resolved||remarked||אחת לרבעון|',
      ].toSorted(),
    );
    const now = await contentNow(lead);
    expect(project(now, REJECT_ALL).map((node) => textOf([node]))).toEqual(
      agreed.map((node) => textOf([node])),
    );
    expect(textOf(project(now, ACCEPT_ALL))).toBe(
      [
        'רקע',
        'לאחר התייעצות הממשלה תקבע תקן אחיד לכל המשרדים בתוך שנתיים.',
        'הוועדה תדווח לממשלה אחת לרבעון.',
        'המשרד יפרסם את הנתונים ברשומות.',
        'התקציב יאושר בנוהל נפרד עד סוף השנה.',
        'סיכום הדברים ומה נדרש עכשיו.',
        'פסקה חדשה מן המשרד.',
        'נוסף בינתיים',
      ].join('\n'),
    );
    const { suggestions } = (await lead.call(listSuggestions, { params: { paperId } })).body;
    expect(
      suggestions.map(({ authorName, inserted, deleted }) => [authorName, deleted, inserted]),
    ).toEqual([
      ['lead 1', 'שנה אחת', 'שנתיים'],
      ['author 2', 'לכנסת', 'לממשלה'],
      ['lead 1', 'פסקה שתימחק בעותק שחזר מן המשרד.', ''],
      ['lead 1', 'ייקבע', 'יאושר'],
      ['lead 1', '', 'פסקה חדשה מן המשרד.'],
    ]);
    const { threads } = await desk.listed(lead, paperId);
    const said = threads.map(({ authorName, quote, proposal, state, comments }) => [
      authorName,
      quote,
      proposal,
      state,
      comments.map((one) => `${one.authorName}: ${one.body?.[0]?.runs[0]?.text ?? ''}`),
    ]);
    expect(said).toContainEqual([
      'author 2',
      'תקן אחיד',
      null,
      'open',
      ['author 2: מי קובע את התקן הזה?', 'lead 1: המשרד קובע.'],
    ]);
    expect(said).toContainEqual([
      `${OTHER.author} (Word)`,
      'הנתונים',
      null,
      'open',
      [`${OTHER.author} (Word): אילו נתונים בדיוק?`],
    ]);
    expect(said.find(([, , proposal]) => proposal !== null)?.slice(0, 3)).toEqual([
      `${OTHER.author} (Word)`,
      'ברשומות',
      'באתר שלו ובאתר הממשלה',
    ]);
    expect(said).toContainEqual([
      'author 2',
      'אחת לרבעון',
      null,
      'open',
      ['author 2: האם זה לא תכוף מדי?', expect.stringContaining('lead 1: ')],
    ]);
    expect(said).toContainEqual([
      'lead 1',
      'לכנסתלממשלה',
      null,
      'open',
      [expect.stringContaining('התקבלה')],
    ]);
    const { versions } = (await lead.call(listVersions, { params: { paperId } })).body;
    expect(versions.map(({ before }) => before)).toContain('import');
  });

  it('[IN53] comes once: sent again, brought again, and with more in it later', async () => {
    const first = () =>
      new WordHand(file).tracked('שנה אחת', 'שנתיים', MEMBER).reply('מי קובע', 'אנחנו.', MEMBER);
    const { id } = (await bring(lead, first().saved())).body;
    const sendId = randomUUID();
    const [one, twin] = await Promise.all([take(lead, id, { sendId }), take(lead, id, { sendId })]);
    expect(twin.body).toEqual(one.body);
    const after = [await contentNow(lead), (await desk.listed(lead, paperId)).threads];
    const again = (await bring(lead, first().saved())).body;
    expect(again.items.map(({ outcome }) => outcome)).toEqual(['before', 'before']);
    expect(again.people).toEqual([]);
    const repeated = await take(lead, again.id);
    expect(repeated.body.items.map(({ outcome }) => outcome)).toEqual(['before', 'before']);
    expect([await contentNow(lead), (await desk.listed(lead, paperId)).threads]).toEqual(after);
    const later = first().untracked('ייקבע', 'יאושר').comment('הנתונים', 'אילו?', MEMBER).saved();
    const more = await take(lead, (await bring(lead, later)).body.id);
    expect(more.body.items.map(({ deed, outcome }) => `${deed} ${outcome}`).toSorted()).toEqual(
      ['reply before', 'thread remarked', 'words before', 'words suggested'].toSorted(),
    );
    const { suggestions } = (await lead.call(listSuggestions, { params: { paperId } })).body;
    expect(suggestions).toHaveLength(3);
  });

  it('[IN53] does not come back when it was decided on', async () => {
    const bytes = new WordHand(file).tracked('שנה אחת', 'שנתיים', MEMBER).saved();
    const report = await take(lead, (await bring(lead, bytes)).body.id);
    const [item] = report.body.items;
    await lead.call(decideSuggestions, {
      params: { paperId },
      body: { ids: [item?.suggestionId ?? ''], decision: 'reject', reason: 'לא' },
    });
    const again = (await bring(lead, bytes)).body;
    expect(again.items.map(({ outcome }) => outcome)).toEqual(['before']);
  });

  it('[IN54] leaves outside names outside: one name is one, and nobody’s account', async () => {
    const bytes = new WordHand(file)
      .tracked('שנה אחת', 'שנתיים', { ...OTHER, author: 'lead 1' })
      .comment('הנתונים', 'אילו?', { ...OTHER, author: 'lead 1' })
      .saved();
    await take(lead, (await bring(lead, bytes)).body.id);
    const more = new WordHand(file)
      .comment('סיכום', 'ומה הלאה?', { ...OTHER, author: 'lead 1' })
      .saved();
    await take(lead, (await bring(lead, more)).body.id);
    const { suggestions } = (await lead.call(listSuggestions, { params: { paperId } })).body;
    const { threads } = await desk.listed(lead, paperId);
    const made = threads.slice(2);
    expect([
      ...suggestions.map((one) => one.authorName).slice(0, 1),
      ...made.map((one) => one.authorName),
    ]).toEqual(['lead 1 (Word)', 'lead 1 (Word)', 'lead 1 (Word)']);
    expect(new Set(made.map(({ authorId }) => authorId)).size).toBe(1);
    expect(made.every(({ isMine }) => !isMine)).toBe(true);
  });

  it('[IN55] becomes remarks with the wording where nobody may suggest, and nothing where nobody may comment', async () => {
    const bytes = () =>
      new WordHand(file)
        .tracked('שנה אחת', 'שנתיים', MEMBER)
        .trackedBehind('באתר שלו', ' ובאתר הממשלה', MEMBER)
        .paragraphOut('פסקה שתימחק', MEMBER)
        .paragraphBehind('סיכום הדברים', 'פסקה חדשה.', null)
        .saved();
    await stage('frozen');
    const before = await contentNow(lead);
    const preview = (await bring(respondent, bytes())).body;
    expect(preview.maySuggest).toBe(false);
    const report = await take(respondent, preview.id, {
      mine: preview.people.map(({ key }) => key),
    });
    expect(report.body.items.map(({ deed, outcome }) => `${deed} ${outcome}`)).toEqual([
      'words remarked',
      'words remarked',
      'inserted remarked',
      'deleted remarked',
    ]);
    expect(textOf(await contentNow(lead))).toBe(textOf(before));
    const { threads } = await desk.listed(lead, paperId);
    expect(
      threads
        .slice(2)
        .map(({ quote, proposal, isMine, authorName }) => [quote, proposal, isMine, authorName]),
    ).toEqual([
      ['שנה אחת', 'שנתיים', false, 'respondent 3'],
      ['שלו', 'שלו ובאתר הממשלה', false, 'respondent 3'],
      ['סיכום הדברים ומה נדרש עכשיו.', 'פסקה חדשה.', false, 'respondent 3'],
      ['פסקה שתימחק בעותק שחזר מן המשרד.', null, false, 'respondent 3'],
    ]);
    const again = (await bring(respondent, bytes())).body;
    expect(again.items.every(({ outcome }) => outcome === 'before')).toBe(true);
    await stage('published');
    const refused = await bring(respondent, bytes());
    expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([
      403,
      'stage-closed',
    ]);
    const late = await take(respondent, again.id);
    expect(late.status).toBe(403);
  });

  it('[IN55] is held for its person and paper alone', async () => {
    const { id } = (await bring(lead, new WordHand(file).saved())).body;
    expect((await take(colleague, id)).status).toBe(404);
    expect((await take(lead, 'unknown-file')).status).toBe(404);
  });

  it('[IN56] is refused for another paper, and what it remembers is judged', async () => {
    const other = await plantPaper(desk.nayar, desk.coordinator, {
      forumId: desk.forumId,
      title: 'אחר',
      content: [para('p1', 'אחר')],
    });
    const refused = await bring(lead, file, other);
    expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([
      409,
      'word-elsewhere',
    ]);
    const forged = [{ type: 'script' }, { type: 'paragraph', content: 'x' }, null];
    for (const content of forged) {
      const reply = await bring(lead, new WordHand(file).remembering([content]).saved());
      expect([reply.status, reply.body.isOwn, reply.body.base.kind]).toEqual([200, false, 'now']);
    }
  });

  it('[IN56] is compared with a version that is chosen where it remembers nothing', async () => {
    const bytes = new WordHand(file)
      .withoutMemory()
      .tracked('שנה אחת', 'שנתיים', MEMBER)
      .untracked('ייקבע', 'יאושר')
      .saved();
    const { body: named } = await lead.call(nameVersion, {
      params: { paperId },
      body: { name: 'לפני', reason: null },
    });
    await meanwhile((root) => textOfBlock(root, 'block-p6').insert(0, 'לבסוף, '));
    const preview = (await bring(lead, bytes)).body;
    expect([preview.isOwn, preview.base.kind]).toEqual([false, 'now']);
    const base = { kind: 'version', versionId: named.id } as const;
    const compared = await lead.call(compareReturn, {
      params: { paperId, fileId: preview.id },
      body: { base },
    });
    expect(brief(compared.body.items)).toEqual([
      'words|tracked|suggested|block-p1|שנה אחת|שנתיים',
      'words||suggested|block-p5|ייקבע|יאושר',
    ]);
    const report = await take(lead, preview.id, { base });
    expect(brief(report.body.items)).toEqual(brief(compared.body.items));
  });

  it('[IN57] settles a remark only by the ways there are, and only when asked', async () => {
    const bytes = new WordHand(file).resolve('האם זה לא תכוף').saved();
    const preview = (await bring(lead, bytes)).body;
    const [settled] = preview.settled;
    await take(lead, preview.id, { settle: [settled?.threadId ?? ''] });
    const { threads } = await desk.listed(lead, paperId);
    expect(threads.map(({ state }) => state)).toEqual(['open', 'answered']);
    expect(threads[1]?.answers[0]?.reason).toContain('Word');
    const mine = (await bring(colleague, bytes)).body;
    expect(mine.settled).toMatchObject([{ how: 'accept' }]);
  });

  it('[IN57] tells what others’ comments became, and never opens what is private', async () => {
    const group = desk.groups[0]?.id ?? '';
    await desk.join(colleague, group);
    await desk.start(
      colleague,
      paperId,
      aRemark({ body: words('רק לנו, בקבוצה'), groupId: group }),
    );
    const reply = await colleague.fetch(`/api/papers/${paperId}/word/marked/with-remarks`);
    const bytes = new WordHand(Buffer.from(await reply.arrayBuffer()))
      .reword('מי קובע את התקן הזה?', 'מי בכלל קובע?')
      .reply('רק לנו', 'גם זה רק לנו', MEMBER)
      .saved();
    const report = await take(lead, (await bring(lead, bytes)).body.id);
    expect(
      report.body.items.map(({ deed, outcome, after }) => `${deed} ${outcome} ${after}`).toSorted(),
    ).toEqual(['hidden ignored ', 'reworded ignored מי בכלל קובע?']);
    expect((await desk.listed(lead, paperId)).threads).toHaveLength(2);
  });
});

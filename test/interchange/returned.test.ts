import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { listVersions } from '#shared/version/version-contract.ts';
import {
  brief,
  GROUP,
  MEMBER,
  OTHER,
  textOfBlock,
  ReturnDesk,
} from '#test/interchange/return-desk.ts';
import { WordHand } from '#test/interchange/word-hand.ts';
import { aRemark, words } from '#test/thread/thread-desk.ts';

let home: ReturnDesk;
beforeAll(async () => {
  home = await ReturnDesk.open();
});
afterAll(() => home.desk.nayar.stop());
beforeEach(() => home.sendOut());

describe('a Word copy that comes home', () => {
  it('[IN52] stands on its paragraphs under its authors’ names, though the paper has moved on', async () => {
    const bytes = new WordHand(home.file)
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
    await home.meanwhile((root) => {
      textOfBlock(root, 'block-p1').insert(0, 'לאחר התייעצות ');
      const p3 = textOfBlock(root, 'block-p3');
      p3.delete(p3.length - 'באתר שלו.'.length, 'באתר שלו.'.length);
      p3.insert(p3.length, 'ברשומות.');
    });
    const agreed = project(await home.contentNow(home.lead), REJECT_ALL);
    const preview = await home.bring(home.lead, bytes);
    expect(preview.status).toBe(200);
    expect(
      preview.body.people.map(({ name, changes, comments }) => [name, changes, comments]),
    ).toEqual([
      [MEMBER.author, 3, 1],
      [OTHER.author, 1, 1],
    ]);
    expect(await home.contentNow(home.lead)).toSatisfy((now: ContentNode[]) =>
      textOf(now).includes('שנה אחת'),
    );
    const [mine] = preview.body.people;
    const [settled] = preview.body.settled;
    expect(settled).toMatchObject({ quote: 'אחת לרבעון', how: 'answer' });
    const report = await home.take(home.lead, preview.body.id, { mine: [mine?.key ?? ''] });
    expect(report.status).toBe(200);
    expect(brief(report.body.items).toSorted()).toEqual(
      [
        'words|tracked|suggested|block-p1|שנה אחת|שנתיים',
        'words||suggested|block-p5|ייקבע|יאושר',
        'words|tracked|remarked|block-p3|| ובאתר הממשלה',
        'deleted|tracked|suggested|block-p4|פסקה שתימחק בעותק שחזר מן המשרד.|',
        `inserted|tracked|suggested|${report.body.items.find(({ deed }) => deed === 'inserted')?.blockId ?? ''}||פסקה חדשה מן המשרד.`,
        'accepted||remarked||לכנסת|לממשלה',
        'thread||remarked|block-p3|הנתונים|אילו נתונים בדיוק?',
        'reply||remarked|||המשרד קובע.',
        'resolved||remarked||אחת לרבעון|',
      ].toSorted(),
    );
    const now = await home.contentNow(home.lead);
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
    const { suggestions } = (
      await home.lead.call(listSuggestions, { params: { paperId: home.paperId } })
    ).body;
    expect(
      suggestions.map(({ authorName, inserted, deleted }) => [authorName, deleted, inserted]),
    ).toEqual([
      ['lead 1', 'שנה אחת', 'שנתיים'],
      ['author 2', 'לכנסת', 'לממשלה'],
      ['lead 1', 'פסקה שתימחק בעותק שחזר מן המשרד.', ''],
      ['lead 1', 'ייקבע', 'יאושר'],
      ['lead 1', '', 'פסקה חדשה מן המשרד.'],
    ]);
    const { threads } = await home.desk.listed(home.lead, home.paperId);
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
    const { versions } = (await home.lead.call(listVersions, { params: { paperId: home.paperId } }))
      .body;
    expect(versions.map(({ before }) => before)).toContain('import');
  });

  it('[IN54] leaves outside names outside: one name is one, and nobody’s account', async () => {
    const bytes = new WordHand(home.file)
      .tracked('שנה אחת', 'שנתיים', { ...OTHER, author: 'lead 1' })
      .comment('הנתונים', 'אילו?', { ...OTHER, author: 'lead 1' })
      .saved();
    await home.take(home.lead, (await home.bring(home.lead, bytes)).body.id);
    const more = new WordHand(home.file)
      .comment('סיכום', 'ומה הלאה?', { ...OTHER, author: 'lead 1' })
      .saved();
    await home.take(home.lead, (await home.bring(home.lead, more)).body.id);
    const { suggestions } = (
      await home.lead.call(listSuggestions, { params: { paperId: home.paperId } })
    ).body;
    const { threads } = await home.desk.listed(home.lead, home.paperId);
    const made = threads.slice(2);
    expect([
      ...suggestions.map((one) => one.authorName).slice(0, 1),
      ...made.map((one) => one.authorName),
    ]).toEqual(['lead 1 (Word)', 'lead 1 (Word)', 'lead 1 (Word)']);
    expect(new Set(made.map(({ authorId }) => authorId)).size).toBe(1);
    expect(made.every(({ isMine }) => !isMine)).toBe(true);
  });

  it('[IN57] settles a remark only by the ways there are, and only when asked', async () => {
    const bytes = new WordHand(home.file).resolve('האם זה לא תכוף').saved();
    const preview = (await home.bring(home.lead, bytes)).body;
    const [settled] = preview.settled;
    await home.take(home.lead, preview.id, { settle: [settled?.threadId ?? ''] });
    const { threads } = await home.desk.listed(home.lead, home.paperId);
    expect(threads.map(({ state }) => state)).toEqual(['open', 'answered']);
    expect(threads[1]?.answers[0]?.reason).toContain('Word');
    const mine = (await home.bring(home.colleague, bytes)).body;
    expect(mine.settled).toMatchObject([{ how: 'accept' }]);
  });

  it('[IN57] tells what others’ comments became, and never opens what is private', async () => {
    await home.desk.putInGroups(home.colleague, [GROUP.id]);
    await home.desk.start(
      home.colleague,
      home.paperId,
      aRemark({ body: words('רק לנו, בקבוצה'), groupId: GROUP.id }),
    );
    const reply = await home.colleague.fetch(
      `/api/papers/${home.paperId}/word/marked/with-remarks`,
    );
    const bytes = new WordHand(Buffer.from(await reply.arrayBuffer()))
      .reword('מי קובע את התקן הזה?', 'מי בכלל קובע?')
      .reply('רק לנו', 'גם זה רק לנו', MEMBER)
      .saved();
    const report = await home.take(home.lead, (await home.bring(home.lead, bytes)).body.id);
    expect(
      report.body.items.map(({ deed, outcome, after }) => `${deed} ${outcome} ${after}`).toSorted(),
    ).toEqual(['hidden ignored ', 'reworded ignored מי בכלל קובע?']);
    expect((await home.desk.listed(home.lead, home.paperId)).threads).toHaveLength(2);
  });
});

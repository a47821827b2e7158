import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compareReturn } from '#shared/interchange/return-contract.ts';
import { textOf } from '#shared/paper/content.ts';
import { decideSuggestions, listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { nameVersion } from '#shared/version/version-contract.ts';
import { plantPaper } from '#test/harness/planted-paper.ts';
import { brief, MEMBER, para, textOfBlock, ReturnDesk } from '#test/interchange/return-desk.ts';
import { WordHand } from '#test/interchange/word-hand.ts';

let home: ReturnDesk;
beforeAll(async () => {
  home = await ReturnDesk.open();
});
afterAll(() => home.desk.nayar.stop());
beforeEach(() => home.sendOut());

describe('bringing a Word copy home', () => {
  it('[IN53] comes once: sent again, brought again, and with more in it later', async () => {
    const first = () =>
      new WordHand(home.file)
        .tracked('שנה אחת', 'שנתיים', MEMBER)
        .reply('מי קובע', 'אנחנו.', MEMBER);
    const { id } = (await home.bring(home.lead, first().saved())).body;
    const sendId = randomUUID();
    const [one, twin] = await Promise.all([
      home.take(home.lead, id, { sendId }),
      home.take(home.lead, id, { sendId }),
    ]);
    expect(twin.body).toEqual(one.body);
    const after = [
      await home.contentNow(home.lead),
      (await home.desk.listed(home.lead, home.paperId)).threads,
    ];
    const again = (await home.bring(home.lead, first().saved())).body;
    expect(again.items.map(({ outcome }) => outcome)).toEqual(['before', 'before']);
    expect(again.people).toEqual([]);
    const repeated = await home.take(home.lead, again.id);
    expect(repeated.body.items.map(({ outcome }) => outcome)).toEqual(['before', 'before']);
    expect([
      await home.contentNow(home.lead),
      (await home.desk.listed(home.lead, home.paperId)).threads,
    ]).toEqual(after);
    const later = first().untracked('ייקבע', 'יאושר').comment('הנתונים', 'אילו?', MEMBER).saved();
    const more = await home.take(home.lead, (await home.bring(home.lead, later)).body.id);
    expect(more.body.items.map(({ deed, outcome }) => `${deed} ${outcome}`).toSorted()).toEqual(
      ['reply before', 'thread remarked', 'words before', 'words suggested'].toSorted(),
    );
    const { suggestions } = (
      await home.lead.call(listSuggestions, { params: { paperId: home.paperId } })
    ).body;
    expect(suggestions).toHaveLength(3);
  });

  it('[IN53] does not come back when it was decided on', async () => {
    const bytes = new WordHand(home.file).tracked('שנה אחת', 'שנתיים', MEMBER).saved();
    const report = await home.take(home.lead, (await home.bring(home.lead, bytes)).body.id);
    const [item] = report.body.items;
    await home.lead.call(decideSuggestions, {
      params: { paperId: home.paperId },
      body: { ids: [item?.suggestionId ?? ''], decision: 'reject', reason: 'לא' },
    });
    const again = (await home.bring(home.lead, bytes)).body;
    expect(again.items.map(({ outcome }) => outcome)).toEqual(['before']);
  });

  it('[IN55] becomes remarks with the wording where nobody may suggest, and nothing where nobody may comment', async () => {
    const bytes = () =>
      new WordHand(home.file)
        .tracked('שנה אחת', 'שנתיים', MEMBER)
        .trackedBehind('באתר שלו', ' ובאתר הממשלה', MEMBER)
        .paragraphOut('פסקה שתימחק', MEMBER)
        .paragraphBehind('סיכום הדברים', 'פסקה חדשה.', null)
        .saved();
    await home.stage('frozen');
    const before = await home.contentNow(home.lead);
    const preview = (await home.bring(home.respondent, bytes())).body;
    expect(preview.maySuggest).toBe(false);
    const report = await home.take(home.respondent, preview.id, {
      mine: preview.people.map(({ key }) => key),
    });
    expect(report.body.items.map(({ deed, outcome }) => `${deed} ${outcome}`)).toEqual([
      'words remarked',
      'words remarked',
      'deleted remarked',
      'inserted remarked',
    ]);
    expect(textOf(await home.contentNow(home.lead))).toBe(textOf(before));
    const { threads } = await home.desk.listed(home.lead, home.paperId);
    expect(
      threads
        .slice(2)
        .map(({ quote, proposal, isMine, authorName }) => [quote, proposal, isMine, authorName]),
    ).toEqual([
      ['שנה אחת', 'שנתיים', false, 'respondent 3'],
      ['שלו.', 'שלו ובאתר הממשלה.', false, 'respondent 3'],
      ['פסקה שתימחק בעותק שחזר מן המשרד.', null, false, 'respondent 3'],
      ['סיכום הדברים ומה נדרש עכשיו.', 'פסקה חדשה.', false, 'respondent 3'],
    ]);
    const again = (await home.bring(home.respondent, bytes())).body;
    expect(again.items.every(({ outcome }) => outcome === 'before')).toBe(true);
    await home.stage('published');
    const refused = await home.bring(home.respondent, bytes());
    expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([
      403,
      'stage-closed',
    ]);
    const late = await home.take(home.respondent, again.id);
    expect(late.status).toBe(403);
  });

  it('[IN55] is held for its person and paper alone', async () => {
    const { id } = (await home.bring(home.lead, new WordHand(home.file).saved())).body;
    expect((await home.take(home.colleague, id)).status).toBe(404);
    expect((await home.take(home.lead, 'unknown-file')).status).toBe(404);
  });

  it('[IN56] is refused for another paper, and what it remembers is judged', async () => {
    const other = await plantPaper(home.desk.nayar, home.desk.coordinator, {
      forumId: home.desk.forumId,
      title: 'אחר',
      content: [para('p1', 'אחר')],
    });
    const refused = await home.bring(home.lead, home.file, other);
    expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([
      409,
      'word-elsewhere',
    ]);
    const forged = [{ type: 'script' }, { type: 'paragraph', content: 'x' }, null];
    for (const content of forged) {
      const reply = await home.bring(
        home.lead,
        new WordHand(home.file).remembering([content]).saved(),
      );
      expect([reply.status, reply.body.isOwn, reply.body.base.kind]).toEqual([200, false, 'now']);
    }
  });

  it('[IN56] is compared with a version that is chosen where it remembers nothing', async () => {
    const bytes = new WordHand(home.file)
      .withoutMemory()
      .tracked('שנה אחת', 'שנתיים', MEMBER)
      .untracked('ייקבע', 'יאושר')
      .saved();
    const { body: named } = await home.lead.call(nameVersion, {
      params: { paperId: home.paperId },
      body: { name: 'לפני', reason: null },
    });
    await home.meanwhile((root) => textOfBlock(root, 'block-p6').insert(0, 'לבסוף, '));
    const preview = (await home.bring(home.lead, bytes)).body;
    const base = { kind: 'version', versionId: named.id } as const;
    // The version is nearer than the text of now, in which somebody has written since.
    expect([preview.isOwn, preview.base]).toEqual([false, base]);
    const compared = await home.lead.call(compareReturn, {
      params: { paperId: home.paperId, fileId: preview.id },
      body: { base },
    });
    expect(brief(compared.body.items)).toEqual([
      'words|tracked|suggested|block-p1|שנה אחת|שנתיים',
      'words||suggested|block-p5|ייקבע|יאושר',
    ]);
    const report = await home.take(home.lead, preview.id, { base });
    expect(brief(report.body.items)).toEqual(brief(compared.body.items));
  });

  it('[IN61] tells that a title was changed, which no copy changes', async () => {
    const untouched = (await home.bring(home.lead, new WordHand(home.file).saved())).body;
    expect(untouched.report.map(({ code }) => code)).not.toContain('other-title');
    const bytes = new WordHand(home.file).untracked('מיפוי אתגרים', 'מיפוי אחר').saved();
    const { items, report } = (await home.bring(home.lead, bytes)).body;
    expect(items).toEqual([]);
    expect(report).toContainEqual({ code: 'other-title', count: 1 });
  });
});

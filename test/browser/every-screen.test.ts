import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordEntry } from '#shared/meeting/log-contract.ts';
import { changeMe } from '#shared/member/member-contract.ts';
import { getRecommendation, takePosition } from '#shared/position/position-contract.ts';
import { getRegister } from '#shared/register/register-contract.ts';
import { nameVersion } from '#shared/version/version-contract.ts';
import { changePaper, OLD_PAPER } from '#test/compare/changed-paper.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { LANGUAGES, type Language, type Theme } from '#shared/member/person.ts';
import { answerThreads, startThread } from '#shared/thread/thread-contract.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { JOINT_TITLE } from '#server/sample/papers.ts';
import { launchChromium, openDesk, picture, sampleGuest } from '#test/harness/chromium.ts';
import { commonScreens } from '#test/browser/common-screens.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let browser: Browser;
let nayar: TestNayar;
let coordinator: Guest;
const screens = new Map<string, string>();
const THEMES: readonly Theme[] = ['light', 'dark', 'contrast'];
const NAMES = [
  'home',
  'forum',
  'members',
  'invite',
  'changes',
  'paper-access',
  'compare',
  'history',
  'version',
  'matrix',
  'amendments',
  'follow-up',
  'assemble',
  'map',
  'recommendations',
  'recommendation',
  'plan',
  'topics',
  'ratings',
  'initiatives',
  'initiative',
  'ask-for-access',
  'session',
  'session-edit',
  'session-new',
  'session-paste',
  'session-series',
  'session-decisions',
  'meeting',
  'present',
  'forum-decisions',
  'paper',
  'search',
  'settings',
  'outbox',
  'accessibility',
  'design',
  'not-found',
] as const;

beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
  coordinator = await sampleGuest(nayar, 'coordinator');
  const { tables } = nayar.nayar.storage.catalogue;
  const [forum] = await tables.forums.find({});
  const [paper] = await tables.papers.find({ kind: 'challenge-map' });
  const forumPath = `/forums/${forum?.id ?? ''}`;
  screens.set('home', '/').set('forum', forumPath).set('members', `${forumPath}/members`);
  screens
    .set('paper', `/papers/${paper?.id ?? ''}`)
    .set('settings', '/settings')
    .set('outbox', '/outbox');
  screens
    .set('invite', `${forumPath}/members/invite`)
    .set('changes', `${forumPath}/members/changes`)
    .set('paper-access', `/papers/${paper?.id ?? ''}/access`)
    .set('ask-for-access', '/papers/no-such-paper')
    .set('matrix', `/papers/${paper?.id ?? ''}/matrix`)
    .set('amendments', `/papers/${paper?.id ?? ''}/amendments`);
  const after = (await tables.papers.find({})).find(({ derivedFrom }) => derivedFrom);
  screens.set('follow-up', `/papers/${after?.id ?? ''}/follow-up`);
  const joint = (await tables.papers.find({})).find(({ title }) => title === JOINT_TITLE);
  screens.set('assemble', `/papers/${joint?.id ?? ''}/assemble`);
  screens.set('map', `${forumPath}/map`).set('recommendations', `${forumPath}/recommendations`);
  screens.set('recommendation', await aRecommendation(forum?.id ?? ''));
  for (const [name, path] of await commonScreens(coordinator, forum?.id ?? ''))
    screens.set(name, path);
  const [session] = await tables.sessions.find({ forumId: forum?.id ?? '' });
  screens
    .set('session', `/sessions/${session?.id ?? ''}`)
    .set('session-edit', `/sessions/${session?.id ?? ''}/edit`)
    .set('session-new', `${forumPath}/sessions/new`)
    .set('session-paste', `${forumPath}/sessions/import`)
    .set('session-series', `${forumPath}/sessions/series`);
  await aDecision(session?.id ?? '', paper?.id ?? '');
  screens
    .set('session-decisions', `/sessions/${session?.id ?? ''}/decisions`)
    .set('forum-decisions', `${forumPath}/decisions`)
    .set('present', `${forumPath}/present`)
    .set('meeting', `/sessions/${session?.id ?? ''}/meeting`);
  await remarkOn(paper?.id ?? '');
  screens.set('search', `/search?q=${encodeURIComponent('המלצה')}`);
  const comparison = await aComparison(forum?.id ?? '');
  const [, compared, version] = /papers\/([^/]+)\/compare\?from=([^&]+)/.exec(comparison) ?? [];
  const history = `/papers/${compared ?? ''}/versions`;
  screens.set('compare', comparison).set('history', history);
  screens.set('version', `${history}/${version ?? ''}`);
  screens.set('accessibility', '/accessibility');
  screens.set('design', '/design').set('not-found', '/no/such/page');
});
/** The address of a recommendation of the sample with somebody's objection. */
async function aRecommendation(forumId: string): Promise<string> {
  const { body } = await coordinator.call(getRegister, { params: { forumId } });
  const { paperId = '', blockId = '' } =
    body.blocks.find(({ recommendation }) => recommendation?.mayTake) ?? {};
  const params = { paperId, blockId };
  const { wording } = (await coordinator.call(getRecommendation, { params })).body;
  const against = {
    stance: 'object',
    reason: 'לא ישים',
    satisfy: 'לוח זמנים',
    reservation: 'נגד.',
  };
  await coordinator.call(takePosition, { params, body: { wording, ...against } });
  return `/recommendations/${paperId}/${blockId}`;
}
/** Entries of a session's log: one about a paper, one that puts another right. */
async function aDecision(sessionId: string, paperId: string): Promise<void> {
  const record = (wish: object) =>
    coordinator.call(recordEntry, { params: { sessionId }, body: { id: randomUUID(), ...wish } });
  const place = { paperId, blockId: null };
  const { body } = await record({ kind: 'decision', text: 'המטה יגיש נוסח עד Q3 (2024).', place });
  await record({ kind: 'action', text: 'נוסח מתוקן', owner: 'נציג המשרד', dueOn: '2024-02-01' });
  await record({ kind: 'decision', text: 'הנוסח יוגש עד Q2.', corrects: body.number });
}
/** Remarks and an answer, so that the tables have rows. */
async function remarkOn(paperId: string): Promise<void> {
  const params = { paperId };
  const respondent = await sampleGuest(nayar, 'respondent');
  const ids: string[] = [];
  for (const proposal of ['נוסח ברור יותר, עם OECD (2021) באמצע', null]) {
    const { body } = await respondent.call(startThread, {
      params,
      body: {
        commentId: randomUUID(),
        anchor: { kind: 'paper' },
        body: [{ runs: [{ text: 'לא ברור מי אחראי על התכלול, ובאיזה לוח זמנים.' }] }],
        proposal,
      },
    });
    ids.push(body.id);
  }
  await coordinator.call(answerThreads, {
    params,
    body: { ids: ids.slice(0, 1), disposition: 'accepted-in-part', reason: 'ייכנס לפרק ב' },
  });
}

afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

/** The address of a paper's version beside its text of now, which differs in everything. */
async function aComparison(forumId: string): Promise<string> {
  const { id: paperId } = await layPaper(nayar, { forumId, title: 'תפקיד המחוז' }, OLD_PAPER);
  const body = { name: 'לפני הדיון', reason: null };
  const named = await coordinator.call(nameVersion, { params: { paperId }, body });
  const writer = await stockWriter(coordinator, paperId, nayar.url);
  changePaper(writer.doc);
  writer.write('שורה אחרונה');
  await writer.allConfirmed();
  writer.close();
  return `/papers/${paperId}/compare?from=${named.body.id}&to=now`;
}

/** A screen counts as drawn when it has its heading and nothing is waited for. */
async function show(page: Page, name: string): Promise<void> {
  await page.goto(`${nayar.url}${screens.get(name) ?? '/'}`);
  await page.locator('h1, [role="textbox"]').first().waitFor();
  await page.waitForLoadState('networkidle');
}

describe.each(LANGUAGES.map((language) => ({ language })))(
  'in $language',
  ({ language }: { language: Language }) => {
    it.each(NAMES.flatMap((name) => THEMES.map((theme) => ({ name, theme }))))(
      '[BR7] $name passes axe in the $theme theme',
      async ({ name, theme }) => {
        await coordinator.call(changeMe, { body: { language, theme } });
        const { page, context, complaints } = await openDesk(browser, coordinator, { language });
        await show(page, name);
        await picture(page, `${name}-${language}-${theme}`);
        expect(await axeFindings(page)).toEqual([]);
        expect(complaints).toEqual([]);
        await context.close();
      },
    );

    it.each(NAMES.map((name) => ({ name })))(
      '[BR7] $name needs no sideways scroll at 320 px',
      async ({ name }) => {
        await coordinator.call(changeMe, { body: { language, theme: 'light' } });
        const { page, context } = await openDesk(browser, coordinator, {
          language,
          width: 320,
          height: 640,
        });
        await show(page, name);
        await picture(page, `${name}-${language}-320`);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
        await context.close();
      },
    );
  },
);

describe('a stranger', () => {
  it.each(LANGUAGES.map((language) => ({ language })))(
    '[BR7] meets a sign-in page that passes axe in $language',
    async ({ language }) => {
      const { page, context } = await openDesk(browser, null, { language });
      await page.goto(`${nayar.url}/sign-in`);
      await page.getByRole('textbox').first().waitFor();
      await picture(page, `sign-in-${language}`);
      expect(await axeFindings(page)).toEqual([]);
      await context.close();
    },
  );
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeMe } from '#shared/member/member-contract.ts';
import { LANGUAGES } from '#shared/member/person.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { launchChromium, openDesk, picture } from '#test/harness/chromium.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let browser: Browser;
let nayar: TestNayar;
let forumId: string;
let paperPath: string;
beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
  const { tables } = nayar.nayar.storage.catalogue;
  const [paper] = await tables.papers.find({ kind: 'challenge-map' });
  forumId = paper?.forumId ?? '';
  paperPath = `/papers/${paper?.id ?? ''}`;
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

const guideOn = (page: Page) => page.getByRole('region', { name: 'סיור קצר במסך הנייר' });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName ?? '');

describe('the tour of the paper', () => {
  it('[HE3] comes by itself, is gone through by keyboard, stays away, and comes again when asked for', async () => {
    const guest = await nayar.newcomer(forumId, 'author');
    const { page, context, complaints } = await openDesk(browser, guest);
    await page.goto(nayar.url + paperPath);
    await page.getByRole('textbox').first().waitFor();
    const guide = guideOn(page);
    await guide.waitFor();
    expect(await guide.evaluate((part) => part.contains(document.activeElement))).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    await guide.getByRole('button', { name: 'הבא' }).focus();
    for (const title of [
      'הכול נשמר מעצמו',
      'מתמצאים לפי הכותרות',
      'מעירים על המילים עצמן',
      'יש שאלה?',
    ]) {
      await page.keyboard.press('Enter');
      await guide.getByRole('heading', { name: title }).waitFor();
      expect(await focused(page)).toBe('H2');
      expect(await page.locator('[data-pointed]').count()).toBeGreaterThan(0);
      await guide.getByRole('button').nth(1).focus();
    }
    const ended = page.waitForResponse((reply) => reply.url().endsWith('/api/me/hints'));
    await page.keyboard.press('Enter');
    await guide.waitFor({ state: 'detached' });
    expect(await page.locator('[data-pointed]').count()).toBe(0);
    expect((await ended).status()).toBe(200);

    await page.reload();
    await page.getByRole('textbox').first().waitFor();
    await page.getByRole('button', { name: 'עזרה', exact: true }).click();
    await picture(page, 'help-in-paper');
    expect(await guide.count()).toBe(0);
    await page.getByRole('menuitem', { name: 'סיור קצר במסך הנייר' }).click();
    await guide.waitFor();
    await guide.getByRole('heading').press('Escape');
    await guide.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('[HE3] never covers the text on a phone', async () => {
    const guest = await nayar.newcomer(forumId, 'reader');
    const { page, context } = await openDesk(browser, guest, { width: 390, height: 844 });
    await page.goto(nayar.url + paperPath);
    await page.getByRole('textbox').first().waitFor();
    const [guide, sheet] = [
      await guideOn(page).boundingBox(),
      await page.locator('#main').boundingBox(),
    ];
    expect((guide?.y ?? 0) + (guide?.height ?? 0)).toBeLessThanOrEqual(sheet?.y ?? 0);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await context.close();
  });
});

describe('help', () => {
  it('[KB1] shows the keys from the paper, from the account and by its key, and gives the focus back', async () => {
    const guest = await nayar.newcomer(forumId, 'author');
    const { page, context, complaints } = await openDesk(browser, guest);
    const keys = page.getByRole('dialog', { name: 'מקשי קיצור' });
    await page.goto(nayar.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('button', { name: 'החשבון שלי' }).click();
    await page.getByRole('menuitem', { name: 'מקשי קיצור' }).click();
    await keys.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await page.goto(nayar.url + paperPath);
    const text = page.getByRole('textbox').first();
    await text.waitFor();
    await page.keyboard.press('?');
    await keys.waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    // Within the text it is a question mark, and nothing opens.
    await text.click();
    await page.keyboard.press('End');
    await page.keyboard.type('?');
    await page.getByRole('button', { name: 'עזרה', exact: true }).click();
    await page.getByRole('menuitem', { name: 'מקשי קיצור' }).click();
    await keys.waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(LANGUAGES.map((language) => ({ language })))(
    '[HE4] has an accessibility statement for everybody that passes axe in $language',
    async ({ language }) => {
      const { page, context, complaints } = await openDesk(browser, null, { language, width: 390 });
      await page.goto(`${nayar.url}/sign-in`);
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
      const name = language === 'he' ? 'הצהרת נגישות' : 'Accessibility statement';
      await page.getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await picture(page, `accessibility-${language}`);
      expect(await axeFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('[HE4] stands at the foot of every screen, with the coordinator', async () => {
    const guest = await nayar.newcomer(forumId, 'reader');
    await guest.call(changeMe, { body: { language: 'he' } });
    const { page, context } = await openDesk(browser, guest);
    for (const path of [
      '/',
      `/forums/${forumId}`,
      `/forums/${forumId}/members`,
      '/settings',
      '/no',
    ]) {
      await page.goto(nayar.url + path);
      const foot = page.getByRole('contentinfo');
      await foot.getByRole('link', { name: 'הצהרת נגישות' }).waitFor();
      const writing = foot.getByRole('link', { name: 'coordinator@nayar.example' });
      expect(await writing.getAttribute('href')).toBe('mailto:coordinator@nayar.example');
    }
    await context.close();
  });

  it('[HT2] leads home from a paper’s address that was mangled on its way', async () => {
    const guest = await nayar.newcomer(forumId, 'reader');
    const { page, context, complaints } = await openDesk(browser, guest);
    await page.goto(`${nayar.url}${paperPath.slice(0, 12)}`);
    const home = page.getByRole('link', { name: 'אל הבית' });
    await home.waitFor();
    expect(await page.getByText('חלק מהפרטים אינם תקינים').count()).toBe(0);
    await home.click();
    await page.getByRole('heading', { name: /שלום/ }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('[HE5] says in an empty forum what to do, and to a reader what will come', async () => {
    const coordinator = await nayar.as('coordinator@nayar.example');
    const founded = await coordinator.fetch('/api/forums', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'פורום חדש', purpose: '' }),
    });
    const { id } = (await founded.json()) as { id: string };
    const reader = await nayar.newcomer(id, 'reader');
    for (const [guest, words] of [
      [coordinator, 'הכפתור ״נייר חדש״ פותח את הראשון'],
      [reader, 'נייר שיפתחו כאן הכותבים'],
    ] as const) {
      const { page, context } = await openDesk(browser, guest);
      await page.goto(`${nayar.url}/forums/${id}`);
      await page.getByText(words).waitFor();
      await page.getByText('לא נקבעו מפגשים').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await context.close();
    }
    const { page, context } = await openDesk(browser, reader);
    await page.goto(nayar.url);
    await page.getByText('עדיין אין ניירות').waitFor();
    await picture(page, 'home-empty');
    await page.getByRole('link', { name: 'לדף הפורום' }).click();
    await page.waitForURL(`**/forums/${id}`);
    await context.close();
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeMyMails, getMyMails } from '#shared/notice/mail-contract.ts';
import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { remindMissing } from '#shared/pre-read/pre-read-contract.ts';
import { callForUpdates } from '#shared/pre-read/update-contract.ts';
import { digestMail } from '#server/notice/notice-mail.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { launchChromium, openDesk, picture } from '#test/harness/chromium.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { SITE } from '#test/notice/notice-table.ts';
import { SmtpInbox } from '#test/notice/smtp-inbox.ts';
import { aSessionDesk, type SessionDesk, type Somebody } from '#test/pre-read/session-desk.ts';
import { threadDesk } from '#test/thread/thread-desk.ts';

let browser: Browser;
let inbox: SmtpInbox;
let nayar: TestNayar;
let desk: SessionDesk;
let lead: Somebody;
let dana: Somebody;

beforeAll(async () => {
  browser = await launchChromium();
  inbox = await SmtpInbox.open();
  nayar = await startTestNayar({ smtpUrl: inbox.url });
  desk = await aSessionDesk(nayar);
  lead = await desk.join('lead');
  await desk.appoint(lead);
  dana = await desk.join('respondent');
  await desk.respond(dana);
  // Whatever hour and day the test runs at.
  const quiet = { isOn: false, from: '22:00', to: '07:00' };
  await dana.call(changeMyMails, { body: { quiet, rests: false } });
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
  await inbox[Symbol.asyncDispose]();
});

const mailsToDana = async () => {
  await nayar.nayar.notices.idle();
  nayar.nayar.notices.look();
  await nayar.nayar.notices.idle();
  const mails = await inbox.mails();
  return mails.filter(({ to }) => !Array.isArray(to) && to?.text === dana.email);
};

/** A mail as webmail shows it that takes every style away, and the frame around the tables. */
async function showStripped(page: Page, html: string, width: number): Promise<void> {
  const body = html
    .replace(/^.*<body[^>]*>/s, '')
    .replace(/<\/body>.*$/s, '')
    .replaceAll(/ style="[^"]*"/g, '');
  expect(body).not.toMatch(/style|<html|<head/);
  await page.setViewportSize({ width, height: 900 });
  await page.setContent(`<div>${body}</div>`);
}

/** The direction of every cell, and how far its words stand from the edge at which reading begins. */
const cellsOn = (page: Page) =>
  page.locator('td:not(:has(td))').evaluateAll((cells) =>
    cells.map((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      const lines = [...range.getClientRects()];
      const frame = cell.getBoundingClientRect();
      const { direction } = getComputedStyle(cell);
      const gap =
        direction === 'rtl'
          ? frame.right - Math.max(...lines.map(({ right }) => right))
          : Math.min(...lines.map(({ left }) => left)) - frame.left;
      return { direction, gap: Math.round(gap) };
    }),
  );

describe('what waits for somebody', () => {
  it('[NO32] stands in one list on home, leads to its place, and is gone when it is done', async () => {
    const threads = await threadDesk(nayar);
    const danaId = dana.personId;
    await desk.send(lead);
    await lead.call(callForUpdates, {
      params: { sessionId: desk.session.id },
      body: { prompt: 'מה התקדם מאז המפגש הקודם?', dueOn: '2026-12-03' },
    });
    const thread = await threads.made(lead, desk.paperId, {
      body: [{ runs: [{ text: 'מה דעתך על סעיף 3, ' }, { text: 'דנה', person: danaId }] }],
    });
    const [mail] = await mailsToDana();
    const link = `${nayar.url}/papers/${desk.paperId}?thread=${thread.id}`;
    expect(mail?.text).toContain(link);
    const stranger = await openDesk(browser, null);
    await stranger.page.goto(link);
    await stranger.page.waitForURL(/\/sign-in\?next=/);
    const next = new URL(stranger.page.url()).searchParams.get('next');
    expect(next).toBe(`/papers/${desk.paperId}?thread=${thread.id}`);
    await stranger.context.close();

    const { page, context } = await openDesk(browser, dana, { width: 1440 });
    await page.goto(nayar.url);
    const list = page
      .getByRole('region', { name: 'ממתין לך' })
      .or(page.locator('section', { hasText: 'ממתין לך' }));
    await list.getByText('אזכור שלך').waitFor();
    expect(await list.getByRole('listitem').count()).toBe(3);
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'notices-home');
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
    await picture(page, 'notices-home-320');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(link);
    await page
      .getByRole('article', { name: new RegExp(String(thread.number)) })
      .first()
      .waitFor();
    await page.getByText('מה דעתך על סעיף 3').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.goto(nayar.url);
    await list.getByText('עדכון קצר').first().waitFor();
    await expect.poll(() => list.getByText('אזכור שלך').count()).toBe(0);
    await context.close();
  });

  it('[NO21] is mailed when the settings say', async () => {
    const { page, context } = await openDesk(browser, dana, { width: 1440 });
    await page.goto(`${nayar.url}/settings#mails`);
    const hour = page.getByLabel('שעת הסיכום');
    await hour.fill('7:3');
    const part = page.locator('#mails');
    await part.getByRole('button', { name: 'שמירה' }).click();
    await part.getByText('יש לכתוב שעה כמו 07:30').waitFor();
    await hour.fill('18:45');
    await part.getByText('שישי', { exact: true }).click();
    await part.getByRole('button', { name: 'שמירה' }).click();
    await page.getByText('ההעדפות נשמרו.').waitFor();
    const { settings } = (await dana.call(getMyMails)).body;
    expect(settings.digest).toEqual({ isOn: true, at: '18:45', days: [0, 1, 2, 3, 4, 5] });
    expect(await axeFindings(page)).toEqual([]);
    await part.scrollIntoViewIfNeeded();
    await picture(page, 'notices-settings');
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
    await part.screenshot({ path: 'test/.output/pictures/notices-settings-320.png' });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 1440, height: 900 });
    await part.screenshot({ path: 'test/.output/pictures/notices-settings-dark.png' });
    await context.close();
  });

  it('[NO27] is ended by the page behind a mail’s link, without signing in', async () => {
    const [mail] = await mailsToDana();
    const [url = ''] = /\S+\/unsubscribe\/\S+/.exec(mail?.text ?? '') ?? [];
    const { page, context, complaints } = await openDesk(browser, null, { width: 390 });
    await page.goto(url);
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'notices-unsubscribe');
    await page.getByRole('button', { name: 'להפסיק', exact: true }).click();
    await page.getByText('דוא״ל על אזכורים לא יישלח עוד').waitFor();
    await picture(page, 'notices-unsubscribed');
    expect((await dana.call(getMyMails)).body.settings.mentions).toBe(false);
    await page.getByRole('button', { name: 'לשלוח שוב' }).click();
    await page.getByText('הדוא״ל יישלח שוב').waitFor();
    expect((await dana.call(getMyMails)).body.settings.mentions).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('a mail in a program that takes every style away', () => {
  it.each(['he', 'en'] as const)('[NO20] reads from its own side, in %s', async (language) => {
    await lead.call(remindMissing, { params: { sessionId: desk.session.id } });
    const [person] = await nayar.nayar.storage.catalogue.tables.people.find({ email: dana.email });
    if (!person) throw new Error('nobody');
    const reader = { ...person, language, name: 'דנה לוי (Dana Levi)' };
    const { things } = await waitsOf(dana.personId);
    const digest = digestMail({
      person: reader,
      publicUrl: SITE,
      unsubscribeUrl: `${SITE}/unsubscribe/x`,
      fresh: things,
      news: [
        {
          id: 'n',
          kind: 'paper-changed',
          title: 'נייר (OECD)',
          place: null,
          path: '/x',
          dueOn: null,
        },
      ],
      others: things.slice(0, 1),
      maybe: things.slice(0, 1),
      lostAt: '2026-11-28T05:00:00.000Z',
    });
    const reminders = (await mailsToDana()).map(({ html }) => String(html));
    const { page, context } = await openDesk(browser, null, { language });
    const direction = language === 'he' ? 'rtl' : 'ltr';
    for (const [at, html] of [digest.html, ...(language === 'he' ? reminders : [])].entries()) {
      await page.setContent(html);
      await picture(page, `notices-mail-${language}-${String(at)}-styled`);
      for (const width of [390, 1000]) {
        await showStripped(page, html, width);
        const cells = await cellsOn(page);
        expect(cells.length).toBeGreaterThan(4);
        // A style sheet's padding is gone as well: what is left is the cell's own, a pixel.
        expect(cells.filter((cell) => cell.direction !== direction || cell.gap > 2)).toEqual([]);
        await picture(page, `notices-mail-${language}-${String(at)}-${String(width)}`);
      }
    }
    await context.close();
  });
});

async function waitsOf(personId: string) {
  const { body } = await (personId === dana.personId ? dana : lead).call(listWaitingThings);
  return body;
}

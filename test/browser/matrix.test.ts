import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeMe } from '#shared/member/member-contract.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { answerThreads, listThreads, startThread } from '#shared/thread/thread-contract.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { launchChromium, openDesk, picture, sampleGuest } from '#test/harness/chromium.ts';
import { plantPaper } from '#test/harness/planted-paper.ts';
import { pagesOf, printToFile } from '#test/harness/printed-pages.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let browser: Browser;
let nayar: TestNayar;
let lead: Guest;
let respondent: Guest;
let paperId: string;

const block = (type: string, id: string, text: string, attrs: object = {}): ContentNode => ({
  type,
  attrs: { id, ...attrs },
  content: [{ type: 'text', text }],
});
const CONTENT = [
  block('heading', 'h-000001', 'מבנה וסמכויות', { level: 1 }),
  block('paragraph', 'p-000001', 'הממשלה תקבע יעדים רב־שנתיים ותדווח עליהם לציבור.'),
  block('heading', 'h-000002', 'הון אנושי', { level: 1 }),
  block('paragraph', 'p-000002', 'נציבות שירות המדינה תפרסם תכנית הכשרה.'),
];
const SAID = [
  'לא ברור מי אחראי על הדיווח.',
  'חסר לוח זמנים.',
  'מוצע להוסיף התייחסות ל־OECD (2021).',
  'המונח ״יעדים״ רחב מדי.',
  'טעות הקלדה בשורה השנייה.',
  'כדאי לציין את תפקיד הנציבות.',
  'חסר תקציב.',
  'חסר תקציב, כבר בשלב הראשון.',
  'אין התייחסות למחוזות.',
  'הפסקה ארוכה מדי.',
  'מי יבדוק את הביצוע?',
  'אין אזכור של החלטת הממשלה.',
];

beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
  [lead, respondent] = await Promise.all([
    sampleGuest(nayar, 'coordinator'),
    sampleGuest(nayar, 'respondent'),
  ]);
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  paperId = await plantPaper(nayar, lead, {
    forumId: forum?.id ?? '',
    title: 'מיפוי אתגרי המשילות',
    content: CONTENT,
  });
  for (const [at, text] of SAID.entries()) {
    const { status } = await respondent.call(startThread, {
      params: { paperId },
      body: {
        commentId: randomUUID(),
        anchor: { kind: 'block', blockId: at % 2 === 0 ? 'p-000001' : 'p-000002' },
        kind: at % 3 === 0 ? 'technical' : 'general',
        body: [{ runs: [{ text }] }],
        proposal: at === 0 ? 'משרד ראש הממשלה ידווח לכנסת אחת לשנה.' : null,
      },
    });
    if (status !== 200) throw new Error(`A remark was answered with ${status}.`);
  }
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

const threads = async (guest = lead) =>
  (await guest.call(listThreads, { params: { paperId } })).body.threads;
const answered = async () => (await threads()).filter(({ state }) => state === 'answered');

describe('the comment-response matrix', () => {
  it('[BR71] is worked through by keyboard: ten remarks, five one by one, three at once, two merged', async () => {
    const { page, context, complaints } = await openDesk(browser, lead, { width: 1440 });
    await page.goto(`${nayar.url}/papers/${paperId}/matrix`);
    await page.getByRole('row').nth(12).waitFor();
    expect(await page.getByRole('row').nth(1).innerText()).toContain('מבנה וסמכויות');
    await picture(page, 'matrix-full');
    expect(await axeFindings(page)).toEqual([]);
    // One after the other, without leaving the rows.
    await page.getByRole('row').nth(1).focus();
    await page.keyboard.press('Enter');
    for (let at = 0; at < 5; at++) {
      const form = page.getByRole('group', { name: `מענה להערה ${String(at + 1)}` });
      await form.getByRole('radio', { name: 'התקבלה', exact: true }).waitFor();
      // From the decision, which the arrows choose, on to the reason.
      await page.keyboard.press('Tab');
      await page.keyboard.type(`נימוק ${String(at + 1)}`);
      if (at === 1) await picture(page, 'matrix-answering');
      await page.keyboard.press('Control+Enter');
      await expect.poll(async () => (await answered()).length).toBe(at + 1);
    }
    // Left without sending, it is a draft; the words are there again.
    await page.getByRole('group', { name: 'מענה להערה 6' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('עוד לא החלטתי');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByText('טיוטת מענה').waitFor();
    // Three at once.
    for (const number of [9, 10, 11])
      await page
        .getByRole('checkbox', { name: `סימון הערה ${String(number)}`, exact: true })
        .check();
    await page.getByRole('button', { name: 'מענה אחד לכולן' }).click();
    const dialog = page.getByRole('dialog', { name: 'מענה אחד ל־3 הערות' });
    await dialog.getByRole('textbox', { name: /נימוק/ }).fill('יטופל בסבב הבא');
    await picture(page, 'matrix-many');
    await dialog.getByRole('button', { name: 'שליחת המענה' }).click();
    await expect.poll(async () => (await answered()).length).toBe(8);
    // Two that say the same.
    for (const number of [7, 8])
      await page
        .getByRole('checkbox', { name: `סימון הערה ${String(number)}`, exact: true })
        .check();
    await page.getByRole('button', { name: 'איחוד כפולות' }).click();
    const merging = page.getByRole('dialog', { name: 'איחוד שתי הערות' });
    await merging.getByRole('textbox', { name: /נימוק/ }).fill('נוסף נספח תקציבי');
    await picture(page, 'matrix-merge');
    expect(await axeFindings(page)).toEqual([]);
    await merging.getByRole('button', { name: 'שליחת המענה' }).click();
    await expect.poll(async () => (await answered()).length).toBe(10);
    const all = await threads();
    const seventh = all.find(({ number }) => number === 7);
    expect(all.find(({ number }) => number === 8)?.sameAs).toBe(seventh?.id);
    expect(seventh?.answers.at(-1)?.reason).toBe('נוסף נספח תקציבי');
    await page.getByText('המענה משותף עם הערה 7').waitFor();
    await picture(page, 'matrix-done');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('[BR72] is narrowed and sorted, by an address that can be sent, and follows what others answer', async () => {
    const { page, context } = await openDesk(browser, respondent, { width: 1440 });
    await page.goto(`${nayar.url}/papers/${paperId}/matrix?kind=technical&sort=place`);
    await expect.poll(() => page.getByRole('row').count()).toBe(5);
    // Who may not dispose finds no place to.
    expect(await page.getByRole('checkbox', { name: /סימון הערה/ }).count()).toBe(0);
    expect(await page.getByRole('row').nth(1).innerText()).toMatch(/^1\s/);
    await page.goto(`${nayar.url}/papers/${paperId}/matrix?state=open`);
    await expect.poll(() => page.getByRole('row').count()).toBe(3);
    const open = (await threads()).find(({ state }) => state === 'open');
    await lead.call(answerThreads, {
      params: { paperId },
      body: { ids: [open?.id ?? ''], disposition: 'noted', reason: 'נרשם' },
    });
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await context.close();
  });

  it('[BR72] is printed with its head on every page and without the tools, and is cards on a phone', async () => {
    await lead.call(changeMe, { body: { theme: 'dark' } });
    const { page, context } = await openDesk(browser, lead, { width: 1280 });
    await page.goto(`${nayar.url}/papers/${paperId}/matrix`);
    await page.getByRole('row').nth(12).waitFor();
    const pages = pagesOf(await printToFile(page, 'matrix'));
    // Black on white in a dark theme too.
    await page.emulateMedia({ media: 'print' });
    const inks = await page
      .getByRole('row')
      .nth(1)
      .evaluate((row) =>
        [...row.querySelectorAll('*')].map((part) => getComputedStyle(part).color),
      );
    const printed = new Set(['rgb(0, 0, 0)', 'rgb(51, 51, 51)']);
    expect(inks.filter((ink) => !printed.has(ink))).toEqual([]);
    await lead.call(changeMe, { body: { theme: 'light' } });
    for (const words of pages) expect(words).toContain('נוסח מוצע');
    expect(pages.join(' ')).toContain('מי יבדוק את הביצוע');
    expect(pages.join(' ')).not.toMatch(/סינון|הורדה לגיליון/);
    await context.close();
    const phone = await openDesk(browser, lead, { width: 390, height: 844 });
    await phone.page.goto(`${nayar.url}/papers/${paperId}/matrix`);
    await phone.page.getByRole('listitem').first().waitFor();
    await picture(phone.page, 'matrix-phone');
    await phone.page
      .getByRole('button', { name: /שינוי המענה/ })
      .first()
      .click();
    await phone.page.getByRole('group', { name: 'מענה להערה 1' }).waitFor();
    await picture(phone.page, 'matrix-phone-answer');
    expect(await axeFindings(phone.page)).toEqual([]);
    const overflow = await phone.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await phone.context.close();
  });
});

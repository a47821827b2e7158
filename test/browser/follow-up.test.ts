import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeMe } from '#shared/member/member-contract.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { nameVersion } from '#shared/version/version-contract.ts';
import { aHeading, aParagraph, layPaper } from '#test/harness/a-paper.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { launchChromium, openDesk } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let browser: Browser;
let forumId: string;
const PICTURES = path.join('test', '.output', 'follow-up');
const FIRST = 'להקים גוף אסטרטגיה במרכז הממשלה';
const SECOND = 'לקצוב מועד להתייעצות בין המשרדים';

beforeAll(async () => {
  nayar = await startTestNayar();
  browser = await launchChromium();
  await mkdir(PICTURES, { recursive: true });
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

const recommendation = (words: string): ContentNode => ({
  type: 'recommendation',
  attrs: { id: `rec-${words.length}-id`, dimension: 'structure' },
  content: [aParagraph(words)],
});
const shoot = (page: Page, name: string) =>
  page.screenshot({ path: path.join(PICTURES, `${name}.png`) });

describe('a paper that continues another', () => {
  it('[BR97] is made out of a version, says where it comes from, and tells what became of each recommendation', async () => {
    const title = 'המלצות: מבנה הממשלה';
    const text = [aHeading('המלצות'), recommendation(FIRST), recommendation(SECOND)];
    const { id } = await layPaper(nayar, { forumId, title }, text);
    const lead = await nayar.newcomer(forumId, 'lead');
    const name = { name: 'נוסח המושב' };
    await lead.call(nameVersion, { params: { paperId: id }, body: name });
    const author = await nayar.newcomer(forumId, 'author');
    const { page, context, complaints } = await openDesk(browser, author);
    await page.goto(`${nayar.url}/papers/${id}/versions`);
    await page.getByRole('button', { name: 'נייר המשך מגרסה 1…' }).click();
    await page.getByLabel('שם הנייר החדש').waitFor();
    await shoot(page, 'derive');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'יצירת הנייר' }).click();
    await page.waitForURL(/\/papers\/[\w-]+$/);
    const made = /\/papers\/([\w-]+)$/.exec(page.url())?.[1] ?? '';
    expect(made).not.toBe(id);
    const desk = await openPaper(page, nayar.url, made);
    const source = page.getByRole('link', { name: /נוסח המושב/ });
    expect(await source.getAttribute('href')).toContain(`/papers/${id}/versions/`);
    await desk.caretAfter(FIRST);
    await page.keyboard.type(' עד סוף השנה');
    await desk.untilSaved();
    await shoot(page, 'paper');
    await page.getByRole('link', { name: 'מה עלה בגורל ההמלצות' }).click();
    await page.getByRole('heading', { name: 'מה עלה בגורל ההמלצות' }).waitFor();
    const row = page.getByRole('row').filter({ hasText: FIRST });
    await row.getByText('הנוסח השתנה').waitFor();
    expect(await row.locator('ins').allTextContents()).toEqual([' עד סוף השנה']);
    await page.getByRole('row').filter({ hasText: SECOND }).getByText('ללא שינוי').waitFor();
    await row.getByRole('button', { name: /מצב/ }).click();
    await page.getByRole('option', { name: 'בוצע בחלקו' }).click();
    await row.getByLabel('במילים קצרות').fill('הוקם צוות, בלי תקציב');
    // Somebody who leaves comes back to what was typed.
    await page.reload();
    expect(await row.getByLabel('במילים קצרות').inputValue()).toBe('הוקם צוות, בלי תקציב');
    await row.getByRole('button', { name: /שמירה/ }).click();
    await page.getByText('נכתב מה עלה בגורלם של 1 מתוך 2').waitFor();
    await row.getByText(/כתיבה אחרונה/).waitFor();
    await shoot(page, 'filled');
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await row.getByText('הוקם צוות, בלי תקציב').last().isVisible()).toBe(true);
    expect(await row.getByLabel('במילים קצרות').isVisible()).toBe(false);
    await shoot(page, 'print');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('[BR98] tells of it on a phone to who only reads, and keeps both when two people write', async () => {
    const { tables } = nayar.nayar.storage.catalogue;
    const after = (await tables.papers.find({ forumId })).find((card) => card.derivedFrom);
    const address = `${nayar.url}/papers/${after?.id ?? ''}/follow-up`;
    const one = await openDesk(browser, await nayar.newcomer(forumId, 'author'));
    const other = await openDesk(browser, await nayar.newcomer(forumId, 'author'));
    const field = (page: Page) => page.getByLabel('במילים קצרות').first();
    for (const { page } of [one, other]) await page.goto(address);
    await field(other.page).fill('מילים של השני');
    await field(one.page).fill('מילים של הראשון');
    await one.page.getByRole('button', { name: /שמירה/ }).first().click();
    await other.page.getByText(/בינתיים נכתב כאן: .*מילים של הראשון/).waitFor();
    expect(await field(other.page).inputValue()).toBe('מילים של השני');
    await shoot(other.page, 'meanwhile');
    const reader = await nayar.newcomer(forumId, 'reader');
    await reader.call(changeMe, { body: { theme: 'dark' } });
    const phone = await openDesk(browser, reader, { width: 390, height: 844, isTouch: true });
    await phone.page.goto(address);
    await phone.page.getByText('מילים של הראשון').waitFor();
    expect(await phone.page.getByLabel('במילים קצרות').count()).toBe(0);
    await shoot(phone.page, 'phone');
    for (const { complaints, context } of [one, other, phone]) {
      expect(complaints).toEqual([]);
      await context.close();
    }
  });
});

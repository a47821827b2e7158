import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHeading, aParagraph, layPaper } from '#test/harness/a-paper.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { launchChromium, openDesk } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let browser: Browser;
let forumId: string;
const LONG = 'המלצות הצוות בדבר מבנה הממשלה, סמכויותיה ודרכי עבודתה. '.repeat(4);

beforeAll(async () => {
  nayar = await startTestNayar();
  browser = await launchChromium();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

async function twoPeople() {
  const { id } = await layPaper(nayar, { forumId, title: 'נייר עם עבר' }, [
    aHeading('מבנה'),
    aParagraph('סעיף על המבנה'),
    aHeading('תקציב'),
    aParagraph('סעיף על התקציב'),
    ...Array.from({ length: 4 }, () => aParagraph(LONG)),
  ]);
  const lead = await openDesk(browser, await nayar.newcomer(forumId, 'lead'));
  const author = await openDesk(browser, await nayar.newcomer(forumId, 'author'));
  return { id, lead, author };
}

const PICTURES = path.join('test', '.output', 'versions');

describe('versions on the screen', () => {
  it('[BR90] keep a paper under a name and bring one chapter back while somebody types in another', async () => {
    const { id, lead, author } = await twoPeople();
    const { page } = lead;
    await mkdir(PICTURES, { recursive: true });
    await page.goto(`${nayar.url}/papers/${id}/versions`);
    await page.getByRole('button', { name: 'שמירת גרסה בשם' }).click();
    await page.getByLabel('שם הגרסה').fill('לקראת המפגש');
    await page.getByRole('button', { name: 'שמירה', exact: true }).click();
    await page.getByText('לקראת המפגש').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.screenshot({ path: path.join(PICTURES, 'history.png') });
    const writing = await openPaper(author.page, nayar.url, id);
    await writing.caretAfter('סעיף על המבנה');
    await author.page.keyboard.type(' ששונה');
    await writing.caretAfter('סעיף על התקציב');
    await author.page.keyboard.type(' ועוד');
    await writing.untilSaved();
    await page.getByRole('link', { name: 'קריאת הגרסה: גרסה 1' }).click();
    await page.getByRole('button', { name: 'החזרת פרק אחד' }).click();
    await page.screenshot({ path: path.join(PICTURES, 'restore.png') });
    await page.getByRole('button', { name: 'החזרה', exact: true }).click();
    await author.page.keyboard.type(' וממשיך');
    await writing.untilSaved();
    await expect
      .poll(() => writing.lines())
      .toEqual(expect.arrayContaining(['סעיף על המבנה', 'סעיף על התקציב ועוד וממשיך']) as string[]);
    await page.getByRole('button', { name: 'ביטול ההחזרה' }).click();
    await expect
      .poll(() => writing.lines())
      .toEqual(
        expect.arrayContaining(['סעיף על המבנה ששונה', 'סעיף על התקציב ועוד וממשיך']) as string[],
      );
    expect([...lead.complaints, ...author.complaints]).toEqual([]);
  });

  it('[BR91] tell everybody that a paper was emptied, and bring its text back at one press', async () => {
    const { id, lead, author } = await twoPeople();
    const writing = await openPaper(author.page, nayar.url, id);
    const reading = await openPaper(lead.page, nayar.url, id);
    await writing.text.click();
    await author.page.keyboard.press('Control+A');
    await author.page.keyboard.press('Control+A');
    await author.page.keyboard.press('Delete');
    await lead.page.getByText(/רוב הטקסט של הנייר נמחק/).waitFor();
    await mkdir(PICTURES, { recursive: true });
    await lead.page.screenshot({ path: path.join(PICTURES, 'loss.png') });
    await lead.page.getByRole('button', { name: 'להחזיר את הטקסט' }).click();
    await reading.untilShown('סעיף על התקציב');
    await writing.untilShown('סעיף על התקציב');
    await expect.poll(() => author.page.getByText(/רוב הטקסט של הנייר נמחק/).count()).toBe(0);
    expect([...lead.complaints, ...author.complaints]).toEqual([]);
  });

  it('[BR92] are published, and read on a phone by a stranger without scripts', async () => {
    const { id, lead } = await twoPeople();
    const { page } = lead;
    await page.goto(`${nayar.url}/papers/${id}/versions`);
    await page.getByRole('button', { name: 'שמירת גרסה בשם' }).click();
    await page.getByLabel('שם הגרסה').fill('נוסח סופי');
    await page.getByRole('button', { name: 'שמירה', exact: true }).click();
    await page.getByRole('button', { name: 'פרסום', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'פרסום', exact: true }).click();
    const address = await page.getByRole('link', { name: 'העמוד שפורסם' }).getAttribute('href');
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const phone = await context.newPage();
    await phone.goto(`${nayar.url}${address ?? ''}`);
    await phone.getByRole('heading', { name: 'נייר עם עבר' }).waitFor();
    await phone.getByRole('link', { name: 'תקציב' }).click();
    expect(new URL(phone.url()).hash).toMatch(/^#part-/);
    await mkdir(PICTURES, { recursive: true });
    await phone.screenshot({ path: path.join(PICTURES, 'published.png'), fullPage: true });
    await phone.setViewportSize({ width: 320, height: 640 });
    // Nothing is wider than the narrowest phone: the page scrolls one way only.
    const box = await phone.locator('main').boundingBox();
    expect(box?.width).toBeLessThanOrEqual(320);
    await context.close();
  });
});

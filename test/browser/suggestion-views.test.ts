import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { launchChromium, openDesk, picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { pagesOf, printToFile } from '#test/harness/printed-pages.ts';
import { plantPaper } from '#test/harness/planted-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let browser: Browser;
let nayar: TestNayar;
let lead: Guest;
let paperId: string;

const AUTHOR = 'Zx3kP0aQ8mWb';
const entry = (type: string, id: string) => ({
  type,
  attrs: { id, author: AUTHOR, at: 1_764_000_000_000 },
});
const text = (words: string, ...marks: ReturnType<typeof entry>[]): ContentNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
const CONTENT: ContentNode[] = [
  { type: 'heading', attrs: { level: 1 }, content: [text('פתיחה')] },
  {
    type: 'heading',
    attrs: { level: 1, proposed: `insertion--NewChapt ${AUTHOR} 1764000000000` },
    content: [text('פרק מוצע')],
  },
  {
    type: 'paragraph',
    content: [
      text('הוועדה תתכנס '),
      text('פעם בשנה', entry('deletion', 'HowOften')),
      text('פעמיים בשנה', entry('insertion', 'HowOften')),
      text(' ותדווח.'),
    ],
  },
  { type: 'heading', attrs: { level: 1 }, content: [text('סיכום')] },
  { type: 'paragraph', content: [text('סוף הנייר.')] },
];

beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
  lead = await sampleGuest(nayar, 'coordinator');
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  paperId = await plantPaper(nayar, lead, {
    forumId: forum?.id ?? '',
    title: 'נייר עם הצעות',
    content: CONTENT,
  });
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

describe('views of suggestions', () => {
  it('[BR50] show the paper as if accepted and as it was, read-only, numbered as it would be', async () => {
    const { page, complaints, context } = await openDesk(browser, lead, { width: 1440 });
    await openPaper(page, nayar.url, paperId);
    const chooseView = async (from: string, to: string) => {
      await page.getByRole('button', { name: `תצוגת הצעות התיקון: ${from}` }).click();
      await page.getByRole('radio', { name: to }).click({ force: true });
    };
    const outline = page.getByRole('navigation', { name: 'תוכן הנייר' });
    await outline.getByText('סיכום').waitFor();
    await chooseView('עם סימונים', 'כאילו כל ההצעות התקבלו');
    const region = page.getByRole('region', { name: /כאילו כל ההצעות התקבלו/ });
    await expect.poll(() => region.innerText()).toContain('הוועדה תתכנס פעמיים בשנה ותדווח.');
    expect(await region.locator('ins, del, [data-proposed]').count()).toBe(0);
    expect(await page.locator('[contenteditable="true"]:visible').count()).toBe(0);
    await expect.poll(() => outline.getByRole('listitem').allInnerTexts()).toHaveLength(3);
    await picture(page, 'suggestions-as-accepted');
    expect(await axeFindings(page)).toEqual([]);
    await chooseView('כאילו התקבלו', 'המקור, בלי ההצעות');
    const original = page.getByRole('region', { name: /המקור בלי ההצעות/ });
    await expect.poll(() => original.innerText()).toContain('הוועדה תתכנס פעם בשנה ותדווח.');
    await expect.poll(() => outline.getByRole('listitem').allInnerTexts()).toHaveLength(2);
    // What others do comes into the view, and typing into it changes nothing.
    await page.keyboard.type('שלום');
    await page.getByRole('button', { name: 'חזרה לטקסט עם הסימונים' }).click();
    await page.locator('.paper-text ins').first().waitFor();
    expect(await page.locator('.paper-text').innerText()).not.toContain('שלום');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('[PR5] are printed as they are looked at, and the page says which one it is', async () => {
    const { page, context } = await openDesk(browser, lead);
    await openPaper(page, nayar.url, paperId);
    await page.locator('.paper-text ins').first().waitFor();
    const marked = pagesOf(await printToFile(page, 'suggestions-marked')).join(' ');
    expect(marked).toMatch(/פעם בשנה[\s\S]*פעמיים בשנה/);
    expect(marked).toContain('תוספת בקו תחתון');
    await page.getByRole('button', { name: 'הדפסת הנייר' }).click();
    const dialog = page.getByRole('dialog', { name: 'הדפסת הנייר' });
    await dialog.getByRole('radio', { name: 'כאילו כל ההצעות התקבלו' }).click({ force: true });
    await picture(page, 'print-dialog-suggestions');
    // Printing itself is the browser's: its call is caught, and the file made in its stead.
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-asked', '');
    });
    await dialog.getByRole('button', { name: 'להדפסה' }).click();
    await page.locator('body[data-asked]').waitFor();
    const clean = pagesOf(await printToFile(page, 'suggestions-clean')).join(' ');
    expect(clean).toContain('פעמיים בשנה');
    expect(clean).not.toContain('פעם בשנה');
    expect(clean).toContain('כאילו כל הצעות התיקון התקבלו');
    // The next printing follows what is looked at again.
    const again = pagesOf(await printToFile(page, 'suggestions-again')).join(' ');
    expect(again).toContain('פעם בשנה');
    await context.close();
  });

  it('[BR50] are chosen on a phone too', async () => {
    const { page, context } = await openDesk(browser, lead, { width: 390, height: 844 });
    await openPaper(page, nayar.url, paperId);
    await page.locator('.paper-text ins').first().waitFor();
    await picture(page, 'suggestions-phone');
    await page.getByRole('button', { name: /תצוגת הצעות התיקון/ }).click();
    await picture(page, 'suggestions-phone-menu');
    await page.getByRole('radio', { name: 'המקור, בלי ההצעות' }).click({ force: true });
    await page.getByRole('region', { name: /המקור בלי ההצעות/ }).waitFor();
    await picture(page, 'suggestions-phone-original');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await context.close();
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyPaper } from '#shared/paper/life-contract.ts';
import { keepTemplate } from '#shared/paper/template-contract.ts';
import { aHeading, aParagraph, layPaper } from '#test/harness/a-paper.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { type Desk, launchChromium, openDesk, picture } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

const LONG = 'מתווה לתיאום בין־משרדי ארוך שמו, הכולל גם OECD Governance Review (2024) ומספרים 3.2';

let browser: Browser;
let nayar: TestNayar;
let forumId: string;
let lead: Guest;
let author: Guest;
beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  lead = await nayar.newcomer(forumId, 'lead');
  author = await nayar.newcomer(forumId, 'author');
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

const many = (count: number) =>
  Array.from({ length: count }, (_, place) => aParagraph(`פסקה ${String(place)} של רקע כללי.`));
const menu = async ({ page }: Desk, words: RegExp) => {
  await page.getByRole('button', { name: /^(?:פעולות בנייר|Paper actions)/ }).click();
  await page.getByRole('menuitem', { name: words }).click();
};

describe('searching', () => {
  it('[BR40] finds one inflected word from any screen and opens the paper at its paragraph', async () => {
    const found = aParagraph('הוועדה בחנה את הארגונומיות של שולחנות העבודה.');
    const { id } = await layPaper(nayar, { forumId, title: LONG }, [
      ...many(60),
      aHeading('ממצאים'),
      found,
      ...many(30),
    ]);
    const desk = await openDesk(browser, author);
    const { page, complaints } = desk;
    await page.goto(nayar.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    // With a Hebrew layout the letter arrives as a Hebrew one; only the key's place says K.
    await page.evaluate(() =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ל', code: 'KeyK', ctrlKey: true, bubbles: true }),
      ),
    );
    const field = page.getByRole('combobox', { name: 'מה לחפש בניירות' });
    await field.fill('לארגונומיה');
    const option = page.getByRole('option', { name: /OECD/ });
    await option.waitFor();
    expect(await option.locator('mark').allInnerTexts()).toContain('הארגונומיות');
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'search-quick');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/papers/${id}#b-${String(found.attrs?.['id'])}`);
    const paragraph = page.locator('.paper-text p, .ProseMirror p', { hasText: 'הארגונומיות' });
    await page.getByRole('textbox', { name: /טקסט הנייר/ }).waitFor();
    await expect
      .poll(() =>
        paragraph.first().evaluate((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return top > 0 && bottom < innerHeight;
        }),
      )
      .toBe(true);
    await picture(page, 'search-arrived');
    expect(complaints).toEqual([]);
    await desk.context.close();
  });

  it('[BR40] has a page of results with filters, on a phone and in English too', async () => {
    await layPaper(nayar, { forumId, title: 'תוצאה', kind: 'minutes', stage: 'frozen' }, [
      aParagraph('כאן הארגונומיה.'),
    ]);
    for (const language of ['he', 'en'] as const) {
      const desk = await openDesk(browser, author, { language, width: 390, height: 800 });
      const { page } = desk;
      await page.goto(`${nayar.url}/search?q=${encodeURIComponent('ארגונומיה')}`);
      await page.getByRole('link', { name: 'תוצאה' }).waitFor();
      expect(await page.locator('mark').count()).toBeGreaterThan(1);
      expect(await axeFindings(page)).toEqual([]);
      await picture(page, `search-page-${language}-390`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      await page.goto(`${nayar.url}/search?q=${encodeURIComponent('ארגונומיה')}&stage=published`);
      await page.getByRole('button', { name: /בלי סינון|without a filter/ }).click();
      await page.getByRole('link', { name: 'תוצאה' }).waitFor();
      await page.goto(`${nayar.url}/search?q=${encodeURIComponent('קסילופוניסט')}`);
      await page
        .getByText(/לא נמצא דבר|Nothing found/)
        .first()
        .waitFor();
      await picture(page, `search-none-${language}-390`);
      await desk.context.close();
    }
  });
});

describe('a paper', () => {
  it('[BR41] is duplicated, put into the archive and recovered by its menu', async () => {
    const { id } = await layPaper(nayar, { forumId, title: 'נייר לשכפול' }, [
      aParagraph('טקסט שיועתק'),
    ]);
    const desk = await openDesk(browser, lead);
    const { page } = desk;
    await openPaper(page, nayar.url, id);
    await menu(desk, /שכפול/);
    await picture(page, 'copy-dialog');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'שכפול', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'נייר לשכפול – עותק' }).waitFor();
    const copy = new URL(page.url()).pathname;
    await page.getByText('טקסט שיועתק').first().waitFor();
    await menu(desk, /לארכיון/);
    await page.getByRole('alertdialog').getByRole('button', { name: 'לארכיון' }).click();
    await page.getByText(/הנייר הועבר לארכיון/).waitFor();
    await page.getByText('קריאה בלבד').first().waitFor();
    await picture(page, 'archived');
    await page.goto(`${nayar.url}/forums/${forumId}`);
    const archived = page.getByRole('button', { name: /בארכיון/ });
    await archived.click();
    await page.getByRole('link', { name: 'נייר לשכפול – עותק' }).click();
    await page.waitForURL(`**${copy}`);
    await menu(desk, /שחזור/);
    await page.getByText(/שוחזר/).first().waitFor();
    await page.getByRole('button', { name: 'שינוי הכותרת' }).waitFor();
    expect(desk.complaints).toEqual([]);
    await desk.context.close();
  });

  it('[BR42] tells another person at once that its stage has changed, and what that leaves to them', async () => {
    const { id } = await layPaper(nayar, { forumId, title: 'נייר שמתקדם' }, [aParagraph('שורה')]);
    const theirs = await openDesk(browser, author);
    const paper = await openPaper(theirs.page, nayar.url, id);
    await paper.untilShown('שורה');
    const ours = await openDesk(browser, lead);
    await openPaper(ours.page, nayar.url, id);
    await menu(ours, /שינוי שלב/);
    await ours.page.getByRole('radio', { name: /לתגובות/ }).click({ force: true });
    await ours.page.getByText(/כותבים.*מציעים ומעירים/).waitFor();
    await picture(ours.page, 'stage-dialog');
    expect(await axeFindings(ours.page)).toEqual([]);
    await ours.page.getByRole('button', { name: /מעבר לשלב/ }).click();
    const told = theirs.page.getByRole('status').filter({ hasText: 'השלב של הנייר שונה' });
    await told.waitFor();
    expect(await told.innerText()).toContain('לתגובות');
    await theirs.page.getByText('הצעת תיקונים').first().waitFor();
    await picture(theirs.page, 'stage-told');
    await theirs.page.goto(nayar.url);
    await theirs.page.getByRole('heading', { name: 'נפתחו לאחרונה' }).waitFor();
    await theirs.page.getByRole('link', { name: 'נייר שמתקדם' }).first().waitFor();
    await picture(theirs.page, 'home-recent');
    await theirs.context.close();
    await ours.context.close();
  });

  it('[BR43] starts from a template of the forum, whose headings are shown before', async () => {
    const { id } = await layPaper(nayar, { forumId, title: 'סיכום לדוגמה', kind: 'minutes' }, [
      aHeading('פתיחה מיוחדת'),
      aParagraph('מלל קבוע'),
    ]);
    await lead.call(keepTemplate, { params: { paperId: id }, body: { title: 'תבנית סיכום' } });
    const place = { forumId, groupId: null, sessionId: null };
    for (const title of ['אחד', 'שניים'])
      await lead.call(copyPaper, { params: { paperId: id }, body: { title, ...place } });
    const desk = await openDesk(browser, author);
    const { page } = desk;
    await page.goto(`${nayar.url}/forums/${forumId}`);
    await page.getByRole('button', { name: 'נייר חדש', exact: true }).click();
    await page.getByRole('textbox', { name: /כותרת הנייר/ }).fill('מתוך תבנית');
    await page.getByRole('radio', { name: /סיכום מפגש/ }).click({ force: true });
    await page.getByRole('button', { name: /תבנית/ }).click();
    await page.getByRole('option', { name: 'תבנית סיכום' }).click();
    await page.getByText('פתיחה מיוחדת').waitFor();
    await picture(page, 'new-from-template');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'פתיחת הנייר' }).click();
    await page.getByRole('heading', { level: 1, name: 'מתוך תבנית' }).waitFor();
    await page.getByText('מלל קבוע').first().waitFor();
    await page.goto(`${nayar.url}/forums/${forumId}`);
    await page.getByRole('heading', { name: 'תבניות הפורום' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'forum-with-templates');
    await desk.context.close();
  });
});

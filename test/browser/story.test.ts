import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '#test/harness/axe.ts';
import { launchChromium, openDesk, picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { select } from '#test/browser/remark-hands.ts';
import { plantStory } from '#test/story/planted-story.ts';

let browser: Browser;
let nayar: TestNayar;
let paperId: string;

beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
  paperId = await plantStory(nayar);
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

const story = (page: Page) => page.getByRole('dialog', { name: 'תולדות הקטע' });
const part = (page: Page, name: string) => story(page).getByRole('region', { name });

describe('the story of a passage', () => {
  it('[BR93] is told from the block’s menu, with ways to the version and the remark', async () => {
    const { page, context, complaints } = await openDesk(
      browser,
      await sampleGuest(nayar, 'coordinator'),
      { width: 1440 },
    );
    const paper = await openPaper(page, nayar.url, paperId);
    await paper.caretAfter('הממשלה תקבע');
    await page.keyboard.press('Alt+Shift+Enter');
    await page.getByRole('menuitem', { name: 'תולדות הקטע' }).click();
    await story(page).waitFor();
    const authors = part(page, 'מי כתבו');
    await authors.getByText('היה בנייר מתחילתו').first().waitFor();
    expect(await authors.locator('li').count()).toBeGreaterThanOrEqual(3);
    await authors.getByText('מי כתבו כל חלק').click();
    await authors.getByText('OECD (2021)').waitFor();
    await part(page, 'הצעות תיקון').getByText('מחזק את השקיפות').waitFor();
    await part(page, 'הצעות תיקון').getByText('ממתינה להכרעה').waitFor();
    await part(page, 'הערות').getByText('ייכנס לפרק ב').waitFor();
    await part(page, 'באילו גרסאות עמד הנוסח')
      .getByRole('link', { name: /לקראת המפגש השלישי/ })
      .first()
      .waitFor();
    await picture(page, 'story-he');
    expect(await axeFindings(page)).toEqual([]);
    await part(page, 'הערות').getByRole('link', { name: 'הערה 1' }).click();
    await expect.poll(() => page.url()).toContain('thread=');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('[BR93] is told by a key of the sentence at the caret, and of the words selected', async () => {
    const { page, context, complaints } = await openDesk(
      browser,
      await sampleGuest(nayar, 'author'),
    );
    const paper = await openPaper(page, nayar.url, paperId);
    await paper.caretAfter('הממשלה תקבע');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Alt+F9');
    await story(page).getByRole('radio', { name: 'המשפט' }).waitFor();
    const quoted = story(page).locator('blockquote').first();
    await expect.poll(() => quoted.innerText()).toBe('הממשלה תקבע יעדים רב־שנתיים.');
    await expect.poll(() => part(page, 'מי כתבו').locator('li').count()).toBe(1);
    await story(page).getByText('הקטע כולו').click();
    await expect.poll(() => quoted.innerText()).toContain('אחת לרבעון');
    await page.keyboard.press('Escape');
    await expect.poll(() => story(page).count()).toBe(0);
    await select(page, 'יפורסמו לציבור');
    await page.getByRole('button', { name: 'תולדות המילים שנבחרו' }).click();
    await expect.poll(() => quoted.innerText()).toBe('יפורסמו לציבור');
    await part(page, 'מי כתבו').getByText('100%').waitFor();
    await picture(page, 'story-words');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('[BR93] is told to a reader on a phone from the paper’s menu, without remarks and decisions', async () => {
    const { page, context, complaints } = await openDesk(
      browser,
      await sampleGuest(nayar, 'reader'),
      { width: 320, height: 640 },
    );
    const paper = await openPaper(page, nayar.url, paperId);
    await paper.text.getByText('הממשלה תקבע').click();
    await page.getByRole('button', { name: 'פעולות בנייר' }).click();
    await page.getByRole('menuitem', { name: 'תולדות הקטע…' }).click();
    await story(page).getByText('הערות והכרעות בהצעות מוצגות').waitFor();
    expect(await part(page, 'הערות').count()).toBe(0);
    expect(await story(page).getByText('מחזק את השקיפות').count()).toBe(0);
    await picture(page, 'story-phone');
    expect(await axeFindings(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

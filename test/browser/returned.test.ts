import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFindings } from '#test/harness/axe.ts';
import { aDesk, nayar } from '#test/harness/browser-house.ts';
import { picture } from '#test/harness/chromium.ts';
import { MEMBER, OTHER, ReturnDesk, textOfBlock } from '#test/interchange/return-desk.ts';
import { WordHand } from '#test/interchange/word-hand.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const named = (buffer: Buffer) => ({ name: 'מיפוי אתגרים.docx', mimeType: WORD, buffer });

async function choose(page: Page, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'בחירת קובץ Word' }).press('Enter'),
  ]);
  await chooser.setFiles(named(buffer));
}

describe('a Word copy that comes home', () => {
  it('[IN58] is chosen, told, brought in and led to, by keyboard', async () => {
    const home = await ReturnDesk.open(nayar);
    await home.sendOut();
    const copy = new WordHand(home.file)
      .tracked('שנה אחת', 'שנתיים', MEMBER)
      .untracked('ייקבע', 'יאושר')
      .trackedBehind('באתר שלו', ' ובאתר הממשלה', OTHER)
      .comment('סיכום', 'ומה הלאה?', OTHER)
      .resolve('האם זה לא תכוף')
      .saved();
    await home.meanwhile((root) => {
      const text = textOfBlock(root, 'block-p3');
      text.delete(text.length - 'באתר שלו.'.length, 'באתר שלו.'.length);
      text.insert(text.length, 'ברשומות.');
    });
    const { page } = await aDesk(home.lead, { width: 390, height: 844 });
    await page.goto(`${nayar.url}/papers/${home.paperId}`);
    await page.getByRole('button', { name: 'פעולות בנייר' }).press('Enter');
    await page.getByRole('menuitem', { name: 'החזרת עותק Word' }).press('Enter');
    await page.getByRole('heading', { name: 'החזרת עותק Word' }).waitFor();
    await choose(page, Buffer.from('%PDF'));
    await page.getByText('הקובץ אינו מסמך Word').waitFor();
    await choose(page, copy);
    await page.getByRole('heading', { name: 'מה יש בעותק' }).waitFor();
    await picture(page, 'returned-preview');
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 390, height: 844 });
    const member = page.getByRole('radiogroup', { name: `מי כתב תחת השם ${MEMBER.author}` });
    await member.getByRole('radio', { name: 'אני' }).press('Space');
    await page.getByRole('checkbox', { name: 'לענות עליה כעת: נרשם לפנינו' }).press('Space');
    await page.getByRole('button', { name: 'הכנסה לנייר' }).press('Enter');
    await page.getByText('העותק הוכנס לנייר.').waitFor();
    await picture(page, 'returned-done');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'לנייר' }).first().press('Enter');
    await page.waitForURL(/#b-block-p1/);
    await page.getByText('שנתיים').first().waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'החזרת עותק Word' }).waitFor();
    // A key that is pressed while the browser goes back may be lost; that keys choose was tried above.
    await page.locator('input[type=file]').setInputFiles(named(copy));
    await page.getByText('כבר נכנסו קודם מהעותק הזה').waitFor();
    const { threads } = await home.desk.listed(home.lead, home.paperId);
    expect(threads.map(({ state }) => state)).toEqual(['open', 'answered', 'open', 'open']);
  });
});

import { describe, expect, it } from 'vitest';
import { axeFindings } from '#test/harness/axe.ts';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { picture } from '#test/harness/chromium.ts';
import { del, ins, p, r, style, styled, wordFile } from '#test/interchange/a-word-file.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const aFile = () => ({
  name: 'טיוטה.docx',
  mimeType: WORD,
  buffer: wordFile({
    styles: `${style('1', 'heading 1')}${style('T', 'Title')}`,
    header: p(r('כותרת עליונה')),
    body: [
      p(r('נייר מ־Word'), styled('T')),
      p(r('רקע'), styled('1')),
      p(`${r('הממשלה ')}${del('תשקול')}${ins(r('תחליט'))}${r(' מיד')}`),
    ].join(''),
  }),
});

describe('a new paper from a Word file', () => {
  it('[IN44] is chosen, told and made from the forum’s screen', async () => {
    const { page } = await aDesk('coordinator', { width: 390, height: 844 });
    await page.goto(`${nayar.url}/forums/${forumId}`);
    await page.getByRole('button', { name: 'נייר חדש מקובץ' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'נייר חדש מקובץ' });
    const [refused] = await Promise.all([
      page.waitForEvent('filechooser'),
      dialog.getByRole('button', { name: 'בחירת קובץ' }).press('Enter'),
    ]);
    await refused.setFiles({ ...aFile(), buffer: Buffer.from('%PDF-1.7') });
    await dialog.getByText('הקובץ אינו מסוג שנקרא כאן').waitFor();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      dialog.getByRole('button', { name: 'בחירת קובץ' }).press('Enter'),
    ]);
    await chooser.setFiles(aFile());
    await dialog.getByText('כותרות עליונות ותחתונות של עמודים').waitFor();
    await dialog.getByText('דנה לוי').waitFor();
    await picture(page, 'word-in');
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    const title = dialog.getByRole('textbox', { name: /כותרת הנייר/ });
    expect(await title.inputValue()).toBe('נייר מ־Word');
    await dialog.getByRole('button', { name: 'יצירת הנייר' }).press('Enter');
    await page.waitForURL(/\/papers\//);
    await page.getByText('תחליט').first().waitFor();
  });
});

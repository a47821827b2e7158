import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { listSessions } from '#shared/session/session-contract.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { plantPaper } from '#test/harness/planted-paper.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { lettersIn, pdfFacts, pdfLetters } from '#test/interchange/pdf-parts.ts';

let coordinator: Guest;
let sessionId: string;
beforeAll(async () => {
  coordinator = await sampleGuest(nayar, 'coordinator');
  const { body } = await coordinator.call(listSessions, { params: { forumId } });
  sessionId = body[0]?.id ?? '';
});

async function downloaded(page: Page, press: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe('a PDF from the screens', () => {
  it('[IC50] is had from the paper’s dialog, as it was chosen', async () => {
    const paperId = await plantPaper(nayar, coordinator, {
      forumId,
      title: 'נייר להדפסה',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'מילות הנייר' }] }],
    });
    const { page } = await aDesk(coordinator);
    await openPaper(page, nayar.url, paperId);
    await page.getByRole('button', { name: 'פעולות בנייר' }).click();
    await page.getByRole('menuitem', { name: 'הורדה כקובץ' }).click();
    const dialog = page.getByRole('dialog', { name: 'הורדה כקובץ' });
    await dialog.getByText('PDF', { exact: true }).click();
    await dialog.getByText('נגיש לקוראי מסך').waitFor();
    await picture(page, 'export-pdf');
    const { name, bytes } = await downloaded(page, () =>
      dialog.getByRole('button', { name: 'הורדה', exact: true }).click(),
    );
    expect(name).toBe('נייר להדפסה.pdf');
    expect(pdfFacts(bytes).get('Tagged')).toBe('yes');
    expect(pdfLetters(bytes)).toContain(lettersIn('מילות הנייר'));
  });

  it.each([
    [1440, 900],
    [320, 800],
  ])('[IC50] of a session is had from its page, %i px wide, by keys too', async (width, height) => {
    const { page } = await aDesk(coordinator);
    await page.setViewportSize({ width, height });
    await page.goto(`${nayar.url}/sessions/${sessionId}`);
    const button = page.getByRole('button', { name: 'חוברת המפגש כ־PDF' });
    await button.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, `session-pack-${String(width)}`);
    const { bytes } = await downloaded(page, async () => {
      await button.focus();
      await page.keyboard.press('Enter');
    });
    expect(pdfLetters(bytes)).toContain(lettersIn('סדר היום'));
    await page.getByText('הקובץ').first().waitFor();
  });
});

import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { startThread } from '#shared/thread/thread-contract.ts';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { picture, sampleGuest } from '#test/harness/chromium.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { linesIn, readDeck } from '#test/interchange/a-deck.ts';
import { unpacked, xmlIn } from '#test/interchange/unpacked.ts';
import { wordsIn } from '#test/interchange/word-parts.ts';
import { all } from '#test/interchange/xml-tree.ts';
import { typed } from '#test/register/typed-papers.ts';

async function downloaded(page: Page, press: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
/** The first cell of each row under the head. */
const firstCells = (file: Buffer) =>
  all(xmlIn(unpacked(file), 'word/document.xml'), 'w:tr')
    .slice(1)
    .map((row) => all(row, 'w:tc').slice(0, 1).map(wordsIn).join());

describe('tables and slides that go out', () => {
  it('[BR151] the matrix comes as a Word file of what is shown', async () => {
    const { id: paperId } = await layPaper(nayar, { forumId, title: 'נייר להערות' });
    const commenter = await sampleGuest(nayar, 'coordinator');
    for (const kind of ['general', 'technical'] as const)
      await commenter.call(startThread, {
        params: { paperId },
        body: {
          commentId: randomUUID(),
          anchor: { kind: 'paper' },
          kind,
          body: [{ runs: [{ text: `הערה מסוג ${kind}` }] }],
        },
      });
    const { page } = await aDesk('coordinator', { width: 1440, height: 900 });
    await page.goto(`${nayar.url}/papers/${paperId}/matrix`);
    const link = page.getByRole('link', { name: 'הורדה ל־Word' });
    const whole = await downloaded(page, () => link.click());
    expect(whole.name).toBe('טבלת הערות ומענים נייר להערות.docx');
    expect(firstCells(whole.bytes)).toEqual(['1', '2']);
    await page.goto(`${nayar.url}/papers/${paperId}/matrix?kind=technical`);
    const some = await downloaded(page, () => link.click());
    expect(firstCells(some.bytes)).toEqual(['2']);
    await picture(page, 'matrix-out');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('[BR152] the recommendations come as a Word file of what is shown, and as slides', async () => {
    await layPaper(nayar, { forumId, title: 'נייר המלצות' }, [
      typed('recommendation', 'out-0000001', 'לתקצב תקנים במחוזות'),
    ]);
    const { page } = await aDesk('coordinator', { width: 1440, height: 900 });
    await page.goto(`${nayar.url}/forums/${forumId}/recommendations`);
    await page.getByRole('searchbox').fill('תקנים במחוזות');
    await page.getByText('מוצג פריט אחד').waitFor();
    const table = await downloaded(page, () =>
      page.getByRole('link', { name: 'הורדה ל־Word' }).click(),
    );
    expect(firstCells(table.bytes)).toEqual(['1']);
    await picture(page, 'register-out');
    const slides = await downloaded(page, () =>
      page.getByRole('button', { name: 'הורדה כמצגת' }).click(),
    );
    expect(slides.name).toMatch(/\.pptx$/);
    const said = readDeck(slides.bytes).slides.flatMap(linesIn);
    expect(said).toContain('לתקצב תקנים במחוזות');
  });

  it('[BR152] slides come from the presentation itself, on a phone too', async () => {
    const { page } = await aDesk('reader', { width: 320, height: 700, isTouch: true });
    await page.goto(`${nayar.url}/forums/${forumId}/present`);
    const button = page.getByRole('button', { name: 'הורדה כמצגת' });
    await button.waitFor();
    await picture(page, 'present-out-phone');
    const { name } = await downloaded(page, () => button.click());
    expect(name).toMatch(/\.pptx$/);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(wide).toBeLessThanOrEqual(0);
  });
});

import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings } from '#test/harness/axe.ts';
import { launchChromium, openDesk, picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { plantPaper } from '#test/harness/planted-paper.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { unpacked, xmlIn } from '#test/interchange/unpacked.ts';
import { all } from '#test/interchange/xml-tree.ts';

let browser: Browser;
let nayar: TestNayar;
let paperId: string;
let forumId: string;

beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  const marks = [
    { type: 'insertion', attrs: { id: 'suggest1', author: 'nobody-0001', at: 1_750_000_000_000 } },
  ];
  paperId = await plantPaper(nayar, await sampleGuest(nayar, 'coordinator'), {
    forumId,
    title: 'נייר עמדה',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'הנוסח הקיים' },
          { type: 'text', text: ' ועוד הצעה', marks },
        ],
      },
    ],
  });
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

/** Opens the dialog from the paper's menu. */
async function asked(page: Page) {
  await page.getByRole('button', { name: 'פעולות בנייר' }).click();
  await page.getByRole('menuitem', { name: 'הורדה כקובץ Word' }).click();
  return page.getByRole('dialog', { name: 'הורדה כקובץ Word' });
}

async function downloaded(page: Page) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'הורדה', exact: true }).click(),
  ]);
  const document = xmlIn(unpacked(await readFile(await download.path())), 'word/document.xml');
  return { name: download.suggestedFilename(), document };
}

describe('a paper as a Word file', () => {
  it('[BR150][IC8] comes with suggestions as tracked changes to whoever writes, and clean where they choose so', async () => {
    const { page } = await openDesk(browser, await sampleGuest(nayar, 'author'));
    await openPaper(page, nayar.url, paperId);
    const dialog = await asked(page);
    expect(await dialog.getByRole('radio', { checked: true }).count()).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'word-desk');
    const marked = await downloaded(page);
    expect(marked.name).toBe('נייר עמדה.docx');
    expect(all(marked.document, 'w:ins').length).toBeGreaterThan(0);
    await dialog.waitFor({ state: 'detached' });
    await asked(page);
    await page.getByText('נקי: כאילו כל הצעות התיקון התקבלו').click();
    expect(all((await downloaded(page)).document, 'w:ins')).toEqual([]);
  });

  it('[BR150][IC8] is offered on a phone to a reader, clean or as the original', async () => {
    const reader = await nayar.newcomer(forumId, 'reader');
    const { page } = await openDesk(browser, reader, { width: 320, height: 700, isTouch: true });
    await openPaper(page, nayar.url, paperId);
    const dialog = await asked(page);
    expect(await dialog.getByRole('radio').count()).toBe(2);
    expect(await dialog.getByRole('checkbox').count()).toBe(0);
    await picture(page, 'word-phone');
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(wide).toBeLessThanOrEqual(0);
    expect((await downloaded(page)).name).toBe('נייר עמדה.docx');
  });
});

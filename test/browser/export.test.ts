import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameVersion } from '#shared/version/version-contract.ts';
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

const SUGGESTED = [
  { type: 'insertion', attrs: { id: 'suggest1', author: 'nobody-0001', at: 1_750_000_000_000 } },
];

beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  paperId = await plantPaper(nayar, await sampleGuest(nayar, 'coordinator'), {
    forumId,
    title: 'נייר עמדה',
    content: [
      { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'רקע' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'הנוסח הקיים' },
          { type: 'text', text: ' ועוד הצעה', marks: SUGGESTED },
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
  await page.getByRole('menuitem', { name: 'הורדה כקובץ' }).click();
  const dialog = page.getByRole('dialog', { name: 'הורדה כקובץ' });
  await dialog.getByRole('radio').first().waitFor();
  return dialog;
}

async function downloaded(page: Page) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'הורדה', exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
const wordIn = (bytes: Buffer) => xmlIn(unpacked(bytes), 'word/document.xml');

describe('a paper as a file', () => {
  it('[BR150][IC8] comes as Word with suggestions as tracked changes to whoever writes, and clean where they choose so', async () => {
    const { page } = await openDesk(browser, await sampleGuest(nayar, 'author'));
    await openPaper(page, nayar.url, paperId);
    const dialog = await asked(page);
    expect(await dialog.getByRole('radio', { checked: true }).count()).toBe(2);
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'export-desk');
    const marked = await downloaded(page);
    expect(marked.name).toBe('נייר עמדה.docx');
    expect(all(wordIn(marked.bytes), 'w:ins').length).toBeGreaterThan(0);
    await dialog.waitFor({ state: 'detached' });
    await asked(page);
    await page.getByText('נקי: כאילו כל הצעות התיקון התקבלו').click();
    expect(all(wordIn((await downloaded(page)).bytes), 'w:ins')).toEqual([]);
  });

  it('[IC34] comes in every form, and the form chosen last is chosen again', async () => {
    const { page } = await openDesk(browser, await sampleGuest(nayar, 'author'));
    await openPaper(page, nayar.url, paperId);
    await asked(page);
    await page.getByText('דף אינטרנט', { exact: true }).click();
    const html = await downloaded(page);
    expect(html.name).toBe('נייר עמדה.html');
    expect(html.bytes.toString()).toContain('<ins ');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const again = await asked(page);
    await again.getByRole('radio', { name: 'דף אינטרנט', checked: true }).waitFor();
    await again.getByText('Markdown', { exact: true }).click();
    const markdown = await downloaded(page);
    expect(markdown.name).toBe('נייר עמדה.md');
    expect(markdown.bytes.toString()).toContain(
      '# נייר עמדה\n\n## רקע\n\nהנוסח הקיים<ins> ועוד הצעה</ins>\n\n## הצעות תיקון\n\n- **',
    );
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const last = await asked(page);
    await last.getByText('נתונים', { exact: true }).click();
    expect((await downloaded(page)).name).toBe('נייר עמדה.json');
  });

  it('[IC34] that comes as a page has no findings of axe, on a wide screen and at 320 px', async () => {
    const author = await sampleGuest(nayar, 'author');
    const reply = await author.fetch(`/api/papers/${paperId}/html/marked/with-remarks`);
    const html = await reply.text();
    for (const width of [1440, 320]) {
      const { page } = await openDesk(browser, author, { width, height: 800 });
      await page.setContent(html);
      expect(await axeFindings(page)).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(wide).toBeLessThanOrEqual(0);
      await picture(page, `export-page-${String(width)}`);
    }
  });

  it('[BR150][IC8] is offered on a phone to a reader, clean or as the original', async () => {
    const reader = await nayar.newcomer(forumId, 'reader');
    const { page } = await openDesk(browser, reader, { width: 320, height: 700, isTouch: true });
    await openPaper(page, nayar.url, paperId);
    const dialog = await asked(page);
    const texts = dialog.getByRole('radiogroup', { name: 'איזה טקסט' });
    expect(await texts.getByRole('radio').count()).toBe(2);
    expect(await dialog.getByRole('checkbox').count()).toBe(0);
    await picture(page, 'export-phone');
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(wide).toBeLessThanOrEqual(0);
    expect((await downloaded(page)).name).toBe('נייר עמדה.docx');
  });

  it('[IC34] that takes long tells how far it is, and can be stopped; one that fails says why, and both leave the dialog as it was', async () => {
    const { page } = await openDesk(browser, await sampleGuest(nayar, 'author'));
    await openPaper(page, nayar.url, paperId);
    const dialog = await asked(page);
    const address = '**/word/**';
    let hungUp = 0;
    page.on('requestfailed', (request) => {
      if (request.url().includes('/word/')) hungUp += 1;
    });
    await page.route(address, () => undefined);
    await page.getByRole('button', { name: 'הורדה', exact: true }).click();
    await dialog.getByRole('progressbar', { name: 'התקדמות ההורדה' }).waitFor();
    await dialog.getByText('הקובץ נכתב בשרת').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'export-progress');
    await dialog.getByRole('button', { name: 'עצירת ההורדה' }).click();
    await dialog.getByText('ההורדה נעצרה. שום קובץ לא נשמר.').waitFor();
    expect(hungUp).toBe(1);
    await page.unroute(address);
    await page.route(address, (route) =>
      route.fulfill({
        status: 429,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'about:blank',
          title: 'x',
          status: 429,
          code: 'too-many-requests',
          message: { he: 'יותר מדי', en: 'too many' },
        }),
      }),
    );
    await page.getByRole('button', { name: 'הורדה', exact: true }).click();
    await dialog.getByRole('alert').waitFor();
    await page.unroute(address);
    expect((await downloaded(page)).name).toBe('נייר עמדה.docx');
  });

  it('[IC34] of a version is had from its line in the history', async () => {
    const author = await sampleGuest(nayar, 'coordinator');
    await author.call(nameVersion, { params: { paperId }, body: { name: 'לפני הדיון' } });
    const { page } = await openDesk(browser, author);
    await page.goto(`${nayar.url}/papers/${paperId}/versions`);
    await page
      .getByRole('button', { name: /^הורדה כקובץ: גרסה \d+$/ })
      .first()
      .click();
    await page.getByRole('dialog', { name: /^הורדת גרסה \d+ כקובץ$/ }).waitFor();
    expect((await downloaded(page)).name).toBe('נייר עמדה.docx');
  });
});

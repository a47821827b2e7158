import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { confirmReading, nameVersion } from '#shared/version/version-contract.ts';
import { changePaper, OLD_PAPER } from '#test/compare/changed-paper.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { picture, sampleGuest } from '#test/harness/chromium.ts';
import { type Guest } from '#test/harness/start-nayar.ts';
import { unpacked, xmlIn } from '#test/interchange/unpacked.ts';
import { all, type Element } from '#test/interchange/xml-tree.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';

async function aPage(guest: Guest, wishes: object = {}): Promise<Page> {
  return (await aDesk(guest, wishes)).page;
}

/** Somebody writes in the paper from elsewhere, and it is on the server's disk. */
async function changedElsewhere(paperId: string, change: typeof changePaper): Promise<void> {
  const writer = await stockWriter(await sampleGuest(nayar, 'coordinator'), paperId, nayar.url);
  change(writer.doc);
  writer.write('שורה אחרונה');
  await writer.allConfirmed();
  writer.close();
}

/** A paper that had a named version, and changed in every way since. */
async function aChangedPaper() {
  const { id: paperId } = await layPaper(nayar, { forumId, title: 'תפקיד המחוז' }, OLD_PAPER);
  const lead = await sampleGuest(nayar, 'coordinator');
  const body = { name: 'לפני הדיון', reason: null };
  const named = await lead.call(nameVersion, { params: { paperId }, body });
  expect(named.status).toBe(200);
  await changedElsewhere(paperId, changePaper);
  return { paperId, versionId: named.body.id, lead };
}

const stopNow = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-stop') ?? null);

describe('comparing two versions', () => {
  it('[BR80] gives what changed as a Word file, from the comparison and from the version’s line', async () => {
    const { paperId, versionId, lead } = await aChangedPaper();
    const page = await aPage(lead, { width: 1440 });
    await page.goto(`${nayar.url}/papers/${paperId}/compare?from=${versionId}&to=now`);
    await page.getByText('הוסר: פסקה').first().waitFor();
    const marked = async (press: () => Promise<void>) => {
      const [download] = await Promise.all([page.waitForEvent('download'), press()]);
      return xmlIn(unpacked(await readFile(await download.path())), 'word/document.xml');
    };
    const words = (document: Element) =>
      all(document, 'w:ins').flatMap((one) => all(one, 'w:t').map(({ text }) => text));
    await picture(page, 'changes-as-word');
    const compared = await marked(() =>
      page.getByRole('button', { name: 'הורדת השינויים כקובץ Word' }).click(),
    );
    expect(words(compared).join('')).toContain('סמכויותיה מועטות');
    await page.goto(`${nayar.url}/papers/${paperId}/versions`);
    await page
      .getByRole('button', { name: /הורדה.*גרסה 1|גרסה 1.*הורדה/ })
      .first()
      .click();
    await page.getByText('מה השתנה מאז הגרסה הזאת, כשינויים במעקב').click();
    await picture(page, 'changes-in-dialog');
    const chosen = await marked(() =>
      page.getByRole('dialog').getByRole('button', { name: 'הורדה', exact: true }).click(),
    );
    expect(words(chosen)).toEqual(words(compared));
    await page.close();
  });

  it('[BR80] shows what changed, chapter by chapter, and goes from one change to the next', async () => {
    const { paperId, versionId, lead } = await aChangedPaper();
    const page = await aPage(lead, { width: 1440 });
    await page.goto(`${nayar.url}/papers/${paperId}/compare?from=${versionId}&to=now`);
    await page.getByText('הוסר: פסקה').first().waitFor();
    const all = await page.locator('ins').allTextContents();
    expect(all).toContain('אך סמכויותיה מועטות');
    await expect(page.locator('del').first().textContent()).resolves.toBe('והיא חלשה');
    await page.getByText('ממד: היה מבנה וסמכויות, עכשיו תכלול ותיאום').waitFor();
    await page.getByText('רמת הכותרת: היה 1, עכשיו 2').waitFor();
    await page
      .getByText(/^נגעו בקטע מאז: /)
      .first()
      .waitFor();
    await page.getByRole('button', { name: /^המלצות/ }).click();
    const first = Number(await stopNow(page));
    await page.keyboard.press('Alt+ArrowDown');
    expect(await stopNow(page)).toBe(String(first + 1));
    await page.getByRole('button', { name: 'השינוי הקודם' }).click();
    expect(await stopNow(page)).toBe(String(first));
    await page
      .getByText(/^2? ?קטע.* ללא שינוי$/)
      .first()
      .waitFor();
    await picture(page, 'compare-inline');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('[BR80] shows both texts beside each other, and all of them when asked', async () => {
    const { paperId, versionId, lead } = await aChangedPaper();
    const page = await aPage(lead, { width: 1440 });
    await page.goto(`${nayar.url}/papers/${paperId}/compare?from=${versionId}&to=now`);
    await page.getByRole('button', { name: 'אפשרויות השוואה' }).click();
    await page.getByText('זה לצד זה').click();
    await page.getByText('רק שינויים').click();
    await page.keyboard.press('Escape');
    const columns = page.locator('.compared-column[data-side="old"]');
    await columns.first().waitFor();
    await page.locator('[data-side="new"]').getByText('אנו מודים לכל מי').waitFor();
    expect(await page.locator('[data-side="old"] ins').count()).toBe(0);
    expect(await page.locator('[data-side="new"] del').count()).toBe(0);
    await picture(page, 'compare-side');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('[BR81] shows what changed since I last read, and from then on only what is new', async () => {
    const { paperId } = await aChangedPaper();
    const reader = await sampleGuest(nayar, 'respondent');
    const page = await aPage(reader);
    await page.goto(`${nayar.url}/papers/${paperId}/compare`);
    await page.getByText(/אלה השינויים מאז הגרסה האחרונה בעלת שם/).waitFor();
    await page.getByRole('button', { name: 'סימון כנקרא' }).click();
    await page.getByText('אין הבדל בין שני הנוסחים.').waitFor();
    await changedElsewhere(paperId, () => undefined);
    await page.reload();
    await page.getByText(/השינויים מאז שסימנת שקראת/).waitFor();
    await expect.poll(() => page.locator('[data-stop]').count()).toBe(1);
    await picture(page, 'compare-since');
  });

  it('[BR81] never marks as read what came after the text on the page', async () => {
    const { paperId } = await aChangedPaper();
    const reader = await sampleGuest(nayar, 'respondent');
    await reader.call(confirmReading, { params: { paperId }, body: { versionId: null } });
    await changedElsewhere(paperId, () => undefined);
    const page = await aPage(reader);
    await page.goto(`${nayar.url}/papers/${paperId}/compare`);
    await page.locator('[data-stop="0"]').waitFor();
    await changedElsewhere(paperId, () => undefined);
    await page.getByRole('button', { name: 'סימון כנקרא' }).click();
    await page.getByText('הנייר השתנה בינתיים.', { exact: false }).waitFor();
    await expect.poll(() => page.locator('[data-stop]').count()).toBe(2);
  });

  it('[BR81] marks the chapters that changed beside the paper, and leads there from home', async () => {
    const { paperId } = await aChangedPaper();
    const reader = await sampleGuest(nayar, 'respondent');
    const page = await aPage(reader, { width: 1440 });
    await page.goto(`${nayar.url}/papers/${paperId}`);
    const outline = page.getByRole('navigation', { name: 'תוכן הנייר' });
    await outline.getByRole('button', { name: 'מבוא שני שינויים מאז שקראת' }).waitFor();
    await outline.getByRole('link', { name: /מה השתנה מאז הגרסה האחרונה/ }).click();
    await page.getByRole('button', { name: 'סימון כנקרא' }).click();
    await page.getByText('אין הבדל בין שני הנוסחים.').waitFor();
    await changedElsewhere(paperId, () => undefined);
    await page.goto(nayar.url);
    const shelf = page.locator('section', { hasText: 'השתנו מאז שקראת' });
    await shelf.getByRole('link', { name: 'תפקיד המחוז' }).click();
    await expect.poll(() => page.locator('[data-stop]').count()).toBe(1);
  });

  it('[BR80] fits a phone, inline and with both texts', async () => {
    const { paperId, versionId, lead } = await aChangedPaper();
    const page = await aPage(lead, { width: 390, height: 844 });
    await page.goto(`${nayar.url}/papers/${paperId}/compare?from=${versionId}&to=now`);
    await page.locator('[data-stop="0"]').waitFor();
    const widest = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await widest()).toBeLessThanOrEqual(390);
    await picture(page, 'compare-phone');
    await page.getByRole('button', { name: 'אפשרויות השוואה' }).click();
    await page.getByText('זה לצד זה').click();
    await page.keyboard.press('Escape');
    await page.locator('.compared-columns').first().waitFor();
    expect(await widest()).toBeLessThanOrEqual(390);
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePaper } from '#shared/paper/paper-contract.ts';
import { textOf } from '#shared/paper/content.ts';
import { readPaper } from '#shared/paper/paper-contract.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { axeFindings } from '#test/harness/axe.ts';
import {
  type Desk,
  launchChromium,
  openDesk,
  picture,
  sampleGuest,
} from '#test/harness/chromium.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let browser: Browser;
let nayar: TestNayar;
let lead: Guest;
let respondent: Guest;
let paperId: string;
beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
  [lead, respondent] = await Promise.all([
    sampleGuest(nayar, 'coordinator'),
    sampleGuest(nayar, 'respondent'),
  ]);
  const [paper] = await nayar.nayar.storage.catalogue.tables.papers.find({ kind: 'challenge-map' });
  paperId = paper?.id ?? '';
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

async function onDisk(): Promise<ContentNode[]> {
  const { body } = await lead.call(readPaper, { params: { paperId } });
  return body.content as ContentNode[];
}

async function openPaper({ page }: Desk): Promise<void> {
  await page.goto(`${nayar.url}/papers/${paperId}`);
  await page.locator('.paper-text[contenteditable="true"]').waitFor();
}

describe('suggesting', () => {
  it('[BR20] a respondent types freely while a lead writes; the lead accepts one and rejects one', async () => {
    const before = textOf(await onDisk());
    const [mine, theirs] = await Promise.all([
      openDesk(browser, respondent),
      openDesk(browser, lead),
    ]);
    await Promise.all([openPaper(mine), openPaper(theirs)]);
    await expect
      .poll(() => mine.page.locator('output', { hasText: 'הצעת תיקונים' }).count())
      .toBe(1);
    const first = mine.page.locator('.paper-text > p').first();
    await first.click();
    await mine.page.keyboard.press('End');
    await mine.page.keyboard.type(' תוספת של מגיב 2030');
    // From here the first letters of the paper's first heading.
    await mine.page.keyboard.press('Control+Home');
    await mine.page.keyboard.press('Delete');
    const struck = mine.page.locator('.paper-text > h1 del');
    await expect.poll(() => struck.first().innerText()).toBe('פ');
    await mine.page.keyboard.press('Delete');
    await expect.poll(() => struck.first().innerText()).toBe('פת');
    await expect
      .poll(() => theirs.page.locator('.paper-text ins').first().innerText())
      .toContain('2030');
    await expect.poll(() => theirs.page.locator('.paper-text del').count()).toBeGreaterThan(0);
    // The lead writes in the same paragraph meanwhile: their words are text, not suggestions.
    await theirs.page.locator('.paper-text > p').first().click();
    await theirs.page.keyboard.press('Control+Home');
    await theirs.page.keyboard.press('Control+ArrowDown');
    await theirs.page.keyboard.type('ובכן, ');
    await expect.poll(() => first.innerText()).toContain('ובכן');
    await expect
      .poll(async () => textOf(project(await onDisk(), REJECT_ALL)))
      .toBe(before.replace('שיח המשילות', 'ובכן, שיח המשילות'));
    await picture(mine.page, 'suggesting');
    await theirs.page.getByRole('button', { name: /הצעות תיקון/ }).click();
    await theirs.page.getByRole('article').nth(1).waitFor();
    expect(await axeFindings(theirs.page)).toEqual([]);
    await picture(theirs.page, 'suggestions');
    const inserted = theirs.page.getByRole('article').filter({ hasText: 'תוספת של מגיב' });
    await inserted.getByRole('button', { name: 'קבלה' }).click();
    await expect.poll(() => theirs.page.getByRole('article').count()).toBe(1);
    await theirs.page.getByRole('article').getByRole('button', { name: 'דחייה' }).click();
    await expect.poll(() => theirs.page.getByRole('article').count()).toBe(0);
    await expect.poll(() => mine.page.locator('.paper-text ins, .paper-text del').count()).toBe(0);
    const after = textOf(await onDisk());
    expect(after).toContain('תוספת של מגיב 2030');
    expect(after).toContain('ובכן, שיח המשילות');
    expect([mine.complaints, theirs.complaints]).toEqual([[], []]);
    await Promise.all([mine.context.close(), theirs.context.close()]);
  });

  it('[BR20] an author’s typing becomes suggestions when the paper goes into review, on a phone too', async () => {
    const author = await sampleGuest(nayar, 'author');
    await lead.call(changePaper, { params: { paperId }, body: { stage: 'review' } });
    const desk = await openDesk(browser, author, { width: 390, height: 844 });
    await openPaper(desk);
    await desk.page.locator('.paper-text > p').first().click();
    await desk.page.keyboard.type('אולי ');
    await expect
      .poll(() => desk.page.locator('.paper-text ins').allInnerTexts())
      .toContain('אולי ');
    await picture(desk.page, 'suggesting-phone');
    await desk.context.close();
  });
});

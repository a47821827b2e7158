import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeMe, changeMember, listMembers } from '#shared/member/member-contract.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { launchChromium, openDesk, picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

const CONTACT = 'המזכירות, 02-5000000';

let browser: Browser;
let nayar: TestNayar;
let forumId: string;
let paperId: string;
beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar({ contact: CONTACT });
  const { tables } = nayar.nayar.storage.catalogue;
  const [paper] = await tables.papers.find({ kind: 'challenge-map' });
  forumId = paper?.forumId ?? '';
  paperId = paper?.id ?? '';
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

const WIDTHS = [320, 360, 390, 600, 704, 720, 768, 900, 960, 1024, 1152, 1279, 1280, 1440, 1536];

/** Whether a paper's screen needs no sideways scroll at a width, and its bar no more than two rows. */
async function fits(page: Page, width: number): Promise<boolean> {
  await page.setViewportSize({ width, height: 800 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const bar = await page.locator('header').first().boundingBox();
  // On the very narrowest, somebody else's face may take a row of its own.
  return overflow <= 0 && bar !== null && bar.height <= (width < 360 ? 140 : 110);
}

describe('the bar of a paper', () => {
  it.each([390, 320])(
    '[BR54] is two rows on a phone of %i px, and what has no room is in the menu',
    async (width) => {
      const guest = await nayar.newcomer(forumId, 'coordinator');
      const { page, context, complaints } = await openDesk(browser, guest, { width, height: 780 });
      await openPaper(page, nayar.url, paperId);
      const bar = page.locator('header').first();
      await page.getByRole('button', { name: /הצעות/ }).waitFor();
      expect((await bar.boundingBox())?.height).toBeLessThan(110);
      for (const button of await bar.getByRole('button').all()) {
        const box = await button.boundingBox();
        expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(44);
      }
      const choose = async (line: string) => {
        await page.getByRole('button', { name: 'פעולות בנייר' }).click();
        await page.getByRole('menuitem', { name: line }).click();
      };
      await page.getByRole('button', { name: 'פעולות בנייר' }).click();
      await page.getByRole('menu').getByText(CONTACT).waitFor();
      await picture(page, `paper-menu-${String(width)}`);
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await choose('הדפסת הנייר');
      await page.getByRole('dialog', { name: /הדפסה|הדפסת/ }).waitFor();
      await page.keyboard.press('Escape');
      await choose('תצוגת הקריאה');
      const look = page.getByRole('dialog', { name: 'תצוגת הקריאה' });
      await look.getByText('גדול מאוד').click();
      expect(await axeFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await choose('חיפוש בניירות');
      await page.getByRole('searchbox').or(page.getByRole('combobox')).first().waitFor();
      await page.keyboard.press('Escape');
      await choose('מקשי קיצור');
      await page.getByRole('dialog', { name: /מקשי/ }).waitFor();
      await page.keyboard.press('Escape');
      await choose('מי רואה את הנייר');
      await page.waitForURL('**/access');
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('[BR55] fits at every width, with suggestions waiting', async () => {
    const writer = await openDesk(browser, await sampleGuest(nayar, 'respondent'));
    const desk = await openPaper(writer.page, nayar.url, paperId);
    await desk.text.locator('p').nth(1).click();
    await writer.page.keyboard.press('End');
    await writer.page.keyboard.type(' הצעה');
    await desk.untilSaved();
    // The longest words: somebody who may only read, and why, in English.
    const reader = await sampleGuest(nayar, 'reader');
    await reader.call(changeMe, { body: { language: 'en', theme: 'light' } });
    const { page, context } = await openDesk(browser, reader, { language: 'en' });
    await openPaper(page, nayar.url, paperId);
    await page.getByRole('button', { name: /With marks/ }).waitFor();
    for (const width of WIDTHS) {
      await expect.poll(() => fits(writer.page, width), { message: String(width) }).toBe(true);
      await expect.poll(() => fits(page, width), { message: String(width) }).toBe(true);
    }
    await writer.context.close();
    await reader.call(changeMe, { body: { language: 'he', theme: 'light' } });
    await context.close();
  });

  it('[BR51] offers the title and the menu no longer once the role is too low for them', async () => {
    const guest = await nayar.newcomer(forumId, 'author');
    const coordinator = await sampleGuest(nayar, 'coordinator');
    const { page, context } = await openDesk(browser, guest);
    await openPaper(page, nayar.url, paperId);
    const pencil = page.getByRole('button', { name: 'שינוי הכותרת' });
    await pencil.waitFor();
    const { members } = (await coordinator.call(listMembers, { params: { forumId } })).body;
    const membershipId = members.find(({ email }) => email === guest.email)?.id ?? '';
    const become = (role: string) =>
      coordinator.call(changeMember, { params: { forumId, membershipId }, body: { role } });
    await become('commenter');
    await pencil.waitFor({ state: 'detached' });
    await become('author');
    await pencil.waitFor();
    expect(await page.getByRole('button', { name: 'פעולות בנייר' }).count()).toBe(1);
    await context.close();
  });

  it('[BR52] sets the numbers in one dialog, wherever it is opened from', async () => {
    const { page, context } = await openDesk(browser, await sampleGuest(nayar, 'author'));
    await openPaper(page, nayar.url, paperId);
    const dialog = page.getByRole('dialog', { name: 'מספור הכותרות והפסקאות' });
    await page.getByRole('button', { name: 'מספור הכותרות והפסקאות' }).first().click();
    const words = await dialog.innerText();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'פעולות בנייר' }).click();
    await page.getByRole('menuitem', { name: 'מספור' }).click();
    expect(await dialog.innerText()).toBe(words);
    await context.close();
  });

  it('[BR53] and the foot of every screen name whom the configuration names for help', async () => {
    const { page, context } = await openDesk(browser, await sampleGuest(nayar, 'reader'));
    await page.goto(nayar.url);
    await page.getByRole('contentinfo').getByText(CONTACT).waitFor();
    await openPaper(page, nayar.url, paperId);
    await page.getByRole('button', { name: 'עזרה', exact: true }).click();
    await expect.poll(() => page.getByRole('menu').innerText()).toContain(CONTACT);
    await context.close();
  });
});

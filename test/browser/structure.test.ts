import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { startPaper } from '#shared/paper/paper-contract.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper, type PaperDesk } from '#test/harness/paper-desk.ts';

async function aPaper(): Promise<string> {
  const coordinator = await sampleGuest(nayar, 'coordinator');
  const body = { title: 'נייר לבדיקה', kind: 'plain' as const };
  return (await coordinator.call(startPaper, { params: { forumId }, body })).body.id;
}

async function writer(role: string, paperId: string): Promise<PaperDesk> {
  const desk = await aDesk(role);
  return openPaper(desk.page, nayar.url, paperId);
}

/** Starts a new paragraph at the paper's end. */
async function atTheEnd({ page, text }: PaperDesk, words: string): Promise<void> {
  await text.locator('> p').last().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(words);
}

const texts = (page: Page, selector: string) => page.locator(selector).allTextContents();
const lastParagraph = ({ text }: PaperDesk) =>
  text
    .locator('> p')
    .last()
    .evaluate((block) => {
      const copy = block.cloneNode(true) as Element;
      for (const sign of copy.querySelectorAll('.ProseMirror-widget')) sign.remove();
      for (const note of copy.querySelectorAll('.footnote'))
        note.textContent = `[${note.textContent}]`;
      return copy.textContent;
    });

describe('with the keys of a real browser', () => {
  it('[BR31] a footnote is written, left, passed, deleted and brought back at the end of a paragraph', async () => {
    const desk = await writer('author', await aPaper());
    const { page, text } = desk;
    await atTheEnd(desk, 'משפט ראשון');
    await page.keyboard.press('Control+Alt+KeyF');
    await page.keyboard.type('מקור: OECD 2021');
    await page.keyboard.press('Escape');
    await page.keyboard.type(' והמשכו');
    expect(await lastParagraph(desk)).toBe('משפט ראשון[מקור: OECD 2021] והמשכו');
    // Back over " והמשכו", then over the note in one press.
    for (let letter = 0; letter < 7; letter++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('!');
    expect(await lastParagraph(desk)).toBe('משפט ראשון![מקור: OECD 2021] והמשכו');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('.');
    expect(await lastParagraph(desk)).toBe('משפט ראשון![מקור: OECD 2021]. והמשכו');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    expect(await lastParagraph(desk)).toBe('משפט ראשון! והמשכו');
    await expect.poll(() => texts(page, '.paper-notes li')).toEqual([]);
    await page.keyboard.press('Control+KeyZ');
    await expect.poll(() => texts(page, '.paper-notes .note-words')).toEqual(['מקור: OECD 2021']);
    // From the list one goes to the note, which opens in its place.
    await page.locator('.note-back').click();
    await page.keyboard.type(', עמ׳ 3');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => texts(page, '.paper-notes .note-words'))
      .toEqual(['מקור: OECD 2021, עמ׳ 3']);
    expect(await text.locator('.open-words').count()).toBe(0);
    await desk.untilSaved();
  });

  it('[BR32] a reference is chosen by keys, follows its target, and is mended when that is gone', async () => {
    const desk = await writer('author', await aPaper());
    const { page, text } = desk;
    await atTheEnd(desk, '');
    await page.keyboard.press('Control+Alt+Digit1');
    await page.keyboard.type('רקע');
    await page.keyboard.press('Enter');
    await page.keyboard.type('לפי ');
    await page.getByRole('button', { name: 'מספור הכותרות והפסקאות' }).first().click();
    await page.getByText('מספרים').click();
    await page.getByRole('button', { name: 'שמירה' }).last().click();
    await text.locator('h1[data-number="1."]').waitFor();
    await text.click({ position: { x: 1, y: 1 } });
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+Alt+KeyR');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('רקע');
    await page.keyboard.press('ArrowDown');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.type(' נקבע');
    await expect.poll(() => texts(page, '.reference-label')).toEqual(['פרק 1']);
    expect(await lastParagraph(desk)).toBe('לפי \uFFFC נקבע');
    await text.locator('> :first-child').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+Alt+Digit1');
    await page.keyboard.type('פתח דבר');
    await expect.poll(() => texts(page, '.reference-label')).toEqual(['פרק 2']);
    await text.locator('h1', { hasText: 'רקע' }).click({ clickCount: 3 });
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await text.locator('.reference-broken').click();
    await page.keyboard.type('פתח');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => texts(page, '.reference-label')).toEqual(['פרק 1']);
    await desk.untilSaved();
    await picture(page, 'structure');
  });

  it('[BR33] two people write in one note, and one of them mentions the other', async () => {
    const paperId = await aPaper();
    const one = await writer('author', paperId);
    await atTheEnd(one, 'טענה');
    await one.page.keyboard.press('Control+Alt+KeyF');
    await one.page.keyboard.type('ראשון');
    const other = await writer('coordinator', paperId);
    await other.page.locator('.note-number').click();
    await Promise.all([
      one.page.keyboard.type(' ועוד'),
      other.page.keyboard.type(' וגם').then(() => other.page.keyboard.press('Escape')),
    ]);
    await one.page.keyboard.press('Escape');
    await expect.poll(() => texts(one.page, '.paper-notes .note-words')).toHaveLength(1);
    await expect
      .poll(() => texts(other.page, '.paper-notes .note-words'))
      .toEqual(await texts(one.page, '.paper-notes .note-words'));
    const [words = ''] = await texts(one.page, '.paper-notes .note-words');
    expect(words).toContain('ראשון');
    // Their letters may fall between each other's, and none is lost.
    const letters = (text: string) => text.split('').toSorted();
    expect(letters(words)).toEqual(letters('ראשון ועוד וגם'));
    await one.page.keyboard.type(' לדעת @רכז');
    await one.page.getByRole('option').first().waitFor();
    await one.page.keyboard.press('Enter');
    await one.page.keyboard.type('כך.');
    await expect.poll(() => texts(other.page, '.mention')).toEqual(['רכזת הפורום']);
    expect(await lastParagraph(one)).toBe(`טענה[${words}] לדעת רכזת הפורום כך.`);
  });
});

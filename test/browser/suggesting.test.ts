import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePaper } from '#shared/paper/paper-contract.ts';
import { textOf } from '#shared/paper/content.ts';
import { getMe } from '#shared/member/member-contract.ts';
import { listDecisions } from '#shared/suggestion/suggestion-contract.ts';
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
import { plantPaper } from '#test/harness/planted-paper.ts';
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

/** What is on disk once the screen says that everything is. */
async function settledOnDisk(page: Page): Promise<ContentNode[]> {
  const saving = page.getByRole('status', { name: 'מצב השמירה' });
  await expect.poll(() => saving.innerText()).toContain('נשמר');
  await expect.poll(() => saving.innerText()).not.toMatch(/טרם/);
  return onDisk();
}

async function openPaper({ page }: Desk): Promise<void> {
  await page.goto(`${nayar.url}/papers/${paperId}`);
  await page.locator('.paper-text[contenteditable="true"]').waitFor();
}

describe('suggesting', () => {
  it('[BR73] several suggestions are decided at once: those of one person, and those in the words selected', async () => {
    const [anna, boaz] = [respondent, await sampleGuest(nayar, 'author')];
    const at = 1_764_000_000_000;
    const by = async (guest: Guest) => (await guest.call(getMe)).body.person.id;
    const [first, second] = [await by(anna), await by(boaz)];
    const entry = (type: string, id: string, author: string) => ({
      type,
      attrs: { id, author, at },
    });
    const line = (words: string, id: string, author: string): ContentNode => ({
      type: 'paragraph',
      content: [
        { type: 'text', text: `${words} ` },
        { type: 'text', text: `תוספת ל${words}`, marks: [entry('insertion', id, author)] },
      ],
    });
    const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
    const planted = await plantPaper(nayar, lead, {
      forumId: forum?.id ?? '',
      title: 'הצעות רבות',
      content: [
        line('אחת', 'AnnaOne1', first),
        line('שתיים', 'AnnaTwo2', first),
        line('שלוש', 'BoazOne1', second),
        line('ארבע', 'BoazTwo2', second),
      ],
    });
    const { page, context, complaints } = await openDesk(browser, lead);
    await page.goto(`${nayar.url}/papers/${planted}`);
    await page.locator('.paper-text[contenteditable="true"]').waitFor();
    const words = async () => {
      const { body } = await lead.call(readPaper, { params: { paperId: planted } });
      return textOf(project(body.content as ContentNode[], REJECT_ALL));
    };
    // In the words selected: the third line alone.
    const third = page.locator('.paper-text > p', { hasText: 'שלוש' });
    // The page is still finding its place under the pointer: pressed until the words are those that were meant.
    await expect
      .poll(async () => {
        await third.click({ clickCount: 3 });
        return page.evaluate(() => String(getSelection()));
      })
      .toContain('לשלוש');
    await page.getByRole('button', { name: /הצעות תיקון \(/ }).click();
    await expect.poll(() => page.getByRole('article').allInnerTexts()).toHaveLength(1);
    expect(await page.getByRole('article').innerText()).toContain('לשלוש');
    await page.getByRole('article').getByRole('button', { name: 'קבלה' }).click();
    await expect.poll(words, { interval: 300 }).toContain('תוספת לשלוש');
    // All by one person.
    await page.getByText('רק במילים שנבחרו בטקסט').click();
    await expect.poll(() => page.getByRole('article').count()).toBe(3);
    await page.getByRole('button', { name: /של מי/ }).click();
    await page.getByRole('option').nth(1).click();
    await expect.poll(() => page.getByRole('article').count()).toBe(2);
    await picture(page, 'suggestions-by-person');
    await page.getByRole('button', { name: 'קבלת הכול' }).click();
    const confirm = page.getByRole('alertdialog');
    await confirm.getByRole('textbox').fill('מקובל');
    await confirm.getByRole('button', { name: 'קבלת הכול' }).click();
    await expect.poll(words, { interval: 300 }).toMatch(/תוספת לאחת[\s\S]*תוספת לשתיים/);
    expect(await words()).not.toContain('תוספת לארבע');
    const reasons = async () =>
      (await lead.call(listDecisions, { params: { paperId: planted } })).body.decisions.map(
        ({ reason }) => reason,
      );
    await expect.poll(reasons, { interval: 300 }).toEqual(['מקובל', 'מקובל', null]);
    expect(complaints).toEqual([]);
    await context.close();
  });

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
    // The author is told while the paper is open.
    await mine.page.getByText(/ההצעה שלך התקבלה/).waitFor();
    const rejected = theirs.page.getByRole('article');
    await rejected.getByRole('textbox', { name: /נימוק/ }).fill('הכותרת נשארת');
    await rejected.getByRole('button', { name: 'דחייה' }).click();
    await expect.poll(() => theirs.page.getByRole('article').count()).toBe(0);
    // And finds what became of both in the list.
    await mine.page.getByText(/ההצעה שלך נדחתה.*הכותרת נשארת/).waitFor();
    await mine.page.getByRole('button', { name: 'הצעות תיקון' }).click();
    await mine.page.getByRole('tab', { name: 'הוכרעו' }).click();
    await mine.page.getByRole('article').nth(1).waitFor();
    await mine.page.getByRole('radio', { name: 'שנדחו' }).click({ force: true });
    await expect.poll(() => mine.page.getByRole('article').allInnerTexts()).toHaveLength(1);
    expect(await mine.page.getByRole('article').innerText()).toMatch(/פת[\s\S]*הכותרת נשארת/);
    await picture(mine.page, 'suggestions-decided');
    expect(await axeFindings(mine.page)).toEqual([]);
    await mine.page.keyboard.press('Escape');
    await expect.poll(() => mine.page.locator('.paper-text ins, .paper-text del').count()).toBe(0);
    const after = textOf(await onDisk());
    expect(after).toContain('תוספת של מגיב 2030');
    expect(after).toContain('ובכן, שיח המשילות');
    expect([mine.complaints, theirs.complaints]).toEqual([[], []]);
    await Promise.all([mine.context.close(), theirs.context.close()]);
  });

  it('[BR20] composing keyboards, dictation, corrections, pasting and undo all make suggestions', async () => {
    const before = await onDisk();
    const desk = await openDesk(browser, respondent);
    await openPaper(desk);
    const { page } = desk;
    const keyboard = await desk.context.newCDPSession(page);
    const paragraph = page.locator('.paper-text > p').first();
    const inserted = page.locator('.paper-text ins');
    await paragraph.click();
    await page.keyboard.press('End');
    // A phone's keyboard composes each word, changes its mind, and then settles it.
    for (const part of [' ש', ' של', ' שלו'])
      await keyboard.send('Input.imeSetComposition', {
        text: part,
        selectionStart: part.length,
        selectionEnd: part.length,
      });
    await keyboard.send('Input.insertText', { text: ' שלום' });
    await expect.poll(() => inserted.allInnerTexts()).toEqual([' שלום']);
    // Dictation gives whole phrases.
    await keyboard.send('Input.insertText', { text: ' לכל חברי הפורום' });
    await expect.poll(() => inserted.allInnerTexts()).toEqual([' שלום לכל חברי הפורום']);
    // A correction of the browser's replaces a word of the text.
    await page.evaluate(() => {
      const text = document.querySelector('.paper-text > p')?.firstChild;
      if (!text) throw new Error('no text');
      const word = document.createRange();
      word.setStart(text, 0);
      word.setEnd(text, 3);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(word);
      document.execCommand('insertText', false, 'דיון');
    });
    await expect.poll(() => inserted.allInnerTexts()).toContain('דיון');
    await expect.poll(() => page.locator('.paper-text del').count()).toBe(1);
    expect(project(await settledOnDisk(page), REJECT_ALL)).toEqual(before);
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator('.paper-text del').count()).toBe(0);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/html', '<p>שורה <b>מודגשת</b></p><ul><li>ועוד אחת</li></ul>');
      const paste = new ClipboardEvent('paste', {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
      });
      document.querySelector('.paper-text')?.dispatchEvent(paste);
    });
    await expect.poll(() => page.locator('.paper-text').innerText()).toContain('ועוד אחת');
    expect(project(await settledOnDisk(page), REJECT_ALL)).toEqual(before);
    // All of it taken back leaves nothing behind, and nobody was refused.
    for (let press = 0; press < 12; press++) await page.keyboard.press('Control+z');
    await expect
      .poll(() => page.locator('.paper-text :is(ins, del, [data-proposed])').count())
      .toBe(0);
    expect(await settledOnDisk(page)).toEqual(before);
    expect(desk.complaints).toEqual([]);
    await desk.context.close();
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

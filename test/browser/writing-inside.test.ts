import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getMe } from '#shared/member/member-contract.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { readPaper } from '#shared/paper/paper-contract.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { launchChromium, openDesk, picture, sampleGuest } from '#test/harness/chromium.ts';
import { plantPaper } from '#test/harness/planted-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let browser: Browser;
let nayar: TestNayar;
let lead: Guest;
let respondent: Guest;
beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
  [lead, respondent] = await Promise.all([
    sampleGuest(nayar, 'coordinator'),
    sampleGuest(nayar, 'respondent'),
  ]);
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

/** Selects letters of the only element of a kind, by where they begin and end in its text. */
async function selectIn(page: Page, element: 'ins' | 'del', from: number, to = from) {
  await page.evaluate(
    ([name, start, end]) => {
      const words = document.querySelector(`.paper-text ${name}`)?.firstChild;
      if (!words) throw new Error('no words');
      (document.querySelector('.paper-text') as HTMLElement).focus();
      getSelection()?.setBaseAndExtent(words, start, words, end);
    },
    [element, from, to] as const,
  );
  // The editor has heard of it once the page's selection is its own.
  await page.evaluate(() => new Promise((heard) => requestAnimationFrame(heard)));
}

describe('writing inside a colleague’s suggestion', () => {
  it('[BR74] with a composing keyboard, by dictation, over words and by pasting is plain text, taken back at once', async () => {
    const author = (await respondent.call(getMe)).body.person.id;
    const entry = (type: string, id: string) => ({
      type,
      attrs: { id, author, at: 1_764_000_000_000 },
    });
    const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
    const paperId = await plantPaper(nayar, lead, {
      forumId: forum?.id ?? '',
      title: 'כתיבה בתוך הצעה',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'לפני ' },
            { type: 'text', text: 'מילים מוצעות', marks: [entry('insertion', 'Insert01')] },
            { type: 'text', text: ' אחרי' },
          ],
        },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'כאן ' },
            { type: 'text', text: 'מילים מחוקות', marks: [entry('deletion', 'Delete01')] },
            { type: 'text', text: ' סוף' },
          ],
        },
      ],
    });
    const onDisk = async () => {
      const { body } = await lead.call(readPaper, { params: { paperId } });
      return body.content as ContentNode[];
    };
    const desk = await openDesk(browser, lead);
    const { page } = desk;
    await page.goto(`${nayar.url}/papers/${paperId}`);
    await page.locator('.paper-text[contenteditable="true"]').waitFor();
    const keyboard = await desk.context.newCDPSession(page);
    const lines = ['לפני', 'סוף'].map((hasText) => page.locator('.paper-text > p', { hasText }));
    const compose = async (
      parts: readonly string[],
      line: number,
      whole: (part: string) => string,
    ) => {
      for (const text of parts) {
        await keyboard.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
        await expect.poll(() => lines[line]?.innerText()).toBe(whole(text));
      }
      await keyboard.send('Input.insertText', { text: parts.at(-1) ?? '' });
      await expect.poll(() => lines[line]?.innerText()).toBe(whole(parts.at(-1) ?? ''));
    };

    // A phone's keyboard composes a word in the middle of an insertion.
    await selectIn(page, 'ins', 6);
    await compose(['ח', 'חד', 'חדשות'], 0, (part) => `לפני מילים ${part}מוצעות אחרי`);
    await expect
      .poll(() => page.locator('.paper-text ins').allInnerTexts())
      .toEqual(['מילים ', 'מוצעות']);
    // It goes on writing, by dictation and by hand.
    await keyboard.send('Input.insertText', { text: ' ועוד' });
    await page.keyboard.type(' יותר ');
    await expect.poll(() => lines[0]?.innerText()).toBe('לפני מילים חדשות ועוד יותר מוצעות אחרי');
    await expect
      .poll(async () => textOf(project(await onDisk(), REJECT_ALL)))
      .toContain('לפני חדשות ועוד יותר  אחרי');

    // Composed over struck words.
    await selectIn(page, 'del', 6, 10);
    await compose(['ק', 'קצ', 'קצרות'], 1, (part) => `כאן מילים ${part}ות סוף`);
    await expect
      .poll(() => page.locator('.paper-text del').allInnerTexts())
      .toEqual(['מילים ', 'ות']);
    await expect
      .poll(async () => textOf(project(await onDisk(), ACCEPT_ALL)))
      .toContain('כאן קצרות סוף');
    await picture(page, 'writing-inside');
    await page.keyboard.press('Control+z');
    await expect.poll(() => lines[1]?.innerText()).toBe('כאן מילים מחוקות סוף');

    // What is pasted as text.
    await selectIn(page, 'ins', 3);
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'מודבק');
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector('.paper-text')?.dispatchEvent(paste);
    });
    await expect.poll(() => lines[0]?.innerText()).toContain('מילמודבקים');
    await expect
      .poll(async () => (await page.locator('.paper-text ins').allInnerTexts()).join(''))
      .toBe('מילים מוצעות');
    await expect.poll(async () => textOf(project(await onDisk(), REJECT_ALL))).toContain('מודבק');
    expect(desk.complaints).toEqual([]);
    await desk.context.close();
  });
});

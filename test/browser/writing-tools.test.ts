import type { CDPSession, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startPaper } from '#shared/paper/paper-contract.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper, type PaperDesk } from '#test/harness/paper-desk.ts';
import { type Guest } from '#test/harness/start-nayar.ts';

let coordinator: Guest;

beforeAll(async () => {
  coordinator = await sampleGuest(nayar, 'coordinator');
});

async function aPaper(): Promise<string> {
  const reply = await coordinator.call(startPaper, {
    params: { forumId },
    body: { title: 'נייר לבדיקה', kind: 'plain' },
  });
  return reply.body.id;
}

async function deskOf(role: string, paperId: string, wishes = {}): Promise<PaperDesk> {
  const desk = await aDesk(role, wishes);
  return openPaper(desk.page, nayar.url, paperId);
}

/** An empty paper with the caret in it. */
async function blank(wishes = {}): Promise<PaperDesk> {
  const desk = await deskOf('author', await aPaper(), wishes);
  await desk.text.focus();
  await desk.page.keyboard.press('Control+a');
  await desk.page.keyboard.press('Delete');
  return desk;
}

interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly keyCode: number;
  /** 1 Alt, 2 Ctrl, 8 Shift. */
  readonly modifiers?: number;
}

/** A key as it comes with a Hebrew layout. */
async function press(session: CDPSession, { key, code, keyCode, modifiers = 0 }: Pressed) {
  const common = { key, code, modifiers, windowsVirtualKeyCode: keyCode };
  const text = modifiers === 0 && key.length === 1 ? { text: key } : {};
  await session.send('Input.dispatchKeyEvent', {
    type: modifiers === 0 ? 'keyDown' : 'rawKeyDown',
    ...common,
    ...text,
  });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
}

const hebrew = (page: Page): Promise<CDPSession> => page.context().newCDPSession(page);
const selected = (page: Page): Promise<string> =>
  page.evaluate(() => getSelection()?.toString() ?? '');

describe('with a Hebrew layout', () => {
  it('[BR11] the menu of insertion opens by the slash on its own key and is used without a mouse', async () => {
    const { page, text } = await blank();
    const session = await hebrew(page);
    await press(session, { key: '/', code: 'KeyQ', keyCode: 81 });
    const menu = page.getByRole('listbox', { name: 'הוספה' });
    await menu.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'slash-menu');
    await page.keyboard.type('טבלה');
    await expect.poll(() => menu.getByRole('option').allInnerTexts()).toEqual(['טבלה']);
    const active = await text.getAttribute('aria-activedescendant');
    expect(await menu.getByRole('option').getAttribute('id')).toBe(active);
    await page.keyboard.press('Enter');
    await text.locator('table').waitFor();
    expect(await text.innerText()).not.toContain('/');
  });

  it('[BR11] the menu knows a word typed with the wrong layout, and leaves the text alone after Escape', async () => {
    const { page, text } = await blank();
    await page.keyboard.type('/yckv');
    await page.getByRole('option', { name: 'טבלה' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.type(' ועוד');
    expect(await page.getByRole('listbox').count()).toBe(0);
    expect((await text.innerText()).trim()).toBe('/yckv ועוד');
  });

  it('[BR11] finding is ours by the place of its key, and ignores niqqud', async () => {
    const { page, text } = await blank();
    await page.keyboard.type('שָׁלוֹם לכולם, שלום לך');
    await press(await hebrew(page), { key: 'כ', code: 'KeyF', keyCode: 70, modifiers: 2 });
    const field = page.getByRole('textbox', { name: 'חיפוש', exact: true });
    await field.waitFor();
    await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type('שלום');
    await expect.poll(() => text.locator('.found').count()).toBe(2);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('2 מתוך שתיים').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => selected(page)).toBe('שלום');
    await expect.poll(() => text.locator('.found').count()).toBe(0);
  });
});

describe('the caret', () => {
  it('[BR12] goes to both ends of a line of mixed runs, and through it letter by letter', async () => {
    const { page, text } = await blank();
    await page.keyboard.type('לפי OECD (2021) נמצא');
    await page.keyboard.press('Home');
    await page.keyboard.type('א');
    await page.keyboard.press('End');
    await page.keyboard.type('ב');
    await expect.poll(() => text.innerText()).toContain('אלפי OECD (2021) נמצאב');
    // In the order of the text, wherever the letters stand: twelve steps back from the end are before the bracket.
    for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowRight');
    await page.keyboard.type('|');
    await expect.poll(() => text.innerText()).toContain('OECD |(2021)');
  });

  it('[BR12] moves in lists by their keys', async () => {
    const { page, text } = await blank();
    await page.keyboard.type('1. ראשון');
    await page.keyboard.press('Enter');
    await page.keyboard.type('שני');
    await page.keyboard.press('Tab');
    await expect.poll(() => text.locator('ol ol li').count()).toBe(1);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await expect.poll(() => text.locator('ol > li').allInnerTexts()).toEqual(['שני', 'ראשון']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    // By then the editor has read the caret too, as it always has at the speed of hands.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await text.locator(':scope > p').waitFor();
    await page.keyboard.type('אחרי', { delay: 10 });
    await expect.poll(() => text.locator(':scope > p').last().innerText()).toBe('אחרי');
  });

  it('[BR13] goes through a table from right to left, which gains a row at its end and widths without a drag', async () => {
    const { page, text } = await blank();
    await page.getByRole('button', { name: 'הוספת טבלה' }).click();
    await page.getByRole('button', { name: /גודל הטבלה/ }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await text.locator('tr').nth(1).waitFor();
    for (const words of ['א', 'ב', 'ג', 'ד', 'ה']) {
      await page.keyboard.type(words);
      if (words !== 'ה') await page.keyboard.press('Tab');
    }
    await expect.poll(() => text.locator('tr').count()).toBe(3);
    const box = async (words: string) =>
      (await text.locator('th, td', { hasText: words }).boundingBox()) ?? { x: 0, width: 0 };
    expect((await box('א')).x).toBeGreaterThan((await box('ב')).x);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('!');
    await expect.poll(() => text.locator('td').nth(1).innerText()).toContain('!');
    const before = (await box('ב')).width;
    await page.getByRole('button', { name: 'טבלה', exact: true }).click();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'הרחבת העמודה' }).click();
    await expect.poll(async () => (await box('ב')).width).toBeGreaterThan(before + 15);
    await page.getByRole('button', { name: 'טבלה', exact: true }).click();
    await page.getByRole('menuitem', { name: 'עמודה מימין' }).click();
    await expect.poll(() => text.locator('tr').first().locator('th').count()).toBe(3);
    expect((await text.locator('th').allInnerTexts()).map((cell) => cell.trim())).toEqual([
      'א',
      '',
      'ב',
    ]);
  });
});

describe('moving a block', () => {
  it('[BR14] loses nothing that a colleague types into it at that moment', async () => {
    const paperId = await aPaper();
    const one = await deskOf('author', paperId);
    const other = await deskOf('second-author', paperId);
    await one.text.focus();
    await one.page.keyboard.press('Control+a');
    await one.page.keyboard.type('פסקה ראשונה');
    await one.page.keyboard.press('Enter');
    await one.page.keyboard.type('פסקה שנייה');
    await other.untilShown('פסקה שנייה');
    await other.caretAfter('פסקה שנייה');
    const words = ' ועליה נכתב בלי הפסקה גם בזמן שהיא זזה ממקומה';
    await Promise.all([
      other.page.keyboard.type(words, { delay: 25 }),
      (async () => {
        for (let time = 0; time < 6; time++) {
          await one.page.keyboard.press(time % 2 ? 'Alt+Shift+ArrowDown' : 'Alt+Shift+ArrowUp');
          await one.page.waitForTimeout(120);
        }
      })(),
    ]);
    const both = async () => [await one.lines(), await other.lines()];
    await expect
      .poll(async () => (await both()).map((lines) => lines.filter((line) => line !== '')))
      .toEqual([
        ['פסקה ראשונה', `פסקה שנייה${words}`],
        ['פסקה ראשונה', `פסקה שנייה${words}`],
      ]);
  });

  it('[BR14] is one of the things a block’s menu does, opened by a key and by the handle', async () => {
    const { page, text } = await blank();
    await page.keyboard.type('אחת');
    await page.keyboard.press('Enter');
    await page.keyboard.type('שתיים');
    await page.keyboard.press('Alt+Shift+Enter');
    const up = page.getByRole('menuitem', { name: /העברה למעלה/ });
    await expect.poll(() => up.evaluate((line) => line === document.activeElement)).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await picture(page, 'block-menu');
    await page.keyboard.press('Enter');
    await expect.poll(() => text.locator(':scope > p').allInnerTexts()).toEqual(['שתיים', 'אחת']);
    await text.locator(':scope > p').last().hover();
    await page.getByRole('button', { name: /פעולות על הפסקה.*אחת/ }).click();
    await page.getByRole('menuitem', { name: 'כותרת 2' }).click();
    await expect.poll(() => text.locator('h2').allInnerTexts()).toEqual(['אחת']);
  });
});

describe('tools where one needs them', () => {
  it('[BR15] stand at the selected words without covering them, and are reached by a key', async () => {
    const { page, text } = await blank();
    await page.keyboard.type('מילה אחת ועוד מילה');
    await page.keyboard.press('Shift+Home');
    const tools = page.getByRole('toolbar', { name: 'כלים למילים שנבחרו' });
    await tools.waitFor();
    const [bar, line] = [await tools.boundingBox(), await text.locator('p').boundingBox()];
    expect(
      bar && line && (bar.y + bar.height <= line.y + 6 || bar.y >= line.y + line.height - 6),
    ).toBe(true);
    await picture(page, 'floating-tools');
    await page.keyboard.press('Alt+F10');
    await page.keyboard.press('Enter');
    await expect.poll(() => text.locator('strong').allInnerTexts()).toEqual(['מילה אחת ועוד מילה']);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => text.evaluate((dom) => dom === document.activeElement)).toBe(true);
  });

  it('[BR15] stand at the lower end on a phone, and what does not fit is behind one button', async () => {
    const { page } = await blank({ width: 390, height: 780 });
    const bar = page.getByRole('toolbar', { name: 'כלי עריכה' });
    const box = await bar.boundingBox();
    expect(box && box.y + box.height).toBeGreaterThan(760);
    await page.getByRole('button', { name: 'כלים נוספים' }).click();
    await page.getByRole('toolbar', { name: 'כלים נוספים' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('[BR16] go away in focus mode but for saving and the way back; typeface and size are remembered', async () => {
    const { page, text } = await blank();
    await page.keyboard.type('טקסט');
    const size = () => text.evaluate((dom) => Number.parseFloat(getComputedStyle(dom).fontSize));
    const before = await size();
    await page.getByRole('button', { name: 'תצוגת הקריאה' }).click();
    await page.getByText('גדול מאוד').click();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'מצב ריכוז' }).click();
    await expect.poll(() => page.getByRole('toolbar').count()).toBe(0);
    await page.getByRole('status', { name: /מצב השמירה/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('toolbar', { name: 'כלי עריכה' }).waitFor();
    await page.reload();
    await text.waitFor();
    expect(await size()).toBeGreaterThan(before * 1.3);
  });

  it('[BR16] spelling follows the language of each paragraph', async () => {
    const { page, text } = await blank();
    await page.keyboard.type('English only');
    await page.keyboard.press('Enter');
    await page.keyboard.type('עברית');
    const english = text.locator('p', { hasText: 'English' });
    await expect.poll(() => english.getAttribute('lang')).toBe('en');
    expect(await text.getAttribute('lang')).toBe('he');
    expect(await text.getAttribute('spellcheck')).toBe('true');
  });
});

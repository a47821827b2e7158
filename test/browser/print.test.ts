import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { launchChromium, openDesk, picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { pagesOf, printToFile } from '#test/harness/printed-pages.ts';
import { plantPaper } from '#test/harness/planted-paper.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let browser: Browser;
let nayar: TestNayar;
let forumId: string;
let coordinator: Guest;

beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  coordinator = await sampleGuest(nayar, 'coordinator');
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

const text = (words: string): ContentNode => ({ type: 'text', text: words });
const block = (type: string, words: string, attrs?: ContentNode['attrs']): ContentNode => ({
  type,
  ...(attrs && { attrs }),
  content: [text(words)],
});
const cell = (type: string, words: string): ContentNode => ({
  type,
  attrs: { colspan: 1, rowspan: 1 },
  content: [block('paragraph', words)],
});
const row = (type: string, ...cells: string[]): ContentNode => ({
  type: 'tableRow',
  content: cells.map((words) => cell(type, words)),
});

const LONG = 'מדיניות ציבורית נכתבת בידי רבים, ונקראת בידי רבים עוד יותר, ולכן חשוב שתיראה היטב. ';

/** A table over more than a page, and chapters enough for several pages. */
function content(chapters: number): ContentNode[] {
  return [
    block('heading', 'פתיחה', { level: 1 }),
    block('paragraph', 'פסקה ראשונה של הנייר, עם OECD (2021) ו־42% באמצע.'),
    block('caption', 'לוח הממצאים'),
    {
      type: 'table',
      content: [
        row('tableHeader', 'ממצא', 'מקור'),
        ...Array.from({ length: 40 }, (_, at) => row('tableCell', `ממצא ${String(at + 1)}`, LONG)),
      ],
    },
    { type: 'recommendation', content: [block('paragraph', 'לעגן בהחלטת ממשלה סמכות תכלול.')] },
    { type: 'callout', attrs: { tone: 'important' }, content: [block('paragraph', 'חשוב לזכור.')] },
    { type: 'pageBreak' },
    ...Array.from({ length: chapters }, (_, at) => [
      block('heading', `פרק ${String(at + 1)}`, { level: at % 3 === 0 ? 1 : 2 }),
      ...Array.from({ length: 4 }, () => block('paragraph', LONG.repeat(3))),
    ]).flat(),
    block('paragraph', 'סוף הנייר.'),
  ];
}

describe('a paper on paper', () => {
  it('[PR1][PR2][PR3] is the paper and not the screen, with its marks on every page', async () => {
    const title = 'מיפוי אתגרי המשילות: "טיוטה" {ב} \\ סוף';
    const paperId = await plantPaper(nayar, coordinator, { forumId, title, content: content(9) });
    const desk = await openDesk(browser, await sampleGuest(nayar, 'author'));
    await desk.page.emulateMedia({ colorScheme: 'dark' });
    const paper = await openPaper(desk.page, nayar.url, paperId);
    await paper.untilSaved();
    const before = await paper.lines();
    const file = await printToFile(desk.page, 'paper');
    const raw = readFileSync(file, 'latin1');
    expect(raw).toContain('/Lang');
    expect(raw).toContain('/StructTreeRoot');
    expect(desk.complaints).toEqual([]);
    // The screen is as it was, and can be written in.
    expect(await paper.lines()).toEqual(before);
    expect(await desk.page.locator('.printed').count()).toBe(0);
    await desk.page.getByRole('button', { name: 'הדפסת הנייר' }).click();
    await desk.page.getByRole('dialog', { name: 'הדפסת הנייר' }).waitFor();
    await picture(desk.page, 'print-dialog');
    await desk.page.getByText('שער: כותרת').click();
    await desk.page.keyboard.press('Escape');
    const bare = await printToFile(desk.page, 'paper-without-title');
    await desk.context.close();
    const pages = pagesOf(file);
    expect(pages.length).toBeGreaterThanOrEqual(7);
    for (const [at, words] of pages.entries()) {
      expect(words).toContain('טיוטה');
      expect(words.replaceAll(/\s+/g, ' ')).toMatch(
        new RegExp(`עמוד.*${String(at + 1)}.*מתוך.*${String(pages.length)}`),
      );
      expect(words).toContain('מיפוי אתגרי המשילות');
      // Nothing of the screen.
      expect(words).not.toMatch(/נשמר|תוכן הנייר|עריכה|מי כאן/);
    }
    expect(pages[0]).toMatch(/פורום מנכ״לים לשעבר[\s\S]*מיפוי אתגרי המשילות[\s\S]*נייר חופשי/);
    // The head of the table stands on every page that the table reaches.
    const withRows = pages.filter((words) => /ממצא\s+\d/.test(words));
    expect(withRows.length).toBeGreaterThanOrEqual(3);
    for (const words of withRows) expect(words).toContain('מקור');
    const whole = pages.join(' ').replaceAll(/\s+/g, ' ');
    for (const words of ['לוח הממצאים', 'המלצה 1', 'סוף הנייר']) expect(whole).toContain(words);
    // The text stands in its order, and after the page break a new page begins.
    const order = [
      'פתיחה',
      'פסקה ראשונה',
      'לעגן בהחלטת',
      'חשוב לזכור',
      'פרק 1',
      'פרק 9',
      'סוף הנייר',
    ];
    const places = order.map((words) => whole.indexOf(words));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    const broken = pages.findIndex((words) => words.includes('חשוב לזכור'));
    expect(pages[broken]).not.toContain('פרק 1');
    // No heading ends a page: after it there is text.
    for (const words of pages) {
      const lines = words
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);
      expect(lines.at(-2)).not.toMatch(/^פרק \d$/);
    }
    expect(pagesOf(bare)[0]).not.toContain('נייר חופשי');
  });

  it('[PR4] comes from the reading view too, and is long where the paper is', async () => {
    const paperId = await plantPaper(nayar, coordinator, {
      forumId,
      title: 'נייר של מאה עמודים',
      content: content(190),
    });
    const desk = await openDesk(browser, await sampleGuest(nayar, 'reader'));
    // The editor never comes.
    await desk.page.route(/PaperDesk/, (route) => route.abort());
    await desk.page.goto(`${nayar.url}/papers/${paperId}`);
    await desk.page.getByText('סוף הנייר.').waitFor({ state: 'attached' });
    const file = await printToFile(desk.page, 'hundred');
    await desk.context.close();
    const pages = pagesOf(file);
    expect(pages.length).toBeGreaterThan(80);
    expect(pages.at(-1)).toContain('סוף הנייר');
    expect(pages.at(-1)?.replaceAll(/\s+/g, ' ')).toMatch(/עמוד/);
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listThreads } from '#shared/thread/thread-contract.ts';
import { cards, field, remarkOn, select, send, toolOfWords } from '#test/browser/remark-hands.ts';
import { aHeading, aParagraph, layPaper } from '#test/harness/a-paper.ts';
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
let forumId: string;
let lead: Guest;
let commenter: Guest;
const desks: Desk[] = [];
beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  lead = await sampleGuest(nayar, 'coordinator');
  commenter = await nayar.newcomer(forumId, 'commenter');
});
afterEach(async () => {
  const complaints = desks.flatMap((desk) => desk.complaints);
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  await Promise.all(desks.splice(0).map(({ context }) => context.close()));
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

const WORDS = 'לצד אלה ניצבים אתגרים מערכתיים ותשתיתיים הפוגעים באפקטיביות השירות הציבורי.';

async function aPaper(title: string, forum = forumId): Promise<string> {
  const content = [
    aHeading('מבנה וסמכויות'),
    aParagraph('מנהלי המחוזות פוגשים את הפער הזה מדי יום.'),
    aParagraph(WORDS),
    aParagraph('לפי נתוני OECD ישראל נמצאת בין המדינות הריכוזיות.'),
  ];
  return (await layPaper(nayar, { forumId: forum, title }, content)).id;
}

async function open(guest: Guest, address: string, wishes: object = {}): Promise<Page> {
  const desk = await openDesk(browser, guest, { width: 1400, ...wishes });
  desks.push(desk);
  await desk.page.goto(`${nayar.url}/papers/${address}`);
  await desk.page.getByRole('textbox', { name: /טקסט הנייר/ }).waitFor();
  // What may be done with remarks is known once the server has said it.
  await expect
    .poll(async () => (await desk.page.getByRole('button', { name: /^הערות/ }).count()) > 0)
    .toBe(true);
  return desk.page;
}

/** Asked now and then: whoever asks too often is not answered. */
const GENTLY = { interval: 400 };

async function threadsOf(paperId: string) {
  return (await lead.call(listThreads, { params: { paperId } })).body.threads;
}

describe('remarks', () => {
  it('[BR60] whoever may only comment remarks with the mouse; the other sees it, replies, and both see it live', async () => {
    const paperId = await aPaper('נייר להערות');
    const [mine, theirs] = [await open(commenter, paperId), await open(lead, paperId)];
    await remarkOn(mine, 'אתגרים מערכתיים', 'להבחין בין משפטי לניהולי');
    const [thread] = await threadsOf(paperId);
    expect(thread).toMatchObject({ quote: 'אתגרים מערכתיים', state: 'open' });
    const card = cards(theirs).filter({ hasText: 'להבחין בין משפטי לניהולי' });
    await card.waitFor();
    // Beside its line, and the words are highlighted.
    const passage = theirs.locator(`[data-thread="${thread?.id ?? ''}"]`);
    await passage.waitFor();
    const tops = async () => [
      (await card.boundingBox())?.y ?? 0,
      (await passage.boundingBox())?.y ?? 0,
    ];
    await expect
      .poll(async () => Math.abs((await tops())[0]! - (await tops())[1]!))
      .toBeLessThan(40);
    expect(await passage.evaluate((words) => getComputedStyle(words).borderBlockEndWidth)).toBe(
      '2px',
    );
    await passage.click();
    await theirs.getByRole('button', { name: 'כתיבת תגובה' }).click();
    await theirs.getByRole('textbox', { name: /תגובה להערה/ }).pressSequentially('נכון, אפריד');
    await theirs.keyboard.press('Control+Enter');
    await mine.getByText('תגובה אחת').or(mine.getByText('נכון, אפריד')).first().waitFor();
    await picture(mine, 'remarks-margin');
    expect(await axeFindings(theirs)).toEqual([]);
  });

  it('[BR61] on a phone a commenter selects by touch, writes in a sheet from below, and the words stay in sight', async () => {
    const paperId = await aPaper('נייר בטלפון');
    const page = await open(commenter, paperId, { width: 390, height: 844, isTouch: true });
    await page.evaluate((words) => {
      // As the handles of a phone's selection do: it draws no mouse over the words.
      const line = [...document.querySelectorAll('.paper-text p')].find((one) =>
        one.textContent?.includes(words),
      );
      const at = line?.textContent?.indexOf(words) ?? 0;
      const text = line?.firstChild;
      if (text) document.getSelection()?.setBaseAndExtent(text, at, text, at + words.length);
    }, 'אתגרים');
    await page.getByRole('button', { name: 'הערה', exact: true }).tap();
    await field(page).pressSequentially('מהטלפון');
    const [words, sheet] = [page.locator('.remarked-writing'), page.locator('[data-remark-sheet]')];
    const top = (await words.boundingBox())?.y ?? -1;
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan((await sheet.boundingBox())?.y ?? 0);
    await picture(page, 'remarks-phone');
    expect(await axeFindings(page)).toEqual([]);
    await send(page).tap();
    await expect.poll(async () => (await threadsOf(paperId)).length, GENTLY).toBe(1);
    await page.locator('.paper-text p').last().tap();
    await page.getByRole('button', { name: 'הערה על הפסקה' }).tap();
    await field(page).pressSequentially('על כל הפסקה');
    await send(page).tap();
    await expect.poll(async () => (await threadsOf(paperId)).length, GENTLY).toBe(2);
    expect((await threadsOf(paperId)).map(({ anchor }) => anchor.kind)).toEqual([
      'passage',
      'block',
    ]);
  });

  it('[BR62] whoever may only comment does so by keys alone', async () => {
    const paperId = await aPaper('נייר במקלדת');
    const page = await open(commenter, paperId);
    await page.getByRole('textbox', { name: /טקסט הנייר/ }).focus();
    for (let count = 0; count < 5; count++) await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.keyboard.press('Control+Alt+KeyM');
    await field(page).waitFor();
    await page.keyboard.type('במקלדת בלבד');
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await threadsOf(paperId)).length, GENTLY).toBe(1);
    const [thread] = await threadsOf(paperId);
    expect(thread?.quote.length).toBeGreaterThan(3);
    // Nobody goes to a card that has not been drawn yet.
    await page.locator('article', { hasText: 'במקלדת בלבד' }).first().waitFor();
    await page.keyboard.press('Control+Alt+PageDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('ARTICLE');
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.className))
      .toContain('paper-text');
  });

  it('[BR63] a remark kept to a group is not seen by another', async () => {
    const [districts] = await nayar.nayar.storage.catalogue.tables.forums.find({
      name: 'פורום מנהלי מחוזות',
    });
    const paperId = await aPaper('נייר של קבוצות', districts?.id);
    // She coordinates the whole forum, and belongs to none of its groups.
    const outsider = await open(lead, paperId);
    const page = await open(await sampleGuest(nayar, 'facilitator'), paperId);
    await select(page, 'ותשתיתיים');
    await toolOfWords(page).click();
    await field(page).pressSequentially('רק בינינו');
    await page.getByRole('button', { name: /מי רואה/ }).click();
    await page.getByRole('option', { name: /ירושלים/ }).click();
    await page.getByText(/תיראה רק לחברי/).waitFor();
    await send(page).click();
    await cards(page).filter({ hasText: 'רק בינינו' }).waitFor();
    await page.locator('.remarked-words').waitFor();
    await picture(page, 'remarks-private');
    await remarkOn(page, 'הריכוזיות', 'לכולם');
    await cards(outsider).filter({ hasText: 'לכולם' }).waitFor();
    expect(await outsider.getByText('רק בינינו').count()).toBe(0);
    expect(await outsider.locator('[data-remark]').count()).toBe(0);
  });

  it('[BR64] a passage that is deleted leaves its thread in the tray; undone, it is back', async () => {
    const paperId = await aPaper('נייר עם מגש');
    const page = await open(lead, paperId);
    await remarkOn(page, 'הציבורי', 'איזה שירות?');
    await select(page, 'הציבורי');
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: /^הערות/ }).click();
    const tray = page.getByRole('region', { name: 'הקטע כבר אינו בטקסט' });
    await tray.getByText('איזה שירות?').waitFor();
    await tray.getByText('כך נקראה הפסקה כשההערה נכתבה').click();
    await tray.getByText(WORDS).waitFor();
    await picture(page, 'remarks-tray');
    await tray.getByRole('button', { name: 'הנייר כפי שהיה כשההערה נכתבה' }).click();
    await page.getByText('עוד לא נשמרה גרסה שיש בה הקטע הזה').waitFor();
    await page.locator('.paper-text p').first().click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => tray.count()).toBe(0);
    await cards(page).filter({ hasText: 'איזה שירות?' }).waitFor();
  });

  it('[BR65] a remark made without a network waits, is said to wait, and is delivered once', async () => {
    const paperId = await aPaper('נייר בלי רשת');
    const page = await open(lead, paperId);
    const desk = desks.at(-1);
    await desk?.context.setOffline(true);
    await select(page, 'אתגרים מערכתיים');
    await toolOfWords(page).click();
    await field(page).pressSequentially('נכתבה בלי רשת');
    await send(page).click();
    await page.getByText('ממתינה לשליחה', { exact: true }).waitFor();
    await picture(page, 'remarks-waiting');
    expect(await threadsOf(paperId)).toEqual([]);
    await desk?.context.setOffline(false);
    await expect.poll(async () => (await threadsOf(paperId)).length, GENTLY).toBe(1);
    await expect.poll(() => page.getByText('ממתינה לשליחה').count()).toBe(0);
    await cards(page).filter({ hasText: 'נכתבה בלי רשת' }).waitFor();
    await page.reload();
    await cards(page).filter({ hasText: 'נכתבה בלי רשת' }).waitFor();
    const threads = await threadsOf(paperId);
    expect(threads.map(({ quote, comments }) => [quote, comments.length])).toEqual([
      ['אתגרים מערכתיים', 1],
    ]);
  });

  it('[BR66] what was typed and not sent survives a reload: a reply and a new remark', async () => {
    const paperId = await aPaper('נייר עם טיוטה');
    const page = await open(lead, paperId);
    await remarkOn(page, 'מדי יום', 'באמת מדי יום?');
    await page.getByRole('button', { name: 'כתיבת תגובה' }).click();
    await page.getByRole('textbox', { name: /תגובה להערה/ }).pressSequentially('עוד לא שלחתי');
    await select(page, 'הריכוזיות');
    await toolOfWords(page).click();
    await field(page).pressSequentially('גם זו טיוטה');
    await page.reload();
    await page.getByText('טיוטה של הערה').waitFor();
    await cards(page)
      .filter({ hasText: 'באמת מדי יום?' })
      .getByText('טיוטה', { exact: true })
      .waitFor();
    await page.getByRole('button', { name: /פתיחת הערה/ }).click();
    await page
      .getByRole('textbox', { name: /תגובה להערה/ })
      .getByText('עוד לא שלחתי')
      .waitFor();
    await page.getByRole('button', { name: 'המשך הכתיבה' }).click();
    await field(page).getByText('גם זו טיוטה').waitFor();
    await send(page).last().click();
    await expect.poll(async () => (await threadsOf(paperId)).length, GENTLY).toBe(2);
  });

  it('[BR68] what others write above moves neither the line that is read nor the card beside it', async () => {
    const paperId = await aPaper('נייר שאחרים כותבים בו');
    const [mine, theirs] = [
      await open(commenter, paperId, { height: 560 }),
      await open(lead, paperId),
    ];
    await remarkOn(mine, 'אתגרים מערכתיים', 'נשאר במקומו');
    const card = cards(mine).filter({ hasText: 'נשאר במקומו' });
    await mine.locator('[data-thread]').waitFor();
    // Scrolled, so that there is room above for the page to give.
    await mine.mouse.move(700, 400);
    await mine.mouse.wheel(0, 200);
    await expect.poll(() => mine.evaluate(() => window.scrollY)).toBeGreaterThan(150);
    const apart = async () => {
      const [one, other] = [
        await card.boundingBox(),
        await mine.locator('[data-thread]').boundingBox(),
      ];
      return Math.round((one?.y ?? 0) - (other?.y ?? 999));
    };
    const before = await apart();
    await theirs.locator('.paper-text p').first().click();
    await theirs.keyboard.press('End');
    for (const line of ['אחת', 'שתיים', 'שלוש']) {
      await theirs.keyboard.press('Enter');
      await theirs.keyboard.type(line);
      await mine.locator('.paper-text p', { hasText: line }).waitFor();
      // In the very frame in which the line is there: the card has not been left behind.
      expect(Math.abs((await apart()) - before)).toBeLessThanOrEqual(1);
    }
  });

  it('[BR67] a link opens the paper at its thread; the lead answers, the author accepts', async () => {
    const paperId = await aPaper('נייר עם מענה');
    const mine = await open(commenter, paperId);
    await remarkOn(mine, 'הפער הזה', 'איזה פער?');
    const [thread] = await threadsOf(paperId);
    const theirs = await open(lead, `${paperId}?thread=${thread?.id ?? ''}`);
    const card = cards(theirs).filter({ hasText: 'איזה פער?' });
    await card.getByRole('button', { name: 'מענה', exact: true }).click();
    await theirs.getByRole('radio', { name: /התקבלה בחלקה/ }).check({ force: true });
    await theirs.getByRole('textbox', { name: /נימוק/ }).fill('יובהר בטקסט');
    await theirs.getByRole('button', { name: 'שליחת המענה' }).click();
    await card.getByText('יובהר בטקסט').waitFor();
    await picture(theirs, 'remarks-answered');
    const own = cards(mine).filter({ hasText: 'איזה פער?' });
    await own.getByRole('button', { name: 'קבלת המענה' }).click();
    await expect.poll(async () => (await threadsOf(paperId))[0]?.state, GENTLY).toBe('settled');
  });
});

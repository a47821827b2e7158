import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { picture } from '#test/harness/chromium.ts';
import { pagesOf, printToFile } from '#test/harness/printed-pages.ts';
import { openPaper, type PaperDesk } from '#test/harness/paper-desk.ts';

const PHONE = { width: 390, height: 844, isTouch: true };
const TOPIC = 'אחריות המנהלים הכלליים';
const PAPER = 'המלצות המפגש על אחריות';
const RESPONDENTS = ['מגיב־מציע', 'מגיבה־מציעה', 'מגיבה'];
const JOINT_PAPER = 'הצגה כוללת: ריכוז ההמלצות למושב הייעודי';
const RESERVATION = 'תומך בדוח ומסתייג מהיעדר דיון בו.';
const RECOMMENDATION = 'כל מנהל כללי יפרסם אחת לשנה דוח אחריות.';

/** The table as a coordinator copies it from Word: one meeting. */
const PLAN = ['תאריך\tנושא\tמוביל', `20.12.26\t${TOPIC}\tמובילת מפגש`].join('\n');

async function pastesThePlan(page: Page): Promise<void> {
  await page.goto(`${nayar.url}/forums/${forumId}`);
  await page.getByRole('button', { name: 'הוספת מפגשים' }).click();
  await page.getByRole('menuitem', { name: 'הדבקת טבלה' }).click();
  await page.getByRole('textbox', { name: 'הטבלה' }).fill(PLAN);
  await picture(page, 'stage-1-paste');
  await page.getByRole('button', { name: /^יצירת מפגש/ }).click();
  await page.getByText('נוצר מפגש אחד').waitFor();
}

async function namesRespondents(page: Page): Promise<string> {
  await page.goto(`${nayar.url}/forums/${forumId}`);
  await page.getByRole('link', { name: TOPIC }).first().click();
  await page.getByRole('heading', { name: TOPIC }).first().waitFor();
  const address = page.url();
  await page.getByRole('link', { name: 'שינוי המפגש' }).click();
  for (const name of RESPONDENTS) {
    await page
      .getByRole('group', { name: 'מגיבים' })
      .locator('label')
      .filter({ has: page.getByText(name, { exact: true }) })
      .click();
  }
  await page.getByRole('button', { name: 'עוד סעיף' }).click();
  await page.getByRole('textbox', { name: 'הסעיף' }).fill('תיקוף ההמלצה');
  await page.getByRole('textbox', { name: 'דקות' }).fill('45');
  await picture(page, 'stage-2-respondents');
  await page.getByRole('button', { name: 'שמירה' }).click();
  await page.getByText('המפגש עודכן').waitFor();
  return address;
}

async function writesTheRecommendation(desk: PaperDesk): Promise<void> {
  const { page, text } = desk;
  await text.locator('section[data-kind="challenge"] p').first().click();
  await page.keyboard.type('אין מי שנותן דין וחשבון לציבור.');
  await text.locator('section[data-kind="recommendation"] p').first().click();
  await page.keyboard.type(RECOMMENDATION);
  await desk.untilSaved();
  await picture(page, 'stage-5-paper');
}

async function sendsThePreRead(page: Page, session: string): Promise<void> {
  await page.goto(session);
  await page.getByRole('link', { name: 'שליחת חומר מקדים' }).click();
  await page.getByLabel(/כמה מילים לפני הקריאה/).fill('נא לקרוא את ההמלצה');
  await page.getByLabel(/^שאלה 1/).fill('מה חסר בהמלצה?');
  await page.getByLabel(/מועד אחרון/).fill('2026-12-13');
  await picture(page, 'stage-6-pre-read');
  await page.getByRole('button', { name: 'הקפאה ושליחה' }).click();
  await page.getByText('נשלח ל־3, פתחו 0').waitFor();
}

async function answers(who: string): Promise<void> {
  const { page, context } = await aDesk(who, PHONE);
  await page.goto(nayar.url);
  await picture(page, `stage-7-home-${who}`);
  await page.locator('a[href^="/pre-reads/"]').first().click();
  await page.getByText(RECOMMENDATION).first().waitFor();
  await picture(page, `stage-7-pre-read-${who}`);
  await page.getByRole('button', { name: 'קראתי' }).click();
  await page.getByLabel(/שאלה 1/).fill('חסר לוח זמנים.');
  await page.getByRole('button', { name: 'הגשת התשובות' }).click();
  await page
    .getByText(/התשובות הוגשו/)
    .first()
    .waitFor();
  await context.close();
}

/** From the forum's page to the recommendation, and from draft to validation. */
async function asksForPositions(page: Page): Promise<void> {
  await page.goto(`${nayar.url}/forums/${forumId}/recommendations`);
  await page.waitForLoadState('networkidle');
  await picture(page, 'stage-9-register');
  await page
    .getByRole('row', { name: RECOMMENDATION })
    .getByRole('link', { name: /^המלצה/ })
    .click();
  await page.getByRole('heading', { name: 'העמדה שלי' }).waitFor();
  await page.getByRole('button', { name: 'העברה למצב: בתיקוף' }).click();
  await page.getByText('ההמלצה עברה למצב: בתיקוף.').waitFor();
  await picture(page, 'stage-9-validation');
}

async function reserves(who: string): Promise<void> {
  const { page, context } = await aDesk(who, PHONE);
  await page.goto(nayar.url);
  await page.getByRole('link', { name: RECOMMENDATION }).click();
  await page.getByText('הסתייגות', { exact: true }).click();
  await page.getByLabel('הנימוק').fill('אין די בפרסום.');
  await page.getByLabel('מה יניח את דעתך').fill('דיון בכנסת בדוח.');
  await page.getByLabel('הסתייגות חתומה').fill(RESERVATION);
  await page.getByRole('button', { name: 'רישום העמדה' }).click();
  await page.getByText('העמדה שלי: הסתייגות').waitFor();
  await context.close();
}

async function decides(page: Page, session: string): Promise<void> {
  await page.goto(session);
  await page.getByRole('link', { name: 'למסך המפגש' }).click();
  await page.waitForURL('**/meeting');
  await page.waitForLoadState('networkidle');
  await picture(page, 'stage-10-meeting');
  await page.getByRole('button', { name: 'פתיחת המפגש' }).click();
  await page.getByRole('button', { name: PAPER }).first().click();
  await page.waitForLoadState('networkidle');
  await picture(page, 'stage-11-stop');
  await page.getByRole('button', { name: 'הכרעה בהמלצה' }).click();
  await picture(page, 'stage-12-decide');
  await page.getByRole('dialog').getByRole('button', { name: 'רישום' }).click();
  await page.getByText(/ממצב בתיקוף למצב/).waitFor();
  await page.getByRole('button', { name: 'סיום המפגש' }).click();
  await picture(page, 'stage-13-end');
}

/** Takes the recommendation into the sample's joint paper, from the paper's own menu. */
async function assembles(page: Page): Promise<void> {
  await page.goto(`${nayar.url}/forums/${forumId}`);
  await page.getByRole('link', { name: JOINT_PAPER }).first().click();
  await page.getByRole('textbox', { name: /^טקסט הנייר/ }).waitFor();
  await page.getByRole('button', { name: 'פעולות בנייר', exact: true }).click();
  await picture(page, 'stage-14-menu');
  await page.getByRole('menuitem', { name: 'שילוב קטעים מניירות אחרים' }).click();
  const line = page.getByRole('checkbox', { name: RECOMMENDATION });
  await line.focus();
  await page.keyboard.press('Space');
  await picture(page, 'stage-15-assemble');
  await page.getByRole('button', { name: 'שילוב של קטע אחד' }).click();
  await page.getByText('שולב קטע אחד.').first().waitFor();
  await page.goto(page.url().replace('/assemble', ''));
  await page
    .getByRole('textbox', { name: /^טקסט הנייר/ })
    .getByText(RECOMMENDATION)
    .waitFor();
  await page.waitForLoadState('networkidle');
  await picture(page, 'stage-16-joint');
}

it('[BR140] the first stage of a forum’s plan, from the pasted table to a validated recommendation printed with a reservation in the joint paper', async () => {
  const coordinator = await aDesk('coordinator');
  await pastesThePlan(coordinator.page);
  const session = await namesRespondents(coordinator.page);

  const { page } = await aDesk('lead');
  await page.goto(session);
  await picture(page, 'stage-3-session');
  await page.getByRole('button', { name: 'נייר חדש', exact: true }).click();
  const starting = page.getByRole('dialog');
  await starting.getByRole('textbox', { name: 'כותרת הנייר' }).fill(PAPER);
  await picture(page, 'stage-4-new-paper');
  await starting.getByRole('button', { name: 'פתיחת הנייר' }).click();
  await page.waitForURL('**/papers/*');
  const paperId = page.url().split('/').at(-1) ?? '';
  const desk = await openPaper(page, nayar.url, paperId);
  await picture(page, 'stage-5-paper');
  await writesTheRecommendation(desk);
  await sendsThePreRead(page, session);
  for (const who of ['respondent', 'second-respondent', 'commenter']) await answers(who);

  await page.goto(`${session}/readiness`);
  await page.getByText('נשלח ל־3, פתחו 3, קראו 3, סיימו 3').waitFor();
  await picture(page, 'stage-8-board');

  await asksForPositions(page);
  await reserves('respondent');
  await decides(page, session);

  await page.goto(`${nayar.url}/forums/${forumId}/recommendations`);
  const row = page.getByRole('row', { name: RECOMMENDATION });
  await row.waitFor();
  expect(await row.textContent()).toMatch(/תוקפה.*הסתייגות: 1/);

  const joint = coordinator.page;
  await assembles(joint);
  const printed = pagesOf(await printToFile(joint, 'joint-paper'))
    .join(' ')
    .replaceAll(/\s+/g, ' ');
  expect(printed).toContain(RESERVATION);
  expect(printed).toContain(RECOMMENDATION);
});

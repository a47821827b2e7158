import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeMe } from '#shared/member/member-contract.ts';
import type { Language } from '#shared/member/person.ts';
import { changePreRead, getReadiness } from '#shared/pre-read/pre-read-contract.ts';
import { callForUpdates } from '#shared/pre-read/update-contract.ts';
import type * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { getRecommendation } from '#shared/position/position-contract.ts';
import { listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { listThreads } from '#shared/thread/thread-contract.ts';
import { aParagraph, layPaper } from '#test/harness/a-paper.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { launchChromium, openDesk, picture } from '#test/harness/chromium.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { typed } from '#test/register/typed-papers.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { aSessionDesk, type SessionDesk, type Somebody } from '#test/pre-read/session-desk.ts';

/** Wider than any phone, as tables of a plan are. */
function aWideTable(): ContentNode {
  const cells = Array.from({ length: 6 }, (_, at): ContentNode => {
    const attrs = { colwidth: '180' };
    return { type: 'tableCell', attrs, content: [aParagraph(`משרד ${String(at)}`)] };
  });
  return { type: 'table', content: [{ type: 'tableRow', content: cells }] };
}

const PHONE = { width: 390, height: 844 };

let browser: Browser;
let nayar: TestNayar;
let desk: SessionDesk;
let lead: Somebody;
let people: readonly [Somebody, Somebody, Somebody];

beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});
beforeEach(async () => {
  desk = await aSessionDesk(nayar);
  const [north, south] = desk.groups;
  lead = await desk.join('lead', [north]);
  await desk.appoint(lead);
  people = [
    await desk.join('respondent', [north]),
    await desk.join('respondent', [south]),
    await desk.join('commenter', [south]),
  ];
  await desk.respond(...people);
  await desk.leadNorth(lead);
});

const sessionAt = () => `${nayar.url}/sessions/${desk.session.id}`;

/** From home to the pre-read, declares it read and writes an answer. */
async function readsAndWrites(page: Page, answer: string): Promise<void> {
  await page.goto(nayar.url);
  await page.locator('a[href^="/pre-reads/"]').first().click();
  await page.getByText('נא לקרוא את התמצית').waitFor();
  await page.getByText('סעיף ראשון').waitFor();
  await picture(page, 'pre-read-phone');
  await page.getByRole('button', { name: 'קראתי' }).click();
  await page.getByText('סימנת שקראת').waitFor();
  await page.getByLabel(/שאלה 1: מה חסר/).fill(answer);
}

/** Submits, and answers how many shelves of what waits are at home after it. */
async function handsIn(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'הגשת התשובות' }).click();
  await page
    .getByText(/התשובות הוגשו/)
    .first()
    .waitFor();
  await picture(page, 'pre-read-phone-submitted');
  await page.goto(nayar.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  return page.getByRole('heading', { name: 'ממתין לך' }).count();
}

describe('a pre-read', () => {
  it('[PR15] is frozen by a lead, answered by three on phones, and the reminder goes only to who is missing', async () => {
    const leads = await openDesk(browser, lead);
    await leads.page.goto(`${sessionAt()}/readiness`);
    await leads.page.getByRole('link', { name: 'שליחת חומר מקדים' }).click();
    const form = leads.page;
    await form.getByLabel(/כמה מילים לפני הקריאה/).fill('נא לקרוא את התמצית');
    await form.getByLabel(/^שאלה 1/).fill('מה חסר?');
    await form.getByRole('button', { name: 'הוספת שאלה' }).click();
    await form.getByLabel(/^שאלה 2/).fill('מה מיותר?');
    await form.getByLabel(/מועד אחרון/).fill('2099-12-01');
    await picture(form, 'pre-read-new');
    await form.getByRole('button', { name: 'הקפאה ושליחה' }).click();
    await form.getByText('נשלח ל־3, פתחו 0').waitFor();

    const shelves: number[] = [];
    for (const [place, person] of people.entries()) {
      const phone = await openDesk(browser, person, PHONE);
      await readsAndWrites(phone.page, `תשובה של ${String(place)}`);
      if (place < 2) shelves.push(await handsIn(phone.page));
      expect(phone.complaints).toEqual([]);
      await phone.context.close();
    }
    expect(shelves).toEqual([0, 0]);

    await form.getByText('נשלח ל־3, פתחו 3, קראו 3, סיימו 2').waitFor();
    await picture(form, 'pre-read-board');
    await form.getByRole('button', { name: 'תזכורת לחבר/ה אחד/ת שחסר/ה' }).click();
    await form.getByText('אין למי להזכיר עכשיו').waitFor();
    const reminded: number[] = [];
    for (const { personId } of people) {
      const { tables } = await nayar.nayar.storage.notices.of(personId);
      reminded.push((await tables.letters.find({ kind: 'reminder' })).length);
    }
    expect(reminded).toEqual([0, 0, 1]);
    await form.getByRole('link', { name: 'התשובות' }).click();
    await form.getByText('תשובה של 0').waitFor();
    await form.getByText('תשובה של 1').waitFor();
    await picture(form, 'pre-read-answers');
    expect(leads.complaints).toEqual([]);
    await leads.context.close();
  });

  it('[PR16] is remarked upon by touching a paragraph, and the remark stands in the paper', async () => {
    const { id } = (await desk.send(lead)).body;
    const { page, context, complaints } = await openDesk(browser, people[0], PHONE);
    await page.goto(`${nayar.url}/pre-reads/${id}`);
    await page.getByText('סעיף שני').click();
    await page.getByRole('button', { name: /הערה על פסקה/ }).click();
    await page.getByRole('dialog').getByRole('textbox').first().click();
    await page.keyboard.type('חסר כאן מקור');
    await picture(page, 'pre-read-remark');
    await page.getByRole('dialog').getByRole('button', { name: 'שליחה' }).click();
    await page.getByText('ההערה נשלחה').waitFor();
    const { body } = await lead.call(listThreads, { params: { paperId: desk.paperId } });
    expect(body.threads).toMatchObject([{ passage: 'סעיף שני', anchor: { kind: 'block' } }]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('[PR17] is read and answered without a network, and the answers go by themselves when it is back', async () => {
    const { id } = (await desk.send(lead)).body;
    const { page, context } = await openDesk(browser, people[0], { ...PHONE, keepsProgram: true });
    await page.goto(`${nayar.url}/pre-reads/${id}`);
    await page.getByText('סעיף ראשון').waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.getByText('סעיף ראשון').waitFor();
    await context.setOffline(true);
    await page.reload();
    await page.getByText('סעיף ראשון').waitFor();
    await page.getByLabel(/שאלה 1/).fill('נכתב ברכבת');
    await page.getByRole('button', { name: 'הגשת התשובות' }).click();
    await page.getByText('יוגשו מעצמן').waitFor();
    await picture(page, 'pre-read-offline');
    await context.setOffline(false);
    await page
      .getByText(/התשובות הוגשו/)
      .first()
      .waitFor();
    const { tables } = await nayar.nayar.storage.work.of(desk.forumId);
    expect(await tables.preReadAnswers.find({})).toMatchObject([
      { text: 'נכתב ברכבת', earlier: [] },
    ]);
    await context.close();
  });
});

describe('the recommendations of a pre-read', () => {
  const card = () => ({ forumId: desk.forumId, title: 'המלצות', sessionId: desk.session.id });
  const place = (paperId: string) => ({ paperId, blockId: 'sent-recommendation' });

  it('[PR21] are suggested on and taken positions on by phone, without a network too, and sent from wherever one is next', async () => {
    const paper = await layPaper(nayar, card(), [
      aParagraph('הוועדה תגיש דוח'),
      typed('recommendation', 'sent-recommendation', 'הממשלה תקבע יעדים'),
    ]);
    const { id } = (await desk.send(lead, { paperId: paper.id, questions: [] })).body;
    const options = { ...PHONE, keepsProgram: true };
    const { page, context, complaints } = await openDesk(browser, people[0], options);
    await page.goto(`${nayar.url}/pre-reads/${id}`);
    await page.getByText('הוועדה תגיש דוח').click();
    await page.getByRole('button', { name: 'הצעת נוסח אחר' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'הנוסח המוצע' }).fill('הוועדה תגיש דוח בתוך חודש');
    await picture(page, 'pre-read-wording');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'שליחת ההצעה' }).click();
    await page.getByText('ההצעה נשלחה').waitFor();
    const params = { paperId: paper.id };
    const { suggestions } = (await lead.call(listSuggestions, { params })).body;
    expect(suggestions).toMatchObject([{ inserted: ' בתוך חודש', authorId: people[0].personId }]);

    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.getByRole('button', { name: 'רישום עמדה על המלצה 1' }).click();
    await page.getByRole('radio', { name: /^הסתייגות/ }).waitFor();
    await context.setOffline(true);
    await page.getByText('הסתייגות', { exact: true }).first().click();
    await page.getByRole('textbox', { name: 'הנימוק' }).fill('חסר מדד');
    await page.getByRole('textbox', { name: 'מה יניח את דעתך' }).fill('להוסיף מדד');
    await page.getByRole('button', { name: 'רישום העמדה' }).click();
    await page.getByText('יוגשו מעצמן').waitFor();
    await picture(page, 'pre-read-position');
    // Whoever opens the program elsewhere sends what waits from there.
    await page.goto(`${nayar.url}/settings`);
    await context.setOffline(false);
    await page.getByText('שחיכו במכשיר נשלחו').first().waitFor();
    const view = (await people[0].call(getRecommendation, { params: place(paper.id) })).body;
    expect(view.mine).toMatchObject({ stance: 'reservation', reason: 'חסר מדד', isStale: false });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('[PR22] that have moved on in the live paper say so, and the position is taken on the present wording', async () => {
    const paper = await layPaper(nayar, card(), [
      aParagraph('הוועדה תגיש דוח'),
      typed('recommendation', 'sent-recommendation', 'הממשלה תקבע יעדים'),
    ]);
    const { id } = (await desk.send(lead, { paperId: paper.id, questions: [] })).body;
    const writer = await stockWriter(lead, paper.id);
    const [paragraph, recommendation] = writer.doc.getXmlFragment(CONTENT_ROOT).toArray();
    for (const block of [paragraph, (recommendation as Y.XmlElement).get(0)])
      ((block as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'השנה ');
    await writer.allConfirmed();
    writer.close();
    const { page, context } = await openDesk(browser, people[0], PHONE);
    await page.goto(`${nayar.url}/pre-reads/${id}`);
    await page.getByRole('button', { name: 'רישום עמדה על המלצה 1' }).click();
    await page.getByText('השתנה מאז שהחומר נשלח').waitFor();
    await page.getByText('השנה הממשלה תקבע יעדים').waitFor();
    await page.getByText('תמיכה', { exact: true }).first().click();
    await picture(page, 'pre-read-moved');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'רישום העמדה על הנוסח הנוכחי' }).click();
    await page.getByText('העמדה נרשמה').waitFor();
    const view = (await people[0].call(getRecommendation, { params: place(paper.id) })).body;
    expect(view.mine).toMatchObject({ stance: 'support', isStale: false });
    // A paragraph that has changed takes no suggestion from here, and what was written stays.
    await page.getByText('הוועדה תגיש דוח').click();
    await page.getByRole('button', { name: 'הצעת נוסח אחר' }).click();
    const field = page.getByRole('textbox', { name: 'הנוסח המוצע' });
    await field.fill('הוועדה תגיש שני דוחות');
    await page.getByRole('button', { name: 'שליחת ההצעה' }).click();
    await page.getByText('הפסקה השתנתה בנייר החי').waitFor();
    expect(await field.inputValue()).toBe('הוועדה תגיש שני דוחות');
    await page.reload();
    await page.getByRole('button', { name: 'הצעת נוסח שעוד לא נשלחה' }).click();
    expect(await field.inputValue()).toBe('הוועדה תגיש שני דוחות');
    await context.close();
  });
});

describe.each([{ language: 'he' }, { language: 'en' }] as const)(
  'every screen of pre-reads in $language',
  ({ language }: { readonly language: Language }) => {
    it('[BR7] passes axe in light and dark, and needs no sideways scroll at 320 px', async () => {
      const card = { forumId: desk.forumId, title: 'נייר עם טבלה', sessionId: desk.session.id };
      const wide = await layPaper(nayar, card, [
        aParagraph('לפני הטבלה'),
        typed('recommendation', 'axe-recommend', 'הממשלה תקבע יעדים'),
        aWideTable(),
      ]);
      const { id } = (await desk.send(lead, { paperId: wide.id })).body;
      const gone = (await desk.send(lead, { id: randomUUID(), questions: [] })).body;
      const taken = { params: { preReadId: gone.id }, body: { isWithdrawn: true } };
      await lead.call(changePreRead, taken);
      const call = { prompt: 'מה התקדם?', dueOn: '2099-12-01' };
      const params = { sessionId: desk.session.id };
      await lead.call(callForUpdates, { params, body: call });
      expect((await lead.call(getReadiness, { params })).status).toBe(200);
      const screens = [
        [`/pre-reads/${id}`, people[0]],
        [`/pre-reads/${gone.id}`, people[0]],
        [`/pre-reads/${id}/answers`, lead],
        [`/pre-reads/${id}/groups/${desk.groups[0]}`, lead],
        [`/sessions/${desk.session.id}/readiness`, lead],
        [`/sessions/${desk.session.id}/readiness`, people[0]],
        [`/sessions/${desk.session.id}/pre-reads/new`, lead],
        [`/sessions/${desk.session.id}/updates`, lead],
        ['/', people[0]],
      ] as const;
      for (const [place, [address, person]] of screens.entries()) {
        for (const theme of ['light', 'dark'] as const) {
          await person.call(changeMe, { body: { language, theme } });
          const width = theme === 'light' ? 320 : 1440;
          const { page, context } = await openDesk(browser, person, { language, width });
          await page.goto(`${nayar.url}${address}`);
          await page.locator('h1').first().waitFor();
          await page.waitForLoadState('networkidle');
          await picture(page, `pre-read-${String(place)}-${language}-${theme}`);
          expect({ address, theme, found: await axeFindings(page) }).toEqual({
            address,
            theme,
            found: [],
          });
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect({ address, overflow: Math.max(0, overflow) }).toEqual({ address, overflow: 0 });
          await context.close();
        }
      }
    });
  },
);

import { describe, expect, it } from 'vitest';
import { changePlanItem, getPlan } from '#shared/plan/plan-contract.ts';
import { closeChoosing, listTopics, openChoosing } from '#shared/topic/topic-contract.ts';
import { closeRating, listRatings, rateRecommendations } from '#shared/rating/rating-contract.ts';
import { ratingRounds } from '#test/browser/common-screens.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { picture, sampleGuest } from '#test/harness/chromium.ts';

describe('initiatives', () => {
  it('[BR160] are written down, told of, and wait on home while they stand still', async () => {
    const { page } = await aDesk('author');
    await page.goto(`${nayar.url}/forums/${forumId}`);
    await page.getByRole('link', { name: 'יוזמות' }).click();
    await page.getByRole('button', { name: 'יוזמה חדשה' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'שמירה' }).click();
    await dialog.getByText('שדה חובה').first().waitFor();
    await dialog.getByLabel('שם היוזמה').fill('פורטל ידע משותף');
    await dialog.getByRole('button', { name: /מצב/ }).click();
    await page.getByRole('option', { name: 'בביצוע' }).click();
    await dialog.getByLabel('הצעד הבא').fill('פגישה ראשונה');
    await dialog.getByLabel('עד מתי').fill('2024-01-21');
    await dialog.getByRole('button', { name: 'שמירה' }).click();
    await page.getByRole('heading', { name: 'פורטל ידע משותף' }).waitFor();
    await page.getByText('מועד הצעד הבא עבר').waitFor();
    await page.goto(nayar.url);
    await page.getByRole('link', { name: 'פורטל ידע משותף' }).click();
    await page.getByLabel('מה התחדש').fill('נפגשנו');
    await page.getByLabel('עד מתי').fill('2099-01-21');
    await page.getByRole('button', { name: 'רישום העדכון' }).click();
    await page.getByText('נפגשנו').waitFor();
    await picture(page, 'initiative-walk');
    await page.goto(nayar.url);
    await page.locator('h1').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('link', { name: 'פורטל ידע משותף' }).count()).toBe(0);
  });
});

describe('topics', () => {
  it('[BR161] are ranked by keys on a phone, and counted in the open', async () => {
    const coordinator = await sampleGuest(nayar, 'coordinator');
    const params = { forumId };
    const { topics } = (await coordinator.call(listTopics, { params })).body;
    const body = { sendId: 'walk-choosing', topicIds: topics.map(({ id }) => id), until: null };
    const opened = await coordinator.call(openChoosing, { params, body });
    const { page } = await aDesk('commenter', { width: 390, height: 844, isTouch: true });
    await page.goto(nayar.url);
    await page.getByText('דירוג נושאים').first().waitFor();
    await page.goto(`${nayar.url}/forums/${forumId}/topics`);
    for (const title of ['חדשנות בממשלה', 'ניהול סיכונים בממשלה']) {
      await page.getByRole('button', { name: `הוספה לדירוג: ${title}` }).focus();
      await page.keyboard.press('Enter');
    }
    await page.getByRole('button', { name: 'למעלה: ניהול סיכונים בממשלה' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'שליחת הדירוג' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('דירגו 1 מתוך').waitFor();
    await picture(page, 'ranking-phone');
    const choosingId = opened.body.id;
    await coordinator.call(closeChoosing, { params: { forumId, choosingId } });
    await page.getByRole('heading', { name: 'תוצאות הבחירה' }).waitFor();
    const { results } = (await coordinator.call(listTopics, { params })).body;
    expect(results[0]?.standings.slice(0, 2).map(({ title, points }) => [title, points])).toEqual([
      ['ניהול סיכונים בממשלה', 5],
      ['חדשנות בממשלה', 4],
    ]);
  });
});

describe('the plan', () => {
  it('[BR162] tells the second of two, who keeps the typed words', async () => {
    const coordinator = await sampleGuest(nayar, 'coordinator');
    const { page } = await aDesk('lead');
    await page.goto(`${nayar.url}/forums/${forumId}/plan`);
    await page.getByRole('button', { name: 'פעולות על הסעיף: עיבוד נייר האתגרים' }).click();
    await page.getByRole('menuitem', { name: 'שינוי' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('מה עושים').fill('עיבוד נייר האתגרים, טיוטה שנייה');
    const { stages } = (await coordinator.call(getPlan, { params: { forumId } })).body;
    const item = stages[0]?.items[0];
    await coordinator.call(changePlanItem, {
      params: { forumId, itemId: item?.id ?? '' },
      body: { revision: item?.revision, dueOn: '2099-05-01' },
    });
    await dialog.getByRole('button', { name: 'שמירה' }).click();
    await dialog.getByText('מישהו שינה את זה בינתיים').waitFor();
    // The page has heard of the other change before the words are sent over it.
    await page.getByText('עד 1 במאי 2099').first().waitFor({ state: 'attached' });
    await dialog.getByRole('button', { name: 'שמירה' }).click();
    await dialog.waitFor({ state: 'detached' });
    const kept = (await coordinator.call(getPlan, { params: { forumId } })).body.stages[0]
      ?.items[0];
    expect(kept).toMatchObject({ text: 'עיבוד נייר האתגרים, טיוטה שנייה', dueOn: '2099-05-01' });
  });
});

describe('rating rounds', () => {
  it('[BR163] are rated by keys at 320 px, once, and shown when five have rated', async () => {
    const coordinator = await sampleGuest(nayar, 'coordinator');
    const roundId = await ratingRounds(coordinator, forumId);
    const { page } = await aDesk('commenter', { width: 320, height: 700, isTouch: true });
    await page.goto(nayar.url);
    await page.getByText('דירוג המלצות').first().waitFor();
    await page.goto(`${nayar.url}/forums/${forumId}/ratings`);
    const important = page.getByRole('radiogroup', { name: 'עד כמה ההמלצה חשובה' }).first();
    await important.getByRole('radio', { name: '1', exact: true }).focus();
    await page.keyboard.press('Space');
    for (let mark = 1; mark < 4; mark += 1) await page.keyboard.press('ArrowLeft');
    expect(await important.getByRole('radio', { name: '4', exact: true }).isChecked()).toBe(true);
    await picture(page, 'rating-phone');
    const sideways = () => document.documentElement.scrollWidth - innerWidth;
    expect(await page.evaluate(sideways)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'מסירת הדירוג' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await dialog.getByText('3 שאלות נשארו בלי תשובה').waitFor();
    await dialog.getByRole('button', { name: 'מסירת הדירוג' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('הדירוג שלך נמסר').waitFor();
    const params = { forumId, roundId };
    const { rounds } = (await coordinator.call(listRatings, { params })).body;
    const marks = rounds[0]?.items.map(({ id: itemId }) => {
      return { itemId, importance: 5, feasibility: 2 };
    });
    for (let voter = 0; voter < 4; voter += 1) {
      const guest = await nayar.newcomer(forumId, 'commenter');
      await guest.call(rateRecommendations, { params, body: { marks } });
    }
    await coordinator.call(closeRating, { params });
    await page.getByText('ציון 4: 1').waitFor();
    await page.getByText('ציון 5: 4').first().waitFor();
    expect(await page.evaluate(sideways)).toBeLessThanOrEqual(0);
    await picture(page, 'rating-results-phone');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('table', { name: 'תוצאות הדירוג' }).waitFor();
    await picture(page, 'rating-results');
    expect(await axeFindings(page)).toEqual([]);
  });

  it('[BR164] are opened on chosen recommendations, with a day, and nothing less', async () => {
    const { page } = await aDesk('coordinator', { width: 390, height: 844 });
    await page.goto(`${nayar.url}/forums/${forumId}`);
    await page.getByRole('link', { name: 'דירוג המלצות' }).click();
    await page.getByRole('button', { name: 'פתיחת סבב דירוג' }).click();
    const dialog = page.getByRole('dialog');
    const open = dialog.getByRole('button', { name: 'פתיחת סבב דירוג' });
    await open.click();
    await dialog.getByText('צריך לבחור לפחות המלצה אחת').waitFor();
    await dialog.getByText('צריך לבחור יום').waitFor();
    await dialog.getByRole('checkbox').first().focus();
    await page.keyboard.press('Space');
    await dialog.getByLabel('היום האחרון לדירוג').fill('2099-02-03');
    await picture(page, 'rating-open-phone');
    await open.click();
    await page.getByText('אפשר לדרג עד יום שלישי, 3 בפברואר 2099').waitFor();
    const { rounds } = (
      await (await sampleGuest(nayar, 'coordinator')).call(listRatings, { params: { forumId } })
    ).body;
    expect(rounds.find(({ closesOn }) => closesOn === '2099-02-03')?.items).toHaveLength(1);
  });
});

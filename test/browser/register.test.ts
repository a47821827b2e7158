import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { changeRecommendation, getRecommendation } from '#shared/position/position-contract.ts';
import { getRegister } from '#shared/register/register-contract.ts';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { pagesOf, printToFile } from '#test/harness/printed-pages.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { typed } from '#test/register/typed-papers.ts';

async function lay(title: string, ...content: Parameters<typeof layPaper>[2] & object) {
  return (await layPaper(nayar, { forumId, title }, content)).id;
}

describe('the challenge map', () => {
  it('[RG9] follows the typing in a paper', async () => {
    const paperId = await lay('אתגרים חיים', typed('challenge', 'walk-000001', 'אתגר שנכתב עכשיו'));
    const author = await sampleGuest(nayar, 'author');
    const { page } = await aDesk('coordinator', { width: 1440, height: 900 });
    await page.goto(`${nayar.url}/forums/${forumId}/map`);
    await page.getByRole('button', { name: 'אתגר שנכתב עכשיו' }).waitFor();
    const writer = await stockWriter(author, paperId);
    const block = writer.doc.getXmlFragment(CONTENT_ROOT).get(0) as Y.XmlElement;
    ((block.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'הנה ');
    const now = page.getByRole('button', { name: 'הנה אתגר שנכתב עכשיו' });
    await now.waitFor();
    expect(await now.count()).toBe(1);
    writer.close();
  });

  it('[RG5][RG9] links two blocks by keys alone, and the gap is gone', async () => {
    const challenges = await lay('חסרים', typed('challenge', 'walk-000002', 'אתגר ללא מענה'));
    const answers = await lay('מענים', typed('recommendation', 'walk-000003', 'המלצה יחידה במינה'));
    const coordinator = await sampleGuest(nayar, 'coordinator');
    const gaps = async () => {
      const { body } = await coordinator.call(getRegister, { params: { forumId } });
      return body.blocks.find(({ paperId }) => paperId === challenges)?.gaps;
    };
    expect(await gaps()).toEqual(['no-recommendation']);
    const { page } = await aDesk(coordinator, { width: 1440, height: 900 });
    await page.goto(`${nayar.url}/forums/${forumId}/map`);
    const card = page.getByRole('button', { name: 'אתגר ללא מענה' });
    await card.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('searchbox').fill('יחידה במינה');
    await dialog.getByRole('button', { name: /^קישור אל/ }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: /^ביטול הקישור אל/ }).waitFor();
    expect(await gaps()).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => card.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(answers).not.toBe(challenges);
  });

  it('[RG9] is a list first on a phone, a map and a table when asked, and one page on paper', async () => {
    const phone = await aDesk('coordinator', { width: 390, height: 844, isTouch: true });
    await phone.page.goto(`${nayar.url}/forums/${forumId}/map`);
    await phone.page.getByRole('heading', { name: 'אתגרים', exact: true }).waitFor();
    await picture(phone.page, 'map-phone');
    const { page } = await aDesk('coordinator', { width: 1440, height: 900 });
    await page.goto(`${nayar.url}/forums/${forumId}/map`);
    await page.getByRole('region', { name: 'מפת האתגרים' }).waitFor();
    await picture(page, 'map-desktop');
    const pages = pagesOf(await printToFile(page, 'challenge-map'));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('שיקום השירות הציבורי');
    await page.getByText('טבלה', { exact: true }).click();
    await page.getByRole('columnheader', { name: 'מה חסר' }).waitFor();
  });
});

describe('a recommendation', () => {
  it('[PO8][PO9] is validated with one reservation, which prints beside it', async () => {
    const words = 'משרד ראש הממשלה יפרסם דוח שנתי';
    const paperId = await lay('דוח שנתי', typed('recommendation', 'walk-000004', words));
    const params = { paperId, blockId: 'walk-000004' };
    const lead = await sampleGuest(nayar, 'coordinator');
    const { body } = await lead.call(getRecommendation, { params });
    await lead.call(changeRecommendation, {
      params,
      body: { wording: body.wording, state: 'validation' },
    });

    const { page } = await aDesk('respondent', { width: 390, height: 844, isTouch: true });
    await page.goto(nayar.url);
    await page.getByRole('link', { name: words }).click();
    await page.getByRole('heading', { name: 'העמדה שלי' }).waitFor();
    await page.getByText('הסתייגות', { exact: true }).click();
    await page.getByRole('button', { name: 'רישום העמדה' }).click();
    await page.getByText('צריך למלא.').first().waitFor();
    await page.getByLabel('הנימוק').fill('אין בכך די.');
    await page.getByLabel('מה יניח את דעתך').fill('חובת תגובה לדוח.');
    await page.getByLabel('הסתייגות חתומה').fill('אני תומך בדוח ומסתייג מהיעדר חובת תגובה.');
    await picture(page, 'position-phone');
    await page.getByRole('button', { name: 'רישום העמדה' }).click();
    await page.getByText('העמדה שלי: הסתייגות').waitFor();
    await page.goto(nayar.url);
    await page.locator('h1').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('link', { name: words }).count()).toBe(0);

    const desk = await aDesk(lead, { width: 1280, height: 900 });
    await desk.page.goto(`${nayar.url}/recommendations/${paperId}/walk-000004`);
    await desk.page.getByRole('button', { name: 'העברה למצב: תוקפה' }).click();
    await desk.page.getByText('ההמלצה עברה למצב: תוקפה.').waitFor();
    await picture(desk.page, 'recommendation-validated');
    await openPaper(desk.page, nayar.url, paperId);
    await desk.page.waitForLoadState('networkidle');
    const printed = pagesOf(await printToFile(desk.page, 'reservation')).join(' ');
    expect(printed.replaceAll(/\s+/g, ' ')).toContain('מסתייג מהיעדר חובת תגובה');

    const writer = await stockWriter(lead, paperId);
    const block = writer.doc.getXmlFragment(CONTENT_ROOT).get(0) as Y.XmlElement;
    ((block.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'לא ');
    await desk.page.getByText(`לא ${words}`).first().waitFor();
    writer.close();
    const again = pagesOf(await printToFile(desk.page, 'no-reservation')).join(' ');
    expect(again).not.toContain('חובת תגובה');
  });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formatOfMark } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { changeRecommendation, getRecommendation } from '#shared/position/position-contract.ts';
import { makeSessions } from '#shared/session/session-contract.ts';
import { listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { markOfEntry } from '#shared/suggestion/marks.ts';
import type * as Y from 'yjs';
import { aParagraph, layPaper } from '#test/harness/a-paper.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { pagesOf, printToFile } from '#test/harness/printed-pages.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { typed } from '#test/register/typed-papers.ts';
import { NOON } from '#test/room/desk.ts';

const TITLE = 'דיווח לציבור: נוסח מוסכם';
const RECOMMENDATION = 'משרד ראש הממשלה יפרסם דוח שנתי';

/** A session with a paper in which a respondent suggests something, and a recommendation that waits for validation. */
async function aMeeting(): Promise<string> {
  const lead = await sampleGuest(nayar, 'coordinator');
  const respondent = await sampleGuest(nayar, 'respondent');
  const { tables } = nayar.nayar.storage.catalogue;
  const [person] = await tables.people.find({ email: 'respondent@nayar.example' });
  const topic = { title: TITLE, titleTentative: false, lead: null, leadTentative: false };
  const made = await lead.call(makeSessions, {
    params: { forumId },
    body: {
      batchId: randomUUID(),
      sessions: [
        {
          day: '2026-12-10',
          topics: [{ ...topic, leadId: null }],
          respondentIds: [person?.id],
          agenda: [{ title: 'הנוסח', minutes: 30, purpose: 'decide', person: null, paperId: null }],
        },
      ],
    },
  });
  const [sessionId = ''] = made.body.ids;
  const content = [
    aParagraph('הדוח יוגש בכל שנה לוועדה.'),
    typed('recommendation', 'walk-meeting1', RECOMMENDATION),
  ];
  const { id: paperId } = await layPaper(nayar, { forumId, title: 'דוח שנתי', sessionId }, content);
  const params = { paperId, blockId: 'walk-meeting1' };
  const { wording } = (await lead.call(getRecommendation, { params })).body;
  await lead.call(changeRecommendation, { params, body: { wording, state: 'validation' } });
  const writer = await stockWriter(respondent, paperId);
  const entry = { kind: 'insertion', id: 'Meeting1', author: person?.id ?? '', at: NOON } as const;
  const block = writer.doc.getXmlFragment(CONTENT_ROOT).get(0) as Y.XmlElement;
  const mark = Object.fromEntries([formatOfMark(markOfEntry({ ...entry, to: null }))]);
  (block.get(0) as Y.XmlText).insert(9, ' ויפורסם', mark);
  await expect
    .poll(async () => {
      const { body } = await lead.call(listSuggestions, { params: { paperId } });
      return body.suggestions.length;
    })
    .toBe(1);
  writer.close();
  return sessionId;
}

describe('a meeting', () => {
  it('[ME2][ME12][ME14] is run by keys, followed on a phone, decided, and written down', async () => {
    const sessionId = await aMeeting();
    const { page } = await aDesk('coordinator', { width: 1440, height: 900 });
    await page.goto(`${nayar.url}/sessions/${sessionId}`);
    await page.getByRole('link', { name: 'למסך המפגש' }).click();
    await page.getByRole('button', { name: 'מעבר לסעיף: הנוסח' }).click();
    const stage = page.getByRole('region', { name: /^הקטע שמוצג/ });
    await stage.getByText('1 מתוך 2').waitFor();
    await stage
      .locator('ins, [data-insertion], .paper-text')
      .getByText('ויפורסם')
      .first()
      .waitFor();

    const phone = await aDesk('respondent', { width: 390, height: 844, isTouch: true });
    await phone.page.goto(`${nayar.url}/sessions/${sessionId}/meeting`);
    const seen = phone.page.getByRole('region', { name: /^הקטע שמוצג/ });
    await seen.getByText('הדוח יוגש').first().waitFor();
    await phone.page.getByText('אני מרחוק', { exact: true }).click();
    await page.getByText('אחד מרחוק').waitFor();

    // Split by the key under the Hebrew letter, on every screen.
    await stage.focus();
    await page.keyboard.press('s');
    await seen.getByText('אם יתקבל').first().waitFor();
    await page.keyboard.press('a');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await phone.page.getByText('הצעת תיקון התקבלה').waitFor();
    await stage
      .getByText('הקטע שהוצג כאן כבר הוכרע')
      .or(stage.getByText('1 מתוך 1'))
      .first()
      .waitFor();

    await stage.focus();
    await page.keyboard.press('PageDown');
    await seen.getByText(RECOMMENDATION).waitFor();
    await phone.page.getByText('תמיכה', { exact: true }).click();
    await phone.page.getByRole('button', { name: 'רישום העמדה' }).click();
    await phone.page.getByText('העמדה שלי: תמיכה').waitFor();
    await picture(phone.page, 'meeting-phone');
    await stage.getByText('תמיכה: 1').waitFor();

    await stage.focus();
    await page.keyboard.press('v');
    await page.getByRole('dialog').getByText('תוקפה', { exact: true }).waitFor();
    await picture(page, 'meeting-move');
    await page.keyboard.press('Enter');
    await phone.page.getByText('ממצב בתיקוף למצב תוקפה').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await stage.focus();
    await page.keyboard.press('t');
    await page.getByLabel('המשימה').fill('להכין תבנית לדוח');
    await page.getByLabel('אחראי שאינו חבר').fill('היועצת המשפטית');
    await page.getByRole('button', { name: 'רישום', exact: true }).click();
    await phone.page.getByText('להכין תבנית לדוח').waitFor();
    await picture(page, 'meeting-desk');
    expect(await axeFindings(page)).toEqual([]);

    await page.getByRole('button', { name: 'כתיבת סיכום המפגש' }).click();
    await page.getByRole('link', { name: 'לסיכום המפגש' }).waitFor();
    const { tables } = nayar.nayar.storage.catalogue;
    const [minutes] = await tables.papers.find({ sessionId, kind: 'minutes' });
    const desk = await openPaper(page, nayar.url, minutes?.id ?? '');
    await desk.untilShown('להכין תבנית לדוח');
    const text = (await desk.text.innerText()).replaceAll(/[\u2066-\u2069]/g, '');
    for (const words of ['(מרחוק)', 'ויפורסם', 'למצב תוקפה', 'תמיכה', 'היועצת המשפטית'])
      expect(text).toContain(words);
    await picture(page, 'meeting-minutes');
  });

  it('[ME16] is presented one recommendation on each screen, by keys, and on a page each', async () => {
    const sessionId = await aMeeting();
    const { page } = await aDesk('coordinator', { width: 1920, height: 1080 });
    await page.goto(`${nayar.url}/sessions/${sessionId}/present`);
    await page.getByText(RECOMMENDATION).waitFor();
    await picture(page, 'present-projector');
    await page.goto(`${nayar.url}/forums/${forumId}/present`);
    const count = page.locator('output');
    await count.getByText(/^1 מתוך/).waitFor();
    const all = Number(/(\d+)$/.exec((await count.innerText()).trim())?.[1]);
    await page.keyboard.press('ArrowLeft');
    await count.getByText(/^2 מתוך/).waitFor();
    await page.keyboard.press('End');
    await count.getByText(new RegExp(`^${String(all)} מתוך`)).waitFor();
    await page.keyboard.press('d');
    await picture(page, 'present-dark');
    expect(pagesOf(await printToFile(page, 'present'))).toHaveLength(all);
  });
});

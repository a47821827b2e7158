import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { getRecommendation, takePosition } from '#shared/position/position-contract.ts';
import { listSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { aParagraph, layPaper } from '#test/harness/a-paper.ts';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { sampleGuest } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { typed } from '#test/register/typed-papers.ts';

const RESERVATION = 'איני יכול לחתום על המלצה שאין בה לוח זמנים.';

async function lay(title: string, ...content: Parameters<typeof layPaper>[2] & object) {
  return (await layPaper(nayar, { forumId, title }, content)).id;
}

/** Somebody writes at the start of a typed block of a paper. */
async function write(paperId: string, at: number, words: string) {
  const writer = await stockWriter(await sampleGuest(nayar, 'coordinator'), paperId);
  const block = writer.doc.getXmlFragment(CONTENT_ROOT).get(at) as Y.XmlElement;
  ((block.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, words);
  writer.write('סוף');
  await writer.allConfirmed();
  writer.close();
}

/** Chooses what the register shows for these words, by keys. */
async function choose(page: Page, words: string) {
  const line = page.getByRole('checkbox', { name: words });
  await line.focus();
  await page.keyboard.press('Space');
}

describe('a joint paper', () => {
  it('[IN2][IN3][IN5][IN11] is assembled from two papers, follows them, and asks where it was changed', async () => {
    const one = await lay(
      'נייר ראשון',
      typed('recommendation', 'joint-00001', 'לקבוע יעדים לכל משרד'),
    );
    const other = await lay('נייר שני', typed('recommendation', 'joint-00002', 'למנות ממונה אחד'));
    const joint = await lay('הנייר המשותף', aParagraph('פתיחה'));
    const signer = await sampleGuest(nayar, 'lead');
    const params = { paperId: one, blockId: 'joint-00001' };
    const { wording } = (await signer.call(getRecommendation, { params })).body;
    const position = {
      stance: 'object',
      reason: 'לא ישים',
      satisfy: 'לוח',
      reservation: RESERVATION,
    };
    await signer.call(takePosition, { params, body: { wording, ...position } });

    const { page } = await aDesk('coordinator', { width: 1440, height: 900 });
    await page.goto(`${nayar.url}/papers/${joint}/assemble`);
    await choose(page, 'לקבוע יעדים לכל משרד');
    await choose(page, 'למנות ממונה אחד');
    await page
      .getByRole('button', { name: /^למעלה:/ })
      .nth(1)
      .press('Enter');
    await page.getByRole('button', { name: 'שילוב של שני קטעים' }).press('Enter');
    await page.getByText('שולבו שני קטעים.').first().waitFor();
    expect(await page.getByText('כמו במקור').count()).toBe(2);

    const { text } = await openPaper(page, nayar.url, joint);
    await text.getByText('לקבוע יעדים לכל משרד').waitFor();
    const lines = page.getByRole('note', { name: 'מהיכן הקטע' });
    await expect
      .poll(() => lines.allInnerTexts())
      .toEqual([expect.stringContaining('נייר שני'), expect.stringContaining('נייר ראשון')]);
    await write(other, 0, 'מיד ');
    await text.getByText('מיד למנות ממונה אחד').waitFor();

    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.locator('.printed').getByText(RESERVATION).waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });

    await write(joint, 1, 'לדעתנו ');
    await page.getByText(/קטע אחד שולב מנייר אחר/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await write(other, 0, 'עוד היום ');
    await page.getByRole('link', { name: 'לבחירה מה ייעשה' }).click();
    const part = page.getByRole('listitem').filter({ hasText: 'הנוסח כאן שונה מן המקור' });
    await part.getByText('עוד היום').first().waitFor();
    await part.getByRole('button', { name: 'להשאיר את שלנו' }).click();
    await page.getByText('נשאר הנוסח שלנו').first().waitFor();
    await page.getByRole('button', { name: 'להציע את שלנו למקור' }).click();
    await page.getByText('הנוסח שלנו ממתין במקור כהצעה').waitFor();
    const found = await signer.call(listSuggestions, { params: { paperId: other } });
    expect(found.body.suggestions.map(({ inserted }) => inserted.trim())).toContain('לדעתנו');
    await page.getByRole('button', { name: 'לקחת את נוסח המקור' }).click();
    await expect.poll(() => page.getByText('כמו במקור').count()).toBe(2);
    await openPaper(page, nayar.url, joint);
    await page.getByText('עוד היום מיד למנות ממונה אחד').first().waitFor();
  });
});

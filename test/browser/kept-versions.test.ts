import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getMe } from '#shared/member/member-contract.ts';
import { decideSuggestions } from '#shared/suggestion/suggestion-contract.ts';
import { nameVersion, publishVersion } from '#shared/version/version-contract.ts';
import { changePaper, OLD_PAPER } from '#test/compare/changed-paper.ts';
import { head, par, text } from '#test/compare/told.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { launchChromium, openDesk, picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { pagesOf, printToFile } from '#test/harness/printed-pages.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';
import { plantVersions } from '#test/version/planted-versions.ts';

let browser: Browser;
let nayar: TestNayar;
let forumId: string;
let lead: Guest;

beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  lead = await sampleGuest(nayar, 'coordinator');
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

const named = async (paperId: string, name: string) =>
  (await lead.call(nameVersion, { params: { paperId }, body: { name, reason: null } })).body;

/** Overwrites the text of a version on the disk. */
async function damage(paperId: string, versionId: string): Promise<void> {
  const { tables } = await nayar.nayar.storage.versions.of(paperId);
  const hash = (await tables.versions.get(versionId))?.content ?? '';
  const folder = path.join(nayar.dataDir, 'blobs', hash.slice(0, 2));
  expect(await readdir(folder)).toContain(hash);
  await writeFile(path.join(folder, hash), 'אחר');
}

describe('a version that is not what it was', () => {
  it('[BR94] is reported on every screen and by the command, and never shown', async () => {
    const { id } = await layPaper(nayar, { forumId, title: 'נייר שניזוק' }, OLD_PAPER);
    const version = await named(id, 'לקראת המפגש');
    const params = { paperId: id, versionId: version.id };
    const { publication } = (await lead.call(publishVersion, { params })).body;
    await damage(id, version.id);
    const { page, context, complaints } = await openDesk(browser, lead);
    await page.goto(`${nayar.url}/papers/${id}/versions/${version.id}`);
    await page.getByText('הגרסה הזו ניזוקה בדיסק').first().waitFor();
    expect(await page.getByText('המחוז הוא החוליה').count()).toBe(0);
    expect(await page.getByRole('button', { name: /החזרת/ }).count()).toBe(0);
    await picture(page, 'version-damaged');
    expect(await axeFindings(page)).toEqual([]);
    await page.goto(`${nayar.url}/papers/${id}/compare?from=${version.id}&to=now`);
    await page.getByText('הגרסה הזו ניזוקה בדיסק').first().waitFor();
    expect(await page.locator('ins, del').count()).toBe(0);
    // The paper itself is not touched by it.
    await page.goto(`${nayar.url}/papers/${id}`);
    await page.getByText('המחוז הוא החוליה').first().waitFor();
    await context.close();
    const stranger = await openDesk(browser, null);
    const reply = await stranger.page.goto(`${nayar.url}/p/${publication?.slug ?? ''}`);
    expect(reply?.status()).toBe(500);
    await stranger.page.getByText('העמוד אינו זמין כרגע').waitFor();
    expect(await stranger.page.getByText('המחוז הוא החוליה').count()).toBe(0);
    await stranger.context.close();
    const told = JSON.stringify(await nayar.command('verify').catch((fault: unknown) => fault));
    expect(told).toContain('damage-found');
    expect(complaints).toEqual([]);
  });
});

describe('a comparison on paper', () => {
  it('[BR95] prints what changed with the marks of it, and nothing of the screen', async () => {
    const { id } = await layPaper(nayar, { forumId, title: 'תפקיד המחוז' }, OLD_PAPER);
    const version = await named(id, 'לפני הדיון');
    const writer = await stockWriter(lead, id, nayar.url);
    changePaper(writer.doc);
    writer.write('שורה אחרונה');
    await writer.allConfirmed();
    writer.close();
    const { page, context, complaints } = await openDesk(browser, lead, { width: 1440 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${nayar.url}/papers/${id}/compare?from=${version.id}&to=now`);
    await page.getByText('הוסר: פסקה').first().waitFor();
    const file = await printToFile(page, 'comparison');
    const pages = pagesOf(file);
    const whole = pages.join(' ').replaceAll(/\s+/g, ' ');
    // Single words: a reader of the file loses the order of signs in right-to-left lines.
    const told = ['תפקיד המחוז', 'מגרסה', 'פני הדיון', 'אך סמכויותיה מועטות', 'והיא חלשה'];
    for (const words of [...told, 'הוסר', 'הועבר מכאן', 'שורה אחרונה'])
      expect(whole).toContain(words);
    // Nothing of the screen.
    expect(whole).not.toMatch(/השינוי הבא|השינוי הקודם|הדפסת ההשוואה|אפשרויות/);
    expect(complaints).toEqual([]);
    // On paper a word that went is told by its line, not by its colour alone, and letters are dark.
    await page.emulateMedia({ media: 'print' });
    const looks = await page
      .locator('del, ins')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).textDecorationLine));
    expect(new Set(looks)).toEqual(new Set(['line-through', 'underline']));
    const inks = await page
      .locator('.compared p')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).color));
    for (const ink of inks) {
      const [red = 0, green = 0, blue = 0] = (ink.match(/\d+/g) ?? []).map(Number);
      expect(red + green + blue).toBeLessThan(330);
    }
    await context.close();
  });
});

describe('bringing back a version whose suggestions were decided since', () => {
  it('[BR96] says so, keeps them as they were decided, or lets them wait again when asked', async () => {
    const respondent = await sampleGuest(nayar, 'respondent');
    const author = (await respondent.call(getMe)).body.person.id;
    const added = (words: string, suggestion: string) =>
      text(words, { type: 'insertion', attrs: { id: suggestion, author, at: Date.now() } });
    const { id } = await layPaper(nayar, { forumId, title: 'נייר שהוכרע' }, [
      head('chapter-1', 'מבנה'),
      par('block-0001', 'הממשלה תקבע יעדים', added(' רב־שנתיים', 'AAAAAAAA')),
      head('chapter-2', 'תקציב'),
      par('block-0002', 'התקציב ייקבע', added(' מדי חודש', 'BBBBBBBB')),
    ]);
    const version = await named(id, 'לפני ההכרעה');
    const params = { paperId: id };
    await lead.call(decideSuggestions, {
      params,
      body: { ids: ['AAAAAAAA'], decision: 'accept' },
    });
    await lead.call(decideSuggestions, {
      params,
      body: { ids: ['BBBBBBBB'], decision: 'reject' },
    });
    const { page, context, complaints } = await openDesk(browser, lead);
    const restore = async (what: string) => {
      await page.goto(`${nayar.url}/papers/${id}/versions/${version.id}`);
      await page.getByRole('button', { name: what }).click();
    };
    await restore('החזרת פרק אחד');
    await page.getByText('התקבלו 1, נדחו 0').waitFor();
    await page.keyboard.press('Escape');
    await restore('החזרת הנייר לגרסה הזו');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('התקבלו 1, נדחו 1').waitFor();
    await picture(page, 'restore-decided');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByText('ימתינו שוב להכרעה').click();
    await dialog.getByRole('button', { name: 'החזרה', exact: true }).click();
    const paper = await openPaper(page, nayar.url, id);
    await expect.poll(() => paper.text.locator('ins').allInnerTexts()).toHaveLength(2);
    // Everything is decided again once the paper is brought back the other way.
    await lead.call(decideSuggestions, {
      params,
      body: { ids: ['AAAAAAAA', 'BBBBBBBB'], decision: 'accept' },
    });
    await paper.caretAfter('הממשלה תקבע');
    await page.keyboard.type('!');
    await paper.untilSaved();
    await restore('החזרת הנייר לגרסה הזו');
    await dialog.getByText('התקבלו 2, נדחו 0').waitFor();
    await dialog.getByRole('button', { name: 'החזרה', exact: true }).click();
    await page.getByText('שתי הצעות שהוכרעו מאז נשארו כפי שהוכרעו.').waitFor();
    await expect
      .poll(() => paper.lines())
      .toEqual(['מבנה', 'הממשלה תקבע יעדים רב־שנתיים', 'תקציב', 'התקציב ייקבע מדי חודש']);
    expect(await paper.text.locator('ins').count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('the history of a paper', () => {
  it('[BR99] stands by session and by day, folds what nobody asked for, and tells who wrote towards each', async () => {
    const { id } = await layPaper(nayar, { forumId, title: 'נייר של שנה' }, OLD_PAPER);
    const { tables } = nayar.nayar.storage.catalogue;
    const people = (await tables.people.find({})).slice(0, 3);
    const dated = (await tables.sessions.find({ forumId, groupId: null }))
      .flatMap(({ day, dayDoubtful }) => (day !== null && !dayDoubtful ? [day] : []))
      .toSorted();
    const last = dated.at(-1) ?? '';
    await plantVersions(nayar, lead, id, {
      count: 150,
      until: new Date(`${last}T12:00:00Z`),
      stepMs: 6 * 3_600_000,
      by: people.map((person) => person.id),
    });
    const { page, context, complaints } = await openDesk(browser, lead, { width: 1440 });
    await page.goto(`${nayar.url}/papers/${id}/versions`);
    const towards = page.getByRole('heading', { level: 2, name: /^לקראת המפגש של/ });
    await towards.first().waitFor();
    await page.getByText('נוסח 150').waitFor();
    // Newest first, and each session stands once.
    const before = await towards.allInnerTexts();
    expect(new Set(before).size).toBe(before.length);
    await picture(page, 'history-by-session');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'גרסאות ישנות יותר' }).click();
    await page.getByText('נוסח 25').waitFor();
    const part = page.locator('section', { has: towards.first() }).first();
    await part
      .getByText(/^כתבו: /)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'הצגת כולן' }).first().click();
    expect(
      await page.evaluate(() => document.activeElement?.id.startsWith('version-') ?? false),
    ).toBe(true);
    await page.getByText('רק גרסאות בעלות שם').click();
    await expect.poll(() => page.getByRole('link', { name: /^קריאת הגרסה/ }).count()).toBe(6);
    await page.setViewportSize({ width: 320, height: 640 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await picture(page, 'history-phone');
    expect(complaints).toEqual([]);
    await context.close();
  });
});

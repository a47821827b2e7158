import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setPaperException } from '#shared/member/access-contract.ts';
import { getMe, listMembers } from '#shared/member/member-contract.ts';
import { getPaper } from '#shared/paper/paper-contract.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { launchChromium, openDesk, picture, sampleGuest } from '#test/harness/chromium.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let browser: Browser;
let nayar: TestNayar;
let coordinator: Guest;
let forumId: string;
beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
  coordinator = await sampleGuest(nayar, 'coordinator');
  const forums = await nayar.nayar.storage.catalogue.tables.forums.find({});
  // The forum with groups.
  forumId = forums.find(({ groups }) => groups.length > 0)?.id ?? '';
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});

const members = async () =>
  (await coordinator.call(listMembers, { params: { forumId } })).body.members;
const memberWith = async (email: string) => (await members()).find((one) => one.email === email);
const open = async (path: string, wishes = {}) => {
  const desk = await openDesk(browser, coordinator, wishes);
  await desk.page.goto(nayar.url + path);
  await desk.page.locator('h1').first().waitFor();
  return desk;
};
const list = (page: Page) => page.getByRole('textbox', { name: 'הרשימה' });

const PASTE = [
  'שם מלא\tכתובת דוא״ל\tתפקיד\tמשרד',
  'דנה המוזמנת\tdana@invited.example\tמנהלת מחוז\tמשרד הרווחה',
  'אבי המוזמן\tavi.invited.example\tמנהל מחוז\tמשרד הבריאות',
  'נועה המוזמנת\tnoa@invited.example\tמנהלת אגף\tמשרד החינוך',
  'דנה שוב\tDANA@invited.example\t\t',
  'מנהל התוכנית\tprogramme@nayar.example\t\t',
].join('\n');

describe('a coordinator', () => {
  it('[BR20] pastes a list with errors, mends a line, and invites the good ones in one act', async () => {
    const { page, context, complaints } = await open(`/forums/${forumId}/members/invite`);
    await list(page).fill(PASTE);
    await page.getByText('שתי שורות מוכנות').waitFor();
    await page.getByText('3 שורות דורשות תיקון').waitFor();
    await page.getByText('הכתובת אינה תקינה').waitFor();
    await picture(page, 'invite-check');
    await page.getByRole('button', { name: 'אל השורה: 3' }).click();
    const selected = await list(page).evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    );
    expect(selected).toContain('avi.invited.example');
    await list(page).fill(PASTE.replace('avi.invited', 'avi@invited'));
    await page.getByText('3 שורות מוכנות').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'הזמנת 3 אנשים' }).click();
    await page.getByText('3 אנשים נוספו לפורום').waitFor();
    for (const name of ['dana', 'avi', 'noa']) {
      const card = await memberWith(`${name}@invited.example`);
      expect(card).toMatchObject({ role: 'author', office: expect.stringContaining('משרד') });
      expect(card?.invitedAt).not.toBeNull();
    }
    // What needs mending stays, and no more than that.
    await expect.poll(() => list(page).inputValue()).not.toContain('נועה');
    expect(await list(page).inputValue()).toContain('דנה שוב');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('[BR21] keeps a half-filled list through a page that closes', async () => {
    const { page, context } = await open(`/forums/${forumId}/members/invite`);
    await list(page).fill('נשמר <kept@invited.example>');
    await page.getByText('שורה אחת מוכנה').waitFor();
    await page.reload();
    await page.getByText('נשמר במכשיר').waitFor();
    expect(await list(page).inputValue()).toBe('נשמר <kept@invited.example>');
    await page.getByRole('button', { name: 'להתחיל מחדש' }).click();
    expect(await list(page).inputValue()).toBe('');
    await context.close();
  });

  it('[BR22] changes the groups of several at once, after seeing whom it changes', async () => {
    const { page, context } = await open(`/forums/${forumId}/members`);
    await page.getByRole('searchbox').fill('המוזמנ');
    await page.getByText('נמצאו 3 רשומות').waitFor();
    await page.getByText('בחירת כל 3 הרשומות').click();
    await page.getByRole('button', { name: 'תפקיד וקבוצות' }).click();
    const dialog = page.getByRole('dialog');
    const group = dialog.getByRole('group', { name: 'הוספה לקבוצות' });
    await group.locator('label').first().click();
    await dialog.getByText('ישתנה ל־3 אנשים:').waitFor();
    await picture(page, 'many-change');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'שינוי', exact: true }).click();
    await page.getByText('השינוי נעשה אצל 3 אנשים.').waitFor();
    for (const name of ['dana', 'avi', 'noa'])
      expect((await memberWith(`${name}@invited.example`))?.groupIds).toHaveLength(1);
    await context.close();
  });

  it('[BR23] takes a removal back with one press', async () => {
    const { page, context } = await open(`/forums/${forumId}/members`);
    await page.getByRole('searchbox').fill('דנה');
    await page.getByRole('button', { name: /שינוי: .*דנה/ }).click();
    await page.getByRole('tab', { name: 'כתובת' }).click();
    await page.getByRole('textbox', { name: 'כתובת דוא״ל חדשה' }).waitFor();
    await picture(page, 'change-address');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('tab', { name: 'תפקיד וקבוצות' }).click();
    await page.getByRole('button', { name: 'הוצאה מהפורום' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'הוצאה מהפורום' }).click();
    await page.getByRole('link', { name: 'ביטול ההוצאה' }).click();
    await page.getByRole('heading', { level: 1, name: 'שינויים בחברים ובהרשאות' }).waitFor();
    expect(await memberWith('dana@invited.example')).toBeUndefined();
    await picture(page, 'changes');
    await page
      .getByRole('button', { name: /ביטול השינוי: הוצאה מהפורום/ })
      .first()
      .click();
    await page.getByText('השינוי בוטל.').waitFor();
    expect(await memberWith('dana@invited.example')).toMatchObject({ name: 'דנה המוזמנת' });
    await context.close();
  });

  it('[BR24] hears of somebody who asks to be let in, and opens the page that they wait on', async () => {
    const [paper] = await nayar.nayar.storage.catalogue.tables.papers.find({ forumId });
    const asker = await nayar.as('author@nayar.example');
    const theirs = await openDesk(browser, asker);
    await theirs.page.goto(`${nayar.url}/papers/${paper?.id ?? ''}`);
    await theirs.page.getByRole('textbox', { name: /כמה מילים/ }).fill('הקישור הגיע בדואר');
    await picture(theirs.page, 'ask');
    await theirs.page.getByRole('button', { name: 'בקשת גישה' }).click();
    await theirs.page.getByText('הבקשה נרשמה').waitFor();
    const { page, context } = await open('/');
    await page.getByText('הקישור הגיע בדואר').waitFor();
    await picture(page, 'home-waiting');
    await page.getByRole('button', { name: /מתן גישה/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('יצרף לפורום').waitFor();
    await dialog.getByRole('button', { name: 'מתן גישה' }).click();
    await page.getByText('נפתחה גישה').waitFor();
    // Nobody has to load anything anew.
    await theirs.page.getByRole('heading', { level: 1, name: paper?.title ?? '' }).waitFor();
    expect((await memberWith('author@nayar.example'))?.role).toBe('reader');
    await theirs.context.close();
    await context.close();
  });

  it('[BR25] names an exception in the paper, and its reader’s pen opens where it stands', async () => {
    const { tables } = nayar.nayar.storage.catalogue;
    const [first] = await tables.forums.find({});
    const papers = await tables.papers.find({ forumId: first?.id ?? '', stage: 'draft' });
    const paperId = papers[0]?.id ?? '';
    const reader = await sampleGuest(nayar, 'reader');
    const theirs = await openDesk(browser, reader);
    await theirs.page.goto(`${nayar.url}/papers/${paperId}`);
    await theirs.page.locator('[contenteditable="false"]').first().waitFor();
    const { page, context } = await open(`/papers/${paperId}/access`);
    await page.getByRole('searchbox').fill('קורא');
    await page
      .getByRole('button', { name: /שינוי ההרשאה/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^כותב\/ת/ }).click({ force: true });
    await dialog.getByRole('button', { name: 'שמירה' }).click();
    await page.getByText('הרשאה מיוחדת בנייר הזה').waitFor();
    await picture(page, 'paper-access');
    await theirs.page.locator('[contenteditable="true"]').first().waitFor();
    expect((await reader.call(getPaper, { params: { paperId } })).body.myRole).toBe('author');
    const { person } = (await reader.call(getMe)).body;
    const params = { paperId, personId: person.id };
    await coordinator.call(setPaperException, { params, body: { role: null } });
    await theirs.page.locator('[contenteditable="false"]').first().waitFor();
    await theirs.context.close();
    await context.close();
  });
});

describe('the groups of a forum', () => {
  it('[BR118] get their leads out of their own members, each choice kept at once', async () => {
    const leads = async () =>
      (await nayar.nayar.storage.catalogue.tables.forums.get(forumId))?.groups[0]?.leadIds;
    const before = (await leads()) ?? [];
    const { page, context } = await open(`/forums/${forumId}/members`, { width: 390, height: 844 });
    await page.getByRole('button', { name: 'מובילי הקבוצות' }).click();
    const dialog = page.getByRole('dialog', { name: 'מובילי הקבוצות' });
    await dialog.locator('label', { hasText: 'יועץ אורך' }).first().click();
    await expect.poll(async () => (await leads())?.length).toBe(before.length + 1);
    await picture(page, 'group-leads');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.locator('label', { hasText: 'יועץ אורך' }).first().click();
    await expect.poll(leads).toEqual(before);
    await context.close();
  });
});

describe('a member', () => {
  it('[BR26] finds a colleague by office on a phone, without addresses, and whom to turn to', async () => {
    const director = await nayar.as('interior-south@nayar.example');
    const { page, context } = await openDesk(browser, director, { width: 390, height: 844 });
    await page.goto(`${nayar.url}/forums/${forumId}/members`);
    await page.getByRole('searchbox').fill('להגנת הסביבה הדרום');
    await page.getByText('נמצאה רשומה אחת').waitFor();
    await picture(page, 'directory-phone');
    const shown = await page.locator('main').textContent();
    expect(shown).not.toContain('@nayar.example');
    await page.getByRole('contentinfo').getByText('programme@nayar.example').waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await context.close();
  });
});

import { beforeAll, expect, it } from 'vitest';
import { listSessions } from '#shared/session/session-contract.ts';
import { axeFindings } from '#test/harness/axe.ts';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { picture, sampleGuest } from '#test/harness/chromium.ts';
import type { Guest } from '#test/harness/start-nayar.ts';

/** The table of the forum's work plan, as Word copies it. */
const PLAN = [
  'תאריך\tנושא\tמוביל (מכון)',
  '22.1.24\tתקציב ותכנון\tמוביל ראשון',
  '19.2.24\tכוח אדם\tמובילה שנייה',
  '14.4.23\tמינוי בכירים +\tמוביל שלישי',
  '\tחוק יסוד: שירות ציבורי?\tמובילה רביעית?',
].join('\n');

let coordinator: Guest;
beforeAll(async () => {
  coordinator = await sampleGuest(nayar, 'coordinator');
});
const sessionsOf = async (forum: string) =>
  (await coordinator.call(listSessions, { params: { forumId: forum } })).body;

it('[BR110] a coordinator pastes the forum’s table, puts right what is doubtful, and makes it in one act', async () => {
  const { page } = await aDesk(coordinator);
  const before = (await sessionsOf(forumId)).length;
  await page.goto(`${nayar.url}/forums/${forumId}`);
  await page.getByRole('button', { name: 'הוספת מפגשים' }).click();
  await page.getByRole('menuitem', { name: 'הדבקת טבלה' }).click();
  await page.getByRole('textbox', { name: 'הטבלה' }).fill(PLAN);
  const row = (line: number) => page.getByRole('listitem', { name: `שורה ${String(line)}` });
  await row(4).getByText('ייתכן שהשנה הוקלדה בטעות').waitFor();
  await picture(page, 'paste-sessions');
  expect(await axeFindings(page)).toEqual([]);
  await row(4)
    .getByRole('button', { name: /לתקן ל.*14 באפריל 2024/ })
    .click();
  await row(5).getByRole('button', { name: 'המשך של המפגש שבשורה הקודמת' }).click();
  await row(4).getByText('ייתכן שהשנה הוקלדה בטעות').waitFor({ state: 'detached' });
  // What was put right lies on the device with the table.
  await page.reload();
  await row(4).getByRole('button', { name: 'ההובלה סופית' }).waitFor();
  expect(await row(4).getByText('ייתכן שהשנה הוקלדה בטעות').count()).toBe(0);
  expect(await row(5).count()).toBe(0);
  await row(4).getByRole('button', { name: 'ההובלה סופית' }).click();
  await row(4).getByText('הובלה מסומנת').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'יצירת 3 מפגשים' }).click();
  await page.getByText('נוצרו 3 מפגשים').waitFor();
  const sessions = await sessionsOf(forumId);
  expect(sessions).toHaveLength(before + 3);
  const made = sessions.find(({ day }) => day === '2024-04-14');
  expect(made?.dayDoubtful).toBe(false);
  expect(
    made?.topics.map(({ title, titleTentative, leadTentative }) => [
      title,
      titleTentative,
      leadTentative,
    ]),
  ).toEqual([
    ['מינוי בכירים', false, false],
    ['חוק יסוד: שירות ציבורי', true, false],
  ]);
});

it('[BR111] a coordinator makes a series with hosts in turn, and moves one of its sessions', async () => {
  const forums = await nayar.nayar.storage.catalogue.tables.forums.find({});
  const districts = forums.find(({ groups }) => groups.length > 0);
  const forum = districts?.id ?? '';
  const [north, south] = districts?.groups ?? [];
  const { page } = await aDesk(coordinator);
  await page.goto(`${nayar.url}/forums/${forum}/sessions/series`);
  await page.getByRole('textbox', { name: 'כמה מפגשים לכל קבוצה' }).fill('2');
  for (const group of [north, south]) {
    await page.locator('label', { hasText: group?.name ?? '' }).click();
  }
  const box = (name = '') => page.getByRole('group', { name, exact: true });
  await box(north?.name).getByLabel('התאריך הראשון').fill('2024-11-03');
  await box(north?.name)
    .getByRole('textbox', { name: 'משרדים מארחים' })
    .fill('משרד הפנים\nמשרד החינוך');
  await box(south?.name).getByLabel('התאריך הראשון').fill('2024-11-10');
  await page.getByLabel('תאריך מפגש 3').fill('2024-12-09');
  await picture(page, 'series');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'יצירת 4 מפגשים' }).click();
  await page.getByText('נוצרו 4 מפגשים').waitFor();
  const made = (await sessionsOf(forum)).filter(({ day }) => (day ?? '').startsWith('2024-1'));
  expect(made.map(({ day, groupName, host }) => [day, groupName, host])).toEqual([
    ['2024-11-03', north?.name, 'משרד הפנים'],
    ['2024-11-10', south?.name, null],
    ['2024-12-09', north?.name, 'משרד החינוך'],
    ['2024-12-15', south?.name, null],
  ]);
  await page.goto(`${nayar.url}/sessions/${made[3]?.id ?? ''}`);
  await page.getByRole('link', { name: 'שינוי המפגש' }).click();
  await page.getByLabel('תאריך', { exact: false }).first().fill('2024-12-22');
  await page.getByRole('button', { name: 'שמירה' }).click();
  await page.getByText('המפגש עודכן').waitFor();
  const days = (await sessionsOf(forum)).map(({ day }) => day);
  expect(days).toContain('2024-12-22');
  expect(days).toContain('2024-11-10');
});

it('[BR112] a session gets its agenda and papers on its page, is called off and brought back', async () => {
  const [session] = await sessionsOf(forumId);
  const { page } = await aDesk(coordinator);
  await page.goto(`${nayar.url}/sessions/${session?.id ?? ''}/edit`);
  await page.getByLabel('משעה').fill('09:00');
  await page.getByLabel('עד שעה').fill('11:00');
  await page.getByRole('button', { name: 'עוד סעיף' }).click();
  await page.getByRole('textbox', { name: 'הסעיף' }).fill('אישור ההמלצות');
  await page.getByRole('textbox', { name: 'דקות' }).fill('90');
  await page.getByRole('button', { name: 'עוד סעיף' }).click();
  await page.getByRole('button', { name: 'שמירה' }).click();
  // What is missing is told, and what was typed stays, also through a reload.
  await page.reload();
  await page.getByText('מה שנכתב כאן בפעם הקודמת נשמר במכשיר').waitFor();
  expect(await page.getByRole('textbox', { name: 'הסעיף' }).first().inputValue()).toBe(
    'אישור ההמלצות',
  );
  await page.getByRole('textbox', { name: 'הסעיף' }).nth(1).fill('סיכום');
  await page.getByRole('button', { name: 'שמירה' }).click();
  await page.getByText('המפגש עודכן').waitFor();
  await page.locator('ol strong', { hasText: '09:00' }).waitFor();
  await page.locator('ol strong', { hasText: '10:30' }).waitFor();
  await picture(page, 'session-page');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'ביטול המפגש' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'ביטול המפגש' }).click();
  await page.getByText('המפגש הזה בוטל').waitFor();
  await page.getByRole('button', { name: 'החזרת המפגש' }).click();
  await page.getByText('המפגש הוחזר').waitFor();
});

it('[BR116] papers are started and attached on the session’s page, and taken out again', async () => {
  const session = (await sessionsOf(forumId)).at(-1);
  const { page } = await aDesk(coordinator);
  const address = `${nayar.url}/sessions/${session?.id ?? ''}`;
  await page.goto(address);
  const papers = page.locator('section', {
    has: page.getByRole('heading', { name: 'ניירות המפגש' }),
  });
  await papers.getByRole('button', { name: 'נייר חדש', exact: true }).click();
  const starting = page.getByRole('dialog');
  await starting.getByRole('textbox', { name: 'כותרת הנייר' }).fill('נייר שנפתח מתוך המפגש');
  expect(await axeFindings(page)).toEqual([]);
  await starting.getByRole('button', { name: 'פתיחת הנייר' }).click();
  await page.waitForURL(/\/papers\//);
  await page.goto(address);
  await papers.getByRole('link', { name: 'נייר שנפתח מתוך המפגש' }).waitFor();
  await papers.getByRole('button', { name: 'שיוך נייר קיים' }).click();
  const attaching = page.getByRole('dialog', { name: 'שיוך נייר למפגש' });
  await picture(page, 'attach-paper');
  expect(await axeFindings(page)).toEqual([]);
  const links = papers.getByRole('link');
  const before = await links.count();
  await attaching.getByRole('button', { name: 'שיוך למפגש' }).click();
  await page.getByText('הנייר שויך למפגש').waitFor();
  await expect.poll(() => links.count()).toBe(before + 1);
  await papers
    .getByRole('button', { name: /^הוצאה מהמפגש/ })
    .first()
    .click();
  await page.getByText('הנייר הוצא מהמפגש').waitFor();
  await expect.poll(() => links.count()).toBe(before);
});

it('[BR117] a member makes a calendar’s address in the settings, which a calendar program reads until it is revoked', async () => {
  const { page } = await aDesk(coordinator);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${nayar.url}/settings`);
  const calendars = page.locator('#calendars');
  await calendars.getByRole('button', { name: 'יצירת כתובת: כל המפגשים שלך' }).click();
  const field = calendars.getByRole('textbox', { name: 'הכתובת ליומן: כל המפגשים שלך' });
  const url = await field.inputValue();
  await picture(page, 'calendar-address');
  expect(await axeFindings(page)).toEqual([]);
  const read = async () => {
    const reply = await nayar.stranger.fetch(url);
    return { status: reply.status, text: await reply.text() };
  };
  expect(await read()).toMatchObject({
    status: 200,
    text: expect.stringContaining('BEGIN:VEVENT'),
  });
  await page.reload();
  expect(await field.inputValue()).toBe(url);
  await calendars.getByRole('button', { name: 'העתקת הכתובת' }).click();
  await page.getByText('הכתובת הועתקה').or(page.getByText('ההעתקה לא הצליחה')).first().waitFor();
  await calendars.getByRole('button', { name: 'ביטול הכתובת' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'ביטול הכתובת' }).click();
  await page.getByText('הכתובת בוטלה').waitFor();
  expect((await read()).status).toBe(404);
});

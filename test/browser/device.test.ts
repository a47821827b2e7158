import { describe, expect, it } from 'vitest';
import { changeMember, getMe, listMembers, removeMember } from '#shared/member/member-contract.ts';
import { signOut } from '#shared/member/sign-in-contract.ts';
import { type Desk, picture } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import {
  aPaper,
  atHome,
  coordinator,
  deskOf,
  device,
  forumId,
  nayar,
  onDevice,
  otherForumId,
  seenByAnother,
  write,
} from '#test/browser/offline-house.ts';

describe('what lies on the device', () => {
  it('[OF4] goes with signing out, all of it', async () => {
    const paperId = await aPaper('נייר לפני יציאה');
    const guest = await nayar.newcomer(forumId, 'author');
    const desk = await deskOf(guest);
    await atHome(desk);
    await (await openPaper(desk.page, nayar.url, paperId)).untilSaved();
    await desk.page.goto(`${nayar.url}/settings`);
    await desk.page.getByRole('list', { name: 'ניירות במכשיר' }).waitFor();
    await desk.page.getByText('התוכנה שמורה במכשיר').waitFor();
    const before = await onDevice(desk.page);
    expect(before.copies).toHaveLength(1);
    expect(before.entries.some((entry) => entry.startsWith('answers'))).toBe(true);
    await desk.page.getByRole('button', { name: 'יציאה במכשיר הזה' }).click();
    await desk.page.waitForURL('**/sign-in?left');
    const after = await onDevice(desk.page);
    expect(after.copies).toEqual([]);
    expect(after.entries).toEqual([]);
    // The program itself stays: it holds nothing of anybody.
    expect(after.caches.every((name) => name.startsWith('nayar/program/'))).toBe(true);
  });

  it('[OF4] is asked about before, when something of it was never sent', async () => {
    const paperId = await aPaper('נייר עם מילים שמחכות');
    const desk = await deskOf(await nayar.newcomer(forumId, 'author'));
    await atHome(desk);
    const paper = await openPaper(desk.page, nayar.url, paperId);
    await paper.untilSaved();
    await desk.context.setOffline(true);
    await write(paper, 'לא נשלח');
    await expect.poll(() => paper.saving.innerText()).toMatch(/טרם נשלחו/);
    await desk.page.goto(`${nayar.url}/settings`);
    await desk.page.getByRole('button', { name: 'יציאה במכשיר הזה' }).click();
    await desk.page.getByRole('alertdialog').waitFor();
    await desk.page.getByRole('button', { name: 'ביטול' }).click();
    expect((await onDevice(desk.page)).copies).toHaveLength(1);
  });

  it('[OF5] goes when the person may not read it any more, at the next contact', async () => {
    const paperId = await aPaper('נייר שנלקח');
    const guest = await nayar.newcomer(forumId, 'author');
    const elsewhere = { forum: otherForumId, email: guest.email, name: 'כותבת', role: 'reader' };
    await nayar.command('member add', elsewhere);
    const desk = await deskOf(guest);
    await atHome(desk);
    await (await openPaper(desk.page, nayar.url, paperId)).untilSaved();
    await desk.page.close();
    const { body } = await coordinator.call(listMembers, { params: { forumId } });
    const membershipId = body.members.find(({ email }) => email === guest.email)?.id ?? '';
    await coordinator.call(removeMember, { params: { forumId, membershipId } });
    const page = await desk.context.newPage();
    await page.goto(`${nayar.url}/`);
    await expect
      .poll(
        device(
          page,
          ({ copies, entries }) =>
            copies.length === 0 &&
            !entries.some((entry) => entry.startsWith('papers') || entry.includes(forumId)),
        ),
      )
      .toBe(true);
  });

  it('[OF5] goes, but words that the server never had are offered first', async () => {
    const paperId = await aPaper('נייר שנלקח עם מילים');
    const guest = await nayar.newcomer(forumId, 'author');
    // Somebody who is a member nowhere any more is not let in at all.
    const elsewhere = { forum: otherForumId, email: guest.email, name: 'כותבת', role: 'reader' };
    await nayar.command('member add', elsewhere);
    const desk = await deskOf(guest);
    await atHome(desk);
    const paper = await openPaper(desk.page, nayar.url, paperId);
    await paper.untilSaved();
    await desk.context.setOffline(true);
    await write(paper, 'מילים שאין לאבד');
    await expect.poll(() => paper.saving.innerText()).toMatch(/3 מילים טרם נשלחו/);
    await expect.poll(() => paper.saving.innerText()).toMatch(/נשמרת במכשיר/);
    await desk.page.close();
    const { body } = await coordinator.call(listMembers, { params: { forumId } });
    const membershipId = body.members.find(({ email }) => email === guest.email)?.id ?? '';
    await coordinator.call(changeMember, {
      params: { forumId, membershipId },
      body: { suspended: true },
    });
    await desk.context.setOffline(false);
    const page = await desk.context.newPage();
    await page.goto(`${nayar.url}/`);
    const rescued = page.getByRole('textbox', { name: 'הטקסט שלא נקלט' });
    await rescued.waitFor();
    expect(await rescued.inputValue()).toContain('מילים שאין לאבד');
    await expect.poll(device(page, ({ copies }) => copies.length === 0)).toBe(true);
    await picture(page, 'rescued-words-desktop');
    // They outlive the page, until the person has them.
    await page.reload();
    await rescued.waitFor();
    await page.getByRole('button', { name: 'הטקסט אצלי, אפשר לסגור' }).click();
    await rescued.waitFor({ state: 'detached' });
    await expect
      .poll(device(page, ({ entries }) => !entries.some((entry) => entry.startsWith('rescued'))))
      .toBe(true);
  });

  it('[OF6] goes when the session ended elsewhere; unsent words wait, unseen, for the same person', async () => {
    const read = await aPaper('נייר שנקרא');
    const written = await aPaper('נייר שנכתב');
    const guest = await nayar.newcomer(forumId, 'author');
    const desk = await deskOf(guest);
    await atHome(desk);
    await (await openPaper(desk.page, nayar.url, read)).untilSaved();
    const paper = await openPaper(desk.page, nayar.url, written);
    await paper.untilSaved();
    await desk.context.setOffline(true);
    await write(paper, 'ממתין לי');
    await expect.poll(() => paper.saving.innerText()).toMatch(/טרם נשלחו/);
    await desk.page.close();
    await guest.call(signOut, { body: { everywhere: true } });
    await desk.context.setOffline(false);
    const page = await desk.context.newPage();
    await page.goto(`${nayar.url}/`);
    await page.waitForURL('**/sign-in');
    await expect
      .poll(
        device(
          page,
          ({ copies, entries }) =>
            copies.length === 1 &&
            copies[0]?.endsWith(written) === true &&
            !entries.some((entry) => /^(?:answers|state|images)/.test(entry)),
        ),
      )
      .toBe(true);
    await page.getByText('במכשיר הזה ממתינות מילים').waitFor();
    // Somebody else signs in on the same device, and sees nothing of it; not without a network either.
    const stranger = await nayar.newcomer(forumId, 'author');
    await signInAs(desk, stranger);
    await page.goto(`${nayar.url}/`);
    await page.getByRole('heading', { name: /שלום/ }).waitFor();
    // Home is drawn before the device has been told that it may keep what it shows.
    await expect.poll(device(page, ({ entries }) => keepsHome(entries))).toBe(true);
    await desk.context.setOffline(true);
    await page.reload();
    await page.getByText('אין עדיין ניירות במכשיר הזה').waitFor();
    await desk.context.setOffline(false);
    // The same person again: what waited is sent.
    await signInAs(desk, await nayar.as(guest.email));
    await page.goto(`${nayar.url}/`);
    await page.getByText('מה שנכתב בלי רשת נשלח ונשמר בנייר').waitFor();
    await (await seenByAnother(written)).untilShown('ממתין לי');
  });
});

describe('another person on the same device', () => {
  /** Signs in as a link does, without a page of this browser ever being told. */
  const signsIn = async ({ context }: Desk, guest: Guest) => {
    const pairs = (guest.cookie ?? '').split('; ').map((pair) => pair.split('='));
    await context.addCookies(
      pairs.map(([name = '', ...value]) => ({ name, value: value.join('='), url: guest.url })),
    );
  };
  const keptFor = (entries: readonly string[], guest: string) =>
    entries.some((entry) => entry.startsWith('answers') && entry.includes(guest));
  const idOf = async (guest: Guest) => (await guest.call(getMe)).body.person.id;

  it('[OF21] sees nothing of the one before when the network goes right after signing in', async () => {
    const paperId = await aPaper('נייר של הקודמת');
    const first = await nayar.newcomer(forumId, 'author');
    const second = await nayar.newcomer(otherForumId, 'reader');
    const desk = await deskOf(first);
    const { page } = desk;
    await atHome(desk);
    await (await openPaper(page, nayar.url, paperId)).untilSaved();
    await expect.poll(device(page, ({ entries }) => keepsHome(entries))).toBe(true);
    const [firstId, secondId] = [await idOf(first), await idOf(second)];
    await page.goto('about:blank');
    await signsIn(desk, second);
    await desk.context.setOffline(true);
    for (const address of ['/', `/forums/${forumId}`, `/papers/${paperId}`]) {
      await page.goto(nayar.url + address);
      await page.getByRole('button', { name: 'ניסיון חוזר' }).first().waitFor();
      const words = await page.locator('body').innerText();
      expect(words).not.toContain('נייר של הקודמת');
      expect(words).not.toContain(first.email.split('@')[0]);
    }
    await desk.context.setOffline(false);
    await page.goto(`${nayar.url}/`);
    await page.getByRole('heading', { name: /שלום/ }).waitFor();
    await expect
      .poll(
        device(
          page,
          ({ entries, copies }) =>
            keptFor(entries, secondId) && !keptFor(entries, firstId) && copies.length === 0,
        ),
      )
      .toBe(true);
    // And without a network again it is the second one who is here.
    await desk.context.setOffline(true);
    await page.reload();
    await page.getByText('אין עדיין ניירות במכשיר הזה').waitFor();
  });

  it('[OF21] takes over a page that is open, and nothing answered to them is kept for the one before', async () => {
    const paperId = await aPaper('נייר פתוח של הקודמת');
    const first = await nayar.newcomer(forumId, 'author');
    const second = await nayar.newcomer(forumId, 'reader');
    const desk = await deskOf(first);
    const { page } = desk;
    await atHome(desk);
    const [firstId, secondId] = [await idOf(first), await idOf(second)];
    await (await openPaper(page, nayar.url, paperId)).untilSaved();
    await signsIn(desk, second);
    // Whatever is asked next is answered to the second: the page begins anew as theirs.
    await page.getByRole('link', { name: /לדף הפורום/ }).click();
    await expect
      .poll(device(page, ({ entries }) => keptFor(entries, secondId) && !keptFor(entries, firstId)))
      .toBe(true);
    await page.goto(`${nayar.url}/settings`);
    const name = page.getByRole('textbox', { name: 'שם' }).first();
    await expect.poll(() => name.inputValue()).toContain('reader');
  });
});

/** Whether who is here, and all that home needs, lie on the device. */
function keepsHome(entries: readonly string[]): boolean {
  return ['state', 'answers'].every((store) => entries.some((entry) => entry.startsWith(store)));
}

async function signInAs({ context }: Desk, guest: Guest): Promise<void> {
  const [name = '', ...value] = (guest.cookie?.split('; ')[0] ?? '').split('=');
  await context.addCookies([{ name, value: value.join('='), url: guest.url }]);
}

import { beforeAll, describe, expect, it } from 'vitest';
import { listMembers, changeMember } from '#shared/member/member-contract.ts';
import { getPaper, startPaper } from '#shared/paper/paper-contract.ts';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { type Desk, picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper, type PaperDesk } from '#test/harness/paper-desk.ts';
import { type Guest } from '#test/harness/start-nayar.ts';

let coordinator: Guest;

beforeAll(async () => {
  coordinator = await sampleGuest(nayar, 'coordinator');
});

/** A new paper with a few paragraphs to write in. */
async function aPaper(): Promise<string> {
  const reply = await coordinator.call(startPaper, {
    params: { forumId },
    body: { title: 'נייר לבדיקה', kind: 'minutes' },
  });
  return reply.body.id;
}

async function pair(paperId: string): Promise<{ desks: Desk[]; one: PaperDesk; other: PaperDesk }> {
  const desks = [await aDesk('author'), await aDesk('second-author')];
  const [one, other] = await Promise.all(
    desks.map(({ page }) => openPaper(page, nayar.url, paperId)),
  );
  if (!one || !other) throw new Error('no desks');
  return { desks, one, other };
}

async function typeNewParagraph(
  { page, text }: PaperDesk,
  words: string,
  delay = 5,
): Promise<void> {
  await text.locator('p').last().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(words, { delay });
}

describe('two people in one paper', () => {
  it('[BR2] write Hebrew at once and see each other’s words and names', async () => {
    const paperId = await aPaper();
    const { one, other } = await pair(paperId);
    await typeNewParagraph(one, 'פסקה של הכותבת. ');
    await other.untilShown('פסקה של הכותבת.');
    await other.text.locator('p').first().click();
    await other.page.keyboard.press('Home');
    await Promise.all([
      one.page.keyboard.type('לפי OECD (2021) נמצא כך', { delay: 15 }),
      other.page.keyboard.type('ובאותו זמן, במקום אחר ', { delay: 15 }),
    ]);
    await one.untilShown('ובאותו זמן, במקום אחר');
    await other.untilShown('לפי OECD (2021) נמצא כך');
    await Promise.all([one.untilSaved(), other.untilSaved()]);
    expect(await one.lines()).toEqual(await other.lines());
    await one.page.getByText('כותב', { exact: true }).first().waitFor();
    await picture(one.page, 'two-people-desktop');
  });

  it('[BR3] merge after one of them was offline', async () => {
    const paperId = await aPaper();
    const { desks, one, other } = await pair(paperId);
    await typeNewParagraph(one, 'שורה משותפת');
    await other.untilShown('שורה משותפת');
    await one.untilSaved();
    await desks[0]?.context.setOffline(true);
    await typeNewParagraph(one, 'נכתב בלי רשת');
    await expect.poll(() => one.saving.innerText(), { timeout: 30_000 }).toMatch(/לא מקוון|טרם/);
    await typeNewParagraph(other, 'נכתב בינתיים');
    await other.untilSaved();
    await desks[0]?.context.setOffline(false);
    await other.untilShown('נכתב בלי רשת');
    await one.untilShown('נכתב בינתיים');
    await one.untilSaved();
    const lines = await one.lines();
    expect(lines).toEqual(await other.lines());
    for (const words of ['שורה משותפת', 'נכתב בלי רשת', 'נכתב בינתיים']) {
      expect(lines.filter((line) => line === words)).toHaveLength(1);
    }
  });

  it('[BR4] take back only their own words, together, while the other types', async () => {
    const paperId = await aPaper();
    const { one, other } = await pair(paperId);
    await typeNewParagraph(other, 'של האחר: ');
    await typeNewParagraph(one, 'בסיס ');
    await one.untilSaved();
    // Longer than the pause that starts a new step of undoing.
    await one.page.waitForTimeout(1200);
    await Promise.all([
      // Quick enough that no pause of the machine's own cuts the letters into two steps of undoing.
      one.page.keyboard.type('אבגדהוזחטי', { delay: 15 }),
      other.page.keyboard.type('abcdefghijklmnop', { delay: 10 }),
    ]);
    await one.untilShown('abcdefghijklmnop');
    await one.page.keyboard.press('Control+z');
    await other.page.getByText('אבגדהוזחטי').waitFor({ state: 'detached' });
    const lines = await other.lines();
    expect(lines.some((line) => line.includes('abcdefghijklmnop'))).toBe(true);
    expect(lines.some((line) => /[אבגדהוזחטי]{4,}/.test(line) && line.startsWith('בסיס א'))).toBe(
      false,
    );
    await one.page.keyboard.press('Control+y');
    await other.untilShown('אבגדהוזחטי');
  });

  it('[BR8] use keys with a Hebrew layout', async () => {
    const paperId = await aPaper();
    const desk = await aDesk('author');
    const paper = await openPaper(desk.page, nayar.url, paperId);
    await typeNewParagraph(paper, 'מודגש');
    await desk.page.keyboard.press('Shift+Home');
    await desk.page.waitForFunction(() => getSelection()?.toString() === 'מודגש');
    // Two frames: by then the editor has read the selection too, as it always has at the speed of hands.
    await desk.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const session = await desk.context.newCDPSession(desk.page);
    for (const type of ['rawKeyDown', 'keyUp'] as const) {
      await session.send('Input.dispatchKeyEvent', {
        type,
        modifiers: 2,
        key: 'נ',
        code: 'KeyB',
        windowsVirtualKeyCode: 66,
      });
    }
    const bold = paper.text.locator('strong', { hasText: 'מודגש' });
    await expect.poll(() => bold.count()).toBe(1);
  });
});

describe('somebody who may only read', () => {
  it('[BR5] sees the paper and cannot write in it', async () => {
    const paperId = await aPaper();
    const desk = await aDesk('reader');
    const paper = await openPaper(desk.page, nayar.url, paperId);
    const before = await paper.lines();
    await expect.poll(() => desk.page.getByText('קריאה בלבד').count()).toBeGreaterThan(0);
    expect(await paper.text.getAttribute('contenteditable')).toBe('false');
    await paper.text.locator('p').first().click();
    await desk.page.keyboard.type('אסור');
    expect(await paper.lines()).toEqual(before);
    await picture(desk.page, 'reader-desktop');
  });

  it('[BR5] loses the pen in mid-session when the role is lowered', async () => {
    const paperId = await aPaper();
    const guest = await nayar.newcomer(forumId, 'author', 'lowered@test.example');
    const desk = await aDesk(guest);
    const paper = await openPaper(desk.page, nayar.url, paperId);
    await typeNewParagraph(paper, 'עוד מותר');
    await paper.untilSaved();
    const { body } = await coordinator.call(listMembers, { params: { forumId } });
    const membershipId =
      body.members.find(({ email }) => email === 'lowered@test.example')?.id ?? '';
    await coordinator.call(changeMember, {
      params: { forumId, membershipId },
      body: { role: 'reader' },
    });
    await expect.poll(() => paper.text.getAttribute('contenteditable')).toBe('false');
    await paper.untilShown('עוד מותר');
  });
});

describe('opening a paper', () => {
  it('[BR10] makes it no longer new to me, until somebody changes it', async () => {
    const paperId = await aPaper();
    const reader = await sampleGuest(nayar, 'reader');
    const isNew = async () => (await reader.call(getPaper, { params: { paperId } })).body.newToMe;
    expect(await isNew()).toBe(true);
    const desk = await aDesk(reader);
    await openPaper(desk.page, nayar.url, paperId);
    await expect.poll(isNew).toBe(false);
    await desk.page.goto(`${nayar.url}/`);
    const writer = await aDesk('author');
    const paper = await openPaper(writer.page, nayar.url, paperId);
    await typeNewParagraph(paper, 'דבר חדש');
    await paper.untilSaved();
    await expect.poll(isNew).toBe(true);
  });

  it('[BR6] writes nothing, however often', async () => {
    const paperId = await aPaper();
    const before = await nayar.nayar.storage.papers.read(paperId);
    const desk = await aDesk('author');
    for (let time = 0; time < 4; time++) {
      const paper = await openPaper(desk.page, nayar.url, paperId);
      await paper.text.locator('p').first().click();
      await paper.untilSaved();
    }
    const after = await nayar.nayar.storage.papers.read(paperId);
    expect(after.updates).toEqual(before.updates);
  });
});

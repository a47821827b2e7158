import { beforeAll, describe, expect, it } from 'vitest';
import { changeMember, listMembers } from '#shared/member/member-contract.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper, type PaperDesk } from '#test/harness/paper-desk.ts';
import { plantPaper } from '#test/harness/planted-paper.ts';
import { type Guest } from '#test/harness/start-nayar.ts';

let coordinator: Guest;

beforeAll(async () => {
  coordinator = await sampleGuest(nayar, 'coordinator');
});

const words = (many: number) => 'מילים שממלאות שורה ועוד שורה בפסקה הזאת. '.repeat(many).trim();
const paragraph = (text: string): ContentNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
});
const heading = (text: string): ContentNode => ({
  type: 'heading',
  attrs: { level: 1 },
  content: [{ type: 'text', text }],
});

/** A long paper: chapters of paragraphs, many times the height of any window. */
function chapters(): ContentNode[] {
  return Array.from({ length: 12 }, (_, chapter) => [
    heading(`פרק ${String(chapter + 1)}`),
    ...Array.from({ length: 6 }, (_, at) =>
      paragraph(`${String(chapter + 1)}.${String(at + 1)} ${words(1 + ((chapter + at) % 5))}`),
    ),
  ]).flat();
}

const aLongPaper = (): Promise<string> =>
  plantPaper(nayar, coordinator, { forumId, title: 'נייר ארוך', content: chapters() });

/** How far the top of the line that starts with these words is from the top of the window. */
const topOf = ({ text }: PaperDesk, start: string): Promise<number> =>
  text
    .locator('p', { hasText: start })
    .first()
    .evaluate((block) => block.getBoundingClientRect().top);

/** Two frames: by then what came has been drawn, and what had to be held is held. */
const drawn = ({ page }: PaperDesk) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

async function open2(
  paperId: string,
  roles: readonly [string, string] = ['author', 'second-author'],
) {
  const desks = [await aDesk(roles[0]), await aDesk(roles[1])];
  const [one, other] = await Promise.all(
    desks.map(({ page }) => openPaper(page, nayar.url, paperId)),
  );
  if (!one || !other) throw new Error('no desks');
  return { one, other };
}

describe('nobody’s typing moves my line', () => {
  /** Types and deletes above, far away and close by, and tells how far the line went each time. */
  async function jolts(mine: PaperDesk, other: PaperDesk, line: string, places: readonly string[]) {
    const before = await topOf(mine, line);
    const jolts: number[] = [];
    const jolt = async () => {
      await drawn(mine);
      jolts.push((await topOf(mine, line)) - before);
    };
    for (const place of places) {
      await other.caretAfter(`${place} `);
      await other.page.keyboard.insertText(` ${words(2)}`);
      await other.page.keyboard.press('Enter');
      const mark = `חדש${String(++marks)}חדש `;
      await other.page.keyboard.insertText(mark);
      await expect.poll(async () => (await mine.lines()).join('').includes(mark.trim())).toBe(true);
      await jolt();
      for (const _ of mark) await other.page.keyboard.press('Backspace');
      await other.page.keyboard.press('Backspace');
      await expect
        .poll(async () => (await mine.lines()).join('').includes(mark.trim()))
        .toBe(false);
      await jolt();
    }
    return Math.max(...jolts.map(Math.abs));
  }
  let marks = 0;

  it('[TG3] while I write, wherever on the screen', async () => {
    const paperId = await aLongPaper();
    const { one, other } = await open2(paperId);
    await one.caretAfter('6.2 ');
    await one.page.keyboard.type(' שלי');
    await one.page.evaluate(() => {
      const caret = getSelection()?.getRangeAt(0).getBoundingClientRect().top ?? 0;
      window.scrollBy({ top: caret - 830, behavior: 'instant' });
    });
    await drawn(one);
    expect(
      await jolts(one, other, '6.2 ', ['1.2', '2.4', '5.5', '5.6', '6.1']),
    ).toBeLessThanOrEqual(1);
  });

  it('[TG3] while I read with the caret out of sight, whichever way I came', async () => {
    const paperId = await aLongPaper();
    const { one, other } = await open2(paperId);
    await one.caretAfter('2.2 ');
    for (const distance of [5000, -1600]) {
      const before = await one.page.evaluate(() => window.scrollY);
      await one.page.mouse.wheel(0, distance);
      await one.page.waitForFunction((from) => window.scrollY !== from, before);
      // The wheel's movement has come to rest when two frames show the same.
      await one.page.evaluate(async () => {
        for (let at = -1; at !== window.scrollY; ) {
          at = window.scrollY;
          await new Promise((done) => setTimeout(done, 200));
        }
      });
      const reading = await one.page.evaluate(
        () =>
          [...document.querySelectorAll('.paper-text p')]
            .find((block) => block.getBoundingClientRect().top > 160)
            ?.textContent?.slice(0, 4) ?? '',
      );
      expect(await jolts(one, other, reading, ['1.2', '3.4'])).toBeLessThanOrEqual(1);
    }
  });
});

describe('who is here', () => {
  it('[TG1][TG4] is reached by the keyboard: to go where somebody is, and to follow them', async () => {
    const paperId = await aLongPaper();
    const { one, other } = await open2(paperId, ['reader', 'second-author']);
    await other.caretAfter('9.3 ');
    const faces = one.page.getByRole('button', { name: /^מי כאן/ });
    await expect
      .poll(() => faces.innerText().then(() => faces.getAttribute('aria-label')))
      .toMatch(/אחד/);
    await faces.focus();
    await one.page.keyboard.press('Enter');
    const list = one.page.getByRole('dialog', { name: 'מי כאן עכשיו' });
    await list.getByText('בפרק: פרק 9').waitFor();
    await list.getByText('כותב/ת').waitFor();
    await picture(one.page, 'who-is-here');
    await one.page.keyboard.press('Tab');
    await one.page.keyboard.press('Tab');
    await expect
      .poll(() => one.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toMatch(/^מעקב אחרי/);
    await one.page.keyboard.press('Enter');
    await one.page
      .getByText(/^במעקב אחרי/)
      .first()
      .waitFor();
    await expect.poll(() => topOf(one, '9.3 ')).toBeLessThan(800);
    const focused = () =>
      one.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    const before = await focused();
    await other.caretAfter('2.2 ');
    await other.page.keyboard.type(' כאן');
    await expect.poll(() => topOf(one, '2.2 ')).toBeGreaterThan(0);
    await expect.poll(() => topOf(one, '2.2 ')).toBeLessThan(800);
    expect(await focused()).toBe(before);
    await picture(one.page, 'following');
    await one.page.keyboard.press('Escape');
    await one.page.getByText('המעקב הופסק').waitFor({ state: 'attached' });
    const still = await one.page.evaluate(() => window.scrollY);
    await other.caretAfter('11.2 ');
    await other.page.keyboard.type(' שם');
    await one.untilShown(' שם');
    expect(await one.page.evaluate(() => window.scrollY)).toBe(still);
    // A reader is listed, and leaves no mark in anybody's text.
    await one.caretAfter('1.1 ');
    await other.page.getByRole('button', { name: /^מי כאן/ }).click();
    const listed = other.page.getByRole('dialog', { name: 'מי כאן עכשיו' });
    await listed.getByText('בפרק: פרק 1').waitFor();
    expect(await other.text.locator('.others-caret').count()).toBe(0);
    await listed.getByRole('button', { name: /^מעבר אל/ }).click();
    await expect.poll(() => topOf(other, '1.1 ')).toBeGreaterThan(0);
  });
});

describe('reading undisturbed', () => {
  it('[TG6] holds what comes back, counts it, and shows it at one press', async () => {
    const paperId = await aLongPaper();
    const { one, other } = await open2(paperId);
    await one.page.getByRole('button', { name: /^מי כאן/ }).click();
    await one.page.getByRole('button', { name: 'קריאה בלי הפרעה' }).click();
    await expect.poll(() => one.text.getAttribute('aria-label')).toContain('קריאה בלבד');
    const before = await one.lines();
    await other.caretAfter('1.2 ');
    await other.page.keyboard.type(' חדש');
    await other.caretAfter('3.1 ');
    await other.page.keyboard.type(' חדש');
    await other.untilSaved();
    await one.page.getByText('שני שינויים ממתינים').waitFor();
    expect(await one.lines()).toEqual(before);
    expect(await one.text.getAttribute('contenteditable')).toBe('false');
    await picture(one.page, 'undisturbed');
    await one.page.getByRole('button', { name: 'הצגת השינויים' }).click();
    await expect.poll(() => one.lines()).toEqual(await other.lines());
    await other.page.keyboard.type(' עוד');
    await one.page.getByText('שינוי אחד ממתין').waitFor();
    await one.page.getByRole('button', { name: 'חזרה לתצוגה חיה' }).click();
    await expect.poll(() => one.lines()).toEqual(await other.lines());
    await one.caretAfter('1.1 ');
    await one.page.keyboard.type(' שלי');
    await other.untilShown(' שלי');
    await one.untilSaved();
  });
});

describe('a role that changes in mid-session', () => {
  it('[TG7] is told by the mode, to eye and ear, with the reason at hand on a phone', async () => {
    const paperId = await aLongPaper();
    const guest = await nayar.newcomer(forumId, 'author', 'changing@test.example');
    const desk = await aDesk(guest, { width: 390, height: 844 });
    const paper = await openPaper(desk.page, nayar.url, paperId);
    await expect.poll(() => paper.text.getAttribute('contenteditable')).toBe('true');
    const { body } = await coordinator.call(listMembers, { params: { forumId } });
    const membershipId =
      body.members.find(({ email }) => email === 'changing@test.example')?.id ?? '';
    await coordinator.call(changeMember, {
      params: { forumId, membershipId },
      body: { role: 'reader' },
    });
    const said = desk.page.getByRole('status').filter({ hasText: 'אינו כולל כתיבה' });
    await said.waitFor({ state: 'attached' });
    expect(await paper.text.getAttribute('aria-label')).toContain('קריאה בלבד');
    await desk.page.getByRole('button', { name: /^קריאה בלבד/ }).click();
    await desk.page
      .getByRole('dialog')
      .getByText('התפקיד שלך כאן אינו כולל כתיבה בגוף הנייר.')
      .waitFor();
    await picture(desk.page, 'why-read-only-phone');
  });
});

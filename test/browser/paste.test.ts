import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { readPaper, startPaper } from '#shared/paper/paper-contract.ts';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { type Desk, picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { type Guest } from '#test/harness/start-nayar.ts';
import { fixture, outline } from '#test/editor/paste/clip.ts';

let coordinator: Guest;

beforeAll(async () => {
  coordinator = await sampleGuest(nayar, 'coordinator');
});

async function deskOf(role: string, wishes = {}): Promise<Desk> {
  const desk = await aDesk(role, wishes);
  await desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  return desk;
}

async function aPaper(): Promise<string> {
  const body = { title: 'נייר מודבק', kind: 'plain' };
  return (await coordinator.call(startPaper, { params: { forumId }, body })).body.id;
}

/** The paper as it is on the server's disk. */
async function onDisk(paperId: string): Promise<string[]> {
  const { body } = await coordinator.call(readPaper, { params: { paperId } });
  return outline(body.content as ContentNode[]).split('\n');
}

/** Puts a page on the system's clipboard, raw, as a program does that copies. */
async function copy(page: Page, html: string, text: string): Promise<void> {
  await page.evaluate(
    ([html, text]) => {
      const put = (event: ClipboardEvent) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        event.clipboardData?.setData('text/html', html);
        event.clipboardData?.setData('text/plain', text);
      };
      document.addEventListener('copy', put, { capture: true, once: true });
      document.execCommand('copy');
    },
    [html, text] as const,
  );
}

const note = (page: Page) => page.getByRole('region', { name: /הודעות|Messages/ });

describe('a paste', () => {
  it('[PA1] of ten pages from Word is the paper it was, and goes on with two people', async () => {
    const paperId = await aPaper();
    const desks = [await deskOf('author'), await deskOf('second-author')] as const;
    const one = await openPaper(desks[0].page, nayar.url, paperId);
    const other = await openPaper(desks[1].page, nayar.url, paperId);
    await one.text.click();
    await copy(one.page, fixture('word-paper.html'), 'רקע ומטרות');
    await one.page.keyboard.press('Control+v');
    await one.untilShown('רקע ומטרות');
    await note(one.page)
      .getByText(/הודבקו/)
      .waitFor();
    await picture(one.page, 'paste-word');
    await one.untilSaved();
    const expected = fixture('word-paper.expected.txt').trimEnd().split('\n');
    expect(await onDisk(paperId)).toEqual(expected);
    // Blocks out of sight are there, and not laid out.
    await expect.poll(() => other.lines()).toContain('המלצות ודרך ליישום');
    await other.text.locator('h1').first().click();
    await other.page.keyboard.press('End');
    await one.text.locator('p').last().click();
    await one.page.keyboard.press('Control+End');
    await Promise.all([
      one.page.keyboard.type(' סוף מוסכם.', { delay: 10 }),
      other.page.keyboard.type(' משותפות', { delay: 10 }),
    ]);
    await expect.poll(async () => (await one.lines())[0]).toBe('רקע ומטרות משותפות');
    await expect.poll(async () => (await other.lines()).at(-1)).toContain('סוף מוסכם.');
    await Promise.all([one.untilSaved(), other.untilSaved()]);
    expect(await one.lines()).toEqual(await other.lines());
    const now = await onDisk(paperId);
    expect(now).toHaveLength(expected.length);
    expect(now[0]).toBe('heading level=1: רקע ומטרות משותפות');
    expect(now.at(-1)).toBe(`${expected.at(-1) ?? ''} סוף מוסכם.`);
  });

  it('[PA20] is told, taken back in one press, or made plain text', async () => {
    const paperId = await aPaper();
    const one = await openPaper((await deskOf('author')).page, nayar.url, paperId);
    await one.text.click();
    await one.page.keyboard.type('לפני');
    await one.page.keyboard.press('Enter');
    await copy(one.page, fixture('web-page.html'), 'שורה אחת\nשורה שנייה\nשורה שלישית');
    await one.page.keyboard.press('Control+v');
    const told = note(one.page);
    await told.getByText('לא הובאו').waitFor();
    expect(await told.innerText()).toContain('שדות טופס');
    await picture(one.page, 'paste-message');
    await told.getByRole('button', { name: 'הדבקה כטקסט בלבד' }).click();
    await one.untilShown('שורה שלישית');
    await one.untilSaved();
    await expect
      .poll(() => onDisk(paperId))
      .toEqual([
        'paragraph: לפני',
        'paragraph: שורה אחת',
        'paragraph: שורה שנייה',
        'paragraph: שורה שלישית',
      ]);
    await told.getByRole('button', { name: 'ביטול ההדבקה' }).click();
    await one.untilSaved();
    await expect.poll(() => onDisk(paperId)).toEqual(['paragraph: לפני', 'paragraph']);
  });

  it('[PA21] with Ctrl+Shift+V takes the words alone', async () => {
    const paperId = await aPaper();
    const one = await openPaper((await deskOf('author')).page, nayar.url, paperId);
    await one.text.click();
    await copy(one.page, '<h1>כותרת <b>מודגשת</b></h1>', 'כותרת מודגשת');
    await one.page.keyboard.press('Control+Shift+v');
    await one.untilShown('כותרת מודגשת');
    await one.untilSaved();
    expect(await onDisk(paperId)).toEqual(['paragraph: כותרת מודגשת']);
  });

  it('[PA22] of megabytes neither freezes the page nor is lost on its way', async () => {
    const paperId = await aPaper();
    const desk = await deskOf('author');
    const one = await openPaper(desk.page, nayar.url, paperId);
    await one.text.click();
    const paragraph = `<p style="font-family:David;font-size:12pt">${'מילים רבות בפסקה אחת ארוכה. '.repeat(20)}</p>`;
    const row = `<tr>${'<td><p>תא</p></td>'.repeat(10)}</tr>`;
    const page = `${paragraph.repeat(2500)}<table>${row.repeat(300)}</table><h2>סוף הקובץ</h2>`;
    await copy(one.page, page, 'x');
    await one.page.keyboard.press('Control+v');
    await one.untilShown('סוף הקובץ');
    await one.untilSaved();
    const lines = await onDisk(paperId);
    expect(lines.filter((line) => line.startsWith('paragraph:'))).toHaveLength(2500);
    expect(lines.filter((line) => line.trim() === 'tableCell')).toHaveLength(3000);
    expect(lines.at(-1)).toBe('heading level=2: סוף הקובץ');
  });
});

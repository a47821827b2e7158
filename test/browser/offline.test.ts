import { describe, expect, it } from 'vitest';
import { picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import {
  aPaper,
  atHome,
  comesBack,
  deskOf,
  goesAway,
  nayar,
  seenByAnother,
  write,
} from '#test/browser/offline-house.ts';

describe('without the server', () => {
  it('[OF1][OF2] papers that were used are read and written, closed and opened again, and come together once', async () => {
    const paperId = await aPaper('נייר שנפתח בלי רשת');
    const desk = await deskOf(await sampleGuest(nayar, 'author'), { width: 390, height: 800 });
    await atHome(desk);
    const online = await openPaper(desk.page, nayar.url, paperId);
    await write(online, 'נכתב כשהייתה רשת');
    await online.untilSaved();
    await desk.page.close();
    await goesAway();

    const first = await desk.context.newPage();
    await first.goto(`${nayar.url}/`);
    await first.getByRole('heading', { name: 'זמין במכשיר הזה' }).waitFor();
    await picture(first, 'offline-home-phone');
    await first.getByRole('link', { name: 'נייר שנפתח בלי רשת' }).click();
    const paper = await openPaper(first, nayar.url, paperId);
    await paper.untilShown('נכתב כשהייתה רשת');
    await write(paper, 'פסקה בלי שרת');
    await expect.poll(() => paper.saving.innerText()).toMatch(/3 מילים טרם נשלחו/);
    await expect.poll(() => paper.saving.innerText()).toMatch(/נשמרת במכשיר/);
    await picture(first, 'offline-paper-phone');
    await first.close();

    const again = await desk.context.newPage();
    await again.goto(`${nayar.url}/`);
    await again.getByText('3 מילים טרם נשלחו').waitFor();
    const reopened = await openPaper(again, nayar.url, paperId);
    await reopened.untilShown('פסקה בלי שרת');
    await write(reopened, 'ועוד אחת אחריה');
    await expect.poll(() => reopened.saving.innerText()).toMatch(/6 מילים טרם נשלחו/);

    await comesBack();
    await expect.poll(() => reopened.saving.innerText()).toMatch(/נשלח ונשמר/);
    const seen = await seenByAnother(paperId);
    await seen.untilShown('ועוד אחת אחריה');
    const times = async (words: string) =>
      (await seen.lines()).filter((line) => line.includes(words)).length;
    for (const words of ['נכתב כשהייתה רשת', 'פסקה בלי שרת', 'ועוד אחת אחריה']) {
      await expect.poll(() => times(words)).toBe(1);
    }
    await expect.poll(async () => String(await reopened.lines())).toBe(String(await seen.lines()));
  });

  it('[OF3] what waits is sent when the server is back, without its paper being opened', async () => {
    const paperId = await aPaper('נייר שחיכה');
    const desk = await deskOf(await sampleGuest(nayar, 'author'));
    await atHome(desk);
    const paper = await openPaper(desk.page, nayar.url, paperId);
    await paper.untilSaved();
    await goesAway();
    await write(paper, 'מילים שחיכו');
    await expect.poll(() => paper.saving.innerText()).toMatch(/טרם נשלחו/);
    await desk.page.close();
    const home = await desk.context.newPage();
    await home.goto(`${nayar.url}/`);
    await home.getByText('2 מילים טרם נשלחו').or(home.getByText('שתי מילים טרם נשלחו')).waitFor();
    await comesBack();
    await home.getByText('מה שנכתב בלי רשת נשלח ונשמר בנייר').waitFor();
    const seen = await seenByAnother(paperId);
    await seen.untilShown('מילים שחיכו');
    const times = async () =>
      (await seen.lines()).filter((line) => line.includes('מילים שחיכו')).length;
    await expect.poll(times).toBe(1);
  });

  it('[OF1] a paper that was never opened here says so, and leads home', async () => {
    const paperId = await aPaper('נייר שלא נפתח');
    const desk = await deskOf(await sampleGuest(nayar, 'author'));
    await atHome(desk);
    await goesAway();
    await desk.page.goto(`${nayar.url}/papers/${paperId}`);
    await desk.page.getByText('הנייר הזה לא נשמר במכשיר').waitFor();
    await desk.page.getByRole('link', { name: 'אל הבית' }).click();
    await desk.page.getByText('אין עדיין ניירות במכשיר הזה').waitFor();
    await comesBack();
    const fresh = desk.page.getByRole('heading', { name: 'חדש עבורך' });
    await expect.poll(() => fresh.isVisible()).toBe(true);
  });
});

import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPaper, startPaper } from '#shared/paper/paper-contract.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { aDesk, forumId, nayar } from '#test/harness/browser-house.ts';
import { picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper, type PaperDesk } from '#test/harness/paper-desk.ts';
import { type Guest } from '#test/harness/start-nayar.ts';
import { picture as drawn } from '#test/image/pictures.ts';

let coordinator: Guest;

beforeAll(async () => {
  coordinator = await sampleGuest(nayar, 'coordinator');
});

async function aPaper(): Promise<string> {
  const body = { title: 'נייר עם תמונות', kind: 'plain' };
  return (await coordinator.call(startPaper, { params: { forumId }, body })).body.id;
}

async function figuresOf(paperId: string): Promise<ContentNode[]> {
  const { body } = await coordinator.call(readPaper, { params: { paperId } });
  return (body.content as ContentNode[]).filter(({ type }) => type === 'figure');
}

const png = async (width = 320, height = 200) => ({
  name: 'picture.png',
  mimeType: 'image/png',
  buffer: await drawn({ width, height }).png().toBuffer(),
});

async function chooseImage(page: Page, file: Awaited<ReturnType<typeof png>>): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'הוספת תמונה' }).click(),
  ]);
  await chooser.setFiles(file);
}

/** Until the picture stands, and comes from the server. */
async function untilArrived({ text }: PaperDesk, count = 1): Promise<void> {
  const arrived = text.locator('figure[data-file] img[src^="/api/papers/"]');
  await expect.poll(() => arrived.count()).toBe(count);
  await expect
    .poll(() => arrived.first().evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(0);
}

/** Gives the page an event with files, as the system does when they are pasted or dropped. */
async function give(page: Page, kind: 'paste' | 'drop', bytes: Buffer): Promise<void> {
  await page.evaluate(
    ([kind, base64]) => {
      const data = new DataTransfer();
      const raw = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      data.items.add(new File([raw], 'image.png', { type: 'image/png' }));
      const target = document.querySelector('.paper-text') as HTMLElement;
      const box = target.getBoundingClientRect();
      const at = { clientX: box.left + box.width / 2, clientY: box.top + 10 };
      const common = { bubbles: true, cancelable: true };
      target.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent('paste', { ...common, clipboardData: data })
          : new DragEvent('drop', { ...common, ...at, dataTransfer: data }),
      );
    },
    [kind, bytes.toString('base64')] as const,
  );
}

describe('an image in a paper', () => {
  it('[IM10] is chosen, described, captioned and resized by the keyboard, and seen by a colleague', async () => {
    const paperId = await aPaper();
    const author = await aDesk('author');
    const one = await openPaper(author.page, nayar.url, paperId);
    const { page } = one;
    await one.text.click();
    await page.keyboard.type('לפני התמונה');
    await chooseImage(page, await png());
    await untilArrived(one);
    await picture(page, 'image-new');
    await page.keyboard.type('כיתוב ראשון');
    await page.keyboard.press('Enter');
    await page.keyboard.type('אחרי התמונה');
    expect((await one.lines()).filter(Boolean)).toEqual(['לפני התמונה', 'אחרי התמונה']);
    await page.keyboard.press('ArrowUp');
    await page.getByRole('button', { name: 'התמונה', exact: true }).press('Enter');
    await picture(page, 'image-menu');
    await page.getByRole('menuitemradio', { name: 'רוחב 50%' }).press('Enter');
    await page.getByRole('button', { name: 'התמונה', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'תיאור התמונה' }).press('Enter');
    await page.getByLabel('מה רואים בתמונה').fill('תרשים בשני צבעים');
    await picture(page, 'image-alt');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await one.untilSaved();
    await expect
      .poll(() => figuresOf(paperId))
      .toMatchObject([
        {
          attrs: { pixels: '320x200', width: 50, alt: 'תרשים בשני צבעים' },
          content: [{ text: 'כיתוב ראשון' }],
        },
      ]);
    const reader = await aDesk('reader');
    const other = await openPaper(reader.page, nayar.url, paperId);
    const shown = other.text.getByRole('img', { name: 'תרשים בשני צבעים' });
    await shown.waitFor();
    await picture(reader.page, 'image-reading');
    await other.text.getByRole('button', { name: /הגדלת התמונה/ }).press('Enter');
    await reader.page.getByRole('dialog', { name: 'תמונה מוגדלת' }).waitFor();
    await picture(reader.page, 'image-zoomed');
  });

  it('[IM11] leaves whole: held at the caption’s start, deleted by one more key, and undone', async () => {
    const paperId = await aPaper();
    const one = await openPaper((await aDesk('author')).page, nayar.url, paperId);
    await one.text.click();
    await chooseImage(one.page, await png());
    await untilArrived(one);
    await one.page.keyboard.press('Backspace');
    await one.text.locator('figure.ProseMirror-selectednode').waitFor();
    await one.page.keyboard.press('Backspace');
    await expect.poll(() => one.text.locator('figure').count()).toBe(0);
    await one.page.keyboard.press('Control+z');
    await untilArrived(one);
  });

  it('[IM12] that cannot leave the device waits for the network, and says so', async () => {
    const paperId = await aPaper();
    const desk = await aDesk('author', { width: 390, height: 800 });
    const one = await openPaper(desk.page, nayar.url, paperId);
    await one.text.click();
    await desk.context.setOffline(true);
    await give(one.page, 'paste', (await png()).buffer);
    await one.text.getByText('אין חיבור').waitFor();
    await picture(one.page, 'image-offline-phone');
    await desk.context.setOffline(false);
    await untilArrived(one);
    await one.untilSaved();
    await expect.poll(() => figuresOf(paperId)).toMatchObject([{ attrs: { pixels: '320x200' } }]);
  });

  it('[IM19] waits on the device when the page is left without a network, and is sent when it is opened again', async () => {
    const paperId = await aPaper();
    const desk = await aDesk('author', { width: 390, height: 800 });
    const one = await openPaper(desk.page, nayar.url, paperId);
    await one.text.click();
    await one.page.route('**/images', (route) => route.abort());
    await give(one.page, 'paste', (await png()).buffer);
    await one.text.getByText('אין חיבור').waitFor();
    await one.untilSaved();
    const waiting = () =>
      one.page.evaluate(async () => {
        const names = (await caches.keys()).filter((name) => name.includes('waiting-images'));
        const found = await Promise.all(
          names.map(async (name) => (await caches.open(name)).keys()),
        );
        return found.flat().length;
      });
    await expect.poll(waiting).toBe(1);
    // Nothing would be lost: the page is left without a question.
    await one.page.goto('about:blank');
    await one.page.unroute('**/images');
    const again = await openPaper(desk.page, nayar.url, paperId);
    await untilArrived(again);
    await again.untilSaved();
    await expect.poll(() => figuresOf(paperId)).toMatchObject([{ attrs: { pixels: '320x200' } }]);
    await expect.poll(waiting).toBe(0);
  });

  it('[IM13] that is refused says why, and can be taken away or tried again', async () => {
    const paperId = await aPaper();
    const desk = await aDesk('author');
    const one = await openPaper(desk.page, nayar.url, paperId);
    await one.text.click();
    await give(one.page, 'paste', Buffer.from('no image at all'));
    await one.text.getByText('אינו סוג תמונה').waitFor();
    await picture(one.page, 'image-refused');
    await one.text.getByRole('button', { name: 'הסרה' }).click();
    await expect.poll(() => one.text.locator('figure').count()).toBe(0);
  });

  it('[IM14] is dropped where it was let go, and dragged wider by its grip', async () => {
    const paperId = await aPaper();
    const one = await openPaper((await aDesk('author')).page, nayar.url, paperId);
    await one.text.click();
    await one.page.keyboard.type('שורה ראשונה');
    await give(one.page, 'drop', (await png(900, 300)).buffer);
    await untilArrived(one);
    await one.text.locator('figure img').click();
    const grip = one.text.locator('.figure-grip[data-side="end"]');
    const box = await grip.boundingBox();
    const sheet = await one.text.boundingBox();
    if (!box || !sheet) throw new Error('no grip');
    await one.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await one.page.mouse.down();
    await one.page.mouse.move(sheet.x + sheet.width / 4, box.y + 40, { steps: 4 });
    await one.page.mouse.up();
    await one.untilSaved();
    await expect.poll(async () => (await figuresOf(paperId))[0]?.attrs?.['width']).toBe(50);
  });

  it('[IM15] is brought along when its figure is copied into another paper', async () => {
    const [source, target] = [await aPaper(), await aPaper()];
    const desk = await aDesk('author');
    await desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const one = await openPaper(desk.page, nayar.url, source);
    await one.text.click();
    await chooseImage(one.page, await png(500, 120));
    await untilArrived(one);
    await one.page.keyboard.press('Backspace');
    await one.page.keyboard.press('Control+c');
    await one.untilSaved();
    const other = await openPaper(desk.page, nayar.url, target);
    await other.text.click();
    await other.page.keyboard.press('Control+v');
    await untilArrived(other);
    await other.untilSaved();
    const [copied] = await figuresOf(target);
    const [original] = await figuresOf(source);
    expect(copied?.attrs?.['file']).toBe(original?.attrs?.['file']);
    const held = await nayar.nayar.storage.catalogue.tables.images.find({ paperId: target });
    expect(held).toHaveLength(1);
  });
});

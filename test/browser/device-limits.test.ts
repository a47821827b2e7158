import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addImage } from '#shared/image/image-contract.ts';
import { changeMember, listMembers } from '#shared/member/member-contract.ts';
import { readContent, textOf } from '#shared/paper/content.ts';
import {
  aPaper,
  atHome,
  comesBack,
  coordinator,
  deskOf,
  device,
  forumId,
  goesAway,
  nayar,
  onDevice,
  otherForumId,
  write,
} from '#test/browser/offline-house.ts';
import { sampleGuest } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { Guest } from '#test/harness/start-nayar.ts';
import { picture } from '#test/image/pictures.ts';

/** How wide an image of the site is drawn; 0 when it does not come. */
function widthOf(page: Page, address: string): Promise<number> {
  return page.evaluate(
    (src) =>
      new Promise<number>((resolve) => {
        const image = new Image();
        image.addEventListener('load', () => resolve(image.naturalWidth));
        image.addEventListener('error', () => resolve(0));
        image.src = src;
      }),
    address,
  );
}

describe('a device', () => {
  it('[OF14] that is full says so, and keeps the whole text once it has room again', async () => {
    const paperId = await aPaper('נייר במכשיר מלא');
    const desk = await deskOf(await sampleGuest(nayar, 'author'), { keepsProgram: false });
    const session = await desk.context.newCDPSession(desk.page);
    const { origin } = new URL(nayar.url);
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    const paper = await openPaper(desk.page, nayar.url, paperId);
    await paper.untilSaved();
    await desk.context.setOffline(true);
    await write(paper, 'נכתב במכשיר מלא');
    await expect.poll(() => paper.saving.innerText()).toMatch(/אין מקום במכשיר/);
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await expect
      .poll(async () => {
        await desk.page.keyboard.type('.');
        return paper.saving.innerText();
      })
      .toMatch(/נשמרת במכשיר/);
    const kept = new Y.Doc();
    for (const update of await desk.page.evaluate(updatesOf, paperId)) {
      Y.applyUpdate(kept, new Uint8Array(update));
    }
    expect(textOf(readContent(kept))).toContain('נכתב במכשיר מלא.');
    expect(textOf(readContent(kept))).toContain('לקראת המפגש הבא');
  });

  it('[OF16] with a copy of a newer program leaves it alone, and leads to the update', async () => {
    const paperId = await aPaper('נייר של תוכנה חדשה');
    const desk = await deskOf(await sampleGuest(nayar, 'author'));
    await atHome(desk);
    await (await openPaper(desk.page, nayar.url, paperId)).untilSaved();
    await desk.page.goto(`${nayar.url}/`);
    const updates = () => desk.page.evaluate(updatesOf, paperId);
    await desk.page.evaluate(noteNewerSchema, paperId);
    const before = await updates();
    await desk.page.goto(`${nayar.url}/papers/${paperId}`);
    await desk.page.getByText('גרסה חדשה של נייר מוכנה').first().waitFor();
    await desk.page.goto(`${nayar.url}/`);
    expect(await updates()).toEqual(before);
  });

  it('[OF19] shows images of papers without the server, until the person may not see them', async () => {
    const paperId = await aPaper('נייר עם תמונה');
    const { body: kept } = await coordinator.call(addImage, {
      params: { paperId },
      body: await picture().png().toBuffer(),
    });
    const address = `/api/papers/${paperId}/images/${kept.hash}`;
    const guest = await nayar.newcomer(forumId, 'author');
    const elsewhere = { forum: otherForumId, email: guest.email, name: 'כותבת', role: 'reader' };
    await nayar.command('member add', elsewhere);
    const desk = await deskOf(guest);
    await atHome(desk);
    await desk.page.reload();
    expect(await widthOf(desk.page, address)).toBe(60);
    await expect
      .poll(device(desk.page, ({ entries }) => entries.some((one) => one.startsWith('images'))))
      .toBe(true);
    const session = await desk.context.newCDPSession(desk.page);
    await goesAway();
    // Not out of the browser's own cache, which may drop it whenever it likes.
    await session.send('Network.clearBrowserCache');
    expect(await widthOf(desk.page, address)).toBe(60);
    await comesBack();
    const { body } = await coordinator.call(listMembers, { params: { forumId } });
    const membershipId = body.members.find(({ email }) => email === guest.email)?.id ?? '';
    await coordinator.call(changeMember, {
      params: { forumId, membershipId },
      body: { suspended: true },
    });
    await session.send('Network.clearBrowserCache');
    expect(await widthOf(desk.page, address)).toBe(0);
    await expect
      .poll(device(desk.page, ({ entries }) => !entries.some((one) => one.startsWith('images'))))
      .toBe(true);
  });

  it('[OF20] that others use too keeps nothing of a paper that was read', async () => {
    const paperId = await aPaper('נייר במחשב משותף');
    const { email } = await nayar.newcomer(forumId, 'author', 'shared-computer@test.example');
    const desk = await deskOf(await onSharedComputer(email));
    await desk.page.goto(`${nayar.url}/`);
    await desk.page.getByRole('heading', { name: /שלום/ }).waitFor();
    await (await openPaper(desk.page, nayar.url, paperId)).untilSaved();
    await desk.page.getByRole('link', { name: /לדף הפורום/ }).click();
    await expect
      .poll(device(desk.page, ({ copies, entries }) => copies.length + entries.length === 0))
      .toBe(true);
    expect((await onDevice(desk.page)).caches).toEqual([]);
  });
});

/** Signs in by a link, with "a shared computer" ticked. */
async function onSharedComputer(email: string): Promise<Guest> {
  const { url } = (await nayar.command('sign-in-link', { email })) as { url: string };
  const reply = await fetch(url, {
    method: 'POST',
    headers: { origin: nayar.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'page=1&shared=1',
    redirect: 'manual',
  });
  const cookies = reply.headers.getSetCookie().map((one) => one.split(';')[0]);
  return new Guest(nayar.url, cookies.join('; '));
}

// What follows runs in the page.

async function noteNewerSchema(paperId: string): Promise<void> {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
  const request = indexedDB.open(names.find((name) => name.endsWith(paperId)) ?? '');
  await new Promise<void>((resolve) => {
    request.addEventListener('success', () => {
      const transaction = request.result.transaction('custom', 'readwrite');
      transaction.objectStore('custom').put(99, 'schema');
      transaction.addEventListener('complete', () => {
        request.result.close();
        resolve();
      });
    });
  });
}

async function updatesOf(paperId: string): Promise<number[][]> {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
  const request = indexedDB.open(names.find((name) => name.endsWith(paperId)) ?? '');
  return new Promise((resolve) => {
    request.addEventListener('success', () => {
      const asked = request.result.transaction('updates').objectStore('updates').getAll();
      asked.addEventListener('success', () => {
        request.result.close();
        resolve((asked.result as Uint8Array[]).map((update) => [...update]));
      });
    });
  });
}

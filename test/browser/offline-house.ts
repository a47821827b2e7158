import { createServer } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { startPaper } from '#shared/paper/paper-contract.ts';
import { type Desk, launchChromium, openDesk, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper, type PaperDesk } from '#test/harness/paper-desk.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let browser: Browser;
let open: Desk[] = [];

/** The server under test; another one under the same address after `comesBack`. */
export let nayar: TestNayar;
export let forumId: string;
export let otherForumId: string;
export let coordinator: Guest;

beforeAll(async () => {
  browser = await launchChromium();
  // A port of its own, so that the server comes back under the same address.
  nayar = await startTestNayar({ port: await freePort() });
  const [forum, other] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
  otherForumId = other?.id ?? '';
  coordinator = await sampleGuest(nayar, 'coordinator');
});
afterAll(async () => {
  await browser.close();
  await nayar.stop();
});
afterEach(async () => {
  const complaints = open.flatMap((desk) => desk.complaints);
  for (const { context } of open) await context.close();
  open = [];
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The server is gone. */
export async function goesAway(): Promise<void> {
  await nayar.nayar.close();
}

/** The server is there again, with another client if one is given. */
export async function comesBack(clientDir?: string): Promise<void> {
  nayar = await nayar.restart(clientDir === undefined ? {} : { clientDir });
}

export async function aPaper(title: string): Promise<string> {
  const reply = await coordinator.call(startPaper, {
    params: { forumId },
    body: { title, kind: 'minutes' },
  });
  return reply.body.id;
}

/** A person's browser that may keep the program, closed after the test. */
export async function deskOf(guest: Guest, wishes = {}): Promise<Desk> {
  const desk = await openDesk(browser, guest, { keepsProgram: true, ...wishes });
  open.push(desk);
  return desk;
}

/** Opens home and waits until the whole program lies on the device: behind all else, so it takes its time. */
export async function atHome({ page }: Desk): Promise<void> {
  await page.goto(`${nayar.url}/`);
  await page.getByRole('heading', { name: /שלום/ }).waitFor();
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('/complete')) !== undefined), {
      timeout: 60_000,
    })
    .toBe(true);
}

/** The paper as somebody else sees it in a browser of their own. */
export async function seenByAnother(paperId: string): Promise<PaperDesk> {
  const other = await deskOf(await sampleGuest(nayar, 'second-author'), { keepsProgram: false });
  return openPaper(other.page, nayar.url, paperId);
}

/** Writes a paragraph at the end. */
export async function write({ page, text }: PaperDesk, words: string): Promise<void> {
  await text.locator('p').last().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(words, { delay: 5 });
}

/** Everything of anybody that lies on the device of this page: its databases' entries and its caches. */
export function onDevice(
  page: Page,
): Promise<{ copies: string[]; entries: string[]; caches: string[] }> {
  return page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(request.error?.message)));
      });
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const entries: string[] = [];
    if (names.includes('nayar/device')) {
      const database = await done(indexedDB.open('nayar/device'));
      for (const store of database.objectStoreNames) {
        const keys = await done(database.transaction(store).objectStore(store).getAllKeys());
        entries.push(...keys.map((key) => `${store}: ${JSON.stringify(key)}`));
      }
      database.close();
    }
    return {
      copies: names.filter((name) => name.startsWith('nayar/paper/')),
      entries,
      caches: await caches.keys(),
    };
  });
}

type OnDevice = Awaited<ReturnType<typeof onDevice>>;

/** Whether the device holds what is asked for; to be polled, because taking things off it takes a moment. */
export function device(page: Page, wanted: (on: OnDevice) => boolean): () => Promise<boolean> {
  return async () => wanted(await onDevice(page));
}

import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { picture, sampleGuest } from '#test/harness/chromium.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import {
  aPaper,
  atHome,
  comesBack,
  deskOf,
  forumId,
  nayar,
  write,
} from '#test/browser/offline-house.ts';

describe('a newer program', () => {
  let clientDir: string;
  beforeAll(async () => {
    clientDir = await aNewerBuild();
  });
  afterAll(() => rm(clientDir, { recursive: true, force: true }));

  it('[OF7][OF8] is announced while somebody writes, comes on a press, and loses nothing', async () => {
    const paperId = await aPaper('נייר בזמן עדכון');
    const desk = await deskOf(await sampleGuest(nayar, 'author'));
    await atHome(desk);
    const paper = await openPaper(desk.page, nayar.url, paperId);
    await write(paper, 'לפני העדכון');
    await paper.untilSaved();
    const build = () => desk.page.locator('meta[name="nayar-build"]').getAttribute('content');
    const before = await build();
    await comesBack(clientDir);
    await desk.page.keyboard.type(' ובזמן העדכון', { delay: 5 });
    await desk.page.getByText('גרסה חדשה של נייר מוכנה').waitFor();
    await picture(desk.page, 'newer-program-desktop');
    await desk.page.keyboard.type(' ואחרי ההודעה', { delay: 5 });
    // Nobody took the page away.
    expect(await build()).toBe(before);
    const update = desk.page.getByRole('button', { name: 'עדכון', exact: true });
    await update.click();
    const isNewer = async () => (await build().catch(() => before)) !== before;
    // A server that takes longer than a page waits for it leaves the page of the device: then it is pressed again.
    const pressAgain = () => update.click({ timeout: 6000 }).catch(() => undefined);
    await expect.poll(async () => (await isNewer()) || (await pressAgain(), false)).toBe(true);
    await paper.untilShown('לפני העדכון ובזמן העדכון ואחרי ההודעה');
    expect(await desk.page.getByText('גרסה חדשה של נייר מוכנה').count()).toBe(0);
    await paper.untilSaved();
    await comesBack(path.resolve('dist/client'));
    await desk.page.getByText('גרסה חדשה של נייר מוכנה').waitFor();
    // On the way to another screen it comes by itself.
    await desk.page.getByRole('link', { name: /לדף הפורום/ }).click();
    await expect.poll(async () => (await build().catch(() => '')) === before).toBe(true);
    expect(new URL(desk.page.url()).pathname).toBe(`/forums/${forumId}`);
  });

  it('[OF8] leads to the update when the files of an open page are gone, also without a worker', async () => {
    const desk = await deskOf(await sampleGuest(nayar, 'author'), { keepsProgram: false });
    await desk.page.goto(`${nayar.url}/`);
    await desk.page.getByRole('heading', { name: /שלום/ }).waitFor();
    const build = () => desk.page.locator('meta[name="nayar-build"]').getAttribute('content');
    const before = await build();
    await comesBack(clientDir);
    await desk.page.evaluate(() => {
      history.pushState(null, '', '/settings');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    // The browser complains about the files that are gone, which is what this is about.
    await expect.poll(() => desk.complaints.length).toBeGreaterThan(0);
    // Found out by the way: the page goes over by itself, because nothing was being written.
    await expect.poll(async () => (await build().catch(() => before)) !== before).toBe(true);
    await comesBack(path.resolve('dist/client'));
    // The last of them may come late.
    await expect.poll(() => desk.page.evaluate(() => document.readyState)).toBe('complete');
    expect(desk.complaints.filter((words) => !words.includes('SettingsRoute'))).toEqual([]);
    desk.complaints.length = 0;
  });
});

/** The built client as a later build would be: another name, and other names of the files of a screen. */
async function aNewerBuild(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nayar-build-'));
  await cp(path.resolve('dist/client'), folder, { recursive: true });
  const html = await readFile(path.join(folder, 'index.html'), 'utf8');
  const old = /name="nayar-build" content="([0-9a-f]+)"/.exec(html)?.[1] ?? '';
  const next = old.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'));
  const assets = path.join(folder, 'assets');
  for (const name of await readdir(assets)) {
    const file = path.join(assets, name);
    if (/\.(?:br|gz)$/.test(name)) await rm(file);
    else if (name.startsWith(SCREEN)) await rename(file, path.join(assets, renamed(name)));
  }
  const texts = (await readdir(assets)).filter((name) => /\.(?:js|css)$/.test(name));
  for (const name of ['index.html', 'sw.js', ...texts.map((text) => `assets/${text}`)]) {
    const file = path.join(folder, name);
    const text = await readFile(file, 'utf8');
    await writeFile(file, renamed(text).replaceAll(old, next));
  }
  return folder;
}

const SCREEN = 'SettingsRoute-';

function renamed(text: string): string {
  return text.replaceAll(SCREEN, `${SCREEN}next`);
}

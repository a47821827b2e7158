import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
    await desk.page.getByRole('button', { name: 'עדכון', exact: true }).click();
    await expect.poll(async () => (await build().catch(() => before)) !== before).toBe(true);
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
});

/** The built client as a later build would be: another name, other names of files, and the old ones gone. */
async function aNewerBuild(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nayar-build-'));
  await cp(path.resolve('dist/client'), folder, { recursive: true });
  const page = path.join(folder, 'index.html');
  const html = await readFile(page, 'utf8');
  const old = /name="nayar-build" content="([0-9a-f]+)"/.exec(html)?.[1] ?? '';
  const next = old.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'));
  await writeFile(page, html.replaceAll(old, next));
  const worker = path.join(folder, 'sw.js');
  await writeFile(worker, (await readFile(worker, 'utf8')).replaceAll(old, next));
  return folder;
}

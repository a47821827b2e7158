import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listForums } from '#shared/forum/forum-contract.ts';
import { listPapers } from '#shared/paper/paper-contract.ts';
import { launchChromium, openDesk, picture } from '#test/harness/chromium.ts';
import { startProcess } from '#test/harness/nayar-process.ts';
import { openPaper } from '#test/harness/paper-desk.ts';
import { followLink } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';

let browser: Browser;
let dataDir: string;
beforeAll(async () => {
  browser = await launchChromium();
  dataDir = await mkdtemp(path.join(tmpdir(), 'nayar-crash-'));
});
afterAll(async () => {
  await browser.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the program killed while two people type', () => {
  it('[BR9] is started again, and every acknowledged word is there in both browsers', async () => {
    const first = await startProcess({ DATA_DIR: dataDir });
    const links = first.lines.flatMap((line) => /^\s+author .*: (\S+)$/.exec(line)?.[1] ?? []);
    const guests = await Promise.all(links.map((link) => followLink(link)));
    const [writer, colleague] = guests;
    if (!writer || !colleague) throw new Error('the console printed no links for two authors');
    const { body: forums } = await writer.call(listForums);
    const { body: papers } = await writer.call(listPapers, {
      params: { forumId: forums[0]?.id ?? '' },
    });
    const paperId = papers.find(({ kind }) => kind === 'challenge-map')?.id ?? '';
    const desks = await Promise.all(guests.map((guest) => openDesk(browser, guest)));
    const [one, other] = await Promise.all(
      desks.map(({ page }) => openPaper(page, first.url, paperId)),
    );
    if (!one || !other) throw new Error('no desks');

    for (const paper of [one, other]) {
      await paper.text.locator('p').first().click();
      await paper.page.keyboard.press('End');
    }
    await one.page.keyboard.type(' נשמר לפני הנפילה');
    await Promise.all([one.untilSaved(), other.untilShown('נשמר לפני הנפילה')]);
    const typing = Promise.all([
      one.page.keyboard.type(' אחת שתיים שלוש ארבע', { delay: 30 }),
      other.page.keyboard.type(' one two three four', { delay: 30 }),
    ]);
    await first.kill();
    await typing;
    await picture(one.page, 'server-gone');
    const second = await startProcess({ DATA_DIR: dataDir, PORT: new URL(first.url).port });
    await Promise.all([one.untilSaved(), other.untilSaved()]);
    await Promise.all([
      one.untilShown('one two three four'),
      other.untilShown('אחת שתיים שלוש ארבע'),
    ]);
    const lines = await one.lines();
    expect(await other.lines()).toEqual(lines);
    expect(lines.join('\n').split('נשמר לפני הנפילה')).toHaveLength(2);
    const fresh = await stockWriter(writer, paperId, second.url);
    for (const words of ['נשמר לפני הנפילה', 'one two three four', 'אחת שתיים שלוש ארבע']) {
      expect(fresh.text()).toContain(words);
    }
    fresh.close();
    expect(await second.stop()).toBe(0);
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Desk, launchChromium, openDesk, sampleGuest } from '#test/harness/chromium.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

/**
 * A browser and a server with the sample workspace for all the tests of a file: whoever imports this has them from the
 * first test to the last. A page that complained fails its test.
 */
export let browser: Browser;
export let nayar: TestNayar;
/** The first forum of the sample. */
export let forumId: string;

let open: Desk[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  forumId = forum?.id ?? '';
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

/** A browser of somebody's, by what they are in the sample or as they are; closed after the test. */
export async function aDesk(
  who: string | Guest,
  wishes: Parameters<typeof openDesk>[2] = {},
): Promise<Desk> {
  const guest = typeof who === 'string' ? await sampleGuest(nayar, who) : who;
  const desk = await openDesk(browser, guest, wishes);
  open.push(desk);
  return desk;
}

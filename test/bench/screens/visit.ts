import type { Browser } from 'playwright-core';
import { openDesk } from '#test/harness/chromium.ts';
import type { Guest } from '#test/harness/start-nayar.ts';

/** A slow phone on a slow line. */
const PHONE = { width: 390, height: 844 };
const SLOWNESS = 4;
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

export interface Visit {
  /** From asking for the page to its heading, painted. Milliseconds. */
  readonly readableMs: number;
  /** Scripts, styles and fonts on the wire until nothing more was asked for. */
  readonly bytes: number;
}

/** A first visit to an address, with nothing kept. */
export async function visit(browser: Browser, guest: Guest, url: string): Promise<Visit> {
  const { page, context } = await openDesk(browser, guest, PHONE);
  try {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', LINE);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS });
    const weighed = new Set<string>();
    let bytes = 0;
    session.on('Network.responseReceived', ({ requestId, type }) => {
      if (['Script', 'Stylesheet', 'Font'].includes(type)) weighed.add(requestId);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (weighed.has(requestId)) bytes += encodedDataLength;
    });
    await page.goto(url, { waitUntil: 'commit' });
    const readable = await page.waitForFunction(
      () => (document.querySelector('h1')?.textContent?.trim() ? performance.now() : null),
      null,
      { polling: 'raf' },
    );
    const readableMs = (await readable.jsonValue()) ?? Number.NaN;
    await page.waitForLoadState('networkidle');
    return { readableMs, bytes };
  } finally {
    await context.close();
  }
}

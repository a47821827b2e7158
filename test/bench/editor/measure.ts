import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Variant } from '#test/bench/editor/page.ts';

export interface Measured {
  /** From the text's bytes to a paper that can be edited, painted. Milliseconds, as all times here. */
  readonly open: number;
  readonly alone: readonly number[];
  readonly busy: readonly number[];
  /** Script time of one remote edit, drawn by itself. */
  readonly remote: number;
  /** Share of the time in which the page's one thread had work while others typed. */
  readonly load: number;
  /** Share of the remote letters that stood in the editor when the last had been sent. */
  readonly shown: number;
  /** Remarks that were still drawn at the end. */
  readonly kept: number;
}

export interface Plan {
  /** So many times slower than this machine. */
  readonly slowness: number;
  readonly seconds: number;
  readonly keysPerSecond: number;
  readonly typists: number;
  readonly singleEdits: number;
}

interface Wish {
  readonly url: string;
  readonly variant: Variant;
  readonly paper: string;
  readonly plan: Plan;
}

/** One variant in a fresh window, from opening to typing among five others. */
export async function measureEditor(browser: Browser, wish: Wish): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  try {
    const page = await context.newPage();
    const metrics = await context.newCDPSession(page);
    await metrics.send('Performance.enable');
    await metrics.send('Emulation.setCPUThrottlingRate', { rate: wish.plan.slowness });
    await page.goto(wish.url);
    await page.waitForFunction(() => 'bench' in window);
    const { variant, paper } = wish;
    const open = await page.evaluate(([how, name]) => window.bench.open(how, name), [
      variant,
      paper,
    ] as const);
    await page.waitForTimeout(1000);
    const alone = await typing(page, wish.plan);
    const remote = await remoteCost(page, metrics, wish.plan.singleEdits);
    const among = await typingAmongOthers(page, metrics, wish.plan);
    if (!(await page.evaluate(() => window.bench.isTrue()))) {
      throw new Error(`${variant}: the editor does not show the paper`);
    }
    const kept = await page.evaluate(() => window.bench.highlights());
    return { open, alone, remote, kept, ...among };
  } finally {
    await context.close();
  }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Presses a key so many times a second, without waiting for the page; answers what each took until it was seen. */
async function typing(page: Page, { seconds, keysPerSecond }: Plan): Promise<number[]> {
  await page.evaluate(() => window.bench.latencies());
  const presses: Promise<void>[] = [];
  for (let key = 0; key < seconds * keysPerSecond; key++) {
    presses.push(page.keyboard.press('a'));
    await passed(1000 / keysPerSecond);
  }
  await Promise.all(presses);
  await page.waitForTimeout(500);
  return page.evaluate(() => window.bench.latencies());
}

/** Single remote edits, far enough apart that none is drawn together with another. */
async function remoteCost(page: Page, metrics: CDPSession, edits: number): Promise<number> {
  await page.evaluate((each) => window.bench.prepare(1, each), edits);
  const start = await times(metrics);
  await page.evaluate(() => window.bench.deliver(5));
  await page.waitForFunction(() => window.bench.isDelivered(), null, {
    timeout: 120_000,
    polling: 250,
  });
  const end = await times(metrics);
  return (end.script - start.script) / edits;
}

async function typingAmongOthers(page: Page, metrics: CDPSession, plan: Plan) {
  const { seconds, keysPerSecond, typists } = plan;
  const letters = seconds * keysPerSecond;
  const wish = [typists, letters] as const;
  await page.evaluate(([people, each]) => window.bench.prepare(people, each), wish);
  const before = await page.evaluate(() => window.bench.shown());
  const start = await times(metrics);
  const from = performance.now();
  await page.evaluate((rate) => window.bench.deliver(rate), typists * keysPerSecond);
  const keys = typing(page, plan);
  await passed(seconds * 1000);
  const shown = (await page.evaluate(() => window.bench.shown())) - before;
  const end = await times(metrics);
  const load = (end.task - start.task) / (performance.now() - from);
  const busy = await keys;
  return { busy, load, shown: shown / (typists * letters) };
}

async function times(session: CDPSession): Promise<{ script: number; task: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const inMs = (name: string) =>
    (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
  return { script: inMs('ScriptDuration'), task: inMs('TaskDuration') };
}

function passed(timeMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, timeMs);
  });
}

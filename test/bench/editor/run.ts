import { parseArgs } from 'node:util';
import { measureEditor, type Measured, percentile } from '#test/bench/editor/measure.ts';
import type { Variant } from '#test/bench/editor/page.ts';
import { servePage } from '#test/bench/editor/page-server.ts';
import { HUNDRED_PAGES, writeHistory } from '#test/bench/room/paper/long-history.ts';
import { type Comparison, compare } from '#test/bench/room/report.ts';
import { launchChromium } from '#test/harness/chromium.ts';

/**
 * Typing in a Hebrew paper of a hundred pages (2,000 paragraphs, 245,000 characters) with 200 remarks drawn over it, in
 * Chromium: our editor against Tiptap with its stock collaboration extension, on the same machine, in turns.
 *
 *     npm run bench -- editor                            about four minutes
 *     npx tsx test/bench/editor/run.ts --quick           one short round
 *
 * A key counts from the moment the browser stamped it to the frame that shows it. Remote edits come from a worker one
 * by one, 5 typists with 6 keys a second each; the stock editor applies each as it comes, ours as its connection does.
 */
const { values: wish } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const rounds = wish.quick ? 1 : 3;
const plan = wish.quick
  ? { seconds: 4, singleEdits: 10, keysPerSecond: 6, typists: 5 }
  : { seconds: 10, singleEdits: 30, keysPerSecond: 6, typists: 5 };

const page = await servePage(writeHistory(HUNDRED_PAGES).snapshot);
const browser = await launchChromium();
const measured: Record<Variant, Measured[]> = { stock: [], ours: [] };
try {
  for (let round = 1; round <= rounds; round++) {
    for (const variant of ['stock', 'ours'] as const) {
      const one = await measureEditor(browser, { url: page.url, variant, plan });
      measured[variant].push(one);
      process.stderr.write(`editor ${String(round)}/${String(rounds)} ${told(variant, one)}\n`);
    }
  }
} finally {
  await browser.close();
  page.close();
}
for (const line of figures()) process.stdout.write(`${JSON.stringify(compare(line))}\n`);

function told(variant: Variant, one: Measured): string {
  const pair = (values: readonly number[]) =>
    [0.5, 0.95].map((share) => percentile(values, share).toFixed(1)).join('/');
  const { open, alone, busy, remote, load, shown, kept } = one;
  return [
    `${variant}: open ${open.toFixed(0)} ms`,
    `alone ${pair(alone)} ms`,
    `busy ${pair(busy)} ms`,
    `remote edit ${remote.toFixed(1)} ms`,
    `load ${load.toFixed(2)}`,
    `shown ${shown.toFixed(2)}`,
    `remarks ${String(kept)}`,
  ].join(', ');
}

type Figure = Pick<Comparison, 'measure' | 'unit' | 'bar' | 'better'> & {
  readonly of: (one: Measured) => number;
};

function figures(): Comparison[] {
  const ms = (measure: string, bar: number, of: Figure['of']): Figure => {
    return { measure, unit: 'ms', bar, better: 'lower', of };
  };
  const busy = 'key to paint while 5 others type';
  const all: readonly Figure[] = [
    ms('key to paint alone, p50', 0.65, ({ alone }) => percentile(alone, 0.5)),
    ms('key to paint alone, p95', 0.65, ({ alone }) => percentile(alone, 0.95)),
    ms(`${busy}, p50`, 0.1, (one) => percentile(one.busy, 0.5)),
    ms(`${busy}, p95`, 0.15, (one) => percentile(one.busy, 0.95)),
    ms('script time of one remote edit', 0.15, ({ remote }) => remote),
    ms('open to editable', 0.8, ({ open }) => open),
    {
      measure: 'share of time the page is busy while 5 others type',
      unit: 'share',
      bar: null,
      better: 'lower',
      of: ({ load }) => load,
    },
    {
      measure: 'remote letters shown when the last was sent',
      unit: 'share',
      bar: null,
      better: 'higher',
      of: ({ shown }) => shown,
    },
    {
      measure: 'remarks kept of 200',
      unit: 'remarks',
      bar: null,
      better: 'higher',
      of: ({ kept }) => kept,
    },
  ];
  return all.map(({ of, ...figure }) => ({
    ...figure,
    bench: 'editor',
    baseline: 'stock Tiptap',
    ours: measured.ours.map(of),
    values: measured.stock.map(of),
  }));
}

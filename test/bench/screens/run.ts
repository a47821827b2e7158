import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { compare } from '#test/bench/room/report.ts';
import { type Visit, visit } from '#test/bench/screens/visit.ts';
import { launchChromium, sampleGuest } from '#test/harness/chromium.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

/**
 * What each screen weighs, and when it can be read on a slow phone (a processor four times slower, 1.6 Mbit/s, 150 ms
 * away), with nothing kept from an earlier visit. Bytes are those on the wire, without images.
 *
 *     npm run bench -- screens
 *
 * The weight is set against React, its DOM and its router alone, bundled and compressed the same way; the time against the
 * 2.5 seconds after which people begin to leave.
 */
const { values: wish } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const rounds = wish.quick ? 1 : 5;
const READABLE_MS = 2500;

const browser = await launchChromium();
const nayar = await startTestNayar();
try {
  const bare = await bareReact();
  for (const [screen, address] of await screensOf(nayar)) {
    const visits = await visitsTo(browser, address);
    const common = { bench: 'screens', ours: [] as readonly number[] };
    const weight = visits.map(({ bytes }) => bytes);
    const readable = visits.map(({ readableMs }) => readableMs);
    const lines = [
      {
        ...common,
        measure: `${screen}: code, styles and fonts on the wire`,
        unit: 'bytes',
        ours: weight,
        baseline: 'React alone',
        values: weight.map(() => bare),
        bar: null,
      },
      {
        ...common,
        measure: `${screen}: readable on a slow phone`,
        unit: 'ms',
        ours: readable,
        baseline: 'the bar',
        values: readable.map(() => READABLE_MS),
        bar: screen === 'paper' ? null : 1,
      },
    ];
    for (const line of lines) process.stdout.write(`${JSON.stringify(compare(line))}\n`);
  }
} finally {
  await browser.close();
  await nayar.stop();
}

async function visitsTo(by: Browser, address: string): Promise<Visit[]> {
  const visits: Visit[] = [];
  const guest = await sampleGuest(nayar, 'coordinator');
  for (let round = 0; round < rounds; round++) {
    visits.push(await visit(by, guest, `${nayar.url}${address}`));
  }
  const { readableMs, bytes } = visits.at(-1) ?? { readableMs: 0, bytes: 0 };
  process.stderr.write(`screens ${address}: ${String(bytes)} bytes, ${readableMs.toFixed(0)} ms\n`);
  return visits;
}

async function screensOf({ nayar: { storage } }: TestNayar): Promise<[string, string][]> {
  const { tables } = storage.catalogue;
  const [forum] = await tables.forums.find({});
  const [paper] = await tables.papers.find({ kind: 'challenge-map' });
  return [
    ['home', '/'],
    ['forum', `/forums/${forum?.id ?? ''}`],
    ['members', `/forums/${forum?.id ?? ''}/members`],
    ['paper', `/papers/${paper?.id ?? ''}`],
    ['settings', '/settings'],
  ];
}

/** Bytes of React, its DOM and its router as one compressed file. */
async function bareReact(): Promise<number> {
  const contents = `export * as react from 'react'; export * as dom from 'react-dom/client';
    export * as router from 'react-router';`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return brotliCompressSync(outputFiles[0]?.contents ?? new Uint8Array()).length;
}

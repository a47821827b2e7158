import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { listThreads, type ThreadView } from '#shared/thread/thread-contract.ts';
import { wordsOf } from '#shared/thread/comment-body.ts';
import { plantRemarks } from '#test/bench/matrix/planted-remarks.ts';
import { compare } from '#test/bench/room/report.ts';
import { launchChromium, openDesk, sampleGuest } from '#test/harness/chromium.ts';
import { type Guest, startTestNayar } from '#test/harness/start-nayar.ts';

/**
 * The comment-response matrix of a thousand remarks: how long the server takes to answer with them, and how long until the
 * browser has drawn them, from asking for the page.
 *
 *     npm run bench -- matrix
 *
 * The answer is set against the same bytes sent as they are by a plain server; the drawing against a bare HTML table of
 * the same rows, which has no answers to give, no filters and no program to load.
 */
const { values: wish } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const rounds = wish.quick ? 1 : 7;
const REMARKS = 1000;

const browser = await launchChromium();
const nayar = await startTestNayar();
const lead = await sampleGuest(nayar, 'coordinator');
const paperId = await plantRemarks(nayar, lead, REMARKS);
const { threads } = (await lead.call(listThreads, { params: { paperId } })).body;
const plain = createServer((req, res) => {
  const isTable = req.url === '/table';
  res.setHeader('content-type', isTable ? 'text/html; charset=utf-8' : 'application/json');
  res.end(isTable ? tableOf(threads) : JSON.stringify({ threads }));
});
await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
const bare = `http://127.0.0.1:${String((plain.address() as AddressInfo).port)}`;

try {
  const answers = { ours: [] as number[], theirs: [] as number[] };
  const drawn = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const ours = await answerMs(`${nayar.url}/api/papers/${paperId}/threads`, lead);
    const theirs = await answerMs(`${bare}/threads`, null);
    const screen = await drawnMs(browser, lead, `${nayar.url}/papers/${paperId}/matrix`);
    const table = await drawnMs(browser, null, `${bare}/table`);
    process.stderr.write(
      `matrix: answer ${ours.toFixed(0)} ms (${theirs.toFixed(0)}), drawn ${screen.toFixed(0)} ms (${table.toFixed(0)})\n`,
    );
    // The first round warms both sides.
    if (round === 0) continue;
    answers.ours.push(ours);
    answers.theirs.push(theirs);
    drawn.ours.push(screen);
    drawn.theirs.push(table);
  }
  const line = { bench: 'matrix', unit: 'ms', bar: null };
  const lines = [
    {
      ...line,
      measure: `${String(REMARKS)} remarks, answered`,
      baseline: 'the same bytes',
      ours: answers.ours,
      values: answers.theirs,
    },
    {
      ...line,
      measure: `${String(REMARKS)} remarks, drawn`,
      baseline: 'a bare HTML table',
      ours: drawn.ours,
      values: drawn.theirs,
    },
  ];
  for (const one of lines) process.stdout.write(`${JSON.stringify(compare(one))}\n`);
} finally {
  await browser.close();
  await nayar.stop();
  plain.close();
}

async function answerMs(url: string, guest: Guest | null): Promise<number> {
  const start = performance.now();
  const reply = await fetch(url, { headers: guest?.cookie ? { cookie: guest.cookie } : {} });
  await reply.arrayBuffer();
  if (!reply.ok) throw new Error(`${url} answered ${String(reply.status)}.`);
  return performance.now() - start;
}

/** From asking for the page until its last row stands in it and a frame has been painted after. */
async function drawnMs(by: Browser, guest: Guest | null, url: string): Promise<number> {
  const { page, context } = await openDesk(by, guest, { width: 1440 });
  const start = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await painted(page);
  const took = performance.now() - start;
  await context.close();
  return took;
}

async function painted(page: Page): Promise<void> {
  await page.waitForFunction(
    (rows) => document.querySelectorAll('[data-row]').length === rows,
    REMARKS,
    { polling: 'raf' },
  );
  await page.evaluate(
    async () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
}

function tableOf(all: readonly ThreadView[]): string {
  const cell = (words: string) => `<td>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}`;
  const rows = all.map(({ number, authorName, kind, quote, comments, proposal, state }) => {
    const said = wordsOf(comments[0]?.body ?? []);
    const words = [String(number), authorName, kind, quote, said, proposal ?? '', state];
    return `<tr data-row>${words.map(cell).join('')}`;
  });
  return `<!doctype html><html lang="he" dir="rtl"><title>Table</title><table>${rows.join('')}</table>`;
}

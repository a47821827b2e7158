import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import type { ContentNode } from '#shared/paper/content.ts';
import { nameVersion, publishVersion } from '#shared/version/version-contract.ts';
import { hundredPages } from '#test/bench/compare/hundred-pages.ts';
import { compare } from '#test/bench/room/report.ts';
import { layPaper } from '#test/harness/a-paper.ts';
import { launchChromium, openDesk } from '#test/harness/chromium.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

/**
 * The published page of a hundred pages: what it weighs, and when a stranger's phone paints it (a processor four times
 * slower, 1.6 Mbit/s, 150 ms away), with nothing kept. Set against a plain HTML page of the same text, compressed, without
 * style, numbers, contents or fonts.
 *
 *     npm run bench -- published
 */
const { values: wish } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const rounds = wish.quick ? 1 : 7;
const PHONE = { width: 390, height: 844 };
const SLOWNESS = 4;
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

const browser = await launchChromium();
const nayar = await startTestNayar();
const paper = hundredPages();
const address = await published(nayar, paper);
const page = gzipSync(plainPage(paper));
const plain = createServer((_req, res) => {
  res.setHeader('content-type', 'text/html; charset=utf-8');
  res.setHeader('content-encoding', 'gzip');
  res.end(page);
});
await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
const bare = `http://127.0.0.1:${String((plain.address() as AddressInfo).port)}/`;

try {
  const ours: Visit[] = [];
  const theirs: Visit[] = [];
  for (let round = 0; round <= rounds; round++) {
    const [one, other] = [await visitTo(browser, address), await visitTo(browser, bare)];
    process.stderr.write(
      `published: painted ${one.paintedMs.toFixed(0)} ms (${other.paintedMs.toFixed(0)}), page ${String(one.page)} B (${String(other.page)})\n`,
    );
    // The first round draws the page.
    if (round === 0) continue;
    ours.push(one);
    theirs.push(other);
  }
  const line = { bench: 'published', baseline: 'a plain HTML page of the same text', bar: null };
  const of = (measure: string, unit: string, read: (visit: Visit) => number) =>
    compare({ ...line, measure, unit, ours: ours.map(read), values: theirs.map(read) });
  const lines = [
    of('first paint on a slow phone', 'ms', ({ paintedMs }) => paintedMs),
    of('the page on the wire', 'bytes', (visit) => visit.page),
    of('page and fonts on the wire', 'bytes', ({ all }) => all),
  ];
  for (const one of lines) process.stdout.write(`${JSON.stringify(one)}\n`);
} finally {
  await browser.close();
  await nayar.stop();
  plain.close();
}

interface Visit {
  /** From asking for the page to its first words, painted. */
  readonly paintedMs: number;
  /** The document, and all that came with it, as they travelled. */
  readonly page: number;
  readonly all: number;
}

async function visitTo(by: Browser, url: string): Promise<Visit> {
  const { page: tab, context } = await openDesk(by, null, PHONE);
  try {
    const session = await context.newCDPSession(tab);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', LINE);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS });
    const documents = new Set<string>();
    const weight = { page: 0, all: 0 };
    session.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Document') documents.add(requestId);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      weight.all += encodedDataLength;
      if (documents.has(requestId)) weight.page += encodedDataLength;
    });
    const reply = await tab.goto(url, { waitUntil: 'networkidle' });
    if (!reply?.ok()) throw new Error(`${url} answered ${String(reply?.status())}.`);
    const paintedMs = await tab.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    return { paintedMs, ...weight };
  } finally {
    await context.close();
  }
}

async function published(house: TestNayar, content: readonly ContentNode[]): Promise<string> {
  const [forum] = await house.nayar.storage.catalogue.tables.forums.find({});
  const forumId = forum?.id ?? '';
  const lead = await house.newcomer(forumId, 'lead');
  const { id: paperId } = await layPaper(house, { forumId, title: 'מאה עמודים' }, content);
  const named = await lead.call(nameVersion, { params: { paperId }, body: { name: 'נוסח' } });
  const params = { paperId, versionId: named.body.id };
  const { status, body } = await lead.call(publishVersion, { params });
  if (status !== 200) throw new Error(`${String(named.status)} ${JSON.stringify(body)}`);
  return `${house.url}/p/${body.publication?.slug ?? ''}`;
}

function plainPage(content: readonly ContentNode[]): string {
  const blocks = content.map(({ type, content: texts = [] }) => {
    const tag = type === 'heading' ? 'h2' : 'p';
    return `<${tag}>${texts.map(({ text = '' }) => text).join('')}</${tag}>`;
  });
  return `<!doctype html><html lang="he" dir="rtl"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Text</title>${blocks.join('')}</html>`;
}

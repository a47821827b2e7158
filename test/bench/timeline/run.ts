import { readdir, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import * as Y from 'yjs';
import { getMe } from '#shared/member/member-contract.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { readPaper } from '#shared/paper/paper-contract.ts';
import { nameVersion, olderVersions, type VersionView } from '#shared/version/version-contract.ts';
import { listVersions } from '#shared/version/version-contract.ts';
import { hundredPages } from '#test/bench/compare/hundred-pages.ts';
import { compare } from '#test/bench/room/report.ts';
import { launchChromium, openDesk, sampleGuest } from '#test/harness/chromium.ts';
import { plantPaper } from '#test/harness/planted-paper.ts';
import { type Guest, startTestNayar } from '#test/harness/start-nayar.ts';
import { plantVersions } from '#test/version/planted-versions.ts';

/**
 * The history of a paper with a thousand versions: how long until it is open, and until all of it is shown, from asking
 * for the page; and how many bytes a version takes on the disk.
 *
 *     npm run bench -- timeline
 *
 * The time is set against a bare HTML list of the same thousand rows, sent by a plain server, which groups nothing, has
 * nothing to do with them and no program to load; and against the same screen of a short history. The bytes are set against gzip of the content alone, as JSON; a version
 * holds the Yjs state too, the remarks as they stood, its row, and the wordings of its blocks.
 */
const { values: wish } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const rounds = wish.quick ? 1 : 7;
const VERSIONS = 1000;
/** A history that is short. */
const FEW = 25;
/** Versions of a hundred pages that are weighed, a sentence written between each two: as many as may be made in a minute. */
const WEIGHED = wish.quick ? 5 : 25;

const browser = await launchChromium();
const nayar = await startTestNayar();
const lead = await sampleGuest(nayar, 'coordinator');
const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
const place = { forumId: forum?.id ?? '', title: 'נייר של אלף גרסאות' };
const { person } = (await lead.call(getMe)).body;
const paperId = await plantPaper(nayar, lead, { ...place, content: hundredPages().slice(0, 20) });
const shortId = await plantPaper(nayar, lead, { ...place, content: hundredPages().slice(0, 20) });
for (const [id, count] of [
  [paperId, VERSIONS],
  [shortId, FEW],
] as const) {
  const history = { count, until: new Date(), stepMs: 3 * 3_600_000, by: [person.id] };
  await plantVersions(nayar, lead, id, history);
}
const all = await allVersions();
const plain = createServer((_, res) => {
  res.setHeader('content-type', 'text/html; charset=utf-8');
  res.end(listOf(all));
});
await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
const bare = `http://127.0.0.1:${String((plain.address() as AddressInfo).port)}`;

try {
  const opened = { ours: [] as number[], theirs: [] as number[] };
  const shown = { ours: [] as number[], few: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const few = await openMs(browser, lead, { id: shortId, newest: FEW });
    await few.context.close();
    const ours = await oursMs(browser, lead);
    const theirs = await bareMs(browser);
    // The first round warms the server, the browser and the disk.
    if (round === 0) continue;
    opened.ours.push(ours.opened);
    shown.ours.push(ours.all);
    shown.few.push(few.opened);
    opened.theirs.push(theirs);
  }
  const line = { bench: 'timeline', unit: 'ms', baseline: 'a bare HTML list', bar: null };
  const bytes = await weighed();
  const lines = [
    { ...line, measure: '1000 versions, open', ours: opened.ours, values: opened.theirs },
    {
      ...line,
      measure: '1000 versions, open',
      baseline: `the same screen of ${String(FEW)} versions`,
      ours: opened.ours,
      values: shown.few,
      bar: 1.5,
    },
    { ...line, measure: '1000 versions, all shown', ours: shown.ours, values: opened.theirs },
    {
      ...line,
      measure: '100 pages, bytes of a version',
      unit: 'bytes',
      baseline: 'gzip of the content',
      ours: bytes.map(({ ours }) => ours),
      values: bytes.map(({ content }) => content),
    },
  ];
  for (const one of lines) process.stdout.write(`${JSON.stringify(compare(one))}\n`);
} finally {
  await browser.close();
  await nayar.stop();
  plain.close();
}

async function allVersions(): Promise<VersionView[]> {
  const params = { paperId };
  const first = (await lead.call(listVersions, { params })).body;
  const versions = [...first.versions];
  for (let { next } = first; next !== null; ) {
    const older = { params: { ...params, number: String(next) } };
    const page = (await lead.call(olderVersions, older)).body;
    versions.push(...page.versions);
    ({ next } = page);
  }
  if (versions.length !== VERSIONS) throw new Error(`There are ${String(versions.length)}.`);
  return versions;
}

/** Until the newest version is on the page and painted. */
async function openMs(
  by: Browser,
  guest: Guest,
  { id, newest }: { readonly id: string; readonly newest: number },
) {
  const { page, context } = await openDesk(by, guest, { width: 1440 });
  const start = performance.now();
  await page.goto(`${nayar.url}/papers/${id}/versions`, { waitUntil: 'commit' });
  await page.getByText(`נוסח ${String(newest)}`, { exact: true }).waitFor();
  await painted(page);
  return { page, context, start, opened: performance.now() - start };
}

/** Until the newest is on the page, and until every page of the history is. */
async function oursMs(by: Browser, guest: Guest): Promise<{ opened: number; all: number }> {
  const opening = await openMs(by, guest, { id: paperId, newest: VERSIONS });
  const { page, context, start, opened } = opening;
  await page.waitForFunction(
    (words) => {
      const older = [...document.querySelectorAll('button')].find((one) =>
        one.textContent.includes(words),
      );
      if (older && !older.hasAttribute('data-pending')) older.click();
      return older === undefined;
    },
    'גרסאות ישנות יותר',
    { polling: 'raf' },
  );
  await page.getByText('נוסח 25', { exact: true }).waitFor({ state: 'attached' });
  await painted(page);
  const took = performance.now() - start;
  await context.close();
  return { opened, all: took };
}

async function bareMs(by: Browser): Promise<number> {
  const { page, context } = await openDesk(by, null, { width: 1440 });
  const start = performance.now();
  await page.goto(bare, { waitUntil: 'commit' });
  await page.waitForFunction((rows) => document.querySelectorAll('li').length === rows, VERSIONS, {
    polling: 'raf',
  });
  await painted(page);
  const took = performance.now() - start;
  await context.close();
  return took;
}

function painted(page: Page): Promise<unknown> {
  return page.evaluate(
    async () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
}

function listOf(versions: readonly VersionView[]): string {
  const rows = versions.map(({ number, name, at, reason, contributors }) => {
    const words = [name ?? '', at, reason ?? '', ...contributors.map((one) => one.name)];
    return `<li>${String(number)} ${words.join(' ')}`;
  });
  return `<!doctype html><html lang="he" dir="rtl"><title>List</title><ol>${rows.join('')}</ol>`;
}

/** What each of some versions of a long paper takes, and the zipped content of that paper. */
async function weighed(): Promise<{ ours: number; content: number }[]> {
  const long = await plantPaper(nayar, lead, { ...place, content: hundredPages() });
  const params = { paperId: long };
  const weights: { ours: number; content: number }[] = [];
  const tables = path.join(nayar.dataDir, 'versions', `${long}.json`);
  const { log } = await nayar.nayar.storage.papers.open(long);
  const doc = new Y.Doc();
  for (const update of (await nayar.nayar.storage.papers.read(long)).updates)
    Y.applyUpdate(doc, update);
  let before = await bytesIn(path.join(nayar.dataDir, 'blobs'));
  let rows = 0;
  for (let made = 0; made < WEIGHED; made++) {
    const vector = Y.encodeStateVector(doc);
    const block = doc.getXmlFragment(CONTENT_ROOT).get(1 + ((made * 7) % 500)) as Y.XmlElement;
    (block.get(0) as Y.XmlText).insert(0, `משפט שנוסף לפני גרסה ${String(made)}. `);
    await log.append({ update: Y.encodeStateAsUpdate(doc, vector), clients: [] });
    const reply = await lead.call(nameVersion, { params, body: { name: 'נוסח', reason: null } });
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
    const now = await bytesIn(path.join(nayar.dataDir, 'blobs'));
    const { size } = await stat(tables);
    const { content } = (await lead.call(readPaper, { params })).body;
    // The first one's rows hold the wording of every block, which the others share.
    if (made > 0)
      weights.push({
        ours: now - before + (size - rows),
        content: gzipSync(JSON.stringify(content)).length,
      });
    [before, rows] = [now, size];
  }
  await log.close();
  return weights;
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile());
  const sizes = await Promise.all(files.map((one) => stat(path.join(one.parentPath, one.name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { PressOrder } from '#server/interchange/pdf/order.ts';
import type { PressAnswer } from '#server/interchange/pdf/press-child.ts';
import { htmlFile } from '#server/interchange/html/html-file.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { AUTHOR, NAME, richPaper } from '#test/bench/interchange/rich-paper.ts';
import { compare } from '#test/bench/room/report.ts';
import { launchChromium } from '#test/harness/chromium.ts';
import { aPressOrder } from '#test/interchange/a-press-order.ts';
import { aWordWish } from '#test/interchange/a-word-wish.ts';

/**
 * A hundred pages of Hebrew with three hundred notes, two hundred suggestions and two hundred remarks as PDF: in a fresh
 * process, as a first export has it, and in one that is kept. Set against Chromium, which prints the same paper as HTML
 * (its notes at the end, no page numbers in its contents), and against the same compiler on the words alone.
 *
 *     npm run bench -- pdf
 */
const { values: wish } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const rounds = wish.quick ? 1 : 5;
const ROOT = path.resolve(import.meta.dirname, '../../..');
const PRESS = path.join(ROOT, 'dist/server/interchange/pdf/press-child.js');
const BARE = path.join(import.meta.dirname, 'bare-typst.mjs');

interface Cost {
  readonly ms: number;
  readonly megabytes: number;
  readonly kilobytes: number;
}

const UNITS = { ms: 'ms', megabytes: 'MB', kilobytes: 'KB' } as const;

const { content, threads } = richPaper();
const names = new Map([[AUTHOR, NAME]]);
const layout = { headings: 'decimal', paragraphs: true } as const;
const order = aPressOrder(
  [{ type: 'tableOfContents' }, ...content],
  { threads, names, layout, text: 'marked', hasChoice: true },
  { mark: 'טיוטה' },
);
const folder = mkdtempSync(path.join(tmpdir(), 'nayar-bench-pdf-'));
const words = path.join(folder, 'words.json');
writeFileSync(words, JSON.stringify(content.map((block) => textOf([block]))));

try {
  const costs = { cold: [] as Cost[], kept: [] as Cost[], print: [] as Cost[], bare: [] as Cost[] };
  for (let round = 0; round <= rounds; round++) {
    const [cold, kept] = await byPress(order);
    const [print, bare] = [await byChromium(content), byBareTypst()];
    const spent = { cold, kept, print, bare };
    process.stderr.write(`pdf: ${JSON.stringify(spent)}\n`);
    // The first round warms the disk.
    if (round === 0) continue;
    for (const name of ['cold', 'kept', 'print', 'bare'] as const) costs[name].push(spent[name]);
  }
  const chromium = { baseline: 'Chromium print of the same paper', of: costs.print };
  const typst = { baseline: 'Typst on the words alone', of: costs.bare };
  const told = (
    measure: string,
    unit: keyof typeof UNITS,
    ours: readonly Cost[],
    theirs: typeof chromium & { readonly bar: number | null },
  ) => {
    const line = compare({
      bench: 'pdf',
      measure: `100 pages, 300 notes, 200 suggestions, 200 remarks: ${measure}`,
      unit: UNITS[unit],
      ours: ours.map((one) => one[unit]),
      baseline: theirs.baseline,
      values: theirs.of.map((one) => one[unit]),
      bar: theirs.bar,
    });
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  told('a fresh process', 'ms', costs.cold, { ...chromium, bar: 1 });
  told('a kept process', 'ms', costs.kept, { ...chromium, bar: 1 });
  told('a fresh process', 'ms', costs.cold, { ...typst, bar: null });
  told('peak memory', 'megabytes', costs.kept, { ...typst, bar: null });
  told('the file', 'kilobytes', costs.kept, { ...chromium, bar: null });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The program as `npm start` runs it: from the start of its process, and once more in the same. */
async function byPress(asked: PressOrder): Promise<[cold: Cost, kept: Cost]> {
  const workspace = mkdtempSync(path.join(folder, 'press-'));
  const faces = path.join(workspace, 'no-faces.conf');
  writeFileSync(faces, '<?xml version="1.0"?><fontconfig></fontconfig>\n');
  const began = performance.now();
  const child = fork(PRESS, [workspace, '4096'], {
    env: { FONTCONFIG_FILE: faces },
    cwd: workspace,
    serialization: 'advanced',
    execArgv: [],
  });
  try {
    const cold = await printed(child, asked, began);
    return [cold, await printed(child, asked, performance.now())];
  } finally {
    child.kill('SIGKILL');
  }
}

async function printed(child: ChildProcess, asked: PressOrder, began: number): Promise<Cost> {
  child.send(asked);
  const [answer] = (await once(child, 'message')) as [PressAnswer];
  if ('failed' in answer || answer.flaw !== null) throw new Error(JSON.stringify(answer));
  const ms = performance.now() - began;
  return { ms, megabytes: peakOf(child.pid ?? 0), kilobytes: answer.pdf.length / 1024 };
}

/** The most that a process ever held, in megabytes; Linux alone tells it. */
function peakOf(pid: number): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

async function byChromium(paper: readonly ContentNode[]): Promise<Cost> {
  const html = htmlFile(aWordWish(paper, { names, text: 'marked', hasChoice: true, threads }));
  const began = performance.now();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.setContent(html);
    const pdf = await page.pdf({ format: 'A4', displayHeaderFooter: true });
    return { ms: performance.now() - began, megabytes: 0, kilobytes: pdf.length / 1024 };
  } finally {
    await browser.close();
  }
}

function byBareTypst(): Cost {
  const began = performance.now();
  const workspace = mkdtempSync(path.join(folder, 'bare-'));
  const { stdout } = spawnSync(process.execPath, [BARE, workspace, words], { encoding: 'utf8' });
  const told = JSON.parse(stdout) as { readonly bytes: number; readonly megabytes: number };
  const ms = performance.now() - began;
  return { ms, megabytes: told.megabytes, kilobytes: told.bytes / 1024 };
}

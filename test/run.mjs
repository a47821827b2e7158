/** `npm test`: installs if needed, checks, builds, then runs every suite. `node test/run.mjs disk` runs that suite only. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from '../server/launch/build.mjs';
import { ensureInstalled, giveUp, root } from '../server/launch/install.mjs';
import { ensureBrowser, installDebian } from './chromium.mjs';

const asked = process.argv.slice(2);
const suites = asked.length > 0 ? asked : ['quick', 'faults', 'browser'];

ensureInstalled();
if (suites.includes('browser')) {
  const browser = ensureBrowser();
  if (!browser)
    giveUp('The browser tests need Chrome, Chromium or Edge: install one, or name it in CHROMIUM.');
  process.env['CHROMIUM'] = browser;
  const readsPdf = () => spawnSync('pdftotext', ['-v'], { stdio: 'ignore' }).status === 0;
  if (!readsPdf() && !(installDebian('poppler-utils') && readsPdf()))
    giveUp('The tests of printing need pdftotext: install poppler-utils.');
}
if (suites.includes('disk')) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    giveUp('The disk faults need Linux and root.');
  if (!existsSync('/usr/bin/strace') && !installDebian('strace'))
    giveUp('The disk faults need strace: install it.');
}
const node = (...args) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: process.env }).status ?? 1;
if (asked.length === 0 && node('server/launch/check.mjs') !== 0) process.exit(1);
await ensureBuilt();
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
process.exit(node(vitest, 'run', ...suites.flatMap((suite) => ['--project', suite])));

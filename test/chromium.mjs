/** Finds a browser for the tests, or installs Debian's where that is allowed. Plain JavaScript: runs before the suites. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  `${process.env['PROGRAMFILES'] ?? ''}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env['PROGRAMFILES(X86)'] ?? ''}\\Microsoft\\Edge\\Application\\msedge.exe`,
];

export const findBrowser = () => PLACES.find((place) => place && existsSync(place));

const isRoot = () => process.getuid?.() === 0;

/** Installs Debian packages where this process may; true when every step went well. */
export function installDebian(...packages) {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env }).status === 0;
  return (
    run('update', '-qq') && run('install', '-y', '-qq', '--no-install-recommends', ...packages)
  );
}

/** The path of a browser, or null when there is none and none may be installed. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  process.stderr.write('No browser found; installing chromium…\n');
  return installDebian('chromium') ? (findBrowser() ?? null) : null;
}

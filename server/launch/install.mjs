/** Plain JavaScript on purpose: this runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Ends the process with one clear line. */
export function giveUp(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    giveUp(`Nayar needs Node 20.19 or newer; this is ${process.versions.node}.`);
  }
}

/** Installs the locked packages of a folder unless that has been done since its lock file last changed. */
export function ensureInstalled(folder = root) {
  requireNode();
  const lock = path.join(folder, 'package-lock.json');
  const done = path.join(folder, 'node_modules/.package-lock.json');
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stderr.write('Installing packages…\n');
  // Standard output stays free for what the command itself has to say.
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    // A folder with packages of its own says itself which versions of Node it wants; npm hands ours down otherwise.
    env: { ...process.env, ...(folder !== root && { npm_config_engine_strict: 'false' }) },
  });
  if (status !== 0) giveUp('The packages could not be installed; the lines above say why.');
}

/** Runs a tool out of node_modules and returns its exit code; its output goes to standard error. */
export function runTool(entry, args) {
  const { status } = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules', entry), ...args],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
    },
  );
  return status ?? 1;
}

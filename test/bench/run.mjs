/**
 * `npm run bench`: every benchmark, results as JSON lines on standard output, progress on standard error.
 *
 *     npm run bench                      everything, about an hour; the machine should have nothing else to do
 *     npm run bench -- fan-out           one of them by name, or several: fan-out many saturation cold-open memory
 *                                        disk durability search register compare gate readiness digest word
 *                                        editor editor-long
 *                                        editor-review screens matrix timeline pdf
 *     npm run bench -- --quick           a look whether everything runs, about a minute; its figures are worth little
 *     npm run bench -- fan-out --profile also writes CPU profiles of our server to test/.output/bench/profiles
 *
 * A line compares one figure of ours with the same figure of a baseline: `ours` and `baselineValue` are medians over
 * the rounds, `ratio` is the median of the ratios within each round, `spread` the smallest and largest of each, `bar`
 * what the ratio must reach (null: told, not judged), `better` in which direction, and `met` whether it does. Only the
 * ratios mean something on another machine; one-core machines measure the load generator as much as the servers.
 *
 * How it is measured
 * - All servers of a bench take turns (A B C, A B C …), each time as a fresh process over a fresh folder, on the disk
 *   this project lies on. The load comes from one more process that speaks WebSocket by hand and types letters encoded
 *   by hand, so that it stays far cheaper than what it measures.
 * - Processor time and memory are what the process says of itself (all its threads), read by the same few lines loaded
 *   into every server. Memory is read after a forced collection.
 * - Ours is the built program as `npm start` runs it, with people signed in through real links, every right checked, and
 *   every edit on disk (fdatasync) before it is passed on. The baselines know no rights and store nothing, except
 *   Hocuspocus, which stores the state two to ten seconds after a change.
 * - Everybody shows a caret or their presence, and says so again every fifteen seconds, as a stock client does; not in
 *   `saturation`, which is about letters.
 * - Papers are written by seeded chance, the same to the byte every time. Their words are as hard to compress as real
 *   Hebrew (see room/paper/chance.ts).
 *
 * Baselines: `relay` (ws, one write per frame, no documents), `stored bytes` (a snapshot sent as it lies on disk),
 * `minimal` (y-protocols in memory), `Hocuspocus` 4.7.0 with its SQLite extension and its own defaults. Hocuspocus asks
 * for Node 22 and runs on 20; it has a package of its own in hocuspocus/, installed at the first use, so that the
 * program's own install never sees it. Its better-sqlite3 is compiled where no prebuilt one can be fetched.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../server/launch/build.mjs';
import { ensureInstalled, giveUp, root } from '../../server/launch/install.mjs';

const OUTPUT = path.join(root, 'test/.output/bench');
const BUNDLE = path.join(OUTPUT, 'bundle');
const HOCUSPOCUS = path.join(root, 'test/bench/hocuspocus');
/** Benches that drive Chromium, each a program of its own. */
const OF_BROWSER = new Map([
  ['editor', ['editor/run.ts', 'editor']],
  ['editor-long', ['editor/run.ts', 'editor-long']],
  ['editor-review', ['editor/run.ts', 'editor-review']],
  ['screens', ['screens/run.ts']],
  ['matrix', ['matrix/run.ts']],
  ['published', ['published/run.ts']],
  ['timeline', ['timeline/run.ts']],
  ['pdf', ['interchange/pdf-run.ts']],
]);

const { values: wish, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
});

ensureInstalled();
ensureInstalled(HOCUSPOCUS);
await ensureBuilt();
const { roomBenchNames, runRoomBenches } = await bundled();
const known = [...roomBenchNames, ...OF_BROWSER.keys()];
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0)
  giveUp(`There is no bench ${unknown.join(', ')}; there are ${known.join(', ')}.`);
const wanted = names.length > 0 ? names : known;

const profiles = wish.profile ? path.join(OUTPUT, 'profiles') : null;
if (profiles) mkdirSync(profiles, { recursive: true });
const failed = await runRoomBenches({
  names: wanted,
  isQuick: wish.quick,
  programs: {
    bench: BUNDLE,
    ours: path.join(root, 'dist/server'),
    hocuspocus: HOCUSPOCUS,
    profiles,
  },
  folder: OUTPUT,
  print: (line) => process.stdout.write(`${JSON.stringify(line)}\n`),
});
for (const [name, program] of OF_BROWSER) {
  if (wanted.includes(name) && !browserBench(program)) failed.push(name);
}
if (failed.length > 0) giveUp(`These benches failed: ${failed.join(', ')}.`);

/** The programs of the room benches as plain JavaScript: a measured process should not carry a compiler. */
async function bundled() {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: [
      import.meta.resolve('#test/bench/room/room-benches.ts'),
      import.meta.resolve('#test/bench/room/load/load.ts'),
      import.meta.resolve('#test/bench/interchange/memory-of.ts'),
      import.meta.resolve('#test/bench/room/servers/probe.ts'),
      import.meta.resolve('#test/bench/room/servers/our-server.ts'),
      import.meta.resolve('#test/bench/room/servers/seed-ours.ts'),
      import.meta.resolve('#test/bench/room/servers/relay.ts'),
      import.meta.resolve('#test/bench/room/servers/stored-bytes.ts'),
      import.meta.resolve('#test/bench/room/servers/minimal.ts'),
    ]
      .map((url) => fileURLToPath(url))
      .map((file) => ({ in: file, out: path.basename(file, '.ts') })),
    outdir: BUNDLE,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: Object.fromEntries(
      ['shared', 'server', 'test'].map((floor) => [`#${floor}`, path.join(root, floor)]),
    ),
    jsx: 'automatic',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return import(path.join(BUNDLE, 'room-benches.js'));
}

function browserBench([file, ...scenes]) {
  const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
  const program = path.join(root, 'test/bench', file);
  // The published page is made of elements of React: how they are compiled stands in the floor's own settings.
  const settings = ['--tsconfig', path.join(root, 'server/tsconfig.json')];
  const words = [tsx, ...settings, program, ...scenes, ...(wish.quick ? ['--quick'] : [])];
  return spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' }).status === 0;
}

import { ensureInstalled, giveUp, runTool } from './install.mjs';

ensureInstalled();
/** @type {[string, string, string[]][]} */
const STEPS = [
  ['format and styles', '@biomejs/biome/bin/biome', ['ci', '.']],
  ['lint', 'oxlint/bin/oxlint', ['--type-aware', '.']],
  ...['shared', 'server', 'client', 'test'].map((floor) => [
    `types of ${floor}`,
    'typescript/bin/tsc',
    // What has not changed since the last check is not looked at again.
    ['-p', floor, '--incremental', '--tsBuildInfoFile', `node_modules/.cache/${floor}.tsbuildinfo`],
  ]),
  [
    'layers',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['--config', '.dependency-cruiser.cjs', 'shared', 'server', 'client'],
  ],
  ['dead code', 'knip/bin/knip.js', []],
];
const failed = STEPS.filter(([name, entry, args]) => {
  const started = performance.now();
  const code = runTool(entry, args);
  process.stderr.write(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`,
  );
  return code !== 0;
});
if (failed.length > 0) giveUp(`check failed: ${failed.map(([name]) => name).join(', ')}`);

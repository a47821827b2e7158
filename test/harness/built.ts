import { execFileSync } from 'node:child_process';

/**
 * What a browser is shown is the program as it is now: built before the first test, unless it is. A process of its own,
 * because a build within a test would take itself for one.
 */
export default function setup(): void {
  const build = "import('./server/launch/build.mjs').then(({ ensureBuilt }) => ensureBuilt())";
  execFileSync(process.execPath, ['-e', build], {
    env: { ...process.env, VITEST: '', NODE_ENV: 'production' },
    stdio: 'inherit',
  });
}

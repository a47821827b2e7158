/**
 * Loaded into every measured server before its own code, the same into all of them: tells what the process has used when
 * it is asked over its channel, and ends the process when whoever started it is gone.
 */
import type { Usage } from '#test/bench/room/servers/usage.ts';

process.on('message', (question) => {
  if (question === 'usage') answer();
  // Twice, with a turn between: finalizers of the first collection free what the second finds.
  if (question === 'collected usage') {
    globalThis.gc?.();
    setImmediate(() => {
      globalThis.gc?.();
      answer();
    });
  }
});
process.on('disconnect', () => process.exit(0));
// The channel must not keep alive a server that has decided to end.
process.channel?.unref();

function answer(): void {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ cpuUs: user + system, rss, live: heapUsed + external } satisfies Usage);
}

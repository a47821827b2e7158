import { Worker } from 'node:worker_threads';
import type { PressOrder } from '#server/interchange/pdf/order.ts';
import { Typesetter } from '#server/interchange/pdf/typesetter.ts';

/** What the process answers to an order. Anything else, such as its sudden end, is told by the one who started it. */
export type PressAnswer =
  | { readonly pdf: Uint8Array; readonly flaw: string | null; readonly megabytes: number }
  | { readonly failed: string };

/**
 * Beside the native code, which nothing interrupts: ends this process when it takes more memory than it may, and when the
 * server is gone.
 */
const WATCH = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  const megabytes = process.memoryUsage.rss() / 1048576;
  if (megabytes > workerData.memoryMb || process.ppid !== workerData.parent)
    process.kill(process.pid, 'SIGKILL');
}, 40);
`;

const [workspace = '', memoryMb = '0'] = process.argv.slice(2);
const watch = { memoryMb: Number(memoryMb), parent: process.ppid };
const watchman = new Worker(WATCH, {
  eval: true,
  workerData: watch,
  resourceLimits: { maxOldGenerationSizeMb: 16 },
});

watchman.on('error', () => process.exit(1));

const typesetter = new Typesetter(workspace);

function answerTo(order: PressOrder): PressAnswer {
  try {
    const { pdf, flaw } = typesetter.set(order);
    return { pdf, flaw, megabytes: Math.ceil(process.memoryUsage.rss() / 1024 / 1024) };
  } catch (fault) {
    return { failed: fault instanceof Error ? fault.message.slice(0, 2000) : 'unknown' };
  }
}

// Orders come from the server that started this process alone.
process.on('message', (order) => process.send?.(answerTo(order as PressOrder)));
process.on('disconnect', () => process.exit());

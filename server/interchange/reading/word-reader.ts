import { Worker } from 'node:worker_threads';
import { LIMITS } from '#server/interchange/reading/limits.ts';
import type { WordRead } from '#server/interchange/reading/read-word.ts';
import type { WorkerAnswer } from '#server/interchange/reading/worker.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

/** How long one file may take, in milliseconds, and how much memory its thread may have, in megabytes. */
export interface ThreadLimits {
  readonly longestMs: number;
  readonly memoryMb: number;
}

const THREAD: ThreadLimits = { longestMs: 20_000, memoryMb: 768 };

/**
 * Reads a Word file in a thread of its own, so that nobody else waits for it and its end is the end of all that it cost.
 * Refuses what cannot or may not be read by one of the codes for Word files.
 */
export async function readWordFile(
  bytes: Uint8Array,
  now: Date,
  limits: ThreadLimits = THREAD,
): Promise<WordRead> {
  if (bytes.length > LIMITS.fileBytes) throw new Refusal('too-large');
  const worker = threadFor({ bytes, now: now.getTime() }, limits);
  try {
    return await answerOf(worker, limits.longestMs);
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, longestMs: number): Promise<WordRead> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Refusal('word-heavy')), longestMs);
    const end = (act: () => void) => {
      clearTimeout(timer);
      act();
    };
    worker.once('message', (answer: WorkerAnswer) =>
      end(() => ('read' in answer ? resolve(answer.read) : reject(new Refusal(answer.refused)))),
    );
    worker.once('error', (fault: Error & { code?: string }) =>
      end(() =>
        reject(fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refusal('word-heavy') : fault),
      ),
    );
    worker.once('exit', () =>
      end(() => reject(new Error('the reading thread ended without an answer'))),
    );
  });
}

/** Run from its sources, the program is TypeScript, which a thread has to be taught. */
const FROM_SOURCE = `
const { workerData } = require('node:worker_threads');
void import('tsx/esm/api').then(({ register }) => {
  register();
  return import(workerData.file);
});
`;

/** A thread by its file: in a build it lies at its own place beside all others. */
function threadFor(workerData: Readonly<Record<string, unknown>>, limits: ThreadLimits): Worker {
  const resourceLimits = {
    maxOldGenerationSizeMb: limits.memoryMb,
    maxYoungGenerationSizeMb: 64,
  };
  const here = import.meta.url;
  if (here.endsWith('.ts')) {
    const file = new URL('./worker.ts', here).href;
    return new Worker(FROM_SOURCE, {
      eval: true,
      workerData: { ...workerData, file },
      resourceLimits,
    });
  }
  const build = '/dist/server/';
  const root = here.slice(0, here.lastIndexOf(build) + build.length);
  const file = new URL('interchange/reading/worker.js', root);
  return new Worker(file, { workerData, resourceLimits });
}

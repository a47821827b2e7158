import { Worker } from 'node:worker_threads';

/** How long one piece of work may take, in milliseconds, and how much memory its thread may have, in megabytes. */
export interface ThreadLimits {
  readonly longestMs: number;
  readonly memoryMb: number;
}

/** Run from its sources, the program is TypeScript, which a thread has to be taught. */
const FROM_SOURCE = `
const { workerData } = require('node:worker_threads');
void import('tsx/esm/api').then(({ register }) => {
  register();
  return import(workerData.file);
});
`;

/** A thread by the room of its file `worker.ts`: in a build it lies at its own place beside all others. */
export function threadIn(
  room: 'reading' | 'slides' | 'marking',
  workerData: Readonly<Record<string, unknown>>,
  { memoryMb }: ThreadLimits,
): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 };
  const here = import.meta.url;
  if (here.endsWith('.ts')) {
    const file = new URL(`./${room}/worker.ts`, here).href;
    return new Worker(FROM_SOURCE, {
      eval: true,
      workerData: { ...workerData, file },
      resourceLimits,
    });
  }
  const build = '/dist/server/';
  const root = here.slice(0, here.lastIndexOf(build) + build.length);
  const file = new URL(`interchange/${room}/worker.js`, root);
  return new Worker(file, { workerData, resourceLimits });
}

interface Ends {
  readonly longestMs: number;
  /** What is told where time or memory did not suffice. */
  readonly tooHeavy: () => Error;
  readonly signal?: AbortSignal | undefined;
}

/** The one answer of a thread, which is ended whatever happens: also when nobody waits for it any more. */
export async function answerOf<Answer>(
  worker: Worker,
  { longestMs, tooHeavy, signal }: Ends,
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  let hangUp: (() => void) | undefined;
  try {
    return await new Promise<Answer>((resolve, reject) => {
      timer = setTimeout(() => reject(tooHeavy()), longestMs);
      hangUp = () => reject(signal?.reason as Error);
      if (signal?.aborted) hangUp();
      signal?.addEventListener('abort', hangUp);
      worker.once('message', resolve);
      worker.once('error', (fault: Error & { code?: string }) =>
        reject(fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHeavy() : fault),
      );
      // Something ended it that told nobody why: what it was given was too much for it.
      worker.once('exit', () => reject(tooHeavy()));
    });
  } finally {
    clearTimeout(timer);
    if (hangUp) signal?.removeEventListener('abort', hangUp);
    await worker.terminate();
  }
}

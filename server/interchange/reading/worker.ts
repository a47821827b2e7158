import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { WordRefused } from '#server/interchange/reading/limits.ts';
import { readWord, type WordRead } from '#server/interchange/reading/read-word.ts';
import { suggestionIdFrom } from '#shared/suggestion/entry.ts';
import type { WordRefusal } from '#shared/interchange/word-report.ts';

/** What the thread answers. Anything else, such as its sudden end, is told by the one who started it. */
export type WorkerAnswer = { readonly read: WordRead } | { readonly refused: WordRefusal };

const Wish = z.object({ bytes: z.instanceof(Uint8Array), now: z.number() });

/** A thread that reads one file and ends. */
async function answer(): Promise<WorkerAnswer> {
  const { bytes, now } = Wish.parse(workerData);
  try {
    const newId = () => suggestionIdFrom(randomBytes(8));
    return { read: await readWord(bytes, { now, newId }) };
  } catch (fault) {
    if (fault instanceof WordRefused) return { refused: fault.code };
    // Deep nesting that no limit foresaw is no defect of ours to die of.
    if (fault instanceof RangeError) return { refused: 'word-heavy' };
    throw fault;
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(await answer());

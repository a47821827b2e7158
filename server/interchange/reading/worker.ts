import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import type { Identity } from '#server/interchange/reading/identity.ts';
import { LIMITS, WordRefused } from '#server/interchange/reading/limits.ts';
import { type FileRead, readAny } from '#server/interchange/reading/read-any.ts';
import { readWord } from '#server/interchange/reading/read-word.ts';
import { suggestionIdFrom } from '#shared/suggestion/entry.ts';
import { contentOf } from '#shared/interchange/model-to-paper.ts';
import type { WordRefusal } from '#shared/interchange/word-report.ts';

/**
 * What was read, as it crosses over to whoever asked: texts as JSON, which is taken up many times faster than objects are,
 * so that nobody else waits for it.
 */
export interface PackedRead extends Omit<FileRead, 'model' | 'identity'> {
  readonly content: string;
  readonly identity: (Omit<Identity, 'content'> & { readonly content: string | null }) | null;
}

/** What the thread answers. Anything else, such as its sudden end, is told by the one who started it. */
export type WorkerAnswer = { readonly read: PackedRead } | { readonly refused: WordRefusal };

const Wish = z.object({ bytes: z.instanceof(Uint8Array), now: z.number(), isWord: z.boolean() });

/** A thread that reads one file and ends. */
async function answer(): Promise<WorkerAnswer> {
  const { bytes, now, isWord } = Wish.parse(workerData);
  try {
    const newId = () => suggestionIdFrom(randomBytes(8));
    const wish = { now, newId };
    if (!isWord) return { read: packed(await readAny(bytes, wish)) };
    return { read: packed({ ...(await readWord(bytes, wish)), kind: 'word', encoding: null }) };
  } catch (fault) {
    if (fault instanceof WordRefused) return { refused: fault.code };
    // Deep nesting that no limit foresaw is no defect of ours to die of.
    if (fault instanceof RangeError) return { refused: 'word-heavy' };
    throw fault;
  }
}

function packed({ model, identity, images, ...read }: FileRead): PackedRead {
  const content = JSON.stringify(contentOf(model));
  const own = identity?.content ? JSON.stringify(identity.content) : null;
  if (content.length + (own?.length ?? 0) > LIMITS.answer)
    throw new WordRefused('word-heavy', 'answer');
  return {
    ...read,
    content,
    identity: identity && { ...identity, content: own },
    // Bytes of their own, so that they are handed over and not copied.
    images: images.map(({ part, bytes }) => ({ part, bytes: new Uint8Array(bytes) })),
  };
}

const told = await answer();
const handed =
  'read' in told ? told.read.images.map(({ bytes }) => bytes.buffer as ArrayBuffer) : [];
parentPort?.postMessage(told, handed);

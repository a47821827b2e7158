import { LIMITS } from '#server/interchange/reading/limits.ts';
import type { FileRead } from '#server/interchange/reading/read-any.ts';
import type { PackedRead, WorkerAnswer } from '#server/interchange/reading/worker.ts';
import { answerOf, type ThreadLimits, threadIn } from '#server/interchange/thread.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

/** A file as it was read: its text as a paper has it, with the ids that it remembers, and what kind of file it is. */
export interface WordFileRead extends Omit<FileRead, 'model'> {
  readonly content: readonly ContentNode[];
}

const THREAD: ThreadLimits = { longestMs: 20_000, memoryMb: 768 };

/**
 * Reads a file in a thread of its own, so that nobody else waits for it and its end is the end of all that it cost.
 * Refuses what cannot or may not be read by one of the codes for files.
 */
export function readPaperFile(
  bytes: Uint8Array,
  now: Date,
  limits: ThreadLimits = THREAD,
): Promise<WordFileRead> {
  return readInThread({ bytes, now: now.getTime(), isWord: false }, limits);
}

/** The same of a Word file alone. */
export function readWordFile(
  bytes: Uint8Array,
  now: Date,
  limits: ThreadLimits = THREAD,
): Promise<WordFileRead> {
  return readInThread({ bytes, now: now.getTime(), isWord: true }, limits);
}

interface Wish {
  readonly bytes: Uint8Array;
  readonly now: number;
  readonly isWord: boolean;
}

async function readInThread(wish: Wish, limits: ThreadLimits): Promise<WordFileRead> {
  if (wish.bytes.length > LIMITS.fileBytes) throw new Refusal('too-large');
  const worker = threadIn('reading', { ...wish }, limits);
  const tooHeavy = () => new Refusal('word-heavy');
  const answer = await answerOf<WorkerAnswer>(worker, { ...limits, tooHeavy });
  if ('refused' in answer) throw new Refusal(answer.refused);
  return unpacked(answer.read);
}

function unpacked({ content, identity, ...read }: PackedRead): WordFileRead {
  const texts = (json: string) => JSON.parse(json) as ContentNode[];
  return {
    ...read,
    content: texts(content),
    identity: identity && {
      ...identity,
      content: identity.content === null ? null : texts(identity.content),
    },
  };
}

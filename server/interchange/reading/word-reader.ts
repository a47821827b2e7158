import { LIMITS } from '#server/interchange/reading/limits.ts';
import type { WordRead } from '#server/interchange/reading/read-word.ts';
import type { WorkerAnswer } from '#server/interchange/reading/worker.ts';
import { answerOf, type ThreadLimits, threadIn } from '#server/interchange/thread.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

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
  const worker = threadIn('reading', { bytes, now: now.getTime() }, limits);
  const tooHeavy = () => new Refusal('word-heavy');
  const answer = await answerOf<WorkerAnswer>(worker, { ...limits, tooHeavy });
  if ('refused' in answer) throw new Refusal(answer.refused);
  return answer.read;
}

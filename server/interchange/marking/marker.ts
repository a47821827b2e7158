import { oneAtATime } from '#server/image/upload.ts';
import type { Since } from '#server/interchange/since.ts';
import { answerOf, type ThreadLimits, threadIn } from '#server/interchange/thread.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

const THREAD: ThreadLimits = { longestMs: 30_000, memoryMb: 512 };

/**
 * Lays what changed since a version into a text, in a thread of its own: two long papers that have little in common take a
 * while to be compared. One at a time.
 */
export class Marker {
  readonly #inTurn = oneAtATime();

  mark(
    whole: readonly ContentNode[],
    { content, hands }: Pick<Since, 'content' | 'hands'>,
    { at, signal }: { readonly at: Date; readonly signal?: AbortSignal | undefined },
  ): Promise<ContentNode[]> {
    return this.#inTurn(async () => {
      signal?.throwIfAborted();
      const told = { old: JSON.stringify(content), present: JSON.stringify(whole), hands, at };
      const tooHeavy = () => new Refusal('too-large');
      const json = await answerOf<string>(threadIn('marking', told, THREAD), {
        ...THREAD,
        tooHeavy,
        signal,
      });
      return JSON.parse(json) as ContentNode[];
    });
  }
}

import { oneAtATime } from '#server/image/upload.ts';
import type { DeckStory } from '#server/interchange/slides/story.ts';
import { answerOf, type ThreadLimits, threadIn } from '#server/interchange/thread.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

const THREAD: ThreadLimits = { longestMs: 60_000, memoryMb: 512 };
/** So many may wait for their turn; whoever comes then is asked to come again. */
const MOST_WAITING = 8;

/** Draws presentations one after the other, each in a thread of its own that ends with it. */
export class DeckMaker {
  readonly #inTurn = oneAtATime();
  #waiting = 0;

  /** The file of a presentation. Given up as soon as nobody waits for it, which throws the signal's own reason. */
  async make(story: DeckStory, signal: AbortSignal): Promise<Uint8Array> {
    if (this.#waiting >= MOST_WAITING) throw new Refusal('press-busy');
    this.#waiting += 1;
    try {
      return await this.#inTurn(() => {
        signal.throwIfAborted();
        const tooHeavy = () => new Refusal('too-large');
        const worker = threadIn('slides', { story }, THREAD);
        return answerOf<Uint8Array>(worker, { ...THREAD, tooHeavy, signal });
      });
    } finally {
      this.#waiting -= 1;
    }
  }
}

import type { WaitingThread } from '#client/offline/remark-outbox.ts';
import type { NewPlace } from '#client/thread/anchor-here.ts';

/** What a remark that waits was made on. */
export function placeOfWaiting({ body: { anchor } }: WaitingThread): NewPlace {
  return { anchor, quote: anchor.kind === 'passage' ? anchor.quote : '' };
}

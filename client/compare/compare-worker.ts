import { comparePapers } from '#shared/compare/compare-papers.ts';
import type { Asked } from '#client/compare/comparing.ts';

/** Compares apart from the page, which stays free for reading and pressing meanwhile. */
self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target, it is this origin's own
  self.postMessage(comparePapers(data.old, data.new, data.options));
});

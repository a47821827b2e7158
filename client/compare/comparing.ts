import { startTransition, useEffect, useState } from 'react';
import type { CompareOptions, Comparison } from '#shared/compare/comparison.ts';
import type { ContentNode } from '#shared/paper/content.ts';

/** What is to be compared. */
export interface Asked {
  readonly old: readonly ContentNode[];
  readonly new: readonly ContentNode[];
  readonly options: CompareOptions;
}

interface Told {
  readonly asked: Asked;
  /** Null when comparing failed: its program could not be fetched. */
  readonly comparison: Comparison | null;
}

/**
 * The comparison of what is asked, made in a worker; `undefined` while it is being made, null when that failed. What is
 * asked must be the same object for as long as nothing about it changes.
 */
export function useComparison(asked: Asked | null): Comparison | null | undefined {
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => {
    if (!asked) return undefined;
    const worker = new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' });
    const tell = (comparison: Comparison | null) => {
      worker.terminate();
      // A hundred pages are drawn in between what the reader does.
      startTransition(() => setTold({ asked, comparison }));
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Comparison>) => tell(data));
    worker.addEventListener('error', () => tell(null));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target, it is this origin's own
    worker.postMessage(asked);
    return () => worker.terminate();
  }, [asked]);
  return told && told.asked === asked ? told.comparison : undefined;
}

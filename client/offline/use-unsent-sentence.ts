import { useSay } from '#client/locale/Locale.tsx';
import type { Unsent } from '#client/offline/device-papers.ts';

/** What of a paper waits on this device, in words when there are words; null when nothing does. */
export function useUnsentSentence(): (unsent: Unsent) => string | null {
  const say = useSay();
  return ({ changes, words }) => {
    if (changes === 0) return null;
    return words > 0
      ? say('offline.unsentWords', { count: words })
      : say('offline.unsentChanges', { count: changes });
  };
}

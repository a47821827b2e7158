import { useSyncExternalStore } from 'react';

/** Where remarks are shown: beside the sheet, over its side, or from below on a phone. */
export type Room = 'margin' | 'side' | 'below';

/** 1200 pixels: the sheet, the contents, and cards of a readable width. */
const WIDE = '(width >= 75rem)';
const NARROW = '(width < 44rem)';

export function roomNow(): Room {
  if (matchMedia(WIDE).matches) return 'margin';
  return matchMedia(NARROW).matches ? 'below' : 'side';
}

export function useRoom(): Room {
  return useSyncExternalStore(watch, roomNow);
}

function watch(onChange: () => void): () => void {
  const queries = [WIDE, NARROW].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}

import { useSyncExternalStore } from 'react';

const NARROW = '(width < 44rem)';

/** True on a phone, in a narrow window, and at high zoom: where a table becomes cards. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches);
}

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

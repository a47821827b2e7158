import { useSyncExternalStore } from 'react';

/** True on a phone, in a narrow window, and at high zoom: where a table becomes cards. */
export const useNarrow = widthUnder('(width < 44rem)');

/** True where a full row of tools does not fit beside a title: on tablets and phones, and at higher zoom. */
export const useCompact = widthUnder('(width < 80rem)');

function widthUnder(media: string): () => boolean {
  const subscribe = (onChange: () => void) => {
    const query = matchMedia(media);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  };
  const isUnder = () => matchMedia(media).matches;
  return () => useSyncExternalStore(subscribe, isUnder);
}

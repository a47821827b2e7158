import { useMemo, useRef, useState } from 'react';
import type { ShownText } from '#client/suggestion/shown-text.ts';

/** How one paper is looked at in this window, and what of it is printed. */
export interface TextView {
  readonly shown: ShownText;
  readonly show: (shown: ShownText) => void;
  /** For the next printing alone; null: what is looked at. */
  readonly forPrint: (wanted: ShownText | null) => void;
  readonly toPrint: () => ShownText;
}

/** Not remembered: who opens a paper always meets the text itself. */
export function useTextView(): TextView {
  const [shown, show] = useState<ShownText>('marked');
  const wanted = useRef<ShownText | null>(null);
  return useMemo(
    () => ({
      shown,
      show,
      forPrint: (next) => {
        wanted.current = next;
      },
      toPrint: () => wanted.current ?? shown,
    }),
    [shown],
  );
}

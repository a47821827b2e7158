import { useState } from 'react';
import { failureSentence } from '#client/http/failure-sentence.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { showToast } from '#client/ui/toast.ts';

/** A part of a list that is brought piece by piece, the newest first. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  /** Where to ask on from; null at the end. */
  readonly next: number | null;
}

/**
 * All of a list that is here, its first page always fresh, and the way to what comes before. What was here once stays: it
 * falls into no gap when newer things push it off the first page.
 */
export function useOlder<Item extends { readonly id: string }>(
  first: PageOf<Item>,
  ask: (from: number) => Promise<PageOf<Item>>,
) {
  const say = useSay();
  const language = useLanguage();
  const [brought, setBrought] = useState<PageOf<Item> | null>(null);
  const [isBringing, setBringing] = useState(false);
  const next = brought ? brought.next : first.next;
  const fresh = new Set(first.items.map(({ id }) => id));
  const items = [...first.items, ...(brought?.items ?? []).filter(({ id }) => !fresh.has(id))];
  const bring = async (from: number) => {
    setBringing(true);
    try {
      const page = await ask(from);
      setBrought({ items: [...items, ...page.items], next: page.next });
    } catch (error) {
      showToast('trouble', failureSentence(error, say, language));
    } finally {
      setBringing(false);
    }
  };
  return {
    items,
    hasOlder: next !== null,
    isBringing,
    bringOlder: () => {
      if (next !== null) void bring(next);
    },
  };
}

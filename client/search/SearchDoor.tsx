import { type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { lazyPart } from '#client/http/lazy-part.ts';
import { SearchDoorContext } from '#client/search/search-door.ts';
import { asksForSearch } from '#client/search/search-key.ts';

const QuickSearch = lazyPart(
  async () => (await import('#client/search/QuickSearch.tsx')).QuickSearch,
);

/** Holds the quick search over every screen of a member: by its keys, and for whoever asks by `useSearchDoor`. */
export function SearchDoor({ children }: { readonly children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  const open = useCallback(() => {
    setWasAsked(true);
    setIsOpen(true);
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!asksForSearch(event)) return;
      event.preventDefault();
      open();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [open]);
  return (
    <SearchDoorContext value={open}>
      {children}
      {wasAsked && (
        <Suspense fallback={null}>
          <QuickSearch isOpen={isOpen} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </SearchDoorContext>
  );
}

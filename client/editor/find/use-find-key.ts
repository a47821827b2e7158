import { useEffect } from 'react';

/** What a key of finding asks for. */
export type FindKey = 'find' | 'replace' | 'next' | 'previous';

/** The key by its place, so that it works with a Hebrew layout. */
export function findKeyOf(event: KeyboardEvent): FindKey | null {
  const { ctrlKey, metaKey, altKey, shiftKey, code, key } = event;
  const isCommand = (ctrlKey || metaKey) && !altKey;
  if (isCommand && !shiftKey && (code === 'KeyF' || key === 'f')) return 'find';
  if (isCommand && !shiftKey && (code === 'KeyH' || key === 'h')) return 'replace';
  if (key === 'F3' || (isCommand && (code === 'KeyG' || key.toLowerCase() === 'g'))) {
    return shiftKey ? 'previous' : 'next';
  }
  return null;
}

/**
 * Listens for the keys of finding anywhere on the paper's screen. `onKey` answers whether it took the key: a second
 * Ctrl+F, pressed in our own field, is left to the browser, whose search some people want.
 */
export function useFindKey(onKey: (key: FindKey) => boolean): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // A window over the page has its own business.
      if (event.defaultPrevented || document.querySelector('[aria-modal="true"]')) return;
      const key = findKeyOf(event);
      if (key !== null && onKey(key)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onKey]);
}

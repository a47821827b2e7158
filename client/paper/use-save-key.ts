import { useEffect, useState } from 'react';

/**
 * Ctrl+S does nothing harmful here: everything is saved as it is written, and the key asks for the state of saving.
 * Answers how often it was pressed. By the key's place, so that it works with a Hebrew layout.
 */
export function useSaveKey(): number {
  const [presses, setPresses] = useState(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isSave = event.code === 'KeyS' || event.key.toLowerCase() === 's';
      if (!isSave || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setPresses((count) => count + 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return presses;
}

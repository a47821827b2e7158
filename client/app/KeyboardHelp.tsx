import { type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { lazyPart } from '#client/http/lazy-part.ts';
import { asksForKeys } from '#client/keyboard/help-key.ts';
import { KeyboardHelpContext } from '#client/keyboard/keyboard-help.ts';

const ListOfKeys = lazyPart(async () => (await import('#client/app/ListOfKeys.tsx')).ListOfKeys);

/** Holds the list of keys over every screen: by its key, and for whoever asks by `useKeyboardHelp`. */
export function KeyboardHelp({ children }: { readonly children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  const open = useCallback(() => {
    setWasAsked(true);
    setIsOpen(true);
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!asksForKeys(event)) return;
      event.preventDefault();
      open();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [open]);
  return (
    <KeyboardHelpContext value={open}>
      {children}
      {wasAsked && (
        <Suspense fallback={null}>
          <ListOfKeys isOpen={isOpen} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </KeyboardHelpContext>
  );
}

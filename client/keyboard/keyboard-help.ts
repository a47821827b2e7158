import { createContext, useContext } from 'react';

/** Opens the list of keys; the frame holds it, so that any screen may ask for it. */
export const KeyboardHelpContext = createContext<() => void>(() => undefined);

export function useKeyboardHelp(): () => void {
  return useContext(KeyboardHelpContext);
}

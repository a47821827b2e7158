import { createContext, useContext } from 'react';

/** Opens the quick search; the frame holds it, so that any screen may ask for it. */
export const SearchDoorContext = createContext<() => void>(() => undefined);

export function useSearchDoor(): () => void {
  return useContext(SearchDoorContext);
}

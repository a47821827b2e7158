import { createContext, useContext } from 'react';
import type { Language, Theme } from '#shared/member/person.ts';

/** How the page speaks and looks, for the person when known and for this device otherwise. */
export interface Look {
  readonly language: Language;
  readonly theme: Theme;
  readonly change: (change: Partial<Pick<Look, 'language' | 'theme'>>) => void;
}

export const LookContext = createContext<Look | null>(null);

export function useLook(): Look {
  const look = useContext(LookContext);
  if (look === null) throw new Error('The look is used outside of <App>.');
  return look;
}

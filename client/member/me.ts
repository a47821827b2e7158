import { createContext, useContext } from 'react';
import type { Me } from '#shared/member/member-contract.ts';

/** The person who is signed in; given by the frame to every screen but signing in. */
export const MeContext = createContext<Me | null>(null);

/** Who I am. Only below the frame, where somebody is signed in for certain. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('A screen for members is drawn where nobody is signed in.');
  return me;
}

/** Coordinators of any forum and those who look after the workspace read the mails that could not be sent. */
export function mayReadOutbox({ person, memberships }: Me): boolean {
  return (
    person.stewardsWorkspace ||
    memberships.some(({ role, suspended }) => role === 'coordinator' && !suspended)
  );
}

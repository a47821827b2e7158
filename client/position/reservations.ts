import { createContext, useContext } from 'react';
import type { ContentNode } from '#shared/paper/content.ts';
import { listReservations, type PlacedReservation } from '#shared/position/position-contract.ts';
import { wordingOf } from '#shared/position/wording.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { useAnswer } from '#client/http/query.ts';

const NONE: readonly PlacedReservation[] = [];
const Reservations = createContext(NONE);
/** Says which signed reservations stand on the text that is drawn inside. */
export const ReservationsOf = Reservations.Provider;

/** The signed reservations on a paper, as far as they have come. */
export function useReservationsOn(paperId: string): readonly PlacedReservation[] {
  return useAnswer(listReservations, { paperId }).data ?? NONE;
}

/** Those beside one block as it is drawn: none where it says something else than what they were signed on. */
export function useReservations(node: ContentNode): readonly PlacedReservation[] {
  const id = node.attrs?.['id'];
  const mine = useContext(Reservations).filter(({ blockId }) => blockId === id);
  if (mine.length === 0) return NONE;
  const wording = wordingOf(project([node], REJECT_ALL)[0] ?? node);
  return mine.filter((reservation) => reservation.wording === wording);
}

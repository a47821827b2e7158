import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PlacedReservation } from '#shared/position/position-contract.ts';
import { keyOfPlace } from '#shared/register/block-place.ts';
import { reservationsOn } from '#server/position/reservations.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';

/**
 * The signed reservations that stand on recommendations of several papers, by the place of each, as far as they are open
 * to who asks. Whether they may read the papers has been asked before.
 */
export async function reservationsIn(
  deps: RegisterDeps,
  paperIds: Iterable<string>,
  personId: string,
): Promise<ReadonlyMap<string, readonly PlacedReservation[]>> {
  const found = new Map<string, PlacedReservation[]>();
  for (const paperId of new Set(paperIds)) {
    for (const one of await reservationsOn(deps, paperId, { personId, content: null })) {
      const key = keyOfPlace({ paperId, blockId: one.blockId });
      found.set(key, [...(found.get(key) ?? []), one]);
    }
    await nextTurn();
  }
  return found;
}

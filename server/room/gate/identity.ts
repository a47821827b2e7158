import type { Known } from '#server/room/known.ts';
import type { News } from '#server/room/gate/change.ts';

/** Which person each clientID belongs to, as far as anybody knows. */
export interface Owners {
  /** From the paper's log: who has written with it. */
  get(client: number): string | undefined;
  /** Who is present under it now: nobody may write as another person who has only looked so far. */
  presentAs(client: number): string | undefined;
}

/**
 * The clientIDs that a change would claim for a person; null when it speaks for somebody else. An id that has written
 * and belongs to nobody was the server's.
 */
export function claimsIn(
  news: News,
  known: Known,
  owners: Owners,
  personId: string,
): readonly number[] | null {
  const claims: number[] = [];
  for (const { client } of news.sections) {
    const owner = owners.get(client);
    if (owner === personId) continue;
    const isFree = owner === undefined && known.stateOf(client) === 0;
    if (!isFree || (owners.presentAs(client) ?? personId) !== personId) return null;
    claims.push(client);
  }
  return claims;
}

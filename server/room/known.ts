import * as Y from 'yjs';

/** What of a paper is there already, whether or not a Y.Doc stands behind it. */
export interface Known {
  /** The next clock expected from a client; 0 for one never seen. */
  stateOf(client: number): number;
  /** Whether every clock of the range is deleted already. */
  isDeleted(client: number, clock: number, length: number): boolean;
}

export function knownIn(doc: Y.Doc): Known {
  const { clients } = doc.store;
  return {
    stateOf: (client) => Y.getState(doc.store, client),
    isDeleted(client, clock, length) {
      const structs = clients.get(client);
      if (!structs || clock + length > Y.getState(doc.store, client)) return false;
      const end = clock + length;
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const struct = structs[at];
        if (!struct || struct.id.clock >= end) return true;
        if (!struct.deleted) return false;
      }
      return true;
    },
  };
}

/** What Yjs calls a delete set, as decoded from an update. */
export type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds'];

/** Whether one merged, sorted range of a delete set covers the whole of another. */
export function covers(deletes: DeleteSet, client: number, clock: number, length: number): boolean {
  const ranges = deletes.clients.get(client) ?? [];
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const range = ranges[middle];
    if (!range) return false;
    if (range.clock > clock) high = middle - 1;
    else if (range.clock + range.len <= clock) low = middle + 1;
    else return clock + length <= range.clock + range.len;
  }
  return false;
}

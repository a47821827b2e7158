import * as Y from 'yjs';
import type { DeleteSet, Known } from '#server/room/known.ts';

/** One struct of an update that has not been integrated: its `parent` is a root's name, an id, or null when a neighbour knows. */
export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/** All structs of one client in an update, by rising clock. */
export interface Section {
  readonly client: number;
  readonly structs: readonly Struct[];
}

export interface Range {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

export interface Change {
  readonly sections: readonly Section[];
  readonly deletes: DeleteSet;
}

/** What a change would add to a paper. */
export interface News {
  readonly sections: readonly Section[];
  readonly deletions: readonly Range[];
}

/** No paper of this world counts this far; what claims to is an attack on the arithmetic. */
const MAX_CLOCK = 2 ** 31;

export function endOf(struct: Struct): number {
  return struct.id.clock + struct.length;
}

/** Decodes an update, or answers null when it is none. Never throws. */
export function readChange(update: Uint8Array): Change | null {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return null;
  }
  const sections: { client: number; structs: Struct[] }[] = [];
  for (const struct of decoded.structs) {
    if (struct.length < 1 || endOf(struct) > MAX_CLOCK) return null;
    const { client } = struct.id;
    const last = sections.at(-1);
    if (last?.client === client) {
      last.structs.push(struct);
      continue;
    }
    // Every Yjs writes higher clients first, and merging as bytes loses what stands in another order; of a client that
    // comes twice Yjs keeps only one part.
    if (last && client > last.client) return null;
    sections.push({ client, structs: [struct] });
  }
  return areApart(decoded.ds) ? { sections, deletes: decoded.ds } : null;
}

/**
 * Every Yjs writes its deletions merged. Ranges that lie over each other are an attack: each is looked up by itself, so
 * one frame of them would cost its own length times the paper's.
 */
function areApart({ clients }: DeleteSet): boolean {
  for (const ranges of clients.values()) {
    let end = 0;
    for (const { clock, len } of ranges.toSorted((one, other) => one.clock - other.clock)) {
      if (clock < end) return false;
      end = clock + len;
    }
  }
  return true;
}

/** What of a change is not known yet. An answer to our step 1 mostly carries nothing but old deletions. */
export function newsIn(change: Change, known: Known): News {
  const sections: Section[] = [];
  for (const section of change.sections) {
    const have = known.stateOf(section.client);
    const first = section.structs.findIndex(
      (struct) => endOf(struct) > have && !(struct instanceof Y.Skip),
    );
    if (first !== -1)
      sections.push({ client: section.client, structs: section.structs.slice(first) });
  }
  const deletions: Range[] = [];
  for (const [client, ranges] of change.deletes.clients) {
    for (const { clock, len } of ranges) {
      if (len > 0 && !known.isDeleted(client, clock, len))
        deletions.push({ client, clock, length: len });
    }
  }
  return { sections, deletions };
}

/** How many single things a change would add: what it costs to judge and to apply. */
export function partsOf(news: News): number {
  return news.sections.reduce((sum, { structs }) => sum + structs.length, news.deletions.length);
}

/** The clocks after a change: what the state vector shows once it is applied. */
export function movedBy(sections: readonly Section[]): Map<number, number> {
  const moved = new Map<number, number>();
  for (const { client, structs } of sections) {
    // A gap at the very end says nothing.
    const last = structs.findLast((struct) => !(struct instanceof Y.Skip));
    if (last) moved.set(client, endOf(last));
  }
  return moved;
}

import * as Y from 'yjs';
import type { Known } from '#server/room/known.ts';
import {
  type Change,
  endOf,
  type News,
  type Section,
  type Struct,
} from '#server/room/gate/change.ts';

/** Something that a change hangs on and that has not come. */
export interface Missing {
  readonly client: number;
  readonly clock: number;
}

export type Arrangement =
  /** Every new item after all that it hangs on, as Yjs will integrate them. */
  | { readonly kind: 'complete'; readonly items: readonly Y.Item[] }
  | { readonly kind: 'missing'; readonly missing: Missing }
  /** An item that hangs on itself or on a later one of its own client: no editor makes such. */
  | { readonly kind: 'impossible' };

interface Queue extends Section {
  next: number;
  have: number;
  blockedBy: Missing | null;
}

/**
 * Puts the new items of a change in an order in which each finds what it hangs on. Left to itself, Yjs stores whatever
 * is incomplete and goes through all of it again at every later update, which a stranger can make quadratic; so an
 * incomplete change never reaches it.
 */
export function arrange(change: Change, news: News, known: Known): Arrangement {
  if (!change.sections.every((section) => isOldPartSound(section, known)))
    return { kind: 'impossible' };
  const queues = new Map<number, Queue>();
  for (const { client, structs } of news.sections) {
    queues.set(client, { client, structs, next: 0, have: known.stateOf(client), blockedBy: null });
  }
  const haveOf = (client: number) => queues.get(client)?.have ?? known.stateOf(client);
  const items: Y.Item[] = [];
  const waitingFor = new Map<number, Queue[]>();
  const ready = [...queues.values()];
  for (let queue = ready.pop(); queue; queue = ready.pop()) {
    const before = queue.next;
    if (!drain(queue, haveOf, items)) return { kind: 'impossible' };
    if (queue.next > before) {
      ready.push(...(waitingFor.get(queue.client) ?? []));
      waitingFor.delete(queue.client);
    }
    const { blockedBy } = queue;
    if (!blockedBy) continue;
    const others = waitingFor.get(blockedBy.client);
    if (others) others.push(queue);
    else waitingFor.set(blockedBy.client, [queue]);
  }
  for (const { blockedBy } of queues.values()) {
    if (blockedBy) return { kind: 'missing', missing: blockedBy };
  }
  for (const { client, clock, length } of news.deletions) {
    if (clock + length > haveOf(client))
      return { kind: 'missing', missing: { client, clock: clock + length - 1 } };
  }
  return { kind: 'complete', items };
}

/** Whether what is known already hangs on nothing unknown: Yjs looks at that too, and would keep all of it waiting. */
function isOldPartSound({ client, structs }: Section, known: Known): boolean {
  const have = known.stateOf(client);
  return structs.every(
    (struct) =>
      endOf(struct) > have ||
      hangsOn(struct).every((id) =>
        id.client === client ? id.clock < struct.id.clock : id.clock < known.stateOf(id.client),
      ),
  );
}

/** Takes everything from a queue that can be taken; false when an item is impossible. */
function drain(queue: Queue, haveOf: (client: number) => number, items: Y.Item[]): boolean {
  for (; queue.next < queue.structs.length; queue.next++) {
    const struct = queue.structs[queue.next];
    if (!struct || struct instanceof Y.Skip || endOf(struct) <= queue.have) continue;
    queue.blockedBy = null;
    if (struct.id.clock > queue.have) {
      queue.blockedBy = { client: queue.client, clock: struct.id.clock - 1 };
      return true;
    }
    for (const id of hangsOn(struct)) {
      if (id.client === queue.client) {
        if (id.clock >= struct.id.clock) return false;
      } else if (id.clock >= haveOf(id.client)) {
        queue.blockedBy = { client: id.client, clock: id.clock };
        return true;
      }
    }
    if (struct instanceof Y.Item) items.push(struct);
    queue.have = endOf(struct);
  }
  queue.blockedBy = null;
  return true;
}

function hangsOn(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const { origin, rightOrigin, parent } = struct;
  return [origin, rightOrigin, parent].filter((id): id is Y.ID => id instanceof Y.ID);
}

import type { Connection } from '#server/room/connection.ts';
import type { Presence } from '#server/room/presence.ts';
import { awarenessMessage, SYNC, syncMessage } from '#server/room/wire.ts';

/** A batch that is on disk, as the room tells it. */
export interface FlushedContent {
  readonly update: Uint8Array;
  readonly moved: ReadonlyMap<number, number>;
  /** Connections that are owed an acknowledgement. */
  readonly acknowledged: ReadonlySet<Connection>;
  /** Connections whose changes it holds; null stands for the server's own hand. */
  readonly writers: ReadonlySet<Connection | null>;
}

const NONE: readonly Uint8Array[] = [];

/**
 * Tells everybody all that is due in one write each. Beyond a hundred readers nothing else matters as much as the number
 * of writes, so text, presence and acknowledgement go out together and nearly everybody gets the same bytes.
 */
export function fanOut(
  connections: ReadonlySet<Connection>,
  content: FlushedContent | null,
  presence: Presence<Connection>,
): void {
  const due = presence.take();
  const dueSet = new Set(due);
  const text = content ? [syncMessage(SYNC.update, content.update)] : NONE;
  const shared = Buffer.concat([...text, ...presenceOf(presence, due, null)]);
  for (const connection of connections) {
    if (due.length > 0) connection.allowEcho();
    const isDue = connection.presentAs !== null && dueSet.has(connection.presentAs);
    const isOwed = content?.acknowledged.has(connection) ?? false;
    const isOnlyWriter = content?.writers.size === 1 && content.writers.has(connection);
    if (!isDue && !isOwed && !isOnlyWriter) {
      if (shared.length > 0) connection.write(shared);
      continue;
    }
    // Nobody is told about their own caret, and who alone wrote a batch has it already.
    const own = [
      ...(isOnlyWriter ? NONE : text),
      ...presenceOf(presence, due, connection.presentAs),
      ...(content && isOwed ? [connection.durable(content.moved)] : NONE),
    ];
    if (own.length > 0) connection.write(Buffer.concat(own));
  }
}

function presenceOf(
  presence: Presence<Connection>,
  due: readonly number[],
  without: number | null,
): readonly Uint8Array[] {
  const update = presence.encode(due, without);
  return update ? [awarenessMessage(update)] : NONE;
}

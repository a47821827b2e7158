import { createHash } from 'node:crypto';
import type { EntryHead, LogEntryRow } from '#server/storage/work/meeting.ts';

/** The hash of an entry, which covers the hash of the one before it. The order of the fields is for ever. */
export function hashOfEntry(entry: EntryHead): string {
  const { id, number, sessionId, at, by, item, corrects, deed, place, version, wording } = entry;
  const made = [entry.parentHash, number, id, sessionId, at, by, item, corrects];
  const told = [inOrder(deed), inOrder(place), inOrder(version), wording];
  return createHash('sha256')
    .update(JSON.stringify([...made, ...told]))
    .digest('hex');
}

/** The same for equal values, in whatever order their fields were written. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => [name, inOrder(inner)]);
}

/** The numbers at which a forum's log is broken: an entry that is not what was recorded, or one that is missing. */
export function entryBreaksIn(entries: readonly LogEntryRow[]): readonly number[] {
  const inTurn = entries.toSorted((one, other) => one.number - other.number);
  return inTurn.flatMap((entry, at) => {
    const before = inTurn[at - 1];
    const isLinked = entry.number === at + 1 && entry.parentHash === (before?.hash ?? null);
    return isLinked && isAsRecorded(entry) ? [] : [entry.number];
  });
}

/** Entries that were found right. A row never changes in memory, and everybody who opens a log asks. */
const found = new WeakSet<LogEntryRow>();

function isAsRecorded(entry: LogEntryRow): boolean {
  if (found.has(entry)) return true;
  const isRight = hashOfEntry(entry) === entry.hash;
  if (isRight && Object.isFrozen(entry)) found.add(entry);
  return isRight;
}

import type { EntryDeed } from '#shared/meeting/entry.ts';
import type { MeetingClock } from '#shared/meeting/items.ts';
import type { EntryWish } from '#shared/meeting/log-contract.ts';
import type { Presence, Shown } from '#shared/meeting/meeting-contract.ts';
import type { Row, TableNames } from '#server/storage/store.ts';

/** An entry of a forum's decision log without its hash. */
export interface EntryHead extends Row {
  /** In the forum, from 1 without a gap. */
  readonly number: number;
  readonly sessionId: string;
  readonly at: string;
  readonly by: string;
  readonly item: string | null;
  readonly corrects: number | null;
  readonly deed: EntryDeed;
  readonly place: {
    readonly paperId: string;
    readonly blockId: string | null;
    readonly title: string;
  } | null;
  /** The version of the place's paper that it was recorded on. */
  readonly version: {
    readonly id: string;
    readonly number: number;
    readonly hash: string;
  } | null;
  /** The words of the block in that version; empty where it is gone, null where none is meant. */
  readonly wording: string | null;
  /** The hash of the entry before it; null for the first. */
  readonly parentHash: string | null;
}

/** Written once and never changed. The id is the sender's own. */
export interface LogEntryRow extends EntryHead {
  readonly hash: string;
}

/** Something that is about to be done and recorded: what a crash between the two leaves to be settled. */
export interface UnfinishedEntryRow extends Row {
  readonly sessionId: string;
  readonly by: string;
  readonly at: string;
  readonly wish: EntryWish;
}

/** How a meeting goes on; the id is the session's. */
export interface MeetingRow extends Row {
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly clock: MeetingClock;
  readonly shown: Shown;
  readonly guests: readonly string[];
  readonly minutes: MinutesOf | null;
}

/** The paper that a meeting's minutes are. */
export interface MinutesOf {
  readonly paperId: string;
  /** The number of the last entry that is in it. */
  readonly upTo: number;
  /** What is being written into it: the block that begins it tells whether it was. */
  readonly writing: { readonly blockId: string; readonly upTo: number } | null;
}

/** Where somebody is while a meeting goes on; the id is `<sessionId>.<personId>`. */
export interface AttendanceRow extends Row {
  readonly sessionId: string;
  readonly personId: string;
  readonly presence: Presence;
  readonly at: string;
  readonly by: string;
}

export type MeetingTables = {
  meetings: MeetingRow;
  attendances: AttendanceRow;
  logEntries: LogEntryRow;
  unfinishedEntries: UnfinishedEntryRow;
};
export const MEETING_TABLES: TableNames<MeetingTables> = {
  meetings: true,
  attendances: true,
  logEntries: true,
  unfinishedEntries: true,
};

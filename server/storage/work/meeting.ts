import type { EntryDeed } from '#shared/meeting/entry.ts';
import type { EntryWish } from '#shared/meeting/log-contract.ts';
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

export type MeetingTables = {
  logEntries: LogEntryRow;
  unfinishedEntries: UnfinishedEntryRow;
};
export const MEETING_TABLES: TableNames<MeetingTables> = {
  logEntries: true,
  unfinishedEntries: true,
};

import { MAX_FRAME_BYTES } from '#shared/paper/frame.ts';

/** Every figure that bounds what one socket, one person or one room may cost. Times in milliseconds. */
export interface Limits {
  readonly frameBytes: number;
  /** Frames of any kind that one connection may send at once, and then per second. */
  readonly frameBurst: number;
  readonly framesPerSecond: number;
  readonly byteBurst: number;
  readonly bytesPerSecond: number;
  /** Time spent judging one connection's changes; who overdraws it is read more slowly, and dropped far below zero. */
  readonly workBurstMs: number;
  readonly workMsPerSecond: number;
  /** The same for all sockets of one person together, whose other sockets are read more slowly then too. */
  readonly workBurstOfPersonMs: number;
  readonly workMsPerSecondOfPerson: number;
  /** Presence frames beyond this (and beyond one for each we sent) are left unread. */
  readonly presenceBurst: number;
  readonly presencePerSecond: number;
  /** Unsent bytes at which a reader counts as deaf, beside a cold open still on its way. */
  readonly backlogBytes: number;
  readonly socketsPerPerson: number;
  readonly socketsPerAddress: number;
  /** Upgrades whose person and right are still being looked up. */
  readonly admissionsAtOnce: number;
  readonly admissionMs: number;
  /** How often each line is looked at. A stock client reconnects when it hears nothing for 30 s: half of that is enough. */
  readonly beatMs: number;
  /** Beats in a row without a single byte after which a socket counts as half-open. */
  readonly silentBeats: number;
  /** How often a live session is looked at without anybody having announced its end (it may simply expire). */
  readonly sessionCheckMs: number;
  readonly presenceBytes: number;
  readonly presenceDepth: number;
  readonly presenceMs: number;
  /** How long a renewal of presence that changes nothing may wait; stock clients forget after 30 s and renew every 15 s. */
  readonly renewalMs: number;
  /** Changes that wait for others, in one room. */
  readonly waitingBytes: number;
  readonly waitingCount: number;
  readonly waitingMs: number;
  /** New items and new deletions in one change: a merge of weeks offline stays far below. */
  readonly changeParts: number;
  /** Encoded size at which a paper takes nothing more: a hundred pages are under one megabyte. */
  readonly paperBytes: number;
  /** New clientIDs that one connection may bring. */
  readonly clientsPerConnection: number;
  /** Refused changes per person before reconnecting is slowed down. */
  readonly refusalBurst: number;
  readonly refusalsPerMinute: number;
  /** Quiet after which missing block ids are given, the log compacted, and the Y.Doc dropped. */
  readonly repairMs: number;
  readonly compactMs: number;
  readonly docIdleMs: number;
  /** How long a room outlives its last connection, so that a reload finds it still there. */
  readonly lingerMs: number;
  readonly compactBytes: number;
  readonly compactUpdates: number;
  /** First and longest pause between attempts to reopen a log after the disk refused. */
  readonly reopenFirstMs: number;
  readonly reopenLastMs: number;
  /** How long a connection may take to close before it is cut. */
  readonly partingMs: number;
}

export const LIMITS: Limits = {
  frameBytes: MAX_FRAME_BYTES,
  frameBurst: 10_000,
  framesPerSecond: 2000,
  byteBurst: 16 * 1024 * 1024,
  bytesPerSecond: 1024 * 1024,
  workBurstMs: 1500,
  workMsPerSecond: 150,
  workBurstOfPersonMs: 1500,
  workMsPerSecondOfPerson: 600,
  presenceBurst: 200,
  presencePerSecond: 40,
  backlogBytes: 4 * 1024 * 1024,
  socketsPerPerson: 1000,
  socketsPerAddress: 4000,
  admissionsAtOnce: 2000,
  admissionMs: 10_000,
  beatMs: 10_000,
  silentBeats: 3,
  sessionCheckMs: 60_000,
  presenceBytes: 2048,
  presenceDepth: 10,
  presenceMs: 40,
  renewalMs: 5000,
  waitingBytes: 128 * 1024,
  waitingCount: 1000,
  waitingMs: 3000,
  changeParts: 20_000,
  paperBytes: 32 * 1024 * 1024,
  clientsPerConnection: 256,
  refusalBurst: 20,
  refusalsPerMinute: 10,
  repairMs: 3000,
  compactMs: 5000,
  docIdleMs: 30_000,
  lingerMs: 2000,
  compactBytes: 256 * 1024,
  compactUpdates: 500,
  reopenFirstMs: 250,
  reopenLastMs: 5000,
  partingMs: 2000,
};

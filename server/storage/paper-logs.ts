/** One thing that was wrong in a log when it was opened; told to the operator, never repaired in silence. */
export interface Damage {
  readonly file: string;
  /** Byte offset of the first bad record. */
  readonly offset: number;
  /** `torn-tail`: the last record is incomplete, as after a power cut; it was set aside and the log goes on.
   *  All others leave the disk as it is, and the paper is not served:
   *  `middle`: good records follow a bad one, or the head of the log is bad;
   *  `snapshot`: the snapshot does not match its checksum;
   *  `gap`: what must stand between snapshot and log is missing, or the log itself.
   *  `history`: told by `verify` only, because the kept past is not needed to serve the paper. */
  readonly kind: 'torn-tail' | 'middle' | 'snapshot' | 'gap' | 'history';
}

/** What a log held when it was opened. */
export interface PaperState {
  /** Yjs update (v1) of everything up to the last compaction; null before the first. */
  readonly snapshot: Uint8Array | null;
  /** Updates (v1) after it, in order. */
  readonly updates: readonly Uint8Array[];
  /** Which person each Yjs clientID belongs to. */
  readonly clients: ReadonlyMap<number, string>;
  /** When the last batch was written, ISO. */
  readonly changedAt: string;
  readonly damage: readonly Damage[];
}

/** One batch: what was gathered while the previous one was being flushed. */
export interface Batch {
  /** One Yjs update (v1), or null when only clients are to be registered. */
  readonly update: Uint8Array | null;
  /** clientIDs seen for the first time, with their person. */
  readonly clients: readonly (readonly [clientId: number, personId: string])[];
}

/**
 * The append-only log of one paper. One at a time: a caller waits for each promise before the next call.
 * After a rejected `append` the log takes nothing more: close it and open it anew, which reads what the disk really
 * holds (a failed flush is never tried again on the same file, because the kernel may have dropped the page).
 */
export interface PaperLog {
  /** Resolves when the batch is on disk (fdatasync), not before. */
  append(batch: Batch): Promise<void>;
  /** Bytes in the tail since the last compaction. */
  readonly tailBytes: number;
  /** Replaces snapshot and tail by one snapshot of the same content; the tail goes into the compressed history. */
  compact(snapshot: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

export interface PaperLogs {
  /** Makes a paper's log with its first content. Rejects when there is one already. */
  create(paperId: string, first: Uint8Array): Promise<void>;
  /** Opens for writing; one opening at a time per paper. Rejects with a `DamagedLog` when it must not be served, and
   *  with an `UnknownPaper` when there is none. What it resolves to is on disk, not only in the system's memory. */
  open(paperId: string): Promise<{ readonly log: PaperLog; readonly state: PaperState }>;
  /** Reads without opening for writing, also while it is open. Rejects as `open` does. */
  read(paperId: string): Promise<PaperState>;
  list(): Promise<readonly string[]>;
  /** Checks every record of a paper's log and history, and changes nothing. */
  verify(paperId: string): Promise<PaperVerdict>;
}

/** What checking one paper found: all records ever written, the bytes they take on disk, and what is wrong. */
export interface PaperVerdict {
  readonly records: number;
  readonly bytes: number;
  readonly damage: readonly Damage[];
}

/** No log was ever made for this paper. */
export class UnknownPaper extends Error {
  override readonly name = 'UnknownPaper';
}

/** A log that cannot be served without losing something: the file is left exactly as it was. */
export class DamagedLog extends Error {
  override readonly name = 'DamagedLog';
  readonly paperId: string;
  readonly damage: readonly Damage[];
  constructor(paperId: string, damage: readonly Damage[]) {
    super(
      `the log of paper ${paperId} is damaged: ${damage.map((d) => `${d.file}@${d.offset} ${d.kind}`).join(', ')}`,
    );
    this.paperId = paperId;
    this.damage = damage;
  }
}

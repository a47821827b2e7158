/** One thing somebody did. Words and addresses of people stay out of it where an id says the same. */
export interface AuditEntry {
  /** ISO time. */
  readonly at: string;
  /** Who: a person's id, or `command` and `system`. */
  readonly by: string;
  /** Past tense, such as `member-added`. */
  readonly action: string;
  /** What it was done to: an id. */
  readonly subject: string;
  readonly forumId: string | null;
  readonly detail: Readonly<Record<string, string>>;
}

/** Append-only lines, each carrying the hash of the line before it: a changed or missing line shows. */
export interface AuditLog {
  /** Resolves when the line is on disk. May be called while another is under way; lines keep the order of the calls. */
  append(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  last(count: number, forumId?: string): Promise<readonly AuditEntry[]>;
  /** Checks the whole chain; `brokenAt` is the first line number (from 1) whose hash is wrong, or null. */
  verify(): Promise<{ readonly lines: number; readonly brokenAt: number | null }>;
  close(): Promise<void>;
}

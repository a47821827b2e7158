/** What waits to be kept as a version; times in milliseconds since 1970. */
export interface Waiting {
  /** When the first and the last change came that no version holds. */
  readonly firstAt: number;
  readonly lastAt: number;
}

const MINUTE = 60_000;
const QUIET = 3 * MINUTE;
const LONGEST = 15 * MINUTE;

/** Whether a version is due: some minutes after the last change, and every quarter of an hour while people write. */
export function isVersionDue({ firstAt, lastAt }: Waiting, now: number): boolean {
  return now - lastAt >= QUIET || now - firstAt >= LONGEST;
}

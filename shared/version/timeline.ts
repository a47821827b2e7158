/** What a session says of where it stands in time: a calendar day, such as `2026-03-01`. */
interface Dated {
  readonly id: string;
  readonly day: string | null;
  /** The day is likely an error in the plan: nothing is put in order by it. */
  readonly dayDoubtful: boolean;
}

/** Versions of one calendar day, in the order given. */
export interface TimelineDay<Version> {
  readonly day: string;
  readonly versions: readonly Version[];
}

/** The versions that were made towards one session: after the session before it, up to its own day. */
export interface TimelinePart<Version, Session> {
  /** Null where the forum has no session with a day. */
  readonly session: Session | null;
  /** `after`: made after this session, which is the last one that has a day. */
  readonly place: 'towards' | 'after';
  readonly days: readonly TimelineDay<Version>[];
}

/**
 * Versions, newest first, by the session they were made towards and by the day. Each stands in exactly one part, and all
 * parts together are the versions in their order.
 */
export function timelineOf<Version, Session extends Dated>(
  versions: readonly Version[],
  sessions: readonly Session[],
  dayOf: (version: Version) => string,
): TimelinePart<Version, Session>[] {
  const dated = sessions
    .filter(({ day, dayDoubtful }) => day !== null && !dayDoubtful)
    .toSorted((one, other) => (one.day ?? '').localeCompare(other.day ?? ''));
  const parts: { session: Session | null; place: 'towards' | 'after'; days: Day<Version>[] }[] = [];
  for (const version of versions) {
    const day = dayOf(version);
    const next = dated.find((session) => (session.day ?? '') >= day);
    const session = next ?? dated.at(-1) ?? null;
    const place = next || session === null ? 'towards' : 'after';
    let part = parts.at(-1);
    if (!part || part.session !== session || part.place !== place)
      parts.push((part = { session, place, days: [] }));
    const last = part.days.at(-1);
    if (last?.day === day) last.versions.push(version);
    else part.days.push({ day, versions: [version] });
  }
  return parts;
}

interface Day<Version> {
  readonly day: string;
  readonly versions: Version[];
}

/** A row of versions that nobody named, in a row, or one that is shown by itself. */
export type TimelineRun<Version> =
  | { readonly kind: 'one'; readonly version: Version }
  | { readonly kind: 'folded'; readonly versions: readonly Version[] };

/** From so many on, versions in a row that the program made by itself are one line. */
const WORTH_FOLDING = 4;

/** Versions of a day with those in a row folded that the program made by itself: what people made stands out. */
export function foldedRuns<Version>(
  versions: readonly Version[],
  isAutomatic: (version: Version) => boolean,
): TimelineRun<Version>[] {
  const runs: TimelineRun<Version>[] = [];
  let row: Version[] = [];
  const settle = () => {
    if (row.length >= WORTH_FOLDING) runs.push({ kind: 'folded', versions: row });
    else runs.push(...row.map((version) => ({ kind: 'one', version }) as const));
    row = [];
  };
  for (const version of versions) {
    if (isAutomatic(version)) row.push(version);
    else {
      settle();
      runs.push({ kind: 'one', version });
    }
  }
  settle();
  return runs;
}

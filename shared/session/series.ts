/** One group's meetings in a series: its first day, and the offices that host in turn. */
export interface SeriesOfGroup {
  /** Null: the whole forum. */
  readonly groupId: string | null;
  readonly firstDay: string;
  readonly hosts: readonly string[];
}

export interface SeriesPlan {
  readonly everyWeeks: number;
  /** Meetings of each group. */
  readonly count: number;
  readonly groups: readonly SeriesOfGroup[];
}

export interface SeriesSession {
  readonly groupId: string | null;
  readonly day: string;
  readonly host: string | null;
}

/**
 * The single meetings of a series, in the order of their days. Only the calendar is counted: which days are holidays is
 * for people to see, and every meeting is moved by itself.
 */
export function seriesSessions({
  everyWeeks,
  count,
  groups,
}: SeriesPlan): readonly SeriesSession[] {
  return groups
    .flatMap(({ groupId, firstDay, hosts }) =>
      Array.from({ length: count }, (_, turn) => ({
        groupId,
        day: daysAfter(firstDay, turn * everyWeeks * 7),
        host: hosts.length === 0 ? null : (hosts[turn % hosts.length] ?? null),
      })),
    )
    .toSorted((one, other) => one.day.localeCompare(other.day));
}

/** So many calendar days later; no clock and no zone has a part in it. */
export function daysAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

import type { Purpose } from '#shared/session/session.ts';

/** One item of a meeting as it is taken up, with a name that stays when the agenda is put in another order. */
export interface MeetingItem {
  readonly key: string;
  readonly title: string;
  /** Null where no time was planned for it. */
  readonly minutes: number | null;
  readonly purpose: Purpose;
  readonly person: string | null;
  /** The papers that it is about. */
  readonly paperIds: readonly string[];
}

interface Planned {
  readonly agenda: readonly {
    readonly title: string;
    readonly minutes: number;
    readonly purpose: Purpose;
    readonly person: string | null;
    readonly paperId: string | null;
  }[];
  readonly topics: readonly { readonly title: string; readonly lead: string | null }[];
}

/**
 * What a meeting goes through: its agenda or, where none was set, its topics. An item that names no paper is about those of
 * the session that no item names, unless it only informs.
 */
export function meetingItems(
  { agenda, topics }: Planned,
  sessionPapers: readonly string[],
): readonly MeetingItem[] {
  const named = new Set(agenda.flatMap(({ paperId }) => paperId ?? []));
  const others = sessionPapers.filter((id) => !named.has(id));
  const planned =
    agenda.length > 0
      ? agenda.map(({ paperId, ...item }) => ({
          ...item,
          paperIds: paperId !== null ? [paperId] : item.purpose === 'inform' ? [] : others,
        }))
      : topics.map(({ title, lead }) => ({
          title,
          minutes: null,
          purpose: 'discuss' as const,
          person: lead,
          paperIds: others,
        }));
  const seen = new Map<string, number>();
  return planned.map((item) => {
    const times = (seen.get(item.title) ?? 0) + 1;
    seen.set(item.title, times);
    return { ...item, key: times === 1 ? item.title : `${item.title} #${String(times)}` };
  });
}

/** How long each item has been spoken about: what is over in milliseconds, and what runs since when. */
export interface MeetingClock {
  readonly spent: Readonly<Record<string, number>>;
  readonly running: { readonly key: string; readonly since: string } | null;
}

export const STOPPED: MeetingClock = { spent: {}, running: null };

/** Goes over to another item, or to none: what ran until now is added to its time. */
export function turnedTo(clock: MeetingClock, key: string | null, now: string): MeetingClock {
  const { running, spent } = clock;
  if (running?.key === key) return clock;
  const next = key === null ? null : { key, since: now };
  if (!running) return { spent, running: next };
  return { spent: { ...spent, [running.key]: spentOn(clock, running.key, now) }, running: next };
}

/** In milliseconds. A clock that was put back takes nothing away. */
export function spentOn({ spent, running }: MeetingClock, key: string, now: string): number {
  const before = Object.hasOwn(spent, key) ? (spent[key] ?? 0) : 0;
  if (running?.key !== key) return before;
  return before + Math.max(0, Date.parse(now) - Date.parse(running.since));
}

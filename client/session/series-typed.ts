import type { SeriesPlan } from '#shared/session/series.ts';
import type { Hours } from '#shared/session/session.ts';
import { areHoursRight } from '#client/session/session-typed.ts';

/** One group in the form of a series; `groupId` null is the whole forum. */
export interface TypedGroup {
  readonly groupId: string | null;
  readonly firstDay: string;
  readonly hosts: string;
}

/** A series as it stands in its form. */
export interface TypedSeries {
  readonly topic: string;
  readonly everyWeeks: string;
  readonly count: string;
  readonly from: string;
  readonly to: string;
  readonly groups: readonly TypedGroup[];
}

export const MOST_WEEKS = 52;
export const MOST_TIMES = 30;

/** A whole number from 1 to `most`; null for anything else. */
export function numberOf(words: string, most: number): number | null {
  const number = /^\s*\d{1,3}\s*$/.test(words) ? Number(words) : 0;
  return number >= 1 && number <= most ? number : null;
}

/** The plan, as soon as there is enough of it: groups without a first day wait for theirs. */
export function planOf(typed: TypedSeries): (SeriesPlan & { readonly hours: Hours | null }) | null {
  const everyWeeks = numberOf(typed.everyWeeks, MOST_WEEKS);
  const count = numberOf(typed.count, MOST_TIMES);
  if (everyWeeks === null || count === null || !areHoursRight(typed)) return null;
  const groups = typed.groups
    .filter(({ firstDay }) => firstDay !== '')
    .map(({ groupId, firstDay, hosts }) => ({
      groupId,
      firstDay,
      hosts: hosts
        .split('\n')
        .map((host) => host.trim().slice(0, 160))
        .filter((host) => host !== ''),
    }));
  const hours = typed.from === '' ? null : { from: typed.from, to: typed.to };
  return { everyWeeks, count, groups, hours };
}

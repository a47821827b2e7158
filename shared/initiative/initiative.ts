import { daysBetween, dayOf } from '#shared/calendar/day.ts';

/** How far an initiative is. `waiting`: for somebody or something outside of its owners' hands. */
export const INITIATIVE_STATUSES = ['idea', 'under-way', 'waiting', 'done', 'stopped'] as const;
export type InitiativeStatus = (typeof INITIATIVE_STATUSES)[number];

/** How long each part may be, in characters. */
export const INITIATIVE_LENGTH = { title: 200, aim: 4000, step: 500, update: 4000 } as const;
/** The most that one forum keeps, and the most that is kept of one initiative. */
export const MOST_INITIATIVES = 300;
export const MOST_INITIATIVE_DEEDS = 400;

/** The regional forums meet every five weeks: whoever was silent over a whole round and a week stands still. */
export const SILENT_DAYS = 42;

/** Why an initiative stands still: the day of its next step is over, or nothing was heard of it. */
export const STANDSTILLS = ['overdue', 'silent'] as const;
export type Standstill = (typeof STANDSTILLS)[number];

interface Moving {
  readonly status: InitiativeStatus;
  readonly nextStepOn: string | null;
  /** When anything about it was last written. */
  readonly movedAt: string;
}

/** Whether an initiative that is meant to move stands still on a day, and why; null when it moves, or is not meant to. */
export function standstillOf(
  { status, nextStepOn, movedAt }: Moving,
  today: string,
): Standstill | null {
  if (status !== 'under-way' && status !== 'waiting') return null;
  if (nextStepOn !== null && nextStepOn < today) return 'overdue';
  // A step that is set for later is what it waits for.
  if (nextStepOn !== null) return null;
  return daysBetween(dayOf(new Date(movedAt)), today) > SILENT_DAYS ? 'silent' : null;
}

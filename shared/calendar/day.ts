const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jerusalem' });

/** The calendar day in the forums' own time zone, as `2026-11-23`: a day there ends at its own midnight, wherever one is. */
export const dayOf = (at: Date): string => DAY.format(at);

/** How many days lie between two calendar days; negative when the other came before. */
export function daysBetween(one: string, other: string): number {
  return Math.round(
    (Date.parse(`${other}T00:00:00Z`) - Date.parse(`${one}T00:00:00Z`)) / 86_400_000,
  );
}

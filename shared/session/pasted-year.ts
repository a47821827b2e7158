import type { SessionDraft } from '#shared/session/pasted-sessions.ts';

/** Further than this from every other day of its table, a day is likely of another year than was meant, in days. */
const FAR = 240;
/** A day that breaks the order of the rows and is this near to the row above in another year, likewise. */
const NEAR = 150;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The day with this month and date (`04-14`) that fits the other rows, or null when there is nothing to say: the rows
 * are too few, or the day of this row fits well enough. It is for a person to take or not.
 */
export function otherYear(
  monthAndDate: string,
  draft: SessionDraft,
  drafts: readonly SessionDraft[],
): string | null {
  const others = drafts.filter(({ key, isLeftOut }) => key !== draft.key && !isLeftOut);
  const days = others.flatMap(({ day }) => day ?? []);
  if (days.length === 0) return null;
  if (draft.day !== null && !isDoubtful(draft.day, draft, drafts, days)) return null;
  const years = new Set(
    days.flatMap((day) => [-1, 0, 1].map((by) => Number(day.slice(0, 4)) + by)),
  );
  const candidates = [...years]
    .map((year) => `${String(year)}-${monthAndDate}`)
    .filter((day) => isDay(day));
  const above = dayAbove(draft, drafts);
  // After the row above, and as near to the others as may be.
  const rank = (day: string) => nearest(day, days) + (above !== null && day < above ? FAR : 0);
  return candidates.toSorted((one, other) => rank(one) - rank(other))[0] ?? null;
}

function isDoubtful(
  day: string,
  draft: SessionDraft,
  drafts: readonly SessionDraft[],
  days: readonly string[],
): boolean {
  if (nearest(day, days) > FAR) return true;
  const above = dayAbove(draft, drafts);
  if (above === null || day >= above) return false;
  return [0, 1].some((by) => {
    const moved = `${String(Number(above.slice(0, 4)) + by)}${day.slice(4)}`;
    return moved !== day && moved >= above && between(above, moved) <= NEAR;
  });
}

function dayAbove({ key }: SessionDraft, drafts: readonly SessionDraft[]): string | null {
  const place = drafts.findIndex((draft) => draft.key === key);
  const above = drafts.slice(0, place).filter(({ day, isLeftOut }) => day !== null && !isLeftOut);
  return above.at(-1)?.day ?? null;
}

function nearest(day: string, days: readonly string[]): number {
  return Math.min(...days.map((other) => between(day, other)));
}

function between(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / DAY_MS;
}

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

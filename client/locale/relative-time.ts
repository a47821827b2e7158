import type { WordKey } from '#client/locale/word-key.ts';

/** A stretch of time in words of ours: the platform's Hebrew prints "בעוד שבועיים (2)". Null: say the date instead. */
export type TimePhrase = { readonly of: WordKey; readonly count?: number } | null;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long ago an instant was. Yesterday is the calendar's, not 24 hours; a clock that runs ahead says "now". */
export function agoPhrase(at: Date, now: Date): TimePhrase {
  const passedMs = now.getTime() - at.getTime();
  if (passedMs < MINUTE_MS) return { of: 'app.time.now' };
  if (passedMs < HOUR_MS) {
    return { of: 'app.time.minutesAgo', count: Math.floor(passedMs / MINUTE_MS) };
  }
  const days = dayNumber(now) - dayNumber(at);
  if (days === 0) return { of: 'app.time.hoursAgo', count: Math.floor(passedMs / HOUR_MS) };
  if (days === 1) return { of: 'app.time.yesterday' };
  return days < 7 ? { of: 'app.time.daysAgo', count: days } : null;
}

/** How far ahead a calendar day (`2026-11-23`) is. Null for a past day and for one too far to count. */
export function aheadPhrase(day: string, now: Date): TimePhrase {
  const days = Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS) - dayNumber(now);
  if (days < 0) return null;
  if (days === 0) return { of: 'app.time.today' };
  if (days === 1) return { of: 'app.time.tomorrow' };
  if (days < 14 && days !== 7) return { of: 'app.time.inDays', count: days };
  if (days < 60) return { of: 'app.time.inWeeks', count: Math.round(days / 7) };
  return days < 365 ? { of: 'app.time.inMonths', count: Math.round(days / 30.4) } : null;
}

/** The calendar day on which an instant falls where the reader is, counted from 1970. */
function dayNumber(at: Date): number {
  return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / DAY_MS;
}

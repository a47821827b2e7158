import type { NoticeSettings } from '#shared/notice/notice-settings.ts';

/** An instant as a wall calendar and clock show it in the forums' own time zone. */
interface Local {
  /** As `2026-11-23`. */
  readonly day: string;
  /** Since midnight. */
  readonly minutes: number;
}

const CLOCK = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Jerusalem',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

export function localOf(at: Date): Local {
  const parts = new Map(CLOCK.formatToParts(at).map(({ type, value }) => [type, value]));
  const of = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return {
    day: `${of('year')}-${of('month')}-${of('day')}`,
    minutes: Number(of('hour')) * 60 + Number(of('minute')),
  };
}

const HEBREW_DAY = new Intl.DateTimeFormat('en-u-ca-hebrew', {
  timeZone: 'UTC',
  month: 'long',
  day: 'numeric',
});
/** Days of rest by the Hebrew calendar, as kept in Israel. */
const HOLIDAYS = new Set([
  'Tishri 1',
  'Tishri 2',
  'Tishri 10',
  'Tishri 15',
  'Tishri 22',
  'Nisan 15',
  'Nisan 21',
  'Sivan 6',
]);
const REST_BEGINS = 15 * 60;
const REST_ENDS = 20 * 60 + 30;
const DAY_MS = 24 * 60 * 60 * 1000;

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const weekdayOf = (day: string): number => new Date(noon(day)).getUTCDay();

/** Sabbath, or a holiday on which one does not work. */
export function isHoly(day: string): boolean {
  if (weekdayOf(day) === 6) return true;
  const parts = HEBREW_DAY.formatToParts(noon(day));
  const of = (name: string) => parts.find(({ type }) => type === name)?.value ?? '';
  return HOLIDAYS.has(`${of('month')} ${of('day')}`);
}

/** From the afternoon before a day of rest until its night. */
export function isRest(at: Date): boolean {
  const { day, minutes } = localOf(at);
  const next = new Date(noon(day) + DAY_MS).toISOString().slice(0, 10);
  return (isHoly(day) && minutes < REST_ENDS) || (isHoly(next) && minutes >= REST_BEGINS);
}

/** Whether a mail that would go at once has to wait now. */
export function isHeldBack({ quiet, rests }: NoticeSettings, at: Date): boolean {
  if (rests && isRest(at)) return true;
  if (!quiet.isOn) return false;
  const { minutes } = localOf(at);
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  // Equal hours are no hours; those that end before they begin go over midnight.
  if (from <= to) return minutes >= from && minutes < to;
  return minutes >= from || minutes < to;
}

/** A digest that could not be begun for so long waits for its next day; what it would have told is told then. */
const LATEST_MINUTES = 4 * 60;

/**
 * The day whose digest is to be begun now; null when none is. `since` is when the person came or chose last: a digest is
 * never begun for an hour that had passed by then. After a day of rest one may come late, at its night.
 */
export function digestDue(settings: NoticeSettings, at: Date, since: Date): string | null {
  const { digest, rests } = settings;
  const { day, minutes } = localOf(at);
  const begins = minutesOf(digest.at);
  if (!digest.isOn || !digest.days.includes(weekdayOf(day)) || minutes < begins) return null;
  if (rests && isRest(at)) return null;
  const wasHeld = rests && isHoly(day) && begins < REST_ENDS;
  if (minutes - Math.max(begins, wasHeld ? REST_ENDS : 0) > LATEST_MINUTES) return null;
  const chosen = localOf(since);
  if (chosen.day > day || (chosen.day === day && chosen.minutes > begins)) return null;
  return day;
}

function minutesOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  return hours * 60 + minutes;
}

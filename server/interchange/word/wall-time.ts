const CLOCK = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Jerusalem',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/**
 * A moment as Word keeps it for changes and comments: it writes a Z and means the clock on the wall. The true moment of a
 * comment stands in `commentsExtensible`.
 */
export function wallTime(at: Date): string {
  // What was done in one go has one moment, and telling the clock is slow.
  if (last.at !== at.getTime()) last = { at: at.getTime(), told: told(at) };
  return last.told;
}

let last = { at: Number.NaN, told: '' };

function told(at: Date): string {
  const parts = new Map(CLOCK.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`;
}

/** A moment in universal time, without parts of seconds. */
export function universalTime(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

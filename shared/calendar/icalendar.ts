/**
 * Calendars as files, after RFC 5545: only what meetings need. Pure: what is written follows from what is given, so that
 * the same sessions give the same bytes and a client that asks each minute is told that nothing has changed.
 */

/** A meeting as calendars know it. */
export interface CalendarEvent {
  /** The same for ever, whatever changes: by it a client knows the meeting again. */
  readonly uid: string;
  /** Raised by each change; a client drops what is older than what it has. */
  readonly sequence: number;
  readonly changedAt: Date;
  /** A calendar day, `2024-01-21`. */
  readonly day: string;
  /** Clock hours in Israel; null for the whole day. */
  readonly hours: { readonly from: string; readonly to: string } | null;
  readonly title: string;
  readonly place: string | null;
  readonly description: string;
  readonly url: string;
  readonly state: 'confirmed' | 'tentative' | 'cancelled';
}

export interface Calendar {
  readonly name: string;
  /** `publish` and `cancel` for a file that somebody opens; null for a feed. */
  readonly method: 'publish' | 'cancel' | null;
  readonly events: readonly CalendarEvent[];
}

export const ZONE = 'Asia/Jerusalem';

/** The rule of Israel since 2013: summer time from the Friday before the last Sunday of March to the last Sunday of October, each at two. */
const TIME_ZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:STANDARD',
  'DTSTART:20131027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0300',
  'TZOFFSETTO:+0200',
  'TZNAME:IST',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:20130329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0300',
  'TZNAME:IDT',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

/** The whole file, with the line ends that the format wants. */
export function iCalendar({ name, method, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Nayar//Sessions//HE',
    'CALSCALE:GREGORIAN',
    ...(method === null ? [] : [`METHOD:${method.toUpperCase()}`]),
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${ZONE}`,
    // How often a client need ask; those that ask more often are answered cheaply.
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...TIME_ZONE,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventLines(event: CalendarEvent): readonly string[] {
  const { uid, sequence, changedAt, title, place, description, url, state } = event;
  const stamp = utc(changedAt);
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${String(sequence)}`,
    ...whenLines(event),
    `SUMMARY:${escaped(title)}`,
    ...(place === null ? [] : [`LOCATION:${escaped(place)}`]),
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    `URL:${url}`,
    `STATUS:${state.toUpperCase()}`,
    // A whole day of which the hours are not known keeps nobody from being busy.
    `TRANSP:${event.hours === null || state === 'cancelled' ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ];
}

function whenLines({ day, hours }: CalendarEvent): readonly string[] {
  const date = day.replaceAll('-', '');
  if (hours === null) {
    return [
      `DTSTART;VALUE=DATE:${date}`,
      // The end of a whole day is the first day after it.
      `DTEND;VALUE=DATE:${dayAfter(day).replaceAll('-', '')}`,
    ];
  }
  const at = (clock: string) => `${date}T${clock.replace(':', '')}00`;
  return [`DTSTART;TZID=${ZONE}:${at(hours.from)}`, `DTEND;TZID=${ZONE}:${at(hours.to)}`];
}

/** The calendar day after another. */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function utc(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** Text as a value: what the format itself means by a sign stands behind a backslash. */
function escaped(words: string): string {
  return words
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(OTHER_CONTROLS, ' ');
}

// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const OTHER_CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** Octets in a line, without its end. */
const LONGEST_LINE = 75;

/** A long line goes on in the next, behind a blank; a letter is never torn apart, so a Hebrew one counts two octets. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter);
    if (octets + size > LONGEST_LINE) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

function octetsOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x8_00) return 2;
  return code < 0x1_00_00 ? 3 : 4;
}

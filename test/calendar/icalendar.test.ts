import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarEvent, dayAfter, iCalendar, ZONE } from '#shared/calendar/icalendar.ts';
import { type Component, eventsOf, readCalendar, valueOf } from '#test/calendar/read-calendar.ts';

const anEvent = (about: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'session-abc@nayar',
  sequence: 3,
  changedAt: new Date('2024-01-10T08:09:10.123Z'),
  day: '2024-01-21',
  hours: { from: '09:00', to: '12:30' },
  title: 'מבנה הממשלה והמשרדים',
  place: null,
  description: '',
  url: 'https://nayar.example/sessions/abc',
  state: 'confirmed',
  ...about,
});
const written = (...events: CalendarEvent[]) => iCalendar({ name: 'פורום', method: null, events });

describe('the file', () => {
  it('[CA1] folds at 75 octets between letters and reads back the same', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 300 });
    const hebrew = fc.string({
      unit: fc.constantFrom('א', 'ב', 'ג', ';', ',', '\\', ' ', '\n', '"', '–', '👩‍🏫', 'a'),
      maxLength: 400,
    });
    fc.assert(
      fc.property(fc.oneof(words, hebrew), fc.oneof(words, hebrew), (title, description) => {
        const text = written(anEvent({ title, description }));
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          // Torn letters would not survive as UTF-8.
          expect(Buffer.from(line, 'utf8').toString('utf8')).toBe(line);
        }
        const [event] = eventsOf(text);
        expect(valueOf(event, 'SUMMARY')).toBe(plain(title));
        expect(valueOf(event, 'DESCRIPTION') ?? '').toBe(plain(description));
      }),
    );
  });

  it('[CA1] says hours in the zone, and a whole day as one that ends with the next', () => {
    const [timed, whole] = eventsOf(
      written(anEvent(), anEvent({ hours: null, day: '2024-02-29', state: 'tentative' })),
    );
    const line = (event: Component | undefined, name: string) =>
      event?.lines.find((one) => one.name === name);
    expect(line(timed, 'DTSTART')).toMatchObject({
      with: `;TZID=${ZONE}`,
      value: '20240121T090000',
    });
    expect(line(timed, 'DTEND')).toMatchObject({ value: '20240121T123000' });
    expect(line(whole, 'DTSTART')).toMatchObject({ with: ';VALUE=DATE', value: '20240229' });
    expect(line(whole, 'DTEND')).toMatchObject({ with: ';VALUE=DATE', value: '20240301' });
    expect(valueOf(timed, 'DTSTAMP')).toBe('20240110T080910Z');
    expect(valueOf(timed, 'SEQUENCE')).toBe('3');
    expect(valueOf(whole, 'STATUS')).toBe('TENTATIVE');
  });

  it('[CA2] knows the offset that the world has, on every day at every hour of a meeting', () => {
    const zone = readCalendar(written()).parts.find(({ name }) => name === 'VTIMEZONE');
    const world = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, timeZoneName: 'longOffset' });
    const offsetAt = (at: Date) => Number(/GMT\+0?(\d)/.exec(world.format(at))?.[1] ?? Number.NaN);
    for (let day = '2014-01-01'; day < '2038-01-01'; day = dayAfter(day)) {
      for (const clock of ['00:30', '09:00', '23:00']) {
        const local = `${day}T${clock}`;
        const offset = zoneOffset(zone, local);
        const at = new Date(`${local}:00Z`);
        at.setUTCHours(at.getUTCHours() - offset);
        expect(`${local} ${String(offset)}`).toBe(`${local} ${String(offsetAt(at))}`);
      }
    }
  });
});

function plain(words: string): string {
  return words.replaceAll(/\r\n|\r/g, '\n').replaceAll(CONTROLS, ' ');
}
// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** The offset in hours at a local time, out of the rules in the file alone. */
function zoneOffset(zone: Component | undefined, local: string): number {
  const year = Number(local.slice(0, 4));
  const changes = (zone?.parts ?? []).flatMap((part) =>
    [year - 1, year].map((of) => ({
      at: `${ruledDay(valueOf(part, 'RRULE') ?? '', of)}T02:00`,
      offset: Number(valueOf(part, 'TZOFFSETTO')?.slice(1, 3)),
    })),
  );
  const last = changes.filter(({ at }) => at <= local).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return last.at(-1)?.offset ?? Number.NaN;
}

/** The day that a yearly rule names: the last of a weekday in a month, or a weekday among days of the month. */
function ruledDay(rule: string, year: number): string {
  const part = (name: string) => new RegExp(`${name}=([^;]+)`).exec(rule)?.[1] ?? '';
  const month = Number(part('BYMONTH'));
  const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'].indexOf(part('BYDAY').slice(-2));
  const among = part('BYMONTHDAY').split(',').filter(Boolean).map(Number);
  const days = Array.from({ length: 31 }, (_, index) => index + 1)
    .map((day) => new Date(Date.UTC(year, month - 1, day)))
    .filter((day) => day.getUTCMonth() === month - 1 && day.getUTCDay() === weekday)
    .filter((day) => among.length === 0 || among.includes(day.getUTCDate()));
  return days.at(-1)?.toISOString().slice(0, 10) ?? '';
}

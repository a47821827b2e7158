import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestDue, isHeldBack, isHoly, isRest, localOf } from '#shared/notice/mail-hours.ts';
import { type NoticeSettings, USUAL_SETTINGS } from '#shared/notice/notice-settings.ts';

const LONG_AGO = new Date('2026-01-01T00:00:00.000Z');
const at = (iso: string) => new Date(iso);
const withDigest = (over: Partial<NoticeSettings['digest']>): NoticeSettings => ({
  ...USUAL_SETTINGS,
  digest: { ...USUAL_SETTINGS.digest, ...over },
});

describe('the hours of mail', () => {
  it('[NO31] are those of Jerusalem, in winter and in summer', () => {
    expect(localOf(at('2026-01-15T05:30:00.000Z'))).toEqual({ day: '2026-01-15', minutes: 450 });
    expect(localOf(at('2026-07-15T04:30:00.000Z'))).toEqual({ day: '2026-07-15', minutes: 450 });
    expect(localOf(at('2026-01-14T22:00:00.000Z'))).toEqual({ day: '2026-01-15', minutes: 0 });
  });

  it('[NO31] begin a digest at its hour on both sides of a change of clocks', () => {
    // Clocks go forward on Friday 27 March 2026 and back on Sunday 25 October 2026.
    for (const [before, due] of [
      ['2026-03-26T05:29:00.000Z', '2026-03-26T05:30:00.000Z'],
      ['2026-03-29T04:29:00.000Z', '2026-03-29T04:30:00.000Z'],
      ['2026-10-25T05:29:00.000Z', '2026-10-25T05:30:00.000Z'],
    ] as const) {
      expect(digestDue(USUAL_SETTINGS, at(before), LONG_AGO)).toBeNull();
      expect(digestDue(USUAL_SETTINGS, at(due), LONG_AGO)).toBe(due.slice(0, 10));
    }
  });

  it('[NO21] begin none on other days, when it is off, long after its hour, or before it was chosen', () => {
    const sunday = '2026-11-29T05:30:00.000Z';
    expect(digestDue(withDigest({ days: [1] }), at(sunday), LONG_AGO)).toBeNull();
    expect(digestDue(withDigest({ isOn: false }), at(sunday), LONG_AGO)).toBeNull();
    expect(digestDue(USUAL_SETTINGS, at('2026-11-29T09:00:00.000Z'), LONG_AGO)).toBe('2026-11-29');
    expect(digestDue(USUAL_SETTINGS, at('2026-11-29T10:00:00.000Z'), LONG_AGO)).toBeNull();
    expect(
      digestDue(USUAL_SETTINGS, at('2026-11-29T06:00:00.000Z'), at('2026-11-29T05:45:00.000Z')),
    ).toBeNull();
    expect(
      digestDue(USUAL_SETTINGS, at('2026-11-30T06:00:00.000Z'), at('2026-11-29T05:45:00.000Z')),
    ).toBe('2026-11-30');
  });

  it.each([
    ['a Sabbath', '2026-11-28'],
    ['the first day of the year', '2026-09-12'],
    ['the second', '2026-09-13'],
    ['the Day of Atonement', '2026-09-21'],
    ['Passover', '2026-04-02'],
    ['its seventh day', '2026-04-08'],
    ['Shavuot', '2026-05-22'],
  ])('[NO31] rest on %s, from the afternoon before to its night', (_name, day) => {
    expect(isHoly(day)).toBe(true);
    expect(isRest(at(`${day}T10:00:00.000Z`))).toBe(true);
    const eve = new Date(Date.parse(`${day}T14:00:00.000Z`) - 24 * 3_600_000);
    expect(isRest(eve)).toBe(true);
    expect(
      isHeldBack(
        { ...USUAL_SETTINGS, rests: false, quiet: { isOn: false, from: '22:00', to: '07:00' } },
        eve,
      ),
    ).toBe(false);
  });

  it('[NO31] rest on no other day', () => {
    for (const day of ['2026-11-29', '2026-12-07', '2026-04-05', '2026-03-03'])
      expect(isHoly(day)).toBe(false);
    expect(isRest(at('2026-11-28T18:29:00.000Z'))).toBe(true);
    expect(isRest(at('2026-11-28T18:30:00.000Z'))).toBe(false);
    expect(isRest(at('2026-11-27T12:59:00.000Z'))).toBe(false);
  });

  it('[NO31] send a digest of a Sabbath at its night to who wants one', () => {
    const saturdays = withDigest({ days: [6] });
    expect(digestDue(saturdays, at('2026-11-28T06:00:00.000Z'), LONG_AGO)).toBeNull();
    expect(digestDue(saturdays, at('2026-11-28T18:40:00.000Z'), LONG_AGO)).toBe('2026-11-28');
    const restless = { ...saturdays, rests: false };
    expect(digestDue(restless, at('2026-11-28T06:00:00.000Z'), LONG_AGO)).toBe('2026-11-28');
  });

  it('[NO28] hold back what is quiet, over midnight too, and never for ever', () => {
    const Minute = fc.integer({ min: 0, max: 1439 });
    const hour = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(
        Minute,
        Minute,
        fc.date({ min: at('2026-01-01'), max: at('2027-12-31'), noInvalidDate: true }),
        (from, to, moment) => {
          const quiet = { isOn: true, from: hour(from), to: hour(to) };
          const settings = { ...USUAL_SETTINGS, quiet, rests: false };
          const { minutes } = localOf(moment);
          const after = (minutes - from + 1440) % 1440;
          expect(isHeldBack(settings, moment)).toBe(after < (to - from + 1440) % 1440);
          // Two holidays and a Sabbath in a row, and the nights between them.
          const hours = Array.from({ length: 5 * 24 * 4 }, (_, quarter) => quarter / 4);
          const free = hours.some(
            (later) =>
              !isHeldBack({ ...USUAL_SETTINGS }, new Date(moment.getTime() + later * 3_600_000)),
          );
          expect(free).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '#shared/calendar/day.ts';
import { INITIATIVE_STATUSES, SILENT_DAYS, standstillOf } from '#shared/initiative/initiative.ts';

const DAY_MS = 86_400_000;
const day = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10);
const NUMBER = fc.integer({ min: 19_000, max: 25_000 });
const moving = fc.record({
  status: fc.constantFrom(...INITIATIVE_STATUSES),
  step: fc.option(NUMBER),
  moved: NUMBER,
});
const seen = (
  {
    status,
    step,
    moved,
  }: { status: (typeof INITIATIVE_STATUSES)[number]; step: number | null; moved: number },
  today: number,
) =>
  standstillOf(
    {
      status,
      nextStepOn: step === null ? null : day(step),
      movedAt: `${day(moved)}T10:00:00.000Z`,
    },
    day(today),
  );

describe('standing still', () => {
  it('[IN1] never befalls an idea, or what has ended', () => {
    fc.assert(
      fc.property(moving, NUMBER, (one, today) => {
        fc.pre(one.status !== 'under-way' && one.status !== 'waiting');
        expect(seen(one, today)).toBeNull();
      }),
    );
  });

  it('[IN1] once begun, lasts as long as nobody does anything', () => {
    fc.assert(
      fc.property(moving, NUMBER, fc.nat(400), (one, today, later) => {
        const before = seen(one, today);
        fc.pre(before !== null);
        expect(seen(one, today + later)).toBe(before);
      }),
    );
  });

  it('[IN1] ends with a step that is set for today or later', () => {
    fc.assert(
      fc.property(moving, NUMBER, fc.nat(400), (one, today, ahead) => {
        expect(seen({ ...one, step: today + ahead }, today)).toBeNull();
      }),
    );
  });

  it('[IN1] begins on the very day', () => {
    const one = { status: 'under-way' as const, step: null, moved: 20_000 };
    expect(seen(one, 20_000 + SILENT_DAYS)).toBeNull();
    expect(seen(one, 20_001 + SILENT_DAYS)).toBe('silent');
    expect(seen({ ...one, step: 20_010 }, 20_010)).toBeNull();
    expect(seen({ ...one, step: 20_010 }, 20_011)).toBe('overdue');
    // A day ends at its midnight in Jerusalem.
    expect(dayOf(new Date('2026-06-01T21:30:00Z'))).toBe('2026-06-02');
  });
});

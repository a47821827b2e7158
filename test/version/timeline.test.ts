import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedRuns, timelineOf } from '#shared/version/timeline.ts';

const day = fc
  .integer({ min: 1, max: 28 })
  .map((number) => `2026-03-${String(number).padStart(2, '0')}`);
const sessions = fc.uniqueArray(
  fc.record({
    id: fc.nat(99).map(String),
    day: fc.option(day, { nil: null }),
    dayDoubtful: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 6 },
);
const versions = fc.array(day, { maxLength: 30 }).map((days) =>
  days
    .toSorted()
    .toReversed()
    .map((at, number) => ({ number, at })),
);

describe('the timeline of a paper', () => {
  it('[VE15] holds every version once, in its order, towards the first session on or after its day', () => {
    fc.assert(
      fc.property(versions, sessions, (all, some) => {
        const parts = timelineOf(all, some, ({ at }) => at);
        const flat = parts.flatMap(({ days }) => days.flatMap((one) => one.versions));
        expect(flat).toEqual(all);
        const known = some.filter((one) => one.day !== null && !one.dayDoubtful);
        for (const { session, place, days } of parts) {
          for (const { day: on, versions: made } of days) {
            expect(made.every(({ at }) => at === on)).toBe(true);
            const ahead = known.filter((one) => (one.day ?? '') >= on);
            const nearest = ahead.map((one) => one.day ?? '').toSorted()[0];
            expect(place === 'after').toBe(ahead.length === 0 && known.length > 0);
            expect(place === 'after' ? undefined : (session?.day ?? undefined)).toBe(nearest);
          }
        }
        const names = parts.map(({ session, place }) => `${place} ${session?.day ?? ''}`);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  it('[VE15] folds versions in a row that nobody asked for, and loses none', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (made) => {
        const all = made.map((isAutomatic, number) => ({ isAutomatic, number }));
        const runs = foldedRuns(all, (one) => one.isAutomatic);
        expect(runs.flatMap((run) => (run.kind === 'one' ? [run.version] : run.versions))).toEqual(
          all,
        );
        const folded = runs.flatMap((run) => (run.kind === 'folded' ? [run.versions] : []));
        for (const row of folded) {
          expect(row.length).toBeGreaterThanOrEqual(4);
          expect(row.every((one) => one.isAutomatic)).toBe(true);
        }
      }),
    );
  });
});

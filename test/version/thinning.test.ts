import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMostLost } from '#shared/version/loss.ts';
import { isVersionDue } from '#shared/version/pace.ts';
import { type Thinnable, thinnedOut } from '#shared/version/thinning.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-06-01T12:30:00.000Z');

const aVersion = (place: number): fc.Arbitrary<Thinnable> =>
  fc.record({
    id: fc.constant(`v${place}`),
    kind: fc.constantFrom('automatic', 'automatic', 'automatic', 'named', 'before'),
    at: fc.integer({ min: NOW - 400 * DAY, max: NOW }),
    isNeeded: fc.boolean(),
  });
const versions = fc
  .integer({ min: 0, max: 60 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, place) => aVersion(place))));

const automatic = (id: string, ageMs: number): Thinnable => ({
  id,
  kind: 'automatic',
  at: NOW - ageMs,
  isNeeded: false,
});

describe('thinning versions out', () => {
  it('[VE4] keeps what is named or needed, the newest, and all of a day', () => {
    fc.assert(
      fc.property(versions, (all) => {
        const gone = new Set(thinnedOut(all, NOW));
        const newest = Math.max(...all.map(({ at }) => at));
        for (const { id, kind, at, isNeeded } of all.filter((one) => gone.has(one.id))) {
          expect(kind).not.toBe('named');
          expect(isNeeded).toBe(false);
          expect(NOW - at).toBeGreaterThanOrEqual(DAY);
          expect(all.filter((one) => one.at === newest)).not.toEqual([
            expect.objectContaining({ id }),
          ]);
        }
      }),
    );
  });

  it('[VE4] is done once: what it left stays', () => {
    fc.assert(
      fc.property(versions, (all) => {
        const gone = new Set(thinnedOut(all, NOW));
        expect(
          thinnedOut(
            all.filter(({ id }) => !gone.has(id)),
            NOW,
          ),
        ).toEqual([]);
      }),
    );
  });

  it('[VE4] leaves the last of each hour, after two weeks of each day, after three months of each week', () => {
    const day = 30 * HOUR;
    expect(
      thinnedOut(
        [
          automatic('new', 0),
          automatic('hour-late', day),
          automatic('hour-early', day + 20 * 60_000),
          automatic('day-late', 20 * DAY),
          automatic('day-early', 20 * DAY + 5 * HOUR),
          automatic('week-late', 202 * DAY),
          automatic('week-early', 203 * DAY),
        ],
        NOW,
      ),
    ).toEqual(['hour-early', 'day-early', 'week-early']);
  });
});

describe('when a version is due', () => {
  const MINUTE = 60_000;
  it('[VE2] is some minutes after the last change, and a quarter of an hour after the first', () => {
    expect(isVersionDue({ firstAt: 0, lastAt: 0 }, 3 * MINUTE)).toBe(true);
    expect(isVersionDue({ firstAt: 0, lastAt: 2 * MINUTE }, 3 * MINUTE)).toBe(false);
    expect(isVersionDue({ firstAt: 0, lastAt: 15 * MINUTE }, 15 * MINUTE)).toBe(true);
  });
});

describe('a text of which most is lost', () => {
  it('[VE9] had some length, and has less than a third of it left', () => {
    expect(isMostLost(1000, 0)).toBe(true);
    expect(isMostLost(1000, 299)).toBe(true);
    expect(isMostLost(1000, 400)).toBe(false);
    expect(isMostLost(200, 0)).toBe(false);
    expect(isMostLost(1000, 2000)).toBe(false);
  });
});

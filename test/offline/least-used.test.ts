import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastUsed } from '#client/offline/least-used.ts';

const things = fc.array(
  fc.record({ bytes: fc.nat({ max: 1000 }), usedAt: fc.nat({ max: 1_000_000 }) }),
  { maxLength: 30 },
);
const sum = (some: readonly { bytes: number }[]) => some.reduce((all, { bytes }) => all + bytes, 0);

describe('what has to go', () => {
  it('[OF13] leaves no more than the bound, and takes nothing that would have fitted', () => {
    fc.assert(
      fc.property(things, fc.nat({ max: 10_000 }), (all, most) => {
        const going = leastUsed(all, most);
        const staying = all.filter((thing) => !going.includes(thing));
        expect(sum(staying)).toBeLessThanOrEqual(most);
        for (const thing of going) {
          const newer = staying.filter(({ usedAt }) => usedAt >= thing.usedAt);
          expect(sum(newer) + thing.bytes).toBeGreaterThan(most);
        }
      }),
    );
  });

  it('[OF13] is what was used longest ago, first', () => {
    const all = [1, 2, 3, 4].map((usedAt) => ({ bytes: 10, usedAt }));
    expect(leastUsed(all, 20).map(({ usedAt }) => usedAt)).toEqual([1, 2]);
    expect(leastUsed(all, 40)).toEqual([]);
  });
});

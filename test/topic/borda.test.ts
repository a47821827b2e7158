import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved } from '#client/topic/ranking.ts';
import { countBorda, placesOn } from '#shared/topic/borda.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const count = fc.integer({ min: 2, max: IDS.length });
const choosing = count.chain((n) => {
  const ids = IDS.slice(0, n);
  const ballot = fc.shuffledSubarray(ids, { minLength: 1, maxLength: placesOn(n) });
  return fc.record({ ids: fc.constant(ids), ballots: fc.array(ballot, { maxLength: 12 }) });
});
const pointsOf = (ids: readonly string[], ballots: readonly (readonly string[])[]) =>
  new Map(countBorda(ids, ballots).map(({ id, points }) => [id, points]));

describe('counting', () => {
  it('[TO1] gives out exactly the points of the ballots', () => {
    fc.assert(
      fc.property(choosing, ({ ids, ballots }) => {
        const places = placesOn(ids.length);
        const given = ballots.flatMap((ballot) => ballot.map((_, at) => places - at));
        const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
        expect(sum(countBorda(ids, ballots).map(({ points }) => points))).toBe(sum(given));
      }),
    );
  });

  it('[TO1] heeds neither the order of ballots nor that of topics', () => {
    fc.assert(
      fc.property(choosing, fc.nat(), ({ ids, ballots }, turn) => {
        const other = [...ids.slice(turn % ids.length), ...ids.slice(0, turn % ids.length)];
        expect(pointsOf(other, ballots.toReversed())).toEqual(
          new Map(other.map((id) => [id, pointsOf(ids, ballots).get(id)])),
        );
      }),
    );
  });

  it('[TO1] never lowers a topic that somebody raises', () => {
    fc.assert(
      fc.property(choosing, fc.nat(), fc.nat(), ({ ids, ballots }, which, at) => {
        const ballot = ballots[which % Math.max(1, ballots.length)];
        const id = ballot?.[at % Math.max(1, ballot.length)];
        fc.pre(ballot !== undefined && id !== undefined);
        const raised = ballots.map((one) => (one === ballot ? moved(one, id, -1) : one));
        const place = (all: typeof ballots) =>
          countBorda(ids, all).find((standing) => standing.id === id)?.place ?? 0;
        expect(place(raised as typeof ballots)).toBeLessThanOrEqual(place(ballots));
      }),
    );
  });

  it('[TO2] shares a place exactly among equal points', () => {
    fc.assert(
      fc.property(choosing, ({ ids, ballots }) => {
        const standings = countBorda(ids, ballots);
        for (const one of standings) {
          const equals = standings.filter(({ points }) => points === one.points);
          expect(equals.every(({ place }) => place === one.place)).toBe(true);
          expect(one.isTied).toBe(equals.length > 1);
          expect(one.place).toBe(1 + standings.filter(({ points }) => points > one.points).length);
        }
      }),
    );
  });

  it('[TO1] of five places, for example', () => {
    const counted = countBorda(['a', 'b', 'c'], [['a', 'b'], ['b', 'a'], ['c']]);
    expect(counted.map(({ id, points, place, isTied }) => [id, points, place, isTied])).toEqual([
      ['a', 5, 1, true],
      ['b', 5, 1, true],
      ['c', 3, 3, false],
    ]);
    expect(counted[0]?.byPlace).toEqual([1, 1, 0]);
  });
});

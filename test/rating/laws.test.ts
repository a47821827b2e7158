import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadOf } from '#shared/rating/spread.ts';
import { castInto } from '#server/rating/ballot-box.ts';
import type { Row, WritableTable } from '#server/storage/store.ts';
import type { RatingBallotRow, RatingVoterRow } from '#server/storage/work/ratings.ts';

/** A table that keeps the order of insertion, as the stored ones do. */
function aTable<T extends Row>(): WritableTable<T> {
  const rows = new Map<string, T>();
  return {
    get: async (id) => rows.get(id),
    pick: async (ids) => ids.flatMap((id) => rows.get(id) ?? []),
    find: async (match) =>
      [...rows.values()].filter((row) =>
        Object.entries(match).every(([field, value]) => Reflect.get(row, field) === value),
      ),
    put: async (row) => void rows.set(row.id, row),
    remove: async (id) => void rows.delete(id),
  };
}

const mark = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });
const round = fc.constantFrom('round-one', 'round-two');
/** Each by another person, with an id of its own. */
const votes = fc.uniqueArray(fc.uuid(), { maxLength: 12 }).chain((ids) =>
  fc.tuple(
    ...ids.map((person) =>
      fc.record({
        person: fc.constant(person),
        ballot: fc.constant(`b${person.split('').toReversed().join('')}`),
        roundId: round,
        importance: mark,
      }),
    ),
  ),
);
type Vote = { person: string; ballot: string; roundId: string; importance: number | null };

async function kept(all: readonly Vote[]) {
  const box = { ratingVoters: aTable<RatingVoterRow>(), ratingBallots: aTable<RatingBallotRow>() };
  for (const { person, ballot, roundId: round, importance } of all) {
    const marks = [{ itemId: 'item', importance, feasibility: null }];
    await castInto(
      box,
      { id: `${round}.${person}`, roundId: round, personId: person },
      { id: ballot, roundId: round, marks },
    );
  }
  const of = async (round: string) => ({
    voters: await box.ratingVoters.find({ roundId: round }),
    ballots: await box.ratingBallots.find({ roundId: round }),
  });
  return { one: await of('round-one'), two: await of('round-two') };
}

describe('what is kept of a round', () => {
  it('[RT3] is the same whoever came first and last', async () => {
    const shuffled = votes.chain((all) =>
      fc.record({
        all: fc.constant(all),
        other: fc.shuffledSubarray(all, { minLength: all.length }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ all, other }) => {
        expect(await kept(other)).toEqual(await kept(all));
      }),
    );
  });

  it('[RT3] is the same whoever gave which ballot', async () => {
    const swapped = votes.chain((all) =>
      fc.record({
        all: fc.constant(all),
        people: fc.shuffledSubarray(
          all.map(({ person }) => person),
          { minLength: all.length },
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(swapped, async ({ all, people }) => {
        const inOne = all.map((vote) => ({ ...vote, roundId: 'round-one' }));
        const others = inOne.map((vote, at) => ({ ...vote, person: people[at] ?? '' }));
        expect(await kept(others)).toEqual(await kept(inOne));
      }),
    );
  });
});

describe('the spread of marks', () => {
  it('[RT6] is a direct count, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 40 }), (marks) => {
        const { counts, abstained, median } = spreadOf(marks);
        expect(counts).toEqual([1, 2, 3, 4, 5].map((m) => marks.filter((x) => x === m).length));
        expect(abstained).toBe(marks.filter((one) => one === null).length);
        expect(spreadOf(marks.toReversed())).toEqual({ counts, abstained, median });
        const given = marks.filter((one) => one !== null);
        expect(median === null).toBe(given.length === 0);
        if (median === null) return;
        // As many lie on the one side of the middle as may lie on the other.
        const half = given.length / 2;
        expect(given.filter((one) => one < median).length).toBeLessThanOrEqual(half);
        expect(given.filter((one) => one > median).length).toBeLessThanOrEqual(half);
      }),
    );
  });

  it.each([
    [[1, 5, 5, null], 5],
    [[3, 4], 3.5],
    [[null], null],
  ])('[RT6] has its middle, for example of %j', (marks, median) => {
    expect(spreadOf(marks).median).toBe(median);
  });
});

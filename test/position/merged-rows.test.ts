import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIFE_STATES } from '#shared/register/lifecycle.ts';
import { mergedPosition, mergedRecommendation } from '#server/register/merged-rows.ts';
import type { Deed, PositionRow, RecommendationRow } from '#server/storage/work/register.ts';

const AT = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

function rowOf(history: readonly Deed[]): RecommendationRow {
  const state = history.findLast(({ what }) => what === 'state')?.to ?? 'draft';
  return {
    id: 'paper-01.block-01',
    paperId: 'paper-01',
    blockId: 'block-01',
    state: LIFE_STATES.find((one) => one === state) ?? 'draft',
    ownerIds: [],
    outcome: history.findLast(({ what }) => what === 'outcome')?.to ?? '',
    reviewOn: null,
    openness: null,
    editorial: [],
    lastWords: '',
    lastNumber: '',
    history,
  };
}

const deeds = fc
  .uniqueArray(
    fc.record({
      minute: fc.integer({ min: 0, max: 50 }),
      what: fc.constantFrom('state' as const, 'outcome' as const),
      place: fc.integer({ min: 0, max: LIFE_STATES.length - 1 }),
    }),
    { selector: ({ minute }) => minute, maxLength: 12 },
  )
  .map((list) =>
    list
      .toSorted((one, other) => one.minute - other.minute)
      .map(({ minute, what, place }): Deed => {
        const to = what === 'state' ? (LIFE_STATES[place] ?? 'draft') : `outcome ${String(place)}`;
        return { at: AT(minute), by: 'somebody', what, from: '', to };
      }),
  );

function position(minute: number, earlier: readonly number[] = []): PositionRow {
  const said = (at: number) => ({
    stance: 'support' as const,
    reason: `reason ${String(at)}`,
    satisfy: '',
    reservation: null,
    wording: 'a-wording',
    at: AT(at),
  });
  const own = { id: 'x.y', recommendationId: 'x', personId: 'y' };
  return { ...own, ...said(minute), earlier: earlier.map(said) };
}

describe('what two forums keep of one recommendation', () => {
  it('[PO14] is merged without losing a deed, each thing as it was settled last (random)', () => {
    fc.assert(
      fc.property(
        deeds,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        (all, a, b) => {
          // Each side knows a part; both know what lies between.
          const here = all.filter((_, at) => at <= a || at % 2 === 0);
          const there = all.filter((_, at) => at <= b || at % 2 === 1);
          const merged = mergedRecommendation(rowOf(here), rowOf(there));
          expect(merged).toEqual(rowOf(all));
        },
      ),
    );
  });

  it('[PO14] keeps each word of a position, the latest on top', () => {
    const merged = mergedPosition(position(3, [1]), position(4, [1, 2]));
    expect([merged, ...merged.earlier].map(({ at }) => at)).toEqual([4, 1, 2, 3].map(AT));
    const spoken = { ...position(2), recordedBy: 'the-lead' };
    const later = mergedPosition(spoken, position(4));
    expect([later, ...later.earlier].map(({ recordedBy }) => recordedBy)).toEqual([
      undefined,
      'the-lead',
    ]);
    const earlier = mergedPosition({ ...spoken, at: AT(5) }, position(4));
    expect([earlier, ...earlier.earlier].map(({ recordedBy }) => recordedBy)).toEqual([
      'the-lead',
      undefined,
    ]);
    const same = position(3, [1]);
    expect(mergedPosition(same, same)).toEqual(same);
  });
});

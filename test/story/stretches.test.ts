import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Stretch, stoodIn, withVersion } from '#shared/version/stretches.ts';

/** What each version in order says of one block: its wording, none, or nothing at all where it is damaged. */
const history = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom<string | null>('one', 'two', null) },
    { weight: 1, arbitrary: fc.constant<undefined>(undefined) },
  ),
  { maxLength: 30 },
);

describe('in which versions a block stood in a wording', () => {
  it('[ST3] is what each version says, in stretches as long as they can be', () => {
    fc.assert(
      fc.property(history, fc.array(fc.integer({ min: 1, max: 3 })), (versions, gaps) => {
        let number = 0;
        let before: number | null = null;
        let stretches: readonly Stretch[] = [];
        const numbered = versions.map((wording, at) => {
          number += gaps[at % Math.max(1, gaps.length)] ?? 1;
          return { number, wording };
        });
        for (const { number: own, wording } of numbered) {
          if (wording === undefined) continue;
          stretches = withVersion(stretches, wording, { number: own, before });
          before = own;
        }
        const readable = numbered.filter(({ wording }) => wording !== undefined);
        for (const { number: own, wording } of readable) {
          for (const name of ['one', 'two'])
            expect(stoodIn(stretches, name, own)).toBe(name === wording);
        }
        const runs = readable.filter(
          ({ wording }, at) => wording !== null && wording !== readable[at - 1]?.wording,
        );
        expect(stretches.length).toBe(runs.length);
        expect(stretches.filter(({ to }) => to === null).length).toBe(
          (readable.at(-1)?.wording ?? null) === null ? 0 : 1,
        );
      }),
      { numRuns: 500 },
    );
  });
});

// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRound, Together } from '#test/suggestion/written-inside.ts';

/** More with `RUNS=2000`, when one searches. */
const RUNS = Number(process.env['RUNS'] ?? 60);
const SLOWEST_MS = 600;

describe('people who write and suggest in the same words', () => {
  it(
    '[SU17] lose nothing of what authors wrote, whatever is decided',
    () => {
      fc.assert(
        fc.property(fc.array(aRound, { minLength: 1, maxLength: 20 }), (rounds) => {
          const together = new Together();
          together.run(rounds);
          const { refused, desk } = together;
          const outcome = {
            refused,
            lost: together.lost(),
            one: together.isOne(),
            disagreements: desk.disagreements,
          };
          together.close();
          expect(outcome).toEqual({
            refused: [],
            lost: { accepted: [], rejected: [] },
            one: true,
            disagreements: 0,
          });
        }),
        { numRuns: RUNS },
      );
    },
    SLOWEST_MS * RUNS,
  );
});

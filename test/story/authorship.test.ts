import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedStrokes, sharesOf, type Stroke, withOlderHands } from '#shared/story/authorship.ts';

const hand = fc.constantFrom('anna', 'boaz', 'dana', null);
const strokes = fc.array(
  fc.record({
    words: fc.stringMatching(/^[אבג \n]{1,6}$/),
    by: hand,
    putBackBy: fc.constant(null),
  }),
  { maxLength: 12 },
);
const wordsOf = (all: readonly Stroke[]) => all.map(({ words }) => words).join('');
const letters = (words: string) => words.replaceAll(/\s/g, '').length;

/** The same words parted anew among hands. */
function partedAnew(words: string, cuts: readonly number[], by: readonly (string | null)[]) {
  const places = [...new Set([0, ...cuts.map((cut) => cut % (words.length + 1)), words.length])];
  const sorted = places.toSorted((one, other) => one - other);
  return sorted.slice(1).map(
    (end, at): Stroke => ({
      words: words.slice(sorted[at], end),
      by: by[at % by.length] ?? null,
      putBackBy: null,
    }),
  );
}

describe('whose words they are', () => {
  it('[ST1] is shared out among all letters, and joining strokes changes nothing of it', () => {
    fc.assert(
      fc.property(strokes, (all) => {
        const shares = sharesOf(all);
        const sum = shares.reduce((total, share) => total + share.letters, 0);
        expect(sum).toBe(letters(wordsOf(all)));
        expect(new Set(shares.map(({ by }) => by)).size).toBe(shares.length);
        expect(sharesOf(joinedStrokes(all))).toEqual(shares);
        expect(wordsOf(joinedStrokes(all))).toBe(wordsOf(all));
      }),
    );
  });

  it('[ST2] is told from an older version letter by letter, and no letter is lost', () => {
    fc.assert(
      fc.property(
        strokes,
        fc.array(fc.nat(50), { maxLength: 5 }),
        fc.array(hand, { minLength: 1, maxLength: 4 }),
        (now, cuts, by) => {
          const older = partedAnew(wordsOf(now), cuts, by);
          const known = withOlderHands(now, older);
          expect(wordsOf(known)).toBe(wordsOf(now));
          const each = (all: readonly Stroke[]) =>
            all.flatMap(({ words, ...of }) => words.split('').map(() => of));
          const [past, present] = [each(older), each(now)];
          each(known).forEach(({ by: author, putBackBy }, at) => {
            const [before, after] = [past[at]?.by ?? null, present[at]?.by ?? null];
            expect(author).toBe(before ?? after);
            expect(putBackBy).toBe(before !== null && before !== after ? after : null);
          });
        },
      ),
    );
  });

  it('[ST2] is told from the text of now alone where an older version reads otherwise', () => {
    const now = [{ words: 'מבנה הממשלה', by: 'anna', putBackBy: null }];
    const older = [{ words: 'מבנה המשרד', by: 'boaz', putBackBy: null }];
    expect(withOlderHands(now, older)).toEqual(now);
  });
});

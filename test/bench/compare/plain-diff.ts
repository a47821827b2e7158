/** One stretch of an edit script. */
interface Step {
  readonly count: number;
  readonly kind: 'same' | 'added' | 'removed';
  readonly before: Step | null;
}

interface Reach {
  place: number;
  last: Step | null;
}

/**
 * The baseline: a text compared with another word by word, as the package `diff` (jsdiff) does it. That package is not
 * among the project's, so this is its algorithm written out: E. W. Myers' greedy one over the whole text, each diagonal
 * with a linked path, no bounds, no blocks. Answers how many words were added and removed.
 */
export function plainWordDiff(old: string, next: string): { added: number; removed: number } {
  const [one, other] = [wordsOf(old), wordsOf(next)];
  const best = new Map<number, Reach>([[0, { place: -1, last: null }]]);
  follow(best.get(0) ?? { place: -1, last: null }, 0, one, other);
  for (let edits = 1; ; edits++) {
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const removing = best.get(diagonal - 1);
      const adding = best.get(diagonal + 1);
      if (removing) best.delete(diagonal - 1);
      const adds = adding !== undefined && adding.place - diagonal >= 0;
      const removes = removing !== undefined && removing.place + 1 < one.length;
      if (!adds && !removes) {
        best.delete(diagonal);
        continue;
      }
      const isAdded = !removes || (adds && (removing?.place ?? 0) < (adding?.place ?? 0));
      const from = isAdded ? adding : removing;
      if (!from) continue;
      const reach: Reach = {
        place: isAdded ? from.place : from.place + 1,
        last: stepped(from.last, isAdded ? 'added' : 'removed', 1),
      };
      const newPlace = follow(reach, diagonal, one, other);
      if (reach.place + 1 >= one.length && newPlace + 1 >= other.length) return summed(reach.last);
      best.set(diagonal, reach);
    }
    if (edits > one.length + other.length) return { added: other.length, removed: one.length };
  }
}

const WORDS = /[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu;

function wordsOf(text: string): string[] {
  return text.match(WORDS) ?? [];
}

/** Goes along what is the same, and answers the place in the new text. */
function follow(
  reach: Reach,
  diagonal: number,
  one: readonly string[],
  other: readonly string[],
): number {
  let next = reach.place - diagonal;
  let count = 0;
  while (
    reach.place + 1 < one.length &&
    next + 1 < other.length &&
    one[reach.place + 1] === other[next + 1]
  ) {
    reach.place++;
    next++;
    count++;
  }
  if (count > 0) reach.last = stepped(reach.last, 'same', count);
  return next;
}

function stepped(last: Step | null, kind: Step['kind'], count: number): Step {
  if (last?.kind === kind) return { kind, count: last.count + count, before: last.before };
  return { kind, count, before: last };
}

function summed(last: Step | null): { added: number; removed: number } {
  const sum = { added: 0, removed: 0 };
  for (let step = last; step; step = step.before) {
    if (step.kind !== 'same') sum[step.kind] += step.count;
  }
  return sum;
}

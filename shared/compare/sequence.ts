import { longestRising } from '#shared/compare/rising.ts';

/** A stretch that stands in both sequences. */
export interface Match {
  readonly old: number;
  readonly new: number;
  readonly length: number;
}

/** Work that a comparison may still do, counted in steps; when it is used up the rest is told coarsely. */
export class Budget {
  #steps: number;

  constructor(steps: number) {
    this.#steps = steps;
  }

  /** Takes so many steps; false once there are none. */
  take(steps: number): boolean {
    this.#steps -= steps;
    return this.#steps > 0;
  }
}

export interface Matches {
  readonly matches: readonly Match[];
  /** A stretch in between was too different to be looked through within the bounds. */
  readonly isCoarse: boolean;
}

/** Further than so many edits apart, a stretch counts as replaced: its trace would grow with the square of this. */
const MOST_EDITS = 300;

/**
 * What two sequences of numbers have in common, in order.
 *
 * What stands exactly once in both splits the work (B. Cohen's patience diff), and each gap is compared by E. W. Myers,
 * "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), within bounds: time grows with the length
 * and the number of differences, and never with the product of the lengths.
 */
export function matchSequences(
  one: readonly number[],
  other: readonly number[],
  budget: Budget,
): Matches {
  const run = new Run(one, other, budget);
  run.range({ oldFrom: 0, oldTo: one.length, newFrom: 0, newTo: other.length }, true);
  return { matches: joined(run.matches), isCoarse: run.isCoarse };
}

interface Range {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

class Run {
  readonly matches: Match[] = [];
  isCoarse = false;
  readonly #old: readonly number[];
  readonly #new: readonly number[];
  readonly #budget: Budget;

  constructor(old: readonly number[], next: readonly number[], budget: Budget) {
    this.#old = old;
    this.#new = next;
    this.#budget = budget;
  }

  range(range: Range, mayAnchor: boolean): void {
    let { oldFrom, oldTo, newFrom, newTo } = range;
    const start = { old: oldFrom, new: newFrom };
    while (oldFrom < oldTo && newFrom < newTo && this.#old[oldFrom] === this.#new[newFrom]) {
      oldFrom++;
      newFrom++;
    }
    this.#add(start.old, start.new, oldFrom - start.old);
    let tail = 0;
    while (oldFrom < oldTo && newFrom < newTo && this.#old[oldTo - 1] === this.#new[newTo - 1]) {
      oldTo--;
      newTo--;
      tail++;
    }
    const inner = { oldFrom, oldTo, newFrom, newTo };
    if (oldFrom < oldTo && newFrom < newTo) {
      if (!mayAnchor || !this.#byAnchors(inner)) this.#byEdits(inner);
    }
    this.#add(oldTo, newTo, tail);
  }

  #add(old: number, next: number, length: number): void {
    if (length > 0) this.matches.push({ old, new: next, length });
  }

  /** Splits at what stands once on either side; false when nothing does. */
  #byAnchors({ oldFrom, oldTo, newFrom, newTo }: Range): boolean {
    const seen = new Map<number, { old: number; new: number }>();
    for (let at = oldFrom; at < oldTo; at++) {
      const key = this.#old[at] ?? -1;
      seen.set(key, { old: seen.has(key) ? TWICE : at, new: ABSENT });
    }
    for (let at = newFrom; at < newTo; at++) {
      const place = seen.get(this.#new[at] ?? -1);
      if (place) place.new = place.new === ABSENT ? at : TWICE;
    }
    const once = [...seen.values()].filter((place) => place.old >= 0 && place.new >= 0);
    const chosen = longestRising(once.map((place) => place.new)).map((at) => once[at]);
    if (chosen.length === 0) return false;
    let from = { old: oldFrom, new: newFrom };
    for (const anchor of chosen) {
      if (!anchor) continue;
      this.range(
        { oldFrom: from.old, oldTo: anchor.old, newFrom: from.new, newTo: anchor.new },
        false,
      );
      this.#add(anchor.old, anchor.new, 1);
      from = { old: anchor.old + 1, new: anchor.new + 1 };
    }
    this.range({ oldFrom: from.old, oldTo, newFrom: from.new, newTo }, false);
    return true;
  }

  #byEdits({ oldFrom, oldTo, newFrom, newTo }: Range): void {
    const [n, m] = [oldTo - oldFrom, newTo - newFrom];
    const most = Math.min(n + m, MOST_EDITS);
    const middle = most + 1;
    const reach = new Int32Array(2 * middle + 1);
    const trace: Int32Array[] = [];
    for (let edits = 0; edits <= most; edits++) {
      if (!this.#budget.take(2 * edits + 1)) break;
      // Only the diagonals that this round can have changed are kept.
      trace.push(reach.slice(middle - edits - 1, middle + edits + 2));
      for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
        const [below, above] = [
          reach[middle + diagonal - 1] ?? 0,
          reach[middle + diagonal + 1] ?? 0,
        ];
        const isDown = diagonal === -edits || (diagonal !== edits && below < above);
        let x = isDown ? above : below + 1;
        let y = x - diagonal;
        while (x < n && y < m && this.#old[oldFrom + x] === this.#new[newFrom + y]) {
          x++;
          y++;
        }
        reach[middle + diagonal] = x;
        if (x >= n && y >= m) {
          this.#backtrack(trace, { oldFrom, oldTo, newFrom, newTo });
          return;
        }
      }
    }
    this.isCoarse = true;
  }

  #backtrack(trace: readonly Int32Array[], { oldFrom, oldTo, newFrom, newTo }: Range): void {
    const found: Match[] = [];
    let x = oldTo - oldFrom;
    let y = newTo - newFrom;
    for (let edits = trace.length - 1; edits >= 0 && (x > 0 || y > 0); edits--) {
      const reach = trace[edits];
      const diagonal = x - y;
      // The kept stretch begins one below the lowest diagonal of its round.
      const at = (k: number) => reach?.[k + edits + 1] ?? 0;
      const isDown =
        diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1));
      const from = isDown ? diagonal + 1 : diagonal - 1;
      const startX = edits === 0 ? 0 : at(from);
      const startY = edits === 0 ? 0 : startX - from;
      const afterX = edits === 0 ? 0 : isDown ? startX : startX + 1;
      const length = x - afterX;
      if (length > 0) found.push({ old: oldFrom + afterX, new: newFrom + y - length, length });
      x = startX;
      y = startY;
    }
    this.matches.push(...found.toReversed());
  }
}

const TWICE = -2;
const ABSENT = -1;

function joined(matches: readonly Match[]): Match[] {
  const whole: Match[] = [];
  for (const match of matches) {
    const last = whole.at(-1);
    if (last && last.old + last.length === match.old && last.new + last.length === match.new) {
      whole.splice(-1, 1, { ...last, length: last.length + match.length });
    } else whole.push(match);
  }
  return whole;
}

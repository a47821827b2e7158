/** One comparison, as it is printed: one JSON text on one line. */
export interface Line {
  readonly bench: string;
  readonly measure: string;
  readonly unit: string;
  /** Medians over the rounds. */
  readonly ours: number;
  readonly baseline: string;
  readonly baselineValue: number;
  /** Median of the ratios within each round; null where the baseline is nothing. */
  readonly ratio: number | null;
  /** What the ratio must reach; null where the figure is told and not judged. */
  readonly bar: number | null;
  readonly better: 'lower' | 'higher';
  readonly met: boolean | null;
  readonly rounds: number;
  /** Smallest and largest over the rounds. */
  readonly spread: {
    readonly ours: readonly [number, number];
    readonly baseline: readonly [number, number];
    readonly ratio: readonly [number, number] | null;
  };
}

export interface Comparison {
  readonly bench: string;
  readonly measure: string;
  readonly unit: string;
  readonly ours: readonly number[];
  readonly baseline: string;
  readonly values: readonly number[];
  readonly bar: number | null;
  readonly better?: 'lower' | 'higher';
}

/** Sets the rounds of ours against the same rounds of a baseline. */
export function compare(comparison: Comparison): Line {
  const { ours, values, bar, better = 'lower' } = comparison;
  const ratios = ours.map((value, round) => value / (values[round] ?? Number.NaN));
  const isRatio = ratios.every(Number.isFinite);
  const ratio = isRatio ? median(ratios) : null;
  return {
    bench: comparison.bench,
    measure: comparison.measure,
    unit: comparison.unit,
    ours: rounded(median(ours)),
    baseline: comparison.baseline,
    baselineValue: rounded(median(values)),
    ratio: ratio === null ? null : rounded(ratio),
    bar,
    better,
    met: bar === null || ratio === null ? null : better === 'lower' ? ratio <= bar : ratio >= bar,
    rounds: ours.length,
    spread: {
      ours: spreadOf(ours),
      baseline: spreadOf(values),
      ratio: isRatio ? spreadOf(ratios) : null,
    },
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const low = sorted[Math.floor(middle)] ?? Number.NaN;
  const high = sorted[Math.ceil(middle)] ?? Number.NaN;
  return (low + high) / 2;
}

function spreadOf(values: readonly number[]): readonly [number, number] {
  return [rounded(Math.min(...values)), rounded(Math.max(...values))];
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** The marks that can be given, the lowest first. */
export const MARKS = [1, 2, 3, 4, 5] as const;
/** From so many ballots on, results are shown; fewer would tell who gave what. */
export const FEWEST_BALLOTS = 5;

/** How the marks on one question lie. */
export interface Spread {
  /** How often each mark was given, the lowest mark first. */
  readonly counts: readonly number[];
  readonly abstained: number;
  /** Null where everybody abstained; between two marks it is the middle of them. */
  readonly median: number | null;
}

/** Counts the marks on one question; null is an abstention. */
export function spreadOf(marks: readonly (number | null)[]): Spread {
  const given = marks.filter((mark) => mark !== null).toSorted((one, other) => one - other);
  const low = given[Math.floor((given.length - 1) / 2)];
  const high = given[Math.floor(given.length / 2)];
  return {
    counts: MARKS.map((mark) => given.filter((one) => one === mark).length),
    abstained: marks.length - given.length,
    median: low === undefined || high === undefined ? null : (low + high) / 2,
  };
}

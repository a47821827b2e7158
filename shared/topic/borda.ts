/** A member orders at most so many topics. */
export const MOST_RANKED = 5;

/** What one topic came to. */
export interface Standing {
  readonly id: string;
  readonly points: number;
  /** How many put it first, second and so on. */
  readonly byPlace: readonly number[];
  /** From 1; those with equal points share one, and the places they take up are left out after it. */
  readonly place: number;
  readonly isTied: boolean;
}

/**
 * Borda's count: of `n` places on a ballot the first gives `n` points, the last one, and what is not ranked none. Every
 * ballot has the same weight, and nobody's name matters. Equal points are told as a tie and never broken by chance.
 */
export function countBorda(
  ids: readonly string[],
  ballots: readonly (readonly string[])[],
): readonly Standing[] {
  const places = placesOn(ids.length);
  const counted = ids.map((id) => {
    const byPlace = Array.from({ length: places }, (_, at) =>
      ballots.reduce((count, ballot) => count + (ballot[at] === id ? 1 : 0), 0),
    );
    const points = byPlace.reduce((sum, count, at) => sum + count * (places - at), 0);
    return { id, points, byPlace };
  });
  return counted
    .map((one) => ({
      ...one,
      place: 1 + counted.filter(({ points }) => points > one.points).length,
      isTied: counted.filter(({ points }) => points === one.points).length > 1,
    }))
    .toSorted((one, other) => one.place - other.place);
}

/** How many places a ballot over so many topics has. */
export function placesOn(topics: number): number {
  return Math.min(MOST_RANKED, topics);
}

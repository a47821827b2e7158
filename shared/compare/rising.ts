/** Places of a longest strictly rising subsequence (M. L. Fredman, 1975), in O(n log n). */
export function longestRising(values: readonly number[]): number[] {
  return heaviestRising(values, () => 1);
}

/**
 * Places of a strictly rising subsequence of the greatest weight: what stays when the lightest rest moves. Values are
 * whole numbers from 0 and differ from each other.
 */
export function heaviestRising(
  values: readonly number[],
  weightOf: (place: number) => number,
): number[] {
  const ranks = rankOf(values);
  // A Fenwick tree of the heaviest chain that ends at or below a rank.
  const best = new Float64Array(values.length + 1);
  const bestEnd = new Int32Array(values.length + 1).fill(-1);
  const before = new Int32Array(values.length).fill(-1);
  let end = -1;
  let heaviest = 0;
  for (const [place, rank] of ranks.entries()) {
    let weight = 0;
    for (let at = rank; at > 0; at -= at & -at) {
      if ((best[at] ?? 0) <= weight) continue;
      weight = best[at] ?? 0;
      before[place] = bestEnd[at] ?? -1;
    }
    weight += weightOf(place);
    for (let at = rank + 1; at <= values.length; at += at & -at) {
      if ((best[at] ?? 0) >= weight) continue;
      best[at] = weight;
      bestEnd[at] = place;
    }
    if (weight > heaviest) {
      heaviest = weight;
      end = place;
    }
  }
  const chain: number[] = [];
  for (let place = end; place >= 0; place = before[place] ?? -1) chain.push(place);
  return chain.toReversed();
}

function rankOf(values: readonly number[]): number[] {
  const ranks = Array.from({ length: values.length }, () => 0);
  const order = values.map((_, place) => place);
  order.sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  for (const [rank, place] of order.entries()) ranks[place] = rank;
  return ranks;
}

/** Tenths of a millisecond up to this many milliseconds; what takes longer counts as that. */
const LONGEST_MS = 10_000;
const PER_MS = 10;

/** How long deliveries took, counted so that a million of them cost nothing. */
export class Latencies {
  readonly #counts = new Uint32Array(LONGEST_MS * PER_MS + 1);
  count = 0;

  add(ms: number): void {
    const bucket = Math.min(LONGEST_MS * PER_MS, Math.max(0, Math.floor(ms * PER_MS)));
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.count++;
  }

  /** The time in milliseconds within which this part of all arrived; NaN when nothing did. */
  within(part: number): number {
    if (this.count === 0) return Number.NaN;
    let left = Math.max(1, Math.ceil(this.count * part));
    for (let bucket = 0; bucket < this.#counts.length; bucket++) {
      left -= this.#counts[bucket] ?? 0;
      if (left <= 0) return (bucket + 0.5) / PER_MS;
    }
    return LONGEST_MS;
  }

  clear(): void {
    this.#counts.fill(0);
    this.count = 0;
  }
}

/**
 * A token bucket in monotonic time: a burst at once, then so much per second. Our own, because a check stands in the
 * path of every frame and must not cost a promise.
 */
export class Bucket {
  readonly #burst: number;
  readonly #perSecond: number;
  #level: number;
  #at = performance.now();

  constructor(burst: number, perSecond: number) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#level = burst;
  }

  /** Takes `amount` if it is there. */
  take(amount: number): boolean {
    if (this.#filled() < amount) return false;
    this.#level -= amount;
    return true;
  }

  /** Takes `amount` even if it is not there; the answer is how long until the bucket is level again, in milliseconds. */
  spend(amount: number): number {
    this.#level = this.#filled() - amount;
    return this.#level >= 0 ? 0 : (-this.#level / this.#perSecond) * 1000;
  }

  /** Puts something in, never above the burst. */
  give(amount: number): void {
    this.#level = Math.min(this.#burst, this.#filled() + amount);
  }

  get isFull(): boolean {
    return this.#filled() >= this.#burst;
  }

  has(amount: number): boolean {
    return this.#filled() >= amount;
  }

  #filled(): number {
    const now = performance.now();
    this.#level = Math.min(this.#burst, this.#level + ((now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
    return this.#level;
  }
}

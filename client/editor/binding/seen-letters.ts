/** So long, in milliseconds, a letter may be on its way to the others. */
const ON_ITS_WAY_MS = 3000;
/** Writes closer together than this are one entry. */
const GRAIN_MS = 250;

interface Written {
  readonly at: number;
  readonly clock: number;
}

/**
 * Up to where the others know what this person wrote. A change that comes in shows that the line is up: whatever was
 * written a good while before it has reached them since, and what they do from then on they do knowing it.
 */
export class SeenLetters {
  readonly #written: Written[] = [];
  #seen = 0;

  /** This person's own clock from which on the others may not know the letters. */
  get from(): number {
    return this.#seen;
  }

  /** Something was written; `clock` is this person's clock after it. */
  wrote(clock: number, now: number): void {
    const last = this.#written.at(-1);
    if (last && now - last.at < GRAIN_MS) this.#written.splice(-1, 1, { at: last.at, clock });
    else this.#written.push({ at: now, clock });
  }

  /** A change of somebody else has come in and has been dealt with. */
  heard(now: number): void {
    while (this.#written[0] && this.#written[0].at <= now - ON_ITS_WAY_MS) {
      this.#seen = this.#written.shift()?.clock ?? this.#seen;
    }
  }
}

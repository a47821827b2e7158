/**
 * Counts what of this device's own changes is not yet on the server's disk.
 *
 * Every local change gets the next number. A content frame, once sent, covers changes up to some number; the server
 * says how many content frames of this connection are on disk, and so up to which number everything is. Until the
 * answer to the server's first question is sent, an update covers nothing by itself: it may build on changes made offline.
 */
export class SaveLedger {
  #changes: number;
  #saved = 0;
  /** What each content frame of this connection covers, in the order of sending. */
  #covers: number[] = [];
  #hasAnswered = false;

  /** `waiting`: changes of an earlier visit that the local copy holds and the server had not confirmed. */
  constructor(waiting = 0) {
    this.#changes = waiting;
  }

  /** How many local changes are not known to be on the server's disk. */
  get unsaved(): number {
    return this.#changes - this.#saved;
  }

  /** A change made on this device. */
  changed(): void {
    this.#changes++;
  }

  /** A new connection: the server counts its frames from none. */
  connected(): void {
    this.#covers = [];
    this.#hasAnswered = false;
  }

  /** An answer to the server's question has gone out: it holds everything there is up to now. */
  sentAnswer(): void {
    this.#hasAnswered = true;
    this.#covers.push(this.#changes);
  }

  /** An update has gone out. */
  sentUpdate(): void {
    this.#covers.push(this.#hasAnswered ? this.#changes : this.#saved);
  }

  /** A part of something too large for one frame has gone out; only the last part covers what the whole does. */
  sentPart(): void {
    this.#covers.push(this.#saved);
  }

  /** The server has `frames` content frames of this connection on disk. */
  onDisk(frames: number): void {
    for (const covered of this.#covers.slice(0, frames))
      this.#saved = Math.max(this.#saved, covered);
  }
}

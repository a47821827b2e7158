/**
 * How many of this device's changes are not known to be on the server's disk: typed and not sent, and sent in a frame
 * that the server has not confirmed. It only ever errs towards "not saved".
 */
export class Tally {
  /** In no frame of the connection that is open now. */
  #unsent: number;
  /** For each content frame sent on this connection, how many changes are delivered once it is on disk. */
  #frames: number[] = [];
  #confirmed = 0;

  /** `earlier`: changes of an earlier visit that this device's copy holds. */
  constructor(earlier = 0) {
    this.#unsent = earlier;
  }

  get unsent(): number {
    return this.#unsent;
  }

  get unsaved(): number {
    return this.#frames
      .slice(this.#confirmed)
      .reduce((sum, changes) => sum + changes, this.#unsent);
  }

  /** Content frames that were sent and are not confirmed. */
  get unconfirmedFrames(): number {
    return this.#frames.length - this.#confirmed;
  }

  changed(): void {
    this.#unsent += 1;
  }

  /** Everything unsent went out in so many frames; it counts as delivered only with the last of them. */
  sent(frames: number): void {
    for (let frame = 1; frame < frames; frame++) this.#frames.push(0);
    this.#frames.push(this.#unsent);
    this.#unsent = 0;
  }

  /** A content frame went out that holds none of it: the answer of somebody who may not write. */
  sentNothing(): void {
    this.#frames.push(0);
  }

  /**
   * The server has this many content frames of this connection on disk; true when that is news. More than were sent is
   * not believed.
   */
  confirmed(frames: number): boolean {
    if (frames > this.#frames.length || frames <= this.#confirmed) return false;
    this.#confirmed = frames;
    return true;
  }

  /** A new connection counts anew: what was not confirmed on the last one has to be sent again. */
  reconnected(): void {
    this.#unsent = this.unsaved;
    this.#frames = [];
    this.#confirmed = 0;
  }
}

/** No word on a change that was sent for this long: ask whether anybody is there. Milliseconds, as all here. */
const UNCONFIRMED_MS = 5000;
/** Nothing heard at all for this long: ask. The server says something every 15 seconds. */
const SILENT_MS = 20_000;
/** An asked line that does not answer is dead, whatever the browser believes. */
const PATIENCE_MS = 5000;
/** Heard, but not confirming: joining anew tells where both stand. */
const STUCK_MS = 30_000;
const BEAT_MS = 1000;

interface Pulse {
  /** Asks the server something it always answers. */
  readonly ask: () => void;
  /** Gives the line up and opens a new one. */
  readonly renew: () => void;
  /** Content frames sent and not confirmed, while the server's disk is well. */
  readonly unconfirmed: () => number;
}

/** Notices a line that is open in name only: a sleeping phone, a wall that stopped forwarding, a lost network. */
export class Heartbeat {
  readonly #pulse: Pulse;
  #timer: ReturnType<typeof setInterval> | null = null;
  #heardAt = 0;
  #askedAt: number | null = null;
  /** Since when something has been unconfirmed, and when it was last asked about. */
  #unconfirmedSince: number | null = null;
  #lastAskAt = 0;

  constructor(pulse: Pulse) {
    this.#pulse = pulse;
  }

  start(): void {
    this.stop();
    this.#heardAt = Date.now();
    this.#askedAt = null;
    this.#unconfirmedSince = null;
    this.#timer = setInterval(this.#beat, BEAT_MS);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  heard(): void {
    this.#heardAt = Date.now();
    this.#askedAt = null;
  }

  /** The server confirmed something. */
  confirmed(): void {
    this.#unconfirmedSince = null;
  }

  /** The device woke up or found a network: ask now instead of in a while. */
  wake(): void {
    if (this.#timer !== null && this.#askedAt === null) this.#ask();
  }

  readonly #beat = () => {
    const now = Date.now();
    this.#unconfirmedSince = this.#pulse.unconfirmed() > 0 ? (this.#unconfirmedSince ?? now) : null;
    const unconfirmedMs = this.#unconfirmedSince === null ? 0 : now - this.#unconfirmedSince;
    const isDead = this.#askedAt !== null && now - this.#askedAt >= PATIENCE_MS;
    if (isDead || unconfirmedMs >= STUCK_MS) return this.#pulse.renew();
    if (this.#askedAt !== null) return;
    const isDoubtful = unconfirmedMs >= UNCONFIRMED_MS && now - this.#lastAskAt >= UNCONFIRMED_MS;
    if (isDoubtful || now - this.#heardAt >= SILENT_MS) this.#ask();
  };

  #ask(): void {
    this.#askedAt = Date.now();
    this.#lastAskAt = this.#askedAt;
    this.#pulse.ask();
  }
}

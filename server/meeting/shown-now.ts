import type { Shown } from '#shared/meeting/meeting-contract.ts';

/** Of one meeting, no more often than this does what is shown go to disk, in milliseconds. */
const RESTS_MS = 5000;

interface Showing {
  shown: Shown;
  /** Not on disk yet. */
  isWaiting: boolean;
}

/**
 * What stands on the screens of meetings at this moment. Passages are turned over with keys, and each writing writes all of
 * the forum's work anew; so it is kept here, and on disk as it was at most some seconds ago.
 */
export class ShownNow {
  readonly #showings = new Map<string, Showing>();
  readonly #write: (forumId: string, sessionId: string, shown: Shown) => Promise<void>;

  constructor(write: (forumId: string, sessionId: string, shown: Shown) => Promise<void>) {
    this.#write = write;
  }

  /** Undefined where what is on disk stands. */
  of(sessionId: string): Shown | undefined {
    return this.#showings.get(sessionId)?.shown;
  }

  /** Resolves at once when only a moment ago something was written; never rejects: what the disk did not take is tried again. */
  async show(forumId: string, sessionId: string, shown: Shown): Promise<void> {
    const showing = this.#showings.get(sessionId);
    if (showing) {
      showing.shown = shown;
      showing.isWaiting = true;
      return;
    }
    const begun: Showing = { shown, isWaiting: false };
    this.#showings.set(sessionId, begun);
    await this.#keep(forumId, sessionId, begun);
  }

  async #keep(forumId: string, sessionId: string, showing: Showing): Promise<void> {
    showing.isWaiting = false;
    try {
      await this.#write(forumId, sessionId, showing.shown);
    } catch {
      showing.isWaiting = true;
    }
    this.#rest(forumId, sessionId, showing);
  }

  #rest(forumId: string, sessionId: string, showing: Showing): void {
    const timer = setTimeout(() => {
      if (showing.isWaiting) void this.#keep(forumId, sessionId, showing);
      else this.#showings.delete(sessionId);
    }, RESTS_MS);
    timer.unref();
  }
}

import type { Bus } from '#server/bus/bus.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Change {
  readonly at: string;
  readonly by: string | null;
}

/** How long a change of a text may wait before it is written on the paper's card, in milliseconds. */
const WRITE_AFTER_MS = 10_000;

/**
 * Carries "this text changed, by this person" from the rooms to the papers' cards: at once in memory, on the card with a
 * short delay, so that typing does not rewrite the catalogue. A crash in between loses only this mark, never text.
 */
export class TextChanges {
  readonly #catalogue: Catalogue;
  readonly #bus: Bus;
  readonly #waiting = new Map<string, Change>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(catalogue: Catalogue, bus: Bus) {
    this.#catalogue = catalogue;
    this.#bus = bus;
  }

  note(paperId: string, by: string | null, at: string): void {
    this.#waiting.set(paperId, { at, by });
    if (this.#timers.has(paperId)) return;
    const timer = setTimeout(
      () => void this.#write(paperId).catch(() => undefined),
      WRITE_AFTER_MS,
    );
    timer.unref();
    this.#timers.set(paperId, timer);
  }

  fresh(paperId: string): Change | undefined {
    return this.#waiting.get(paperId);
  }

  /** Writes what waits, as far as the disk takes it; called at shutdown, which a lost mark must not stop. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#waiting.keys()].map((paperId) => this.#write(paperId)));
  }

  async #write(paperId: string): Promise<void> {
    clearTimeout(this.#timers.get(paperId));
    this.#timers.delete(paperId);
    const change = this.#waiting.get(paperId);
    if (!change) return;
    const forumId = await this.#catalogue.transact(async ({ papers }) => {
      const card = await papers.get(paperId);
      if (card)
        await papers.put({ ...card, changedAt: change.at, changedBy: change.by ?? card.changedBy });
      return card?.forumId;
    });
    // A newer one may have come while this one was written.
    if (this.#waiting.get(paperId) === change) this.#waiting.delete(paperId);
    if (forumId) this.#bus.announce({ kind: 'text-changed', forumId, paperId });
  }
}

import * as Y from 'yjs';

/** Remote updates that come within this many milliseconds are one transaction: one drawing instead of many. */
const GATHER_MS = 50;

/** Applies remote updates: the first after a quiet moment at once, what follows it in one go. */
export class GatheredUpdates {
  readonly #doc: Y.Doc;
  readonly #origin: unknown;
  #waiting: Uint8Array[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(doc: Y.Doc, origin: unknown) {
    this.#doc = doc;
    this.#origin = origin;
  }

  add(update: Uint8Array): void {
    this.#waiting.push(update);
    if (this.#timer !== null) return;
    this.#apply();
    this.#timer = setTimeout(this.#due, GATHER_MS);
  }

  /** Applies what has come, now. */
  flush(): void {
    if (this.#waiting.length > 0) this.#apply();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = [];
  }

  readonly #due = () => {
    this.#timer = null;
    if (this.#waiting.length === 0) return;
    this.#apply();
    this.#timer = setTimeout(this.#due, GATHER_MS);
  };

  #apply(): void {
    const updates = this.#waiting;
    this.#waiting = [];
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update, this.#origin);
    }, this.#origin);
  }
}

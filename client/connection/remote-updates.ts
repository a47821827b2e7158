import * as Y from 'yjs';

/** Remote updates that come within this many milliseconds are one transaction: one drawing instead of many. */
const GATHER_MS = 50;

/** Applies remote updates: the first after a quiet moment at once, what follows it in one go. */
export class RemoteUpdates {
  readonly #doc: Y.Doc;
  readonly #origin: unknown;
  readonly #onUnreadable: () => void;
  #waiting: Uint8Array[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `onUnreadable` is called when something could not be applied: the others are, and it has to be asked for again. */
  constructor(doc: Y.Doc, origin: unknown, onUnreadable: () => void) {
    this.#doc = doc;
    this.#origin = origin;
    this.#onUnreadable = onUnreadable;
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
    try {
      this.#doc.transact(() => {
        for (const update of updates) this.#applyOne(update);
      }, this.#origin);
    } catch (error) {
      // An observer's fault, the editor's for one: the text has come all the same.
      globalThis.reportError?.(error);
    }
  }

  #applyOne(update: Uint8Array): void {
    try {
      Y.applyUpdate(this.#doc, update, this.#origin);
    } catch {
      this.#onUnreadable();
    }
  }
}

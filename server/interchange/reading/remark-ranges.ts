/** The ranges of comments while a text is read: which of them are open, and which have found words. */
export class RemarkRanges {
  /** The thread of each comment that begins one. */
  readonly #threads: ReadonlyMap<string, string>;
  readonly #open = new Set<string>();
  readonly #placed = new Set<string>();
  /** Named since the last words, without words of their own so far. */
  #waiting: string[] = [];

  constructor(threads: ReadonlyMap<string, string>) {
    this.#threads = threads;
  }

  start(comment: string): void {
    const thread = this.#threads.get(comment);
    if (thread !== undefined) this.#open.add(thread);
  }

  end(comment: string): void {
    const thread = this.#threads.get(comment);
    if (thread !== undefined) this.#open.delete(thread);
  }

  /** A comment's own sign: where it stands when it has no range. */
  point(comment: string): void {
    const thread = this.#threads.get(comment);
    if (thread !== undefined && !this.#placed.has(thread)) this.#waiting.push(thread);
  }

  /** The threads that are about the words which stand here. */
  onWords(): readonly string[] {
    const threads = [...this.#open];
    for (const thread of threads) this.#placed.add(thread);
    return threads;
  }

  /** The threads that stand in this paragraph and are about no words yet; they go to the words beside them. */
  takeWaiting(): readonly string[] {
    const waiting = this.#waiting.filter((thread) => !this.#placed.has(thread));
    this.#waiting = [];
    return waiting;
  }

  place(thread: string): void {
    this.#placed.add(thread);
  }
}

import type { Store, Tables } from '#server/storage/store.ts';

/** A few small tables for each paper (or each forum), each paper's by itself: damage stays within one, and one is written without the others. */
export interface PaperStores<T extends Tables> {
  /**
   * The tables of a paper; empty ones for a paper that has none, which leaves no trace until something is written.
   * May be asked for at every turn and kept. Rejects for what can be no paper's id, and for what cannot be read.
   */
  of(paperId: string): Promise<Store<T>>;
  /** The papers that have any. */
  list(): Promise<readonly string[]>;
  /** Lets work under way finish and takes no more. */
  close(): Promise<void>;
}

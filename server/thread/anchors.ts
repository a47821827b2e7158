import type { NewAnchor } from '#shared/thread/thread-contract.ts';

/** What was found of the passage that a remark is to be made on. */
export interface Tied {
  /** The block in which it stands; null when that block has no id. */
  readonly blockId: string | null;
  /** The very words, cut to `MOST_QUOTE`, and the whole paragraph as it reads now. */
  readonly quote: string;
  readonly passage: string;
}

/** Between a thread and the words of its paper. */
export interface Anchors {
  /**
   * Ties a thread to its passage: writes the mark in the server's name, and resolves once it is on disk, with what was
   * found; null when nothing was. Tied again, it changes nothing and answers the same.
   */
  tie(paperId: string, threadId: string, wanted: NewAnchor): Promise<Tied | null>;
  /** Finds the passage and writes nothing: a private thread leaves no mark in the text. */
  find(paperId: string, wanted: NewAnchor): Promise<Tied | null>;
}

import type { InclusionMode, InclusionScope } from '#shared/inclusion/inclusion.ts';
import type { Row, TableNames } from '#server/storage/store.ts';

/** A typed block that was taken in: which one it is in the source, and how it was worded there and here. */
export interface TakenBlock {
  readonly from: string;
  readonly here: string;
  /** The hash of its wording in the source, as positions are taken on it. */
  readonly wording: string;
  /** The same of what was written here. */
  readonly as: string;
}

/** A part of another paper that was taken into a paper. Whether it still stands there, the paper's text says. */
export interface InclusionRow extends Row {
  /** The paper that takes it in. */
  readonly paperId: string;
  readonly sourceId: string;
  readonly scope: InclusionScope;
  readonly mode: InclusionMode;
  readonly by: string;
  readonly at: string;
  /** When the wording that was last taken was taken. */
  readonly takenAt: string;
  /** The hash of the text that was last written here. */
  readonly taken: string;
  /** Hashes of what is being written and may stand there already, should the program end before the end of it. */
  readonly writing: readonly string[];
  /** The blocks here: of what was last written and of what is being written. */
  readonly blockIds: readonly string[];
  readonly typed: readonly TakenBlock[];
  /** The hash of the source's wording against which ours was kept. */
  readonly kept: string | null;
  /** Who confirmed that people read it here who may not read the source, and to whom both were open then; null for nobody. */
  readonly confirmed?: { readonly by: string; readonly reach: string } | null;
  /** The suggestion in the source that proposes ours. */
  readonly proposed: {
    readonly suggestionId: string;
    readonly by: string;
    readonly at: string;
  } | null;
}

export type InclusionTables = { inclusions: InclusionRow };
export const INCLUSION_TABLES: TableNames<InclusionTables> = { inclusions: true };

import type { CommentBody } from '#shared/thread/comment-body.ts';
import type {
  Anchor,
  Disposition,
  Reaction,
  RemarkKind,
  ThreadState,
} from '#shared/thread/thread.ts';
import type { NewAnchor } from '#shared/thread/thread-contract.ts';
import type { PaperStores } from '#server/storage/paper-stores.ts';
import type { Row, TableNames } from '#server/storage/store.ts';

/** An answer as it was given; the last one of a thread stands. */
export interface Answer {
  readonly disposition: Disposition;
  readonly reason: string;
  /** A person's id. */
  readonly by: string;
  readonly at: string;
  /** The author insisted after it. */
  readonly insisted: { readonly reason: string; readonly at: string } | null;
}

/** One thing that happened to a thread, in the past tense; ids, never words. */
export interface Happening {
  readonly at: string;
  readonly by: string;
  readonly what: string;
  /** What it led to: a comment, a person, a kind, a disposition. */
  readonly to: string | null;
}

/** A remark on a paper; what is said about it stands in `comments`. */
export interface ThreadRow extends Row {
  /** From 1, never given twice. */
  readonly number: number;
  readonly kind: RemarkKind;
  readonly anchor: Anchor;
  readonly quote: string;
  readonly passage: string;
  /** What is still to be tied to the text, as its author asked for it; null once it is, or where nothing is to be. */
  readonly wanted: NewAnchor | null;
  readonly proposal: string | null;
  /** Null: open to all who may see remarks. The name is kept for the day the paper leaves the group's forum. */
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly state: ThreadState;
  readonly sameAs: string | null;
  readonly answers: readonly Answer[];
  readonly assigneeId: string | null;
  /** What people chose themselves, by person; others follow what they take part in. */
  readonly follows: Readonly<Record<string, boolean>>;
  readonly authorId: string;
  readonly at: string;
  readonly changedAt: string;
  /** Oldest first; only ever longer. */
  readonly history: readonly Happening[];
}

/** The id is the sender's: the same comment sent again is the same row. */
export interface CommentRow extends Row {
  readonly threadId: string;
  readonly authorId: string;
  readonly at: string;
  /** Null once it was deleted. */
  readonly body: CommentBody | null;
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
  readonly earlier: readonly { readonly body: CommentBody; readonly until: string }[];
  readonly reactions: readonly { readonly reaction: Reaction; readonly personId: string }[];
}

/** What was decided about a suggestion, and the words that it was about. */
export interface DecisionRow extends Row {
  readonly suggestionId: string;
  readonly authorId: string;
  readonly suggestedAt: string;
  readonly by: string;
  readonly at: string;
  readonly decision: 'accept' | 'reject';
  readonly reason: string | null;
  readonly inserted: string;
  readonly deleted: string;
  readonly changes: readonly ('joined' | 'block-inserted' | 'block-deleted' | 'restyled')[];
  readonly blockId: string | null;
}

export type RemarkTables = { threads: ThreadRow; comments: CommentRow; decisions: DecisionRow };
export const REMARK_TABLES: TableNames<RemarkTables> = {
  threads: true,
  comments: true,
  decisions: true,
};

/** What is said about papers. */
export type Remarks = PaperStores<RemarkTables>;

import type { Audience, Question } from '#shared/pre-read/pre-read.ts';
import type { Row } from '#server/storage/store.ts';

/** A version of a paper that was sent out to be read and answered before a session. */
export interface PreReadRow extends Row {
  readonly sessionId: string;
  readonly paperId: string;
  readonly versionId: string;
  readonly versionNumber: number;
  /** Of the paper, when it was sent. */
  readonly title: string;
  readonly note: string;
  readonly questions: readonly Question[];
  /** The last day for answers, in the forums' own time zone; null where none was set. */
  readonly dueOn: string | null;
  /** Days that stood before, oldest first. */
  readonly earlierDueOn: readonly string[];
  readonly audience: Audience;
  readonly at: string;
  readonly by: string;
  readonly withdrawn: { readonly at: string; readonly by: string } | null;
}

/** How far one person is with one pre-read; the id is `<preReadId>.<personId>`. Moments, never durations. */
export interface PreReadPersonRow extends Row {
  readonly preReadId: string;
  readonly personId: string;
  readonly openedAt: string | null;
  readonly readAt: string | null;
  /** When the answers were handed in last. */
  readonly submittedAt: string | null;
  /** Each time they were, oldest first. Missing in rows of the first days. */
  readonly handedIn?: readonly { readonly at: string; readonly sendId: string }[];
}

/** One person's answer to one question; the id is `<preReadId>.<personId>.<questionId>`. */
export interface PreReadAnswerRow extends Row {
  readonly preReadId: string;
  readonly personId: string;
  readonly questionId: string;
  readonly text: string;
  /** Made by the sender: the same sending again changes nothing. */
  readonly sendId: string;
  readonly at: string;
  /** Oldest first; only ever longer. */
  readonly earlier: readonly {
    readonly text: string;
    readonly until: string;
    readonly sendId: string;
  }[];
}

/** What a group says as one, from its members' private remarks; the id is `<preReadId>.<groupId>`. */
export interface GroupResponseRow extends Row {
  readonly preReadId: string;
  readonly groupId: string;
  /** Kept for the day the group is gone. */
  readonly groupName: string;
  /** Raised by each change before it is handed in, so that two leads do not overwrite each other. */
  readonly revision: number;
  readonly items: readonly {
    readonly text: string;
    /** The remarks that were merged into it. */
    readonly threadIds: readonly string[];
  }[];
  readonly changedAt: string;
  readonly changedBy: string;
  /** Frozen once handed in. The number is given once in each pre-read. */
  readonly submitted: { readonly number: number; readonly at: string; readonly by: string } | null;
}

/**
 * A mail about a pre-read as an earlier program kept it; nothing is written here any more (`storage/notices.ts`). Its id says what it is about, so that nothing is ever sent twice:
 * `<preReadId>.<personId>.invited`, `….due.<day>`, `….reminded.<day>`.
 */
export interface PreReadLetterRow extends Row {
  readonly preReadId: string;
  readonly personId: string;
  readonly what: 'invited' | 'due-moved' | 'reminded';
  /** When it was asked for. */
  readonly at: string;
  /** When it was sent, or let go of because it had become pointless; null while it is still to be sent. */
  readonly postedAt: string | null;
}

/** A call to all who come to a session for a short update; the id is the session's. */
export interface UpdateRoundRow extends Row {
  readonly prompt: string;
  readonly dueOn: string | null;
  readonly at: string;
  readonly by: string;
  /** The paper that the updates became. */
  readonly gathered: { readonly paperId: string; readonly at: string; readonly by: string } | null;
}

/** One person's update; the id is `<sessionId>.<personId>`. */
export interface UpdateRow extends Row {
  readonly sessionId: string;
  readonly personId: string;
  readonly text: string;
  readonly sendId: string;
  /** Of what stood here before: none of these ever replaces a newer one. Missing in rows of the first days. */
  readonly earlierSendIds?: readonly string[];
  readonly at: string;
}

export type PreReadTables = {
  preReads: PreReadRow;
  preReadPeople: PreReadPersonRow;
  preReadAnswers: PreReadAnswerRow;
  groupResponses: GroupResponseRow;
  preReadLetters: PreReadLetterRow;
  updateRounds: UpdateRoundRow;
  updates: UpdateRow;
};
export const PRE_READ_TABLES = {
  preReads: true,
  preReadPeople: true,
  preReadAnswers: true,
  groupResponses: true,
  preReadLetters: true,
  updateRounds: true,
  updates: true,
} as const;

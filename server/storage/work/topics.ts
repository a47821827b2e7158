import type { ChoosingResult } from '#shared/topic/topic-contract.ts';
import type { Row } from '#server/storage/store.ts';

/** A topic that a member proposed. */
export interface TopicRow extends Row {
  readonly sendId: string;
  readonly title: string;
  readonly why: string;
  readonly yields: string;
  readonly isAside: boolean;
  /** The batch under which its meeting is made: made again, it is the same. Null until it is first asked for. */
  readonly batchId: string | null;
  readonly sessionId: string | null;
  readonly revision: number;
  readonly at: string;
  readonly by: string;
}

/** Something said about a topic; never changed. The id is `<topicId>.<sendId>`. */
export interface TopicCommentRow extends Row {
  readonly topicId: string;
  readonly at: string;
  readonly by: string;
  readonly text: string;
}

/** The members are asked to order topics, named as they were called then. */
export interface ChoosingRow extends Row {
  readonly sendId: string;
  readonly candidates: readonly { readonly id: string; readonly title: string }[];
  readonly until: string | null;
  readonly openedAt: string;
  readonly by: string;
  /** Counted once, when it was closed. */
  readonly closed: Readonly<Omit<ChoosingResult, 'id' | 'places'>> | null;
}

/** One person's order in one choosing, shown to nobody else; the id is `<choosingId>.<personId>`. */
export interface BallotRow extends Row {
  readonly choosingId: string;
  readonly personId: string;
  readonly ranking: readonly string[];
}

export type TopicTables = {
  topics: TopicRow;
  topicComments: TopicCommentRow;
  choosings: ChoosingRow;
  ballots: BallotRow;
};
export const TOPIC_TABLES = {
  topics: true,
  topicComments: true,
  choosings: true,
  ballots: true,
} as const;

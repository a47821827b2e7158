import type { GivenMarks, RatingItem } from '#shared/rating/rating-contract.ts';
import type { Row } from '#server/storage/store.ts';

/** The members are asked to rate recommendations, as these read then. */
export interface RatingRoundRow extends Row {
  readonly sendId: string;
  readonly items: readonly RatingItem[];
  readonly closesOn: string;
  readonly openedAt: string;
  readonly by: string;
  /** When it was closed before its day. */
  readonly closedAt: string | null;
}

/** That somebody rated, and nothing else; the id is `<roundId>.<personId>`. Kept in the order of ids. */
export interface RatingVoterRow extends Row {
  readonly roundId: string;
  readonly personId: string;
}

/** What somebody rated: a mark or an abstention for every recommendation. The id is random; kept in the order of ids. */
export interface RatingBallotRow extends Row {
  readonly roundId: string;
  readonly marks: readonly GivenMarks[];
}

/** One row that is written anew so that the older copies of the file are replaced. */
interface RatingCoverRow extends Row {
  readonly nonce: string;
}

export type RatingTables = {
  ratingRounds: RatingRoundRow;
  ratingVoters: RatingVoterRow;
  ratingBallots: RatingBallotRow;
  ratingCovers: RatingCoverRow;
};
export const RATING_TABLES = {
  ratingRounds: true,
  ratingVoters: true,
  ratingBallots: true,
  ratingCovers: true,
} as const;

import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';
import { MARKS } from '#shared/rating/spread.ts';
import { BlockId } from '#shared/register/register-contract.ts';

/** The most recommendations that one round asks about, and the most rounds of a forum. */
export const MOST_RATED = 40;
export const MOST_ROUNDS = 50;
/** So many letters of a recommendation are kept as it read when the round was opened. */
export const RATED_WORDS = 300;

const ForumParams = z.object({ forumId: Id });
const RoundParams = z.object({ forumId: Id, roundId: Id });
/** Null is an abstention. */
const Mark = z.int().min(MARKS[0]).max(MARKS.length).nullable();
const Given = z.strictObject({ itemId: Id, importance: Mark, feasibility: Mark });
export type GivenMarks = z.infer<typeof Given>;

/** A recommendation as it read when the round was opened. */
const Item = z.object({
  id: Id,
  paperId: Id,
  blockId: BlockId,
  number: z.string(),
  words: z.string(),
});
export type RatingItem = z.infer<typeof Item>;

const SpreadView = z.object({
  counts: z.array(z.int()),
  abstained: z.int(),
  median: z.number().nullable(),
});
export type SpreadView = z.infer<typeof SpreadView>;

/** A round as one member sees it: only recommendations of papers that they may read. */
export const RatingRoundView = z.object({
  id: Id,
  items: z.array(Item).min(1),
  /** The last day on which one may rate. */
  closesOn: z.iso.date(),
  openedAt: z.iso.datetime(),
  byName: z.string(),
  isOpen: z.boolean(),
  /** How many have rated; null in a closed round with too few, whose numbers are told to nobody. */
  rated: z.int().nullable(),
  haveRated: z.boolean(),
  mayRate: z.boolean(),
  mayClose: z.boolean(),
  /** Null while the round is open and where there were too few ballots. */
  results: z
    .array(z.object({ itemId: Id, importance: SpreadView, feasibility: SpreadView }))
    .nullable(),
});
export type RatingRoundView = z.infer<typeof RatingRoundView>;

export const listRatings = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/ratings',
  summary: 'The rating rounds of a forum, the newest first; results of those that are closed.',
  params: ForumParams,
  body: z.object({}),
  answer: z.object({
    forumName: z.string(),
    rounds: z.array(RatingRoundView),
    mayOpen: z.boolean(),
  }),
  refusals: ['not-found'],
  open: false,
});
export type RatingsPage = z.infer<typeof listRatings.answer>;

export const openRating = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/ratings',
  summary: 'Ask the members to rate recommendations; the same sending again opens nothing twice.',
  params: ForumParams,
  body: z.strictObject({
    sendId: Id,
    places: z
      .array(z.strictObject({ paperId: Id, blockId: BlockId }))
      .min(1)
      .max(MOST_RATED),
    closesOn: z.iso.date(),
  }),
  answer: z.object({ id: Id }),
  refusals: ['not-found', 'role-too-low', 'already-exists', 'list-full', 'starting-up'],
  open: false,
});

export const rateRecommendations = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/ratings/{roundId}/ballot',
  summary: 'Hand in my marks, once and for good; what is left out is an abstention.',
  params: RoundParams,
  body: z.strictObject({ marks: z.array(Given).max(MOST_RATED) }),
  answer: z.object({}),
  refusals: ['not-found', 'role-too-low', 'already-exists', 'changed-meanwhile'],
  open: false,
});

export const closeRating = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/ratings/{roundId}/close',
  summary: 'Close a round that I opened before its day.',
  params: RoundParams,
  body: z.object({}),
  answer: z.object({}),
  refusals: ['not-found', 'role-too-low'],
  open: false,
});

import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import type { Verb } from '#shared/member/role.ts';
import {
  closeRating,
  listRatings,
  openRating,
  rateRecommendations,
} from '#shared/rating/rating-contract.ts';

/** A valid body for each address of ratings that takes one, and the verb that each asks for. */
export const RATING_BODIES: readonly (readonly [AnyEndpoint, unknown])[] = [
  [
    openRating,
    {
      sendId: 'some-sending',
      places: [{ paperId: 'some-paper', blockId: 'some-block' }],
      closesOn: '2099-01-01',
    },
  ],
  [rateRecommendations, { marks: [] }],
];
export const RATING_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  [listRatings, 'read'],
  [rateRecommendations, 'comment'],
  [closeRating, 'manageSession'],
];
export const NO_RATING = { roundId: 'unknown-round' } as const;

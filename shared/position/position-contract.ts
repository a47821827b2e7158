import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { FOLLOW_UP_STATUSES } from '#shared/follow-up/follow-up.ts';
import { Id } from '#shared/member/person.ts';
import { DIMENSIONS, TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { STAGES } from '#shared/paper/stage.ts';
import { OPENNESS, STANCES } from '#shared/position/position.ts';
import { LIFE_STATES } from '#shared/register/lifecycle.ts';
import { BlockId, lines, PlaceParams } from '#shared/register/register-contract.ts';

/** The hash of a wording, as the server names it. */
const Wording = z.string().regex(/^[\w-]{16,64}$/);
const Named = z.object({ id: Id, name: z.string() });

/** A reservation as it was signed: the name, title and office are those of that moment. */
export const SignedReservation = z.object({
  text: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  office: z.string().nullable(),
});
export type SignedReservation = z.infer<typeof SignedReservation>;

/** A signed reservation, the recommendation that it stands beside, and the wording of that as `wordingOf` reads it. */
export const PlacedReservation = SignedReservation.extend({
  blockId: BlockId,
  wording: z.string(),
});
export type PlacedReservation = z.infer<typeof PlacedReservation>;

export const PositionView = z.object({
  person: Named,
  about: z.string(),
  stance: z.enum(STANCES),
  reason: z.string(),
  satisfy: z.string(),
  reservation: SignedReservation.nullable(),
  at: z.iso.datetime(),
  /** Who wrote it down, where it was said aloud and not taken by the person; kept answers of old programs lack it. */
  recordedBy: z.string().nullable().default(null),
  /** The wording has changed since, and nobody said that it was only edited. */
  isStale: z.boolean(),
  isMine: z.boolean(),
});
export type PositionView = z.infer<typeof PositionView>;

/** One thing that happened to a recommendation; the list is only ever longer. */
export const RecommendationDeed = z.object({
  at: z.iso.datetime(),
  byName: z.string(),
  what: z.enum(['state', 'owners', 'outcome', 'review', 'openness', 'editorial']),
  from: z.string(),
  to: z.string(),
});
export type RecommendationDeed = z.infer<typeof RecommendationDeed>;

export const RecommendationView = z.object({
  forumId: Id,
  forumName: z.string(),
  paper: z.object({
    id: Id,
    title: z.string(),
    stage: z.enum(STAGES),
    direction: z.enum(['rtl', 'ltr']),
  }),
  /** `moved`: it stands in `now`, or in a paper that I may not read when that is null. `gone`: nowhere. */
  place: z.enum(['here', 'suggested', 'moved', 'gone']),
  now: z.object({ paperId: Id, blockId: BlockId, title: z.string() }).nullable(),
  /** Papers that I may read into which it was taken. */
  includedIn: z.array(
    z.object({ paperId: Id, blockId: BlockId, title: z.string(), isWordedAlike: z.boolean() }),
  ),
  number: z.string(),
  /** The last known ones when it is gone. */
  words: z.string(),
  wording: Wording,
  /** The text with everything that is suggested; null where nothing is. */
  amended: z.string().nullable(),
  dimension: z.enum(DIMENSIONS).nullable(),
  links: z.array(
    z.object({
      paperId: Id,
      blockId: BlockId,
      kind: z.enum(TYPED_BLOCKS),
      number: z.string(),
      words: z.string(),
    }),
  ),
  state: z.enum(LIFE_STATES),
  owners: z.array(Named),
  outcome: z.string(),
  reviewOn: z.iso.date().nullable(),
  history: z.array(RecommendationDeed),
  /** What papers that continue this one tell of it, as far as I may read them. */
  followUps: z.array(
    z.object({
      paperId: Id,
      title: z.string(),
      status: z.enum(FOLLOW_UP_STATUSES),
      outcome: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  /** Null: as the forum chose. */
  openness: z.enum(OPENNESS).nullable(),
  forumOpenness: z.enum(OPENNESS),
  /** Null while they are closed to me. */
  positions: z.array(PositionView).nullable(),
  standing: z.number(),
  stale: z.number(),
  mine: PositionView.nullable(),
  /** Wordings that positions were taken on and that stand no more, newest first. */
  earlier: z.array(z.object({ wording: Wording, words: z.string(), positions: z.number() })),
  reservationWords: z.number(),
  mayTake: z.boolean(),
  mayLead: z.boolean(),
});
export type RecommendationView = z.infer<typeof RecommendationView>;

export const getRecommendation = endpoint({
  method: 'GET',
  path: '/api/recommendations/{paperId}/{blockId}',
  summary: 'One recommendation: its wording, its way, and the positions on it.',
  params: PlaceParams,
  body: z.object({}),
  answer: RecommendationView,
  refusals: ['not-found', 'storage-trouble'],
  open: false,
});

export const changeRecommendation = endpoint({
  method: 'PATCH',
  path: '/api/recommendations/{paperId}/{blockId}',
  summary:
    'Moves a recommendation on its way; for those who lead. `wording` is what they were shown.',
  params: PlaceParams,
  body: z.strictObject({
    wording: Wording,
    state: z.enum(LIFE_STATES).optional(),
    ownerIds: z.array(Id).max(20).optional(),
    outcome: lines(4000).optional(),
    reviewOn: z.iso.date().nullable().optional(),
    openness: z.enum(OPENNESS).nullable().optional(),
  }),
  answer: z.object({}),
  refusals: [
    'not-found',
    'role-too-low',
    'changed-meanwhile',
    'belongs-elsewhere',
    'history-full',
    'storage-trouble',
  ],
  open: false,
});

export const takePosition = endpoint({
  method: 'POST',
  path: '/api/recommendations/{paperId}/{blockId}/position',
  summary: 'Takes my position on the wording that I was shown; a later one takes its place.',
  params: PlaceParams,
  body: z.strictObject({
    wording: Wording,
    /** When my position that I saw was taken, null for none: a newer one is not written over. Left out: whatever it is. */
    since: z.iso.datetime().nullable().optional(),
    stance: z.enum(STANCES),
    reason: lines(4000).default(''),
    satisfy: lines(4000).default(''),
    /** To be signed and to stand beside the recommendation. */
    reservation: lines(12_000).default(''),
  }),
  answer: z.object({}),
  refusals: [
    'not-found',
    'role-too-low',
    'stage-closed',
    'changed-meanwhile',
    'history-full',
    'storage-trouble',
  ],
  open: false,
});

export const declareEditorial = endpoint({
  method: 'POST',
  path: '/api/recommendations/{paperId}/{blockId}/editorial',
  summary:
    'Says that the change between two wordings was editorial, so that positions on the first stand.',
  params: PlaceParams,
  body: z.strictObject({ from: Wording, to: Wording }),
  answer: z.object({}),
  refusals: ['not-found', 'role-too-low', 'changed-meanwhile', 'history-full', 'storage-trouble'],
  open: false,
});

export const listAwaited = endpoint({
  method: 'GET',
  path: '/api/me/positions',
  summary: 'Recommendations for validation that wait for my position.',
  params: z.object({}),
  body: z.object({}),
  answer: z.array(
    z.object({
      forumId: Id,
      paperId: Id,
      blockId: BlockId,
      title: z.string(),
      number: z.string(),
      words: z.string(),
      /** I took one on a wording that is gone. */
      isAgain: z.boolean(),
    }),
  ),
  refusals: [],
  open: false,
});

export const listReservations = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/reservations',
  summary: 'The signed reservations that stand beside the recommendations of a paper.',
  params: z.object({ paperId: Id }),
  body: z.object({}),
  answer: z.array(PlacedReservation),
  refusals: ['not-found'],
  open: false,
});

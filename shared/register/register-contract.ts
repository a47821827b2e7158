import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { plainLines } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';
import { isBlockId } from '#shared/paper/block-id.ts';
import { DIMENSIONS, TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { STAGES } from '#shared/paper/stage.ts';
import { FEWEST_WORDS, MOST_WORDS, OPENNESS, STANCES } from '#shared/position/position.ts';
import { GAPS } from '#shared/register/graph.ts';
import { LIFE_STATES } from '#shared/register/lifecycle.ts';
import { REGISTER_QUERY } from '#shared/register/register-filter.ts';
import { PROPOSALS } from '#shared/register/block-place.ts';

export const BlockId = z.string().refine(isBlockId, 'block-id');
const Place = z.object({ paperId: Id, blockId: BlockId });
const ForumParams = z.object({ forumId: Id });
export const PlaceParams = z.object({ paperId: Id, blockId: BlockId });
const Named = z.object({ id: Id, name: z.string() });

/** Several lines of a person's own words. */
export const lines = plainLines;

/** What the forum knows of a recommendation beside its words. */
const InRegister = z.object({
  state: z.enum(LIFE_STATES),
  owners: z.array(Named),
  /** A day, `2024-01-21`. */
  reviewOn: z.iso.date().nullable(),
  outcome: z.string(),
  /** How many stand where, on the present wording; null while they are closed to me. */
  counts: z.record(z.enum(STANCES), z.number()).nullable(),
  /** How many stand on the present wording, and how many on one that is gone. */
  standing: z.number(),
  stale: z.number(),
  /** Mine, when it stands. */
  mine: z.enum(STANCES).nullable(),
  mayTake: z.boolean(),
  mayLead: z.boolean(),
});

/** A typed block of a paper that I may read. */
export const RegisterBlock = Place.extend({
  kind: z.enum(TYPED_BLOCKS),
  number: z.string(),
  words: z.string(),
  dimension: z.enum(DIMENSIONS).nullable(),
  proposal: z.enum(PROPOSALS).nullable(),
  hasSuggestions: z.boolean(),
  /** To blocks that I may read as well. */
  links: z.array(Place),
  gaps: z.array(z.enum(GAPS)),
  /** Where it was taken into other papers that I may read; there it is not counted again. */
  includedIn: z.array(Place.extend({ isWordedAlike: z.boolean() })),
  recommendation: InRegister.nullable(),
});
export type RegisterBlock = z.infer<typeof RegisterBlock>;

const RegisterPaper = z.object({
  id: Id,
  title: z.string(),
  stage: z.enum(STAGES),
  sessionId: Id.nullable(),
  direction: z.enum(['rtl', 'ltr']),
  mayEdit: z.boolean(),
});

export const RegisterView = z.object({
  forumName: z.string(),
  papers: z.array(RegisterPaper),
  sessions: z.array(z.object({ id: Id, title: z.string(), day: z.iso.date().nullable() })),
  blocks: z.array(RegisterBlock),
  settings: z.object({ openness: z.enum(OPENNESS), words: z.number() }),
  maySettle: z.boolean(),
  /** False while papers are still being read after a start. */
  isWhole: z.boolean(),
});
export type RegisterView = z.infer<typeof RegisterView>;

export const getRegister = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/register',
  summary: 'The typed blocks of all papers of a forum that I may read, with their links and gaps.',
  params: ForumParams,
  body: z.object({}),
  answer: RegisterView,
  refusals: ['not-found'],
  open: false,
});

export const linkBlocks = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/register/links',
  summary: 'Links two typed blocks, or takes the link away, as an edit of mine in a paper.',
  params: ForumParams,
  body: z.strictObject({ from: Place, to: Place, linked: z.boolean() }),
  answer: z.object({}),
  refusals: ['not-found', 'role-too-low', 'stage-closed', 'storage-trouble', 'too-large'],
  open: false,
});

export const getRegisterCsv = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/recommendations.csv',
  summary:
    'The recommendations of a forum that I may read, for a spreadsheet; narrowed as on the screen.',
  params: ForumParams,
  body: z.object({}),
  answer: z.unknown(),
  refusals: ['not-found'],
  open: false,
  query: REGISTER_QUERY,
  bytes: 'answer',
});

export const getRegisterAsWordFile = endpoint({
  ...getRegisterCsv,
  path: '/api/forums/{forumId}/recommendations.docx',
  summary:
    'The recommendations of a forum as a Word file, with the rows of `getRegisterCsv` and the signed reservations on them.',
});

export const settleRegister = endpoint({
  method: 'PATCH',
  path: '/api/forums/{forumId}/register',
  summary: 'Chooses how positions are taken in a forum.',
  params: ForumParams,
  body: z.strictObject({
    openness: z.enum(OPENNESS).optional(),
    words: z.number().int().min(FEWEST_WORDS).max(MOST_WORDS).optional(),
  }),
  answer: z.object({}),
  refusals: ['not-found', 'role-too-low'],
  open: false,
});

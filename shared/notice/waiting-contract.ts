import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';

/**
 * What can wait for somebody, the most personal first. Each kind has its words in the catalogue: `notice.kind.<kind>`
 * says what it is, `notice.action.<kind>` what is to be done.
 */
export const WAITING_KINDS = [
  'mention',
  'remark-assigned',
  'remark-answered',
  'pre-read',
  'update',
  'position',
  'position-again',
  'group-response',
  'topic-ranking',
  'rating',
  'action-point',
  'initiative-step',
  'inclusion-differs',
  'access-request',
  'address-refused',
  'remark-news',
  'suggestion-decided',
] as const;
export type WaitingKind = (typeof WAITING_KINDS)[number];

/** One thing that waits for a person. It is not there any more once it is done. */
export const WaitingThing = z.object({
  /** The same as long as it is the same thing to be told of; another when it asks anew (a day that moved, new words). */
  id: z.string().min(1).max(300),
  kind: z.enum(WAITING_KINDS),
  forumId: Id,
  /** What it is about, in other people's words. */
  title: z.string(),
  /** Where it stands: a paper, a session. */
  place: z.string().nullable(),
  /** What somebody said there, shortened. */
  words: z.string().nullable(),
  /** Where it is done, inside the workspace: `/papers/…?thread=…`. */
  path: z.string().startsWith('/'),
  at: z.iso.datetime().nullable(),
  dueOn: z.iso.date().nullable(),
  isOverdue: z.boolean(),
  /** How far it is, such as questions that were answered. */
  progress: z.object({ done: z.int(), of: z.int() }).nullable(),
});
export type WaitingThing = z.infer<typeof WaitingThing>;

export const listWaitingThings = endpoint({
  method: 'GET',
  path: '/api/me/waiting',
  summary: 'Everything that waits for me in all forums, the most pressing first.',
  params: z.object({}),
  body: z.object({}),
  answer: z.object({
    things: z.array(WaitingThing),
    /** False while a part could not be looked up; what is there is right. */
    isWhole: z.boolean(),
  }),
  refusals: [],
  open: false,
});

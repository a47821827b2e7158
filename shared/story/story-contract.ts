import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';
import { SessionMark } from '#shared/session/session-mark.ts';
import { DecisionView, SuggestionView } from '#shared/suggestion/suggestion-contract.ts';
import { DISPOSITIONS, REMARK_KINDS, THREAD_STATES, ThreadId } from '#shared/thread/thread.ts';

/**
 * The story of a passage: who wrote it, what was suggested and decided about it, what was said about it, in which session
 * it is discussed and in which versions it stood. Nothing of it is kept by itself: it is read where each part lives.
 */

/** `block`: all of a block. Otherwise words of the paper, between two Yjs relative positions in base64url. */
const Words = z
  .string()
  .max(800)
  .regex(/^(?:block|[\w-]{1,390}~[\w-]{1,390})$/);

const Somebody = z.object({ id: Id, name: z.string() });

/** Words in a row by one hand. Null: in the paper from its beginning, or by a hand that nobody knows. */
const StrokeView = z.object({
  words: z.string(),
  by: Somebody.nullable(),
  /** Who put these words back later, such as by restoring an older version. */
  putBackBy: Somebody.nullable(),
});
export type StrokeView = z.infer<typeof StrokeView>;

const ShareView = z.object({
  by: Somebody.nullable(),
  putBackBy: Somebody.nullable(),
  letters: z.int().positive(),
});
export type ShareView = z.infer<typeof ShareView>;

/** A version in which the wording stood. */
const VersionMark = z.object({
  id: Id,
  number: z.int().positive(),
  name: z.string().nullable(),
  at: z.iso.datetime(),
});
export type VersionMark = z.infer<typeof VersionMark>;

const Standing = z.object({
  /** The first and the last kept version, of those one may see, in which the block reads as it does now. */
  first: VersionMark,
  last: VersionMark,
  /** Whether it read differently, or was not there, in a version between the two. */
  isBroken: z.boolean(),
  /** Who wrote in the paper between the first of them and the version before it. */
  contributors: z.array(Somebody),
  /** Those that somebody gave a name, newest first. */
  named: z.array(VersionMark),
});

const RemarkMark = z.object({
  id: ThreadId,
  number: z.int().positive(),
  kind: z.enum(REMARK_KINDS),
  state: z.enum(THREAD_STATES),
  authorName: z.string(),
  at: z.iso.datetime(),
  quote: z.string(),
  /** What its author said first, cut; empty once that was deleted. */
  says: z.string(),
  /** The answer that stands. */
  answer: z
    .object({
      disposition: z.enum(DISPOSITIONS),
      reason: z.string(),
      byName: z.string(),
      at: z.iso.datetime(),
    })
    .nullable(),
});
export type RemarkMark = z.infer<typeof RemarkMark>;

export const StoryView = z.object({
  blockId: Id,
  /** The words it is about, cut. */
  words: z.string(),
  strokes: z.array(StrokeView),
  /** There are more strokes than are told one by one; the shares are of all of them. */
  isCut: z.boolean(),
  shares: z.array(ShareView),
  /** Of the block; null when no version that one may see reads as it does now. */
  standing: Standing.nullable(),
  /** How many versions can not be read and are therefore not among those it stood in. */
  damagedVersions: z.int().nonnegative(),
  suggestions: z.object({
    waiting: z.array(SuggestionView),
    /** Newest first; only for those who see remarks. */
    decided: z.array(DecisionView),
  }),
  remarks: z.array(RemarkMark),
  /** Whether what was decided and said is told at all. */
  seesRemarks: z.boolean(),
  sessions: z.array(SessionMark),
});
export type StoryView = z.infer<typeof StoryView>;

export const readStory = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/blocks/{blockId}/story/{words}',
  summary:
    'Who wrote a block or some words in it, what changed them, what was said about them and in which versions they stood. `words`: `block`, or two Yjs relative positions in base64url joined by `~`.',
  params: z.object({ paperId: Id, blockId: Id, words: Words }),
  body: z.object({}),
  answer: StoryView,
  refusals: ['not-found'],
  open: false,
});

export const versionOfThread = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/threads/{threadId}/version',
  summary:
    'The kept version that is nearest to the text on which a remark was made, and holds its passage. Null while there is none.',
  params: z.object({ paperId: Id, threadId: ThreadId }),
  body: z.object({}),
  answer: z.object({ versionId: Id.nullable() }),
  refusals: ['not-found'],
  open: false,
});

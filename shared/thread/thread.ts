import * as z from 'zod';
import { Id } from '#shared/member/person.ts';
import { isSuggestionId } from '#shared/suggestion/entry.ts';

/**
 * A remark on a paper with all that is said about it. It is server data: the text itself carries at most the opaque mark
 * `comment` with the thread's id, so that nobody who may not see a thread learns anything of it from the text.
 */

/** Eight letters or digits, like a suggestion's id and for the same reason: the id becomes part of a mark's key. */
export const ThreadId = z.string().refine(isSuggestionId, 'thread-id');

/** What a remark is about, as a table of comments sorts it. */
export const REMARK_KINDS = ['general', 'technical', 'editorial'] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];

/**
 * - `open` waits for an answer;
 * - `answered` has one, and its author may accept it or insist once;
 * - `settled`: the author accepted the answer;
 * - `withdrawn` by its author.
 */
export const THREAD_STATES = ['open', 'answered', 'settled', 'withdrawn'] as const;
export type ThreadState = (typeof THREAD_STATES)[number];

/** What was decided about a remark. */
export const DISPOSITIONS = ['accepted', 'accepted-in-part', 'rejected', 'noted'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export const REACTIONS = ['agree', 'disagree', 'thanks', 'question'] as const;
export type Reaction = (typeof REACTIONS)[number];

/** Where a thread is tied to its paper. */
export const Anchor = z.discriminatedUnion('kind', [
  /** To the paper as a whole. */
  z.strictObject({ kind: z.literal('paper') }),
  /** To one block, by its id: a table, an image, a typed block. */
  z.strictObject({ kind: z.literal('block'), blockId: Id }),
  /** To words: in the text by the mark `comment`, or, while it is private, by the quote within its block. */
  z.strictObject({ kind: z.literal('passage'), blockId: Id.nullable() }),
  /** To a suggestion and the words it touches. */
  z.strictObject({
    kind: z.literal('suggestion'),
    suggestionId: ThreadId,
    authorId: Id,
    blockId: Id.nullable(),
  }),
]);
export type Anchor = z.infer<typeof Anchor>;

/** Words of the passage a thread was made on; longer ones are cut. */
export const MOST_QUOTE = 2000;

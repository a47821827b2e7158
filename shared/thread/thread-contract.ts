import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { isPlainLine } from '#shared/contract/plain-line.ts';
import { Id } from '#shared/member/person.ts';
import { CommentBody, KeptBody } from '#shared/thread/comment-body.ts';
import {
  Anchor,
  DISPOSITIONS,
  MOST_QUOTE,
  REACTIONS,
  REMARK_KINDS,
  THREAD_STATES,
  ThreadId,
} from '#shared/thread/thread.ts';

const PaperParams = z.object({ paperId: Id });
const ThreadParams = z.object({ paperId: Id, threadId: ThreadId });
const CommentParams = ThreadParams.extend({ commentId: Id });

/** Several lines of a person's own words, such as the wording they propose or the reason for a decision. */
const Words = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .refine((text) => text.split('\n').every(isPlainLine), 'control-character');

export const CommentView = z.object({
  id: Id,
  authorId: Id,
  authorName: z.string(),
  at: z.iso.datetime(),
  /** Null once it was deleted: its place in the conversation stays. */
  body: KeptBody.nullable(),
  editedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
  /** What it said before, oldest first; only for its own author and for those who may `audit`. */
  earlier: z.array(z.object({ body: KeptBody, until: z.iso.datetime() })),
  reactions: z.array(
    z.object({ reaction: z.enum(REACTIONS), names: z.array(z.string()), isMine: z.boolean() }),
  ),
  isMine: z.boolean(),
});
export type CommentView = z.infer<typeof CommentView>;

/** An answer to a remark, as it was given. The last one is the one that stands. */
export const AnswerView = z.object({
  disposition: z.enum(DISPOSITIONS),
  /** What the commenter is told. */
  reason: z.string(),
  byName: z.string(),
  at: z.iso.datetime(),
  /** The author insisted after it; then why. */
  insisted: z.object({ reason: z.string(), at: z.iso.datetime() }).nullable(),
});
export type AnswerView = z.infer<typeof AnswerView>;

export const ThreadView = z.object({
  id: ThreadId,
  /** Permanent within the paper, from 1. Private ones have theirs too, so there may be gaps for those who do not see them. */
  number: z.number().int().positive(),
  kind: z.enum(REMARK_KINDS),
  anchor: Anchor,
  /** The words it was made on, and the whole paragraph as it read then; empty for the paper as a whole. */
  quote: z.string(),
  passage: z.string(),
  /** Wording that the commenter proposes. */
  proposal: z.string().nullable(),
  /** Null: open to all who may see remarks. */
  group: z.object({ id: Id, name: z.string() }).nullable(),
  state: z.enum(THREAD_STATES),
  /** The thread whose answer is also this one's. */
  sameAs: ThreadId.nullable(),
  answers: z.array(AnswerView),
  assignee: z.object({ id: Id, name: z.string() }).nullable(),
  authorId: Id,
  authorName: z.string(),
  at: z.iso.datetime(),
  /** When anything last happened to it. */
  changedAt: z.iso.datetime(),
  comments: z.array(CommentView),
  isMine: z.boolean(),
  isFollowed: z.boolean(),
});
export type ThreadView = z.infer<typeof ThreadView>;

/** What I may do about the remarks of a paper now. */
export const ThreadRights = z.object({
  mayComment: z.boolean(),
  mayDispose: z.boolean(),
  mayAssign: z.boolean(),
  /** The groups of mine to which a new remark may be kept. */
  groups: z.array(z.object({ id: Id, name: z.string() })),
  /** People to whom a thread may be assigned and who may be mentioned. */
  people: z.array(z.object({ id: Id, name: z.string() })),
});
export type ThreadRights = z.infer<typeof ThreadRights>;

/** Names a list of remarks as one person was told it. */
const Cursor = z.string();
const ThreadList = z.object({
  threads: z.array(ThreadView),
  rights: ThreadRights,
  /** For `changedThreads`; lists that a device has kept from before may lack it. */
  cursor: Cursor.default(''),
});
export type ThreadList = z.infer<typeof ThreadList>;

export const listThreads = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/threads',
  summary:
    'The remarks on a paper that I may see, by number, with what I may do. Readers see none.',
  params: PaperParams,
  body: z.object({}),
  answer: ThreadList,
  refusals: ['not-found'],
  open: false,
});

export const changedThreads = endpoint({
  method: 'GET',
  path: '/api/papers/{paperId}/threads/since/{cursor}',
  summary:
    'What is different in the remarks on a paper since the list that I was told under this cursor. `withChanges` puts the two together.',
  params: PaperParams.extend({ cursor: Id }),
  body: z.object({}),
  answer: z.object({
    cursor: Cursor,
    /** True when that list is not known any more: then `changed` are all that I may see. */
    isWhole: z.boolean(),
    changed: z.array(ThreadView),
    gone: z.array(ThreadId),
    rights: ThreadRights,
  }),
  refusals: ['not-found'],
  open: false,
});

/** Ends of a passage as Yjs relative positions in base64, as the sender's text had them. */
const Position = z.string().max(400);

const NewAnchor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paper') }),
  z.strictObject({ kind: z.literal('block'), blockId: Id }),
  z.strictObject({
    kind: z.literal('passage'),
    start: Position,
    end: Position,
    blockId: Id.nullable(),
    quote: z.string().min(1).max(MOST_QUOTE),
  }),
  z.strictObject({ kind: z.literal('suggestion'), suggestionId: ThreadId, authorId: Id }),
]);
export type NewAnchor = z.infer<typeof NewAnchor>;

export const startThread = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/threads',
  summary:
    'Make a remark. Sent twice with the same comment id, it is made once and answered twice.',
  params: PaperParams,
  body: z.strictObject({
    /** Made by the sender: the same remark sent again is the same remark. */
    commentId: Id,
    anchor: NewAnchor,
    kind: z.enum(REMARK_KINDS).default('general'),
    body: CommentBody,
    proposal: Words.nullable().default(null),
    groupId: Id.nullable().default(null),
  }),
  answer: ThreadView,
  refusals: [
    'not-found',
    'role-too-low',
    'stage-closed',
    'already-exists',
    'too-large',
    'storage-trouble',
  ],
  open: false,
});

export const addComment = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/threads/{threadId}/comments',
  summary: 'Reply in a thread. Sent twice with the same comment id, it stands there once.',
  params: ThreadParams,
  body: z.strictObject({ commentId: Id, body: CommentBody }),
  answer: ThreadView,
  refusals: [
    'not-found',
    'role-too-low',
    'stage-closed',
    'already-exists',
    'too-large',
    'storage-trouble',
  ],
  open: false,
});

export const changeComment = endpoint({
  method: 'PATCH',
  path: '/api/papers/{paperId}/threads/{threadId}/comments/{commentId}',
  summary: 'Say a comment of mine in other words; what it said before is kept. `null` deletes it.',
  params: CommentParams,
  body: z.strictObject({ body: CommentBody.nullable() }),
  answer: ThreadView,
  refusals: ['not-found', 'role-too-low', 'stage-closed', 'too-large', 'storage-trouble'],
  open: false,
});

export const react = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/threads/{threadId}/comments/{commentId}/reactions',
  summary: 'Set or take back a reaction of mine.',
  params: CommentParams,
  body: z.strictObject({ reaction: z.enum(REACTIONS), on: z.boolean() }),
  answer: ThreadView,
  refusals: ['not-found', 'role-too-low', 'stage-closed', 'storage-trouble'],
  open: false,
});

export const changeThread = endpoint({
  method: 'PATCH',
  path: '/api/papers/{paperId}/threads/{threadId}',
  summary:
    'Assign a thread, follow or mute it, say its kind, or open a private one to all (its author, once).',
  params: ThreadParams,
  body: z.strictObject({
    assigneeId: Id.nullable().optional(),
    isFollowed: z.boolean().optional(),
    kind: z.enum(REMARK_KINDS).optional(),
    isOpened: z.literal(true).optional(),
  }),
  answer: ThreadView,
  refusals: ['not-found', 'role-too-low', 'stage-closed', 'storage-trouble'],
  open: false,
});

export const answerThreads = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/threads/answers',
  summary:
    'Give one answer to one or several remarks. With `sameAs`, the others are joined to that one and share its answer.',
  params: PaperParams,
  body: z.strictObject({
    ids: z.array(ThreadId).min(1).max(500),
    disposition: z.enum(DISPOSITIONS),
    reason: Words,
    /** One of `ids`. */
    sameAs: ThreadId.nullable().default(null),
  }),
  /** The remarks that the answer was given to: those withdrawn or settled meanwhile are not among them. */
  answer: z.object({ answered: z.array(ThreadId) }),
  refusals: ['not-found', 'role-too-low', 'stage-closed', 'storage-trouble'],
  open: false,
});

/** Of the answer that I saw: when another came meanwhile, it is not that one which I accept or insist against. */
const AnsweredAt = z.iso.datetime().optional();

export const closeThread = endpoint({
  method: 'POST',
  path: '/api/papers/{paperId}/threads/{threadId}/closing',
  summary:
    'About a remark of mine: accept its answer, insist once (with a reason), or withdraw it.',
  params: ThreadParams,
  body: z.discriminatedUnion('deed', [
    z.strictObject({ deed: z.literal('accept'), answeredAt: AnsweredAt }),
    z.strictObject({ deed: z.literal('insist'), reason: Words, answeredAt: AnsweredAt }),
    z.strictObject({ deed: z.literal('withdraw') }),
  ]),
  answer: ThreadView,
  refusals: ['not-found', 'role-too-low', 'stage-closed', 'changed-meanwhile', 'storage-trouble'],
  open: false,
});

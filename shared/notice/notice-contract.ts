import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { FORUM_WORK } from '#shared/forum/forum-work.ts';
import { Id } from '#shared/member/person.ts';

const Nothing = z.object({});

/** A mail that could not be sent because no mail server is set: kept as a file, and shown to coordinators. */
export const OutboxMail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  at: z.iso.datetime(),
});
export type OutboxMail = z.infer<typeof OutboxMail>;

export const listOutbox = endpoint({
  method: 'GET',
  path: '/api/outbox',
  summary: 'Mails kept because no mail server is set, newest first.',
  params: Nothing,
  body: Nothing,
  answer: z.array(OutboxMail),
  refusals: ['role-too-low'],
  open: false,
});

export const readOutboxMail = endpoint({
  method: 'GET',
  path: '/api/outbox/{mailId}',
  summary: 'One kept mail, as plain text.',
  params: z.object({ mailId: z.string().regex(/^[\w.-]{1,120}$/) }),
  body: Nothing,
  answer: OutboxMail.extend({ text: z.string() }),
  refusals: ['role-too-low', 'not-found'],
  open: false,
});

/** What `/api/events` (server-sent events) carries: ids only, so that a reader fetches what their role may see. */
export const LiveEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('me-changed') }),
  z.object({ kind: z.literal('forum-changed'), forumId: Id }),
  z.object({ kind: z.literal('members-changed'), forumId: Id }),
  z.object({ kind: z.literal('access-asked'), forumId: Id }),
  /** Pre-reads of the forum's sessions, what was answered to them, or updates before one. */
  z.object({ kind: z.literal('pre-reads-changed'), forumId: Id }),
  /** How a meeting goes on, who is at it, or what was recorded in it. */
  z.object({ kind: z.literal('meeting-changed'), forumId: Id, sessionId: Id }),
  /** What the members of the forum bring forward, choose and plan together. */
  z.object({ kind: z.literal('forum-work-changed'), forumId: Id, part: z.enum(FORUM_WORK) }),
  z.object({ kind: z.literal('paper-changed'), forumId: Id, paperId: Id }),
  /** What is said about a paper that I may see, or what I may do about it. */
  z.object({ kind: z.literal('threads-changed'), forumId: Id, paperId: Id }),
  z.object({ kind: z.literal('decisions-changed'), forumId: Id, paperId: Id }),
  /** The versions of a paper, what of them is published, or that most of its text was lost. */
  z.object({ kind: z.literal('versions-changed'), forumId: Id, paperId: Id }),
  /** Typed blocks of a paper, or what is kept about its recommendations. */
  z.object({ kind: z.literal('register-changed'), forumId: Id, paperId: Id }),
  /** What a paper took in from others, or where others took it in. */
  z.object({ kind: z.literal('inclusions-changed'), forumId: Id, paperId: Id }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;

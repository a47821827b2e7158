import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';
import { Session } from '#shared/session/session.ts';

const Nothing = z.object({});

/** A session with the papers of it that the asker may read. */
export const SessionView = Session.extend({
  forumName: z.string(),
  groupName: z.string().nullable(),
  papers: z.array(z.object({ id: Id, title: z.string() })),
});
export type SessionView = z.infer<typeof SessionView>;

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/sessions',
  summary: 'The sessions of a forum: dated ones in order, then those still to be set.',
  params: z.object({ forumId: Id }),
  body: Nothing,
  answer: z.array(SessionView),
  refusals: ['not-found'],
  open: false,
});

export const getSession = endpoint({
  method: 'GET',
  path: '/api/sessions/{sessionId}',
  summary: 'One session.',
  params: z.object({ sessionId: Id }),
  body: Nothing,
  answer: SessionView,
  refusals: ['not-found'],
  open: false,
});

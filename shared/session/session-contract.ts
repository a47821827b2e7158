import * as z from 'zod';
import { endpoint } from '#shared/contract/endpoint.ts';
import { Id } from '#shared/member/person.ts';
import { Session } from '#shared/session/session.ts';

const Nothing = z.object({});
const ForumParams = z.object({ forumId: Id });
const SessionParams = z.object({ sessionId: Id });

/** A session with the papers of it that the asker may read. */
export const SessionView = Session.extend({
  forumName: z.string(),
  groupName: z.string().nullable(),
  papers: z.array(z.object({ id: Id, title: z.string() })),
  /** Respondents who are members still, by name. */
  respondents: z.array(z.object({ id: Id, name: z.string() })),
  /** Whether the asker may change it: who coordinates the forum, and who leads it. */
  mayManage: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;

/** What is said of a session by whoever makes it. */
export const SessionWish = z.strictObject({
  groupId: Session.shape.groupId.default(null),
  day: Session.shape.day.default(null),
  dayDoubtful: z.boolean().default(false),
  hours: Session.shape.hours,
  host: Session.shape.host.default(null),
  place: Session.shape.place,
  topics: Session.shape.topics,
  agenda: Session.shape.agenda,
  respondentIds: Session.shape.respondentIds.default([]),
});
export type SessionWish = z.infer<typeof SessionWish>;

/** Only what is named is changed. Without the defaults of a new session: what is not said stays. */
const SessionChange = z.strictObject({
  groupId: Session.shape.groupId.optional(),
  day: Session.shape.day.optional(),
  dayDoubtful: z.boolean().optional(),
  hours: Session.shape.hours.unwrap().optional(),
  host: Session.shape.host.optional(),
  place: Session.shape.place.unwrap().optional(),
  topics: Session.shape.topics.optional(),
  agenda: Session.shape.agenda.unwrap().optional(),
  respondentIds: Session.shape.respondentIds.optional(),
  calledOff: z.boolean().optional(),
  /** The session's `revision` that the change was made on. */
  revision: z.int().min(0),
});
export type SessionChange = z.infer<typeof SessionChange>;

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/forums/{forumId}/sessions',
  summary: 'The sessions of a forum: dated ones in order, then those still to be set.',
  params: ForumParams,
  body: Nothing,
  answer: z.array(SessionView),
  refusals: ['not-found'],
  open: false,
});

export const getSession = endpoint({
  method: 'GET',
  path: '/api/sessions/{sessionId}',
  summary: 'One session.',
  params: SessionParams,
  body: Nothing,
  answer: SessionView,
  refusals: ['not-found'],
  open: false,
});

/** More meetings than any forum plans at once. */
export const MOST_SESSIONS_AT_ONCE = 120;

export const makeSessions = endpoint({
  method: 'POST',
  path: '/api/forums/{forumId}/sessions',
  summary: 'Make one session or many, all or none; the same batch sent again makes nothing twice.',
  params: ForumParams,
  body: z.strictObject({
    batchId: z.uuid(),
    sessions: z.array(SessionWish).min(1).max(MOST_SESSIONS_AT_ONCE),
  }),
  answer: z.object({ ids: z.array(Id) }),
  refusals: ['not-found', 'role-too-low', 'already-exists'],
  open: false,
});

export const changeSession = endpoint({
  method: 'PATCH',
  path: '/api/sessions/{sessionId}',
  summary: 'Change, move or call off a session.',
  params: SessionParams,
  body: SessionChange,
  answer: SessionView,
  refusals: ['not-found', 'role-too-low', 'changed-meanwhile'],
  open: false,
});

export const removeSession = endpoint({
  method: 'DELETE',
  path: '/api/sessions/{sessionId}',
  summary: 'Remove a session that has no papers, as one that was made in error.',
  params: SessionParams,
  body: Nothing,
  answer: Nothing,
  refusals: ['not-found', 'role-too-low', 'session-in-use'],
  open: false,
});

export const attachPaper = endpoint({
  method: 'POST',
  path: '/api/sessions/{sessionId}/papers',
  summary:
    'Make a paper of the forum one of this session: its leads lead it, its respondents respond.',
  params: SessionParams,
  body: z.strictObject({ paperId: Id }),
  answer: SessionView,
  refusals: ['not-found', 'role-too-low', 'stage-closed'],
  open: false,
});

export const detachPaper = endpoint({
  method: 'DELETE',
  path: '/api/sessions/{sessionId}/papers/{paperId}',
  summary: 'Take a paper out of this session; it stays in the forum.',
  params: z.object({ sessionId: Id, paperId: Id }),
  body: Nothing,
  answer: SessionView,
  refusals: ['not-found', 'role-too-low', 'stage-closed'],
  open: false,
});

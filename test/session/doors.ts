import { makeFeed } from '#shared/calendar/calendar-contract.ts';
import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import type { Verb } from '#shared/member/role.ts';
import {
  attachPaper,
  changeSession,
  detachPaper,
  getSession,
  listSessions,
  makeSessions,
} from '#shared/session/session-contract.ts';

const TOPIC = {
  title: 'נושא',
  titleTentative: false,
  lead: null,
  leadTentative: false,
  leadId: null,
};

/** A valid body for each address of sessions and calendars that takes one. */
export const SESSION_BODIES: readonly (readonly [AnyEndpoint, unknown])[] = [
  [
    makeSessions,
    { batchId: '0b6a1c5e-7d0c-4f0e-9c53-1c1f4a6f2d11', sessions: [{ topics: [TOPIC] }] },
  ],
  [changeSession, { revision: 0, host: 'משרד' }],
  [attachPaper, { paperId: 'unknown-paper-id' }],
  [makeFeed, { forumId: 'unknown-forum-id' }],
];

/** The verb that each of them asks for. Nobody who knocks leads a session: only who coordinates the forum changes one. */
export const SESSION_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  [listSessions, 'read'],
  [getSession, 'read'],
  [makeSessions, 'manageMembers'],
  [changeSession, 'manageMembers'],
  [attachPaper, 'manageMembers'],
  [detachPaper, 'manageMembers'],
];

import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import {
  listForumEntries,
  listSessionEntries,
  olderForumEntries,
  recordEntry,
} from '#shared/meeting/log-contract.ts';
import {
  attendMeeting,
  getMeeting,
  steerMeeting,
  writeMinutes,
} from '#shared/meeting/meeting-contract.ts';
import type { Verb } from '#shared/member/role.ts';

/** A valid body for each address of meetings that takes one. */
export const MEETING_BODIES: readonly (readonly [AnyEndpoint, unknown])[] = [
  [recordEntry, { kind: 'note', id: '5f0f3f0c-5f53-4a43-8f0d-1d0a1f6f2c11', text: 'הערה' }],
  [steerMeeting, { deed: 'item', key: null }],
  [attendMeeting, { presence: 'here' }],
];

/** The verb that each of them asks for. Nobody who knocks leads a session: only who coordinates the forum runs one. */
export const MEETING_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  [listSessionEntries, 'read'],
  [listForumEntries, 'read'],
  [olderForumEntries, 'read'],
  [recordEntry, 'manageMembers'],
  [getMeeting, 'read'],
  [steerMeeting, 'manageMembers'],
  [attendMeeting, 'read'],
  [writeMinutes, 'manageMembers'],
];

import { INCLUSION_BODIES, INCLUSION_VERBS } from '#test/inclusion/doors.ts';
import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import type { Verb } from '#shared/member/role.ts';
import { INTERCHANGE_VERBS, INTERNAL_FILE } from '#test/interchange/doors.ts';
import { SOME_FILE, WORD_BODIES, WORD_VERBS } from '#test/interchange/word-doors.ts';
import { MEETING_BODIES, MEETING_VERBS } from '#test/meeting/doors.ts';
import { NOTICE_BODIES, NOTICE_VERBS } from '#test/notice/doors.ts';
import { INITIATIVE_BODIES, INITIATIVE_VERBS } from '#test/initiative/doors.ts';
import { PLAN_BODIES, PLAN_VERBS } from '#test/plan/doors.ts';
import { RATING_BODIES, RATING_VERBS } from '#test/rating/doors.ts';
import { PRE_READ_BODIES, PRE_READ_VERBS } from '#test/pre-read/doors.ts';
import { REGISTER_BODIES, REGISTER_VERBS } from '#test/register/doors.ts';
import { SESSION_BODIES, SESSION_VERBS } from '#test/session/doors.ts';
import { SUGGESTION_BODIES, SUGGESTION_VERBS } from '#test/suggestion/doors.ts';
import { SOME_PLACE, VERSION_BODIES, VERSION_VERBS } from '#test/version/doors.ts';
import { TOPIC_BODIES, TOPIC_VERBS } from '#test/topic/doors.ts';

/** What the addresses of whole rooms take, and the verbs that they ask for. */
export const ROOM_BODIES: readonly (readonly [AnyEndpoint, unknown])[] = [
  ...VERSION_BODIES,
  ...REGISTER_BODIES,
  ...INCLUSION_BODIES,
  ...SESSION_BODIES,
  ...SUGGESTION_BODIES,
  ...PRE_READ_BODIES,
  ...MEETING_BODIES,
  ...NOTICE_BODIES,
  ...INITIATIVE_BODIES,
  ...TOPIC_BODIES,
  ...PLAN_BODIES,
  ...WORD_BODIES,
  ...RATING_BODIES,
];
export const ROOM_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  ...VERSION_VERBS,
  ...REGISTER_VERBS,
  ...INCLUSION_VERBS,
  ...SESSION_VERBS,
  ...SUGGESTION_VERBS,
  ...PRE_READ_VERBS,
  ...MEETING_VERBS,
  ...NOTICE_VERBS,
  ...INITIATIVE_VERBS,
  ...INTERCHANGE_VERBS,
  ...TOPIC_VERBS,
  ...PLAN_VERBS,
  ...WORD_VERBS,
  ...RATING_VERBS,
];

/** Parameters that are no ids of rows: valid ones, so that only the right decides. */
export const SOMEWHERE = { ...SOME_PLACE, ...INTERNAL_FILE, ...SOME_FILE };

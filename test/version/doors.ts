import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import { readTouched } from '#shared/compare/touched-contract.ts';
import { derivePaper, fillFollowUp, getFollowUp } from '#shared/follow-up/follow-up-contract.ts';
import { copyPaper, foreseePlace, movePaper } from '#shared/paper/life-contract.ts';
import { readStory } from '#shared/story/story-contract.ts';
import type { Verb } from '#shared/member/role.ts';
import { changedThreads } from '#shared/thread/thread-contract.ts';
import { NO_INITIATIVE } from '#test/initiative/doors.ts';
import { NO_PRE_READ } from '#test/pre-read/doors.ts';
import { NO_PLAN } from '#test/plan/doors.ts';
import { NO_RATING } from '#test/rating/doors.ts';
import { NO_TOPIC } from '#test/topic/doors.ts';
import {
  answerTextLoss,
  confirmReading,
  getReading,
  getTextLoss,
  listPublications,
  listVersions,
  nameVersion,
  olderVersions,
  publishVersion,
  readVersion,
  renameVersion,
  restoreVersion,
  withdrawPublication,
} from '#shared/version/version-contract.ts';

/** A valid body for each address of versions that takes one. */
export const VERSION_BODIES: readonly (readonly [AnyEndpoint, unknown])[] = [
  [nameVersion, { name: 'לקראת המפגש' }],
  [renameVersion, { name: 'לקראת המפגש' }],
  [restoreVersion, { part: { kind: 'whole' } }],
  [answerTextLoss, { versionId: 'unknown-version', deed: 'meant' }],
  [fillFollowUp, { status: 'done', outcome: '', seen: null }],
];

/** What addresses take beside a place. */
export const PLACED: readonly (readonly [AnyEndpoint, object])[] = [
  [copyPaper, { title: 'העתק' }],
  [derivePaper, { title: 'נייר המשך', versionId: null }],
  [movePaper, {}],
  [foreseePlace, {}],
];

/** The verb that each of them asks for. */
export const VERSION_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  [listVersions, 'read'],
  [olderVersions, 'read'],
  [readVersion, 'read'],
  [readTouched, 'read'],
  [readStory, 'read'],
  [nameVersion, 'milestone'],
  [renameVersion, 'milestone'],
  [getReading, 'read'],
  [confirmReading, 'read'],
  [restoreVersion, 'restore'],
  [getTextLoss, 'read'],
  [answerTextLoss, 'edit'],
  [publishVersion, 'milestone'],
  [withdrawPublication, 'milestone'],
  [listPublications, 'read'],
  [changedThreads, 'read'],
  [derivePaper, 'edit'],
  [getFollowUp, 'read'],
  [fillFollowUp, 'edit'],
];

/** What these addresses name beside ids of rows: no paper has such a block. */
export const SOME_PLACE = {
  feedId: 'somewhere-feed',
  ...NO_PRE_READ,
  ...NO_INITIATIVE,
  ...NO_TOPIC,
  ...NO_PLAN,
  ...NO_RATING,
  number: '1',
  cursor: 'unknown-cursor',
  blockId: 'unknown-block',
  words: 'block',
} as const;

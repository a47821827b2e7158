import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import type { Verb } from '#shared/member/role.ts';
import { changeGroupResponse } from '#shared/pre-read/group-response-contract.ts';
import {
  answerPreRead,
  changePreRead,
  getReadiness,
  makePreRead,
  markPreRead,
  remindMissing,
} from '#shared/pre-read/pre-read-contract.ts';
import {
  callForUpdates,
  gatherUpdates,
  getUpdateRound,
  writeUpdate,
} from '#shared/pre-read/update-contract.ts';

/** A valid body for each address of pre-reads that takes one. */
export const PRE_READ_BODIES: readonly (readonly [AnyEndpoint, unknown])[] = [
  [
    makePreRead,
    {
      id: 'another-pre-read',
      paperId: 'unknown-paper-id',
      versionName: 'לקראת המפגש',
      note: '',
      questions: [],
      dueOn: null,
      audience: { kind: 'forum' },
    },
  ],
  [changePreRead, { dueOn: null }],
  [markPreRead, { deed: 'read' }],
  [answerPreRead, { sendId: 'some-sending', answers: [], isSubmitted: true }],
  [changeGroupResponse, { revision: 0, items: [], isSubmitted: false }],
  [callForUpdates, { prompt: 'מה התקדם?', dueOn: null }],
  [writeUpdate, { sendId: 'some-sending', text: 'עדכון' }],
  [gatherUpdates, { title: 'עדכונים' }],
];

/** The verb that each of them asks for. Nobody who knocks leads a topic: only who coordinates the forum leads the session. */
export const PRE_READ_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  [getReadiness, 'read'],
  [getUpdateRound, 'read'],
  [makePreRead, 'manageMembers'],
  [remindMissing, 'manageMembers'],
  [callForUpdates, 'manageMembers'],
];

/** What they name beside ids that the other rooms know: no forum has such ones. */
export const NO_PRE_READ = { preReadId: 'unknown-pre-read', groupId: 'unknown-group' } as const;

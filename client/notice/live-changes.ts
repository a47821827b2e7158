import {
  getPaperAccess,
  listAccessRequests,
  listCoordinators,
} from '#shared/member/access-contract.ts';
import { listMemberChanges } from '#shared/member/administration-contract.ts';
import { getFollowUp } from '#shared/follow-up/follow-up-contract.ts';
import { getForum, listForums } from '#shared/forum/forum-contract.ts';
import { listForumEntries, listSessionEntries } from '#shared/meeting/log-contract.ts';
import { listInclusions } from '#shared/inclusion/inclusion-contract.ts';
import { getMeeting } from '#shared/meeting/meeting-contract.ts';
import { listMembers } from '#shared/member/member-contract.ts';
import type { LiveEvent } from '#shared/notice/notice-contract.ts';
import { listArchive } from '#shared/paper/life-contract.ts';
import { listTemplates } from '#shared/paper/template-contract.ts';
import { getGroupResponse } from '#shared/pre-read/group-response-contract.ts';
import {
  getPreRead,
  getReadiness,
  listPreReadAnswers,
} from '#shared/pre-read/pre-read-contract.ts';
import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { getUpdateRound } from '#shared/pre-read/update-contract.ts';
import { getHome, getPaper, listPapers } from '#shared/paper/paper-contract.ts';
import { getRecommendation, listReservations } from '#shared/position/position-contract.ts';
import { getRegister } from '#shared/register/register-contract.ts';
import { getSession, listSessions } from '#shared/session/session-contract.ts';
import { listDecisions } from '#shared/suggestion/suggestion-contract.ts';
import { listThreads } from '#shared/thread/thread-contract.ts';
import { listWaiting } from '#shared/thread/waiting-contract.ts';
import {
  getReading,
  getTextLoss,
  listPublications,
  listVersions,
  readVersion,
} from '#shared/version/version-contract.ts';
import { keyOf } from '#client/http/query.ts';
import { forumWorkKeys } from '#client/notice/forum-work-changes.ts';

type Keys = readonly (readonly unknown[])[];

/** The kept answers that an event makes old. Null: all of them, because what I may see has changed. */
export function changedKeys(event: LiveEvent): Keys | null {
  if (event.kind === 'me-changed') return null;
  if (event.kind === 'threads-changed')
    return [
      keyOf(listThreads, { paperId: event.paperId }),
      keyOf(listWaiting),
      keyOf(listWaitingThings),
    ];
  if (event.kind === 'decisions-changed') return decisionKeys(event);
  if (event.kind === 'versions-changed') return versionKeys(event);
  if (event.kind === 'meeting-changed') return meetingKeys(event);
  if (event.kind === 'forum-work-changed') return forumWorkKeys(event);
  const { forumId } = event;
  const inForum: Readonly<Record<typeof event.kind, Keys>> = {
    'forum-changed': [
      keyOf(getRegister, { forumId }),
      keyOf(listForums),
      keyOf(getForum, { forumId }),
      ...sessionKeys(forumId),
      keyOf(listPapers, { forumId }),
      keyOf(getHome),
      keyOf(listWaitingThings),
    ],
    'members-changed': [
      keyOf(listMembers, { forumId }),
      keyOf(getForum, { forumId }),
      keyOf(listForums),
      keyOf(listMemberChanges, { forumId }),
      keyOf(getPaperAccess),
      keyOf(listCoordinators),
      keyOf(listThreads),
    ],
    'access-asked': [keyOf(listAccessRequests), keyOf(listWaitingThings)],
    'register-changed': registerKeys(event),
    // A recommendation tells where it was taken in.
    'inclusions-changed': [keyOf(listInclusions), ...registerKeys(event)],
    'pre-reads-changed': PRE_READ_KEYS,
    'paper-changed': [
      ...registerKeys(event),
      keyOf(listInclusions),
      keyOf(listPapers, { forumId }),
      keyOf(listArchive, { forumId }),
      keyOf(listTemplates, { forumId }),
      ...sessionKeys(forumId),
      keyOf(getHome),
    ],
  };
  const ofPaper =
    'paperId' in event
      ? [
          keyOf(getPaper, { paperId: event.paperId }),
          keyOf(getPaperAccess, { paperId: event.paperId }),
          keyOf(listMemberChanges, { forumId }),
          keyOf(getFollowUp, { paperId: event.paperId }),
        ]
      : [];
  return [...ofPaper, ...inForum[event.kind]];
}

const PRE_READ_KEYS: Keys = [
  keyOf(getPreRead),
  keyOf(getReadiness),
  keyOf(listPreReadAnswers),
  keyOf(listWaitingThings),
  keyOf(getGroupResponse),
  keyOf(getUpdateRound),
];

function decisionKeys({ paperId }: { paperId: string }): Keys {
  return [
    keyOf(listDecisions, { paperId }),
    keyOf(listWaiting),
    keyOf(listWaitingThings),
    // A version tells which of its suggestions were decided since.
    keyOf(readVersion),
  ];
}

function registerKeys({ forumId }: { forumId: string }): Keys {
  return [
    keyOf(getRegister, { forumId }),
    keyOf(getRecommendation),
    keyOf(listWaitingThings),
    // They stand beside what was taken into other papers, too.
    keyOf(listReservations),
  ];
}

function sessionKeys(forumId: string): Keys {
  return [keyOf(listSessions, { forumId }), keyOf(getSession)];
}

function versionKeys({ forumId, paperId }: { forumId: string; paperId: string }): Keys {
  return [
    keyOf(listVersions, { paperId }),
    keyOf(getReading, { paperId }),
    keyOf(getTextLoss, { paperId }),
    keyOf(listPublications, { forumId }),
  ];
}

function meetingKeys({ forumId, sessionId }: { forumId: string; sessionId: string }): Keys {
  return [
    keyOf(getMeeting, { sessionId }),
    keyOf(listSessionEntries, { sessionId }),
    keyOf(listForumEntries, { forumId }),
  ];
}

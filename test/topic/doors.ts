import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import type { Verb } from '#shared/member/role.ts';
import {
  changeTopic,
  closeChoosing,
  discussTopic,
  listTopics,
  makeTopicSession,
  openChoosing,
  proposeTopic,
  rankTopics,
} from '#shared/topic/topic-contract.ts';

/** A valid body for each address of topics that takes one, and the verb that each asks for. */
export const TOPIC_BODIES: readonly (readonly [AnyEndpoint, unknown])[] = [
  [proposeTopic, { sendId: 'some-sending', title: 'נושא', why: '', yields: '' }],
  [changeTopic, { revision: 0, title: 'נושא' }],
  [discussTopic, { sendId: 'some-sending', text: 'תגובה' }],
  [openChoosing, { sendId: 'some-sending', topicIds: ['some-topic', 'other-topic'], until: null }],
  [rankTopics, { ranking: ['some-topic'] }],
];
export const TOPIC_VERBS: readonly (readonly [AnyEndpoint, Verb])[] = [
  [listTopics, 'read'],
  [proposeTopic, 'comment'],
  [changeTopic, 'comment'],
  [discussTopic, 'comment'],
  [rankTopics, 'comment'],
  [closeChoosing, 'manageMembers'],
  [makeTopicSession, 'manageMembers'],
];
export const NO_TOPIC = { topicId: 'unknown-topic', choosingId: 'unknown-choosing' } as const;

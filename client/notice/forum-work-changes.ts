import { getInitiative, listInitiatives } from '#shared/initiative/initiative-contract.ts';
import type { LiveEvent } from '#shared/notice/notice-contract.ts';
import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { getPlan } from '#shared/plan/plan-contract.ts';
import { listRatings } from '#shared/rating/rating-contract.ts';
import { listTopics } from '#shared/topic/topic-contract.ts';
import { keyOf } from '#client/http/query.ts';

type Changed = Extract<LiveEvent, { kind: 'forum-work-changed' }>;
type Keys = readonly (readonly unknown[])[];

/** The kept answers that a change in the common work of a forum makes old. */
export function forumWorkKeys({ forumId, part }: Changed): Keys {
  const ofPart: Readonly<Record<Changed['part'], Keys>> = {
    initiatives: [keyOf(listInitiatives, { forumId }), keyOf(getInitiative)],
    topics: [keyOf(listTopics, { forumId })],
    plan: [keyOf(getPlan, { forumId })],
    ratings: [keyOf(listRatings, { forumId })],
  };
  return [...ofPart[part], keyOf(listWaitingThings)];
}

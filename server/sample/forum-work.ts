import { FORUMS } from '#server/sample/forums.ts';
import { sampleInitiatives } from '#server/sample/initiatives.ts';
import type { IdOf } from '#server/sample/id-of.ts';
import { sampleTopics } from '#server/sample/topics.ts';
import type { InitiativeRow } from '#server/storage/work/initiatives.ts';
import type { TopicRow } from '#server/storage/work/topics.ts';

/** What the members of one forum bring forward, plan and choose together. */
export interface SampleForumWork {
  readonly forumId: string;
  readonly initiatives: readonly InitiativeRow[];
  readonly topics: readonly TopicRow[];
}

interface Means {
  readonly now: Date;
  readonly newId: () => string;
  readonly idOf: IdOf;
}

/** The common work of each forum, from the forums' own papers. */
export function sampleForumWork(means: Means): SampleForumWork[] {
  return FORUMS.map(({ key }) => ({
    forumId: means.idOf('forum', key),
    initiatives: sampleInitiatives(key, means),
    topics: sampleTopics(key, means),
  }));
}

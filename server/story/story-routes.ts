import { Router } from 'express';
import { readStory, versionOfThread } from '#shared/story/story-contract.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import type { Story } from '#server/story/story.ts';
import type { VersionRow } from '#server/storage/versions.ts';
import type { Looker } from '#server/version/version-views.ts';

interface Deps {
  readonly admit: Admit;
  readonly story: Story;
  readonly versionOfRemark: (looker: Looker, threadId: string) => Promise<VersionRow | null>;
}

/** Each goes through a whole paper, its log and all that is said about it. */
const READINGS: Limit = { name: 'read-story', times: 60, perSeconds: 60 };

/** The story of a passage, for those who may read the paper. */
export function storyRoutes({ admit, story, versionOfRemark }: Deps): Router {
  const router = Router();
  const limit = limiter(READINGS);
  answer(router, readStory, async ({ params: { paperId, blockId, words }, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    await limit.take(person.id);
    const [start, end] = words === 'block' ? [] : words.split('~');
    const ends = start !== undefined && end !== undefined ? { start, end } : null;
    return story.of({ paperId, personId: person.id, access }, { blockId, ends });
  });
  answer(router, versionOfThread, async ({ params: { paperId, threadId }, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    await limit.take(person.id);
    const row = await versionOfRemark({ paperId, personId: person.id, access }, threadId);
    return { versionId: row?.id ?? null };
  });
  return router;
}

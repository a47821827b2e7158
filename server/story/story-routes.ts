import { Router } from 'express';
import { readStory } from '#shared/story/story-contract.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import type { Story } from '#server/story/story.ts';

interface Deps {
  readonly admit: Admit;
  readonly story: Story;
}

/** Each goes through a whole paper, its log and all that is said about it. */
const READINGS: Limit = { name: 'read-story', times: 60, perSeconds: 60 };

/** The story of a passage, for those who may read the paper. */
export function storyRoutes({ admit, story }: Deps): Router {
  const router = Router();
  const limit = limiter(READINGS);
  answer(router, readStory, async ({ params: { paperId, blockId, words }, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    await limit.take(person.id);
    const [start, end] = words === 'block' ? [] : words.split('~');
    const ends = start !== undefined && end !== undefined ? { start, end } : null;
    return story.of({ paperId, personId: person.id, access }, { blockId, ends });
  });
  return router;
}

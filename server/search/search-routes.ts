import { Router } from 'express';
import { searchPapers } from '#shared/search/search-contract.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import type { Search } from '#server/search/search.ts';

interface Deps {
  readonly admit: Admit;
  readonly search: Search;
}

/** Somebody who types sends about two a second. */
const SEARCHES: Limit = { name: 'search', times: 240, perSeconds: 60 };

/** Search, over what the asker may read. */
export function searchRoutes({ admit, search }: Deps): Router {
  const router = Router();
  const searches = limiter(SEARCHES);
  answer(router, searchPapers, async ({ body, req }) => {
    const { person } = await admit.person(req);
    await searches.take(person.id);
    return search.find(body, person.id);
  });
  return router;
}

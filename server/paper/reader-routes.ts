import { Router } from 'express';
import { may } from '#shared/member/access.ts';
import { listReaders, type PaperReader } from '#shared/paper/reader-contract.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface ReaderRoutesDeps {
  readonly admit: Admit;
  readonly catalogue: Catalogue;
}

/** Whom one may mention in a paper: exactly those whom the rule for rights lets read it, now. */
export function readerRoutes({ admit, catalogue }: ReaderRoutesDeps): Router {
  const router = Router();
  answer(router, listReaders, async ({ params, req }) => {
    const { access } = await admit.toPaper(req, params.paperId, 'read');
    const memberships = await catalogue.tables.memberships.find({ forumId: access.forumId });
    const readers = await Promise.all(
      memberships.map(async ({ personId }): Promise<PaperReader[]> => {
        const theirs = await accessToPaper(catalogue, params.paperId, personId);
        const person = await catalogue.tables.people.get(personId);
        if (!theirs || !person || !may(theirs, 'read')) return [];
        const { name, title, office } = person;
        return [{ personId, name, title, office }];
      }),
    );
    return readers.flat().toSorted((one, other) => one.name.localeCompare(other.name, 'he'));
  });
  return router;
}

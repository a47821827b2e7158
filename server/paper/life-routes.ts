import { Router } from 'express';
import {
  archivePaper,
  copyPaper,
  foreseePlace,
  listArchive,
  movePaper,
  recoverPaper,
} from '#shared/paper/life-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import type { Limiter } from '#server/http/limits.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { PaperArchive } from '#server/paper/archive.ts';
import type { PaperCopies } from '#server/paper/copy-paper.ts';
import type { PaperMoves } from '#server/paper/move-paper.ts';
import { type PaperViewDeps, viewPaper, viewReadable } from '#server/paper/paper-view.ts';

interface Deps extends PaperViewDeps {
  readonly admit: Admit;
  readonly archive: PaperArchive;
  readonly copies: PaperCopies;
  readonly moves: PaperMoves;
  /** Counts papers that are made out of another's text. */
  readonly copying: Limiter;
}

/** What becomes of papers: copies, other places, the archive and back. */
export function lifeRoutes(deps: Deps): Router {
  const { admit, archive, copies, moves, copying, catalogue } = deps;
  const router = Router();
  const view = async (paperId: string, personId: string) => {
    const access = await accessToPaper(catalogue, paperId, personId);
    if (!access) throw new Refusal('not-found');
    return viewPaper(deps, access, personId);
  };

  answer(router, copyPaper, async ({ params, body, req }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'read');
    await copying.take(person.id);
    return view(await copies.copy(params.paperId, body, person.id), person.id);
  });
  answer(router, movePaper, async ({ params, body, req }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'milestone');
    await moves.move(params.paperId, body, person.id);
    return { id: params.paperId };
  });
  answer(router, foreseePlace, async ({ params, body, req }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'milestone');
    return moves.foresee(params.paperId, body, person.id);
  });
  answer(router, archivePaper, async ({ params, req }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'milestone');
    await archive.putAway(params.paperId, person.id);
    return view(params.paperId, person.id);
  });
  answer(router, recoverPaper, async ({ params, req }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'milestone');
    await archive.recover(params.paperId, person.id);
    return view(params.paperId, person.id);
  });
  answer(router, listArchive, async ({ params, req }) => {
    const { person } = await admit.toForum(req, params.forumId, 'read');
    const cards = await catalogue.tables.papers.find({ forumId: params.forumId });
    const ids = cards.filter((card) => card.archivedAt).map((card) => card.id);
    return viewReadable(deps, ids, person.id);
  });
  return router;
}

import { Router } from 'express';
import * as Y from 'yjs';
import { readContent } from '#shared/paper/content.ts';
import {
  changePaper,
  getPaper,
  listPapers,
  openPaper,
  readPaper,
  startPaper,
} from '#shared/paper/paper-contract.ts';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import type { Admit } from '#server/http/admit.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { CardChanger } from '#server/paper/change-card.ts';
import {
  openingId,
  type PaperViewDeps,
  viewPaper,
  viewReadable,
} from '#server/paper/paper-view.ts';
import type { PaperMaker } from '#server/paper/start-paper.ts';

export interface PaperRoutesDeps extends PaperViewDeps {
  readonly admit: Admit;
  readonly changeCard: CardChanger;
  readonly startPaper: PaperMaker;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
  readonly now: () => Date;
}

/** Reading a hundred pages out of their bytes takes thirty milliseconds, in which nobody else is served. */
const READINGS: Limit = { name: 'read-paper', times: 240, perSeconds: 60 };

/** Cards of papers: list, start, read, rename, change stage. The text itself travels over the socket only. */
export function paperRoutes(deps: PaperRoutesDeps): Router {
  const { admit, catalogue } = deps;
  const router = Router();
  const readings = limiter(READINGS);
  const viewAgain = async (paperId: string, personId: string) => {
    const access = await accessToPaper(catalogue, paperId, personId);
    if (!access) throw new Refusal('not-found');
    return viewPaper(deps, access, personId);
  };

  answer(router, listPapers, async ({ params, req }) => {
    const { person } = await admit.toForum(req, params.forumId, 'read');
    const cards = await catalogue.tables.papers.find({ forumId: params.forumId });
    return viewReadable(
      deps,
      cards.map((card) => card.id),
      person.id,
    );
  });
  answer(router, startPaper, async ({ params, body, req }) => {
    const { person, membership } = await admit.toForum(req, params.forumId, 'edit');
    const card = await deps.startPaper(body, membership);
    return viewAgain(card.id, person.id);
  });
  answer(router, getPaper, async ({ params, req }) => {
    const { person, access } = await admit.toPaper(req, params.paperId, 'read');
    return viewPaper(deps, access, person.id);
  });
  answer(router, readPaper, async ({ params, req }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'read');
    await readings.take(person.id);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await deps.content(params.paperId));
    return { schema: SCHEMA_VERSION, content: readContent(doc) };
  });
  answer(router, openPaper, async ({ params, req }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'read');
    const opening = {
      id: openingId(person.id, params.paperId),
      personId: person.id,
      paperId: params.paperId,
      at: deps.now().toISOString(),
    };
    await deps.openings.transact(({ openings }) => openings.put(opening));
    return {};
  });
  answer(router, changePaper, async ({ params, body, req }) => {
    // A stage is moved by those who lead, at every stage; a title is text, and changes with the text.
    const { person } = await admit.toPaper(req, params.paperId, body.stage ? 'milestone' : 'edit');
    await deps.changeCard(params.paperId, body, person.id);
    return viewAgain(params.paperId, person.id);
  });
  return router;
}

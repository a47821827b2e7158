import { type Request, Router } from 'express';
import type { Person } from '#shared/member/person.ts';
import {
  changePaper,
  getPaper,
  listPapers,
  openPaper,
  readPaper,
  startPaper,
} from '#shared/paper/paper-contract.ts';
import { isListed, SCHEMA_VERSION } from '#shared/paper/paper.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, type Limiter, limiter } from '#server/http/limits.ts';
import type { Admit } from '#server/http/admit.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { CardChanger } from '#server/paper/change-card.ts';
import type { KeptTemplates } from '#server/paper/kept-templates.ts';
import type { PaperContents } from '#server/paper/paper-contents.ts';
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
  readonly contents: PaperContents;
  readonly templates: KeptTemplates;
  /** Keeps the text as it stands, on behalf of somebody who moves the stage. */
  readonly beforeStage: (paperId: string, personId: string) => Promise<void>;
  /** Counts papers that are made out of another's text. */
  readonly copying: Limiter;
  readonly now: () => Date;
}

/** The first reading of a hundred pages takes thirty milliseconds, in which nobody else is served. */
const READINGS: Limit = { name: 'read-paper', times: 240, perSeconds: 60 };

/** Given to the contract where the answer has gone out already. */
const NOT_SENT = { schema: SCHEMA_VERSION, content: [] };

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
      cards.filter(isListed).map((card) => card.id),
      person.id,
    );
  });
  answer(router, startPaper, async ({ params, body, req }) => {
    const { person, membership } = await admit.toForum(req, params.forumId, 'edit');
    const { templateId, ...wish } = body;
    const { forumId } = params;
    if (templateId) await deps.copying.take(person.id);
    const text = templateId
      ? await deps.templates.textOf(forumId, templateId, wish.kind)
      : undefined;
    const card = await deps.startPaper(wish, membership, text);
    return viewAgain(card.id, person.id);
  });
  answer(router, getPaper, async ({ params, req }) => {
    const { person, access } = await admit.toPaper(req, params.paperId, 'read');
    return viewPaper(deps, access, person.id);
  });
  answer(router, readPaper, async ({ params, req, res }) => {
    const { person } = await admit.toPaper(req, params.paperId, 'read');
    await readings.take(person.id);
    const { state, answer: text } = await deps.contents.read(params.paperId);
    // Made and checked once: what goes out is what was kept.
    res.set('etag', `"${state}"`).type('json').send(text);
    return NOT_SENT;
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
    const person = await change(deps, req, params.paperId, body);
    return viewAgain(params.paperId, person.id);
  });
  return router;
}

/** Changes a card. Before its stage is moved the text is kept as it stands. */
async function change(
  { admit, changeCard, beforeStage }: PaperRoutesDeps,
  req: Request,
  paperId: string,
  wish: Parameters<CardChanger>[1],
): Promise<Person> {
  // A stage is moved by those who lead, at every stage; a title is text, and changes with the text.
  const { person, access } = await admit.toPaper(req, paperId, wish.stage ? 'milestone' : 'edit');
  if (wish.stage && wish.stage !== access.stage) await beforeStage(paperId, person.id);
  await changeCard(paperId, wish, person.id);
  return person;
}

import { type Request, Router } from 'express';
import { may } from '#shared/member/access.ts';
import type { Verb } from '#shared/member/role.ts';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import {
  answerTextLoss,
  confirmReading,
  getReading,
  getTextLoss,
  listPublications,
  listVersions,
  nameVersion,
  olderVersions,
  publishVersion,
  readVersion,
  renameVersion,
  restoreVersion,
  type TextLoss,
  withdrawPublication,
} from '#shared/version/version-contract.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import type { Admit } from '#server/http/admit.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';
import type { Looker } from '#server/version/version-views.ts';

interface Deps {
  readonly admit: Admit;
  readonly desk: VersionDesk;
}

/** Each goes through a whole paper. */
const READINGS: Limit = { name: 'read-version', times: 120, perSeconds: 60 };
const MAKINGS: Limit = { name: 'make-version', times: 30, perSeconds: 60 };

/** The versions of papers: kept, named, read, brought back and published. */
export function versionRoutes({ admit, desk }: Deps): Router {
  const router = Router();
  const takes = { reading: limiter(READINGS), making: limiter(MAKINGS) };
  const looking: Looking = async (req, paperId, verb = 'read') => {
    const { person, access } = await admit.toPaper(req, paperId, verb);
    return { paperId, personId: person.id, access };
  };
  const parts = { admit, desk, looking, takes };
  historyRoutes(router, parts);
  readingRoutes(router, parts);
  makingRoutes(router, parts);
  lossRoutes(router, parts);
  publicationRoutes(router, parts);
  return router;
}

interface Parts extends Deps {
  readonly looking: Looking;
  readonly takes: Readonly<Record<'reading' | 'making', ReturnType<typeof limiter>>>;
}

function historyRoutes(router: Router, { desk, looking, takes }: Parts): void {
  const { views, shelf } = desk;
  answer(router, listVersions, async ({ params, req }) => {
    const looker = await looking(req, params.paperId);
    const { access } = looker;
    return {
      ...(await views.page(looker)),
      baseline: await views.baseline(looker),
      sessions: await views.sessions(looker),
      rights: {
        mayName: may(access, 'milestone'),
        mayRestore: may(access, 'restore'),
        mayPublish: may(access, 'milestone'),
      },
    };
  });
  answer(router, olderVersions, async ({ params, req }) =>
    views.page(await looking(req, params.paperId), params.number),
  );
  answer(router, readVersion, async ({ params, req }) => {
    const looker = await looking(req, params.paperId);
    await takes.reading.take(looker.personId);
    const row = await views.visible(looker, params.versionId);
    if (!row) throw new Refusal('not-found');
    const { content } = await shelf.read(row);
    const { title, layout } = row;
    const version = await views.view(row);
    const decided = may(looker.access, 'restore') ? await desk.decidedSince(row, content) : [];
    return {
      version,
      schema: SCHEMA_VERSION,
      title,
      layout,
      content: [...content],
      decided: decided.map(({ suggestion: { id, author }, decision }) => ({
        suggestionId: id,
        authorId: author,
        decision,
      })),
    };
  });
}

function readingRoutes(router: Router, { desk, looking, takes }: Parts): void {
  const { views, keeper } = desk;
  answer(router, getReading, async ({ params, req }) => {
    const looker = await looking(req, params.paperId);
    await takes.reading.take(looker.personId);
    return desk.reading(looker);
  });
  answer(router, confirmReading, async ({ params: { paperId }, body, req }) => {
    const looker = await looking(req, paperId);
    await takes.making.take(looker.personId);
    const { versionId } = body;
    const row = versionId ? await views.visible(looker, versionId) : await keeper.current(paperId);
    if (!row) throw new Refusal('not-found');
    await desk.confirm(looker, row);
    return desk.reading(looker);
  });
}

function makingRoutes(router: Router, { desk, looking, takes }: Parts): void {
  const { views, restoring } = desk;
  answer(router, nameVersion, async ({ params, body, req }) => {
    const { paperId, personId } = await looking(req, params.paperId, 'milestone');
    await takes.making.take(personId);
    return views.view(await desk.name(paperId, body, personId));
  });
  answer(router, renameVersion, async ({ params, body, req }) => {
    const { paperId, personId } = await looking(req, params.paperId, 'milestone');
    return views.view(await desk.rename(paperId, params.versionId, body, personId));
  });
  answer(router, restoreVersion, async ({ params, body, req }) => {
    const { paperId, personId } = await looking(req, params.paperId, 'restore');
    await takes.making.take(personId);
    const { versionId } = params;
    const done = await restoring.restore({ paperId, versionId, personId, ...body });
    return { ...done, changed: [...done.changed] };
  });
}

type Looking = (req: Request, paperId: string, verb?: Verb) => Promise<Looker>;

function lossRoutes(router: Router, { desk, looking }: Parts): void {
  const lossOf = async ({ paperId, access }: Looker) => {
    const loss: TextLoss | null = await desk.openLoss(paperId);
    return { loss, mayAnswer: may(access, 'edit') };
  };
  answer(router, getTextLoss, async ({ params, req }) =>
    lossOf(await looking(req, params.paperId)),
  );
  answer(router, answerTextLoss, async ({ params, body, req }) => {
    const looker = await looking(req, params.paperId);
    const { paperId, personId } = looker;
    await desk.restoring.answerLoss(paperId, body.versionId, body.deed, personId);
    return lossOf(looker);
  });
}

function publicationRoutes(router: Router, { admit, desk, looking }: Parts): void {
  const { views, publications } = desk;
  answer(router, publishVersion, async ({ params, body, req }) => {
    const looker = await looking(req, params.paperId, 'milestone');
    const row = await views.visible(looker, params.versionId);
    if (!row) throw new Refusal('not-found');
    await publications.publish(row, looker.personId, body);
    return views.view(row);
  });
  answer(router, withdrawPublication, async ({ params, req }) => {
    const looker = await looking(req, params.paperId, 'milestone');
    const row = await views.visible(looker, params.versionId);
    if (!row) throw new Refusal('not-found');
    await publications.withdraw(row, looker.personId);
    return views.view(row);
  });
  answer(router, listPublications, async ({ params, req }) => {
    const { person } = await admit.toForum(req, params.forumId, 'read');
    return publications.listed(params.forumId, person.id);
  });
}

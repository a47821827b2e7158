import { type Request, type Response, Router } from 'express';
import { answer } from '#server/http/answer.ts';
import type { Exporting } from '#server/interchange/exporting.ts';
import { FileDesk, type FileDeskDeps } from '#server/interchange/file-desk.ts';
import type { Asked } from '#server/interchange/file-wish.ts';
import { answerChanges } from '#server/interchange/since-routes.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';
import type { FileForm } from '#shared/interchange/export-choice.ts';
import { FILE_ENDPOINTS, FILE_FORMS } from '#shared/interchange/file-endpoints.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

interface Deps extends FileDeskDeps {
  readonly storage: FileDeskDeps['storage'] & Pick<Storage, 'papers'>;
  readonly exporting: Exporting;
  readonly desk: Pick<VersionDesk, 'views' | 'shelf'>;
}

interface Exchange {
  readonly req: Request;
  readonly res: Response;
}

/** Papers as files of other programs, for those who may have them. */
export function interchangeRoutes(deps: Deps): Router {
  const { storage, exporting, desk } = deps;
  const router = Router();
  const files = new FileDesk(deps);
  const ofNow = async (form: FileForm, asked: Asked, { req, res }: Exchange) => {
    const { personId, access } = await files.admitted(req, asked);
    const threads = await files.threadsFor(access, personId, asked);
    const { paper } = access;
    const { text } = asked;
    await files.send(form, res, asked, { paper, personId, text, threads, past: null });
  };
  const ofVersion = async (
    form: FileForm,
    asked: Asked & { readonly versionId: string },
    { req, res }: Exchange,
  ) => {
    const { personId, access } = await files.admitted(req, asked);
    const { paper } = access;
    const row = await desk.views.visible({ paperId: paper.id, personId, access }, asked.versionId);
    if (!row) throw new Refusal('not-found');
    const { content } = await desk.shelf.read(row);
    const threads = await files.threadsFor(access, personId, asked);
    const past = { content, at: new Date(row.at) };
    const then = threads && threads.filter(({ at }) => at <= row.at);
    await files.send(form, res, asked, { paper, personId, text: asked.text, threads: then, past });
  };
  for (const form of FILE_FORMS) {
    const addresses = FILE_ENDPOINTS[form];
    answer(router, addresses.ofNow, ({ params, ...exchange }) => ofNow(form, params, exchange));
    answer(router, addresses.ofVersion, ({ params, ...exchange }) =>
      ofVersion(form, params, exchange),
    );
  }
  answerChanges(router, { papers: storage.papers, exporting, desk, files });
  return router;
}

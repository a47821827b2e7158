import { type Request, type Response, Router } from 'express';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import type { Exporting } from '#server/interchange/exporting.ts';
import { fileNameOf } from '#server/interchange/file-name.ts';
import type { Asked, ForPerson } from '#server/interchange/file-wish.ts';
import { answerChanges } from '#server/interchange/since-routes.ts';
import type { PaperAccess } from '#server/paper/access.ts';
import type { Storage } from '#server/storage/storage.ts';
import { seenThreads } from '#server/thread/seen-threads.ts';
import { seesRemarks } from '#server/thread/viewer.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';
import { getVersionAsWordFile, getWordFile } from '#shared/interchange/interchange-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

interface Deps {
  readonly admit: Admit;
  readonly storage: Pick<Storage, 'catalogue' | 'remarks' | 'audit' | 'papers'>;
  readonly exporting: Exporting;
  readonly desk: Pick<VersionDesk, 'views' | 'shelf'>;
  readonly now: () => Date;
}

/** Each goes through a whole paper and its images. */
const FILES: Limit = { name: 'export-paper', times: 20, perSeconds: 60 };

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Papers as files of other programs, for those who may have them. */
export function interchangeRoutes({ admit, storage, exporting, desk, now }: Deps): Router {
  const router = Router();
  const files = limiter(FILES);
  const admitted = async (req: Request, { paperId, text, remarks }: Asked) => {
    const isInternal = text === 'marked' || remarks === 'with-remarks';
    const verb = isInternal ? 'exportInternal' : 'exportClean';
    const { person, access } = await admit.toPaper(req, paperId, verb);
    if (remarks === 'with-remarks' && !seesRemarks(access.role)) throw new Refusal('role-too-low');
    await files.take(person.id);
    return { personId: person.id, access };
  };
  const threadsFor = async (access: PaperAccess, personId: string, { remarks }: Asked) =>
    remarks === 'with-remarks' ? seenThreads(storage, access, personId) : null;
  const send = async (res: Response, asked: Asked, wish: ForPerson) => {
    const { paper, personId } = wish;
    const file = await exporting.word(wish);
    await storage.audit.append({
      at: now().toISOString(),
      by: personId,
      action: 'paper-exported',
      subject: paper.id,
      forumId: paper.forumId,
      detail: {
        format: 'docx',
        text: wish.since ? `since ${String(wish.since.number)}` : asked.text,
        remarks: asked.remarks,
      },
    });
    res.attachment(fileNameOf(paper.title, 'docx'));
    res.set({
      'content-type': WORD,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    res.end(file);
  };

  answer(router, getWordFile, async ({ params, req, res }) => {
    const { personId, access } = await admitted(req, params);
    const threads = await threadsFor(access, personId, params);
    const { paper } = access;
    await send(res, params, { paper, personId, text: params.text, threads, past: null });
  });
  answer(router, getVersionAsWordFile, async ({ params, req, res }) => {
    const { personId, access } = await admitted(req, params);
    const { paper } = access;
    const row = await desk.views.visible({ paperId: paper.id, personId, access }, params.versionId);
    if (!row) throw new Refusal('not-found');
    const { content } = await desk.shelf.read(row);
    const threads = await threadsFor(access, personId, params);
    const past = { content, at: new Date(row.at) };
    const then = threads && threads.filter(({ at }) => at <= row.at);
    await send(res, params, { paper, personId, text: params.text, threads: then, past });
  });
  const { papers } = storage;
  answerChanges(router, { papers, exporting, desk, admitted, threadsFor, send });
  return router;
}

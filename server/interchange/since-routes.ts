import type { Request, Response, Router } from 'express';
import { answer } from '#server/http/answer.ts';
import type { Exporting } from '#server/interchange/exporting.ts';
import type { Asked, ForPerson } from '#server/interchange/file-wish.ts';
import { sinceVersion } from '#server/interchange/since.ts';
import type { PaperAccess } from '#server/paper/access.ts';
import type { PaperLogs } from '#server/storage/paper-logs.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';
import {
  getChangesAsWordFile,
  getChangesBetweenAsWordFile,
} from '#shared/interchange/interchange-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';

interface Deps {
  readonly papers: Pick<PaperLogs, 'read'>;
  readonly exporting: Pick<Exporting, 'update'>;
  readonly desk: Pick<VersionDesk, 'views' | 'shelf'>;
  /** As every file of a paper is admitted, given its remarks, and sent. */
  readonly admitted: (
    req: Request,
    asked: Asked,
  ) => Promise<{ readonly personId: string; readonly access: PaperAccess }>;
  readonly threadsFor: (
    access: PaperAccess,
    personId: string,
    asked: Asked,
  ) => Promise<readonly ThreadView[] | null>;
  readonly send: (res: Response, asked: Asked, wish: ForPerson) => Promise<void>;
}

type Params = Pick<Asked, 'paperId' | 'remarks'> & { readonly versionId: string };

/** What changed since a version, as Word files: for those who may see both texts. */
export function answerChanges(router: Router, deps: Deps): void {
  const { papers, exporting, desk, admitted, threadsFor, send } = deps;
  const changes = async (
    params: Params,
    untilId: string | null,
    { req, res }: { readonly req: Request; readonly res: Response },
  ) => {
    // Both texts are agreed ones: nothing internal but the remarks.
    const asked = { ...params, text: 'original' } as const;
    const { personId, access } = await admitted(req, asked);
    const { paper } = access;
    const looker = { paperId: paper.id, personId, access };
    const row = await desk.views.visible(looker, params.versionId);
    const until = untilId === null ? null : await desk.views.visible(looker, untilId);
    if (!row || (until === null && untilId !== null)) throw new Refusal('not-found');
    const update = (id: string) => exporting.update(id);
    const since = await sinceVersion({ shelf: desk.shelf, papers, update }, row, until);
    const threads = await threadsFor(access, personId, asked);
    const then = threads && until ? threads.filter(({ at }) => at <= until.at) : threads;
    const past = until && {
      content: (await desk.shelf.read(until)).content,
      at: new Date(until.at),
    };
    await send(res, asked, { paper, personId, text: 'marked', threads: then, past, since });
  };
  answer(router, getChangesAsWordFile, ({ params, req, res }) =>
    changes(params, null, { req, res }),
  );
  answer(router, getChangesBetweenAsWordFile, ({ params, req, res }) =>
    changes(params, params.untilId, { req, res }),
  );
}

import type { Request, Response, Router } from 'express';
import { answer } from '#server/http/answer.ts';
import type { Exporting } from '#server/interchange/exporting.ts';
import type { FileDesk } from '#server/interchange/file-desk.ts';
import type { Asked } from '#server/interchange/file-wish.ts';
import { sinceVersion } from '#server/interchange/since.ts';
import type { PaperLogs } from '#server/storage/paper-logs.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';
import {
  getChangesAsWordFile,
  getChangesBetweenAsWordFile,
} from '#shared/interchange/interchange-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

interface Deps {
  readonly papers: Pick<PaperLogs, 'read'>;
  readonly exporting: Pick<Exporting, 'update'>;
  readonly desk: Pick<VersionDesk, 'views' | 'shelf'>;
  /** Where every file of a paper is given out. */
  readonly files: FileDesk;
}

type Params = Pick<Asked, 'paperId' | 'remarks'> & { readonly versionId: string };

/** What changed since a version, as Word files: for those who may see both texts. */
export function answerChanges(router: Router, deps: Deps): void {
  const { papers, exporting, desk, files } = deps;
  const changes = async (
    params: Params,
    untilId: string | null,
    { req, res }: { readonly req: Request; readonly res: Response },
  ) => {
    // Both texts are agreed ones: nothing internal but the remarks.
    const asked = { ...params, text: 'original' } as const;
    const { personId, access } = await files.admitted(req, asked);
    const { paper } = access;
    const looker = { paperId: paper.id, personId, access };
    const row = await desk.views.visible(looker, params.versionId);
    const until = untilId === null ? null : await desk.views.visible(looker, untilId);
    if (!row || (until === null && untilId !== null)) throw new Refusal('not-found');
    const update = (id: string) => exporting.update(id);
    const since = await sinceVersion({ shelf: desk.shelf, papers, update }, row, until);
    const threads = await files.threadsFor(access, personId, asked);
    const then = threads && until ? threads.filter(({ at }) => at <= until.at) : threads;
    const past = until && {
      content: (await desk.shelf.read(until)).content,
      at: new Date(until.at),
    };
    const wish = { paper, personId, text: 'marked', threads: then, past, since } as const;
    await files.send('word', res, asked, wish);
  };
  answer(router, getChangesAsWordFile, ({ params, req, res }) =>
    changes(params, null, { req, res }),
  );
  answer(router, getChangesBetweenAsWordFile, ({ params, req, res }) =>
    changes(params, params.untilId, { req, res }),
  );
}

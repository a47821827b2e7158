import { type Request, Router } from 'express';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import { searchOf } from '#server/http/search-of.ts';
import { sendFile } from '#server/interchange/send-file.ts';
import { themselves } from '#server/interchange/taker.ts';
import { PaperTables, type PaperTablesDeps } from '#server/matrix/paper-tables.ts';
import { type TableFilesDeps, TableFiles } from '#server/matrix/table-files.ts';
import { getAmendmentsAsWordFile, getAmendmentsCsv } from '#shared/amendment/amendment-contract.ts';
import { getMatrixAsWordFile, getMatrixCsv } from '#shared/matrix/matrix-contract.ts';

interface Deps extends PaperTablesDeps, TableFilesDeps {
  readonly admit: Admit;
  readonly catalogue: PaperTablesDeps['catalogue'];
}

/** Each reads the whole paper and all that is said about it. */
const TABLES: Limit = { name: 'read-tables', times: 60, perSeconds: 60 };
/** Each is written row by row. */
const FILES: Limit = { name: 'export-tables', times: 20, perSeconds: 60 };

/** The comment-response matrix and the table of amendments as files: what their asker sees on the screen, and no more. */
export function matrixRoutes(deps: Deps): Router {
  const router = Router();
  const readings = limiter(TABLES);
  const writings = limiter(FILES);
  const tables = new PaperTables(deps);
  const files = new TableFiles(deps);
  const looking = async (req: Request, paperId: string) => {
    const at = await deps.admit.toPaper(req, paperId, 'read');
    await readings.take(at.person.id);
    return { ...at, search: searchOf(req) };
  };

  answer(router, getMatrixCsv, async ({ params: { paperId }, req, res }) => {
    const seen = await tables.matrix(await looking(req, paperId));
    sendFile(res, await files.matrixCsv(seen, themselves(seen.person.id)));
  });
  answer(router, getMatrixAsWordFile, async ({ params: { paperId }, req, res }) => {
    const seen = await tables.matrix(await looking(req, paperId));
    await writings.take(seen.person.id);
    sendFile(res, await files.matrix(seen, themselves(seen.person.id)));
  });
  answer(router, getAmendmentsCsv, async ({ params: { paperId }, req, res }) => {
    const seen = await tables.amendments(await looking(req, paperId));
    sendFile(res, await files.amendmentsCsv(seen, themselves(seen.person.id)));
  });
  answer(router, getAmendmentsAsWordFile, async ({ params: { paperId }, req, res }) => {
    const seen = await tables.amendments(await looking(req, paperId));
    await writings.take(seen.person.id);
    sendFile(res, await files.amendments(seen, themselves(seen.person.id)));
  });
  return router;
}

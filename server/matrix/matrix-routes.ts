import { Router } from 'express';
import { answer } from '#server/http/answer.ts';
import { sendCsv } from '#server/matrix/csv-answer.ts';
import { PaperTables, type PaperTablesDeps } from '#server/matrix/paper-tables.ts';
import { type TableFilesDeps, TableFiles } from '#server/matrix/table-files.ts';
import { sayIn } from '#server/notice/say-in.ts';
import { getAmendmentsAsWordFile, getAmendmentsCsv } from '#shared/amendment/amendment-contract.ts';
import { amendmentCsv } from '#shared/amendment/amendment-csv.ts';
import { getMatrixAsWordFile, getMatrixCsv } from '#shared/matrix/matrix-contract.ts';
import { matrixCsv } from '#shared/matrix/matrix-csv.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';

/** The comment-response matrix and the table of amendments as files: what their asker sees on the screen, and no more. */
export function matrixRoutes(deps: PaperTablesDeps & TableFilesDeps): Router {
  const router = Router();
  const tables = new PaperTables(deps);
  const files = new TableFiles(deps);

  answer(router, getMatrixCsv, async ({ params: { paperId }, req, res }) => {
    const { person, access, shown } = await tables.matrix(req, paperId);
    const { layout = PLAIN_LAYOUT } = access.paper;
    sendCsv(res, `remarks-${paperId}`, matrixCsv(shown, layout, sayIn(person.language)));
  });
  answer(router, getMatrixAsWordFile, async ({ params: { paperId }, req, res }) => {
    await files.matrix(await tables.matrix(req, paperId), res);
  });
  answer(router, getAmendmentsCsv, async ({ params: { paperId }, req, res }) => {
    const { person, shown, places } = await tables.amendments(req, paperId);
    sendCsv(res, `amendments-${paperId}`, amendmentCsv(shown, places, sayIn(person.language)));
  });
  answer(router, getAmendmentsAsWordFile, async ({ params: { paperId }, req, res }) => {
    await files.amendments(await tables.amendments(req, paperId), res);
  });
  return router;
}

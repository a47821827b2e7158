import { Router } from 'express';
import { getAmendmentsCsv } from '#shared/amendment/amendment-contract.ts';
import { amendmentCsv } from '#shared/amendment/amendment-csv.ts';
import { amendmentGroups } from '#shared/amendment/amendment-rows.ts';
import { getMatrixCsv } from '#shared/matrix/matrix-contract.ts';
import { matrixCsv } from '#shared/matrix/matrix-csv.ts';
import { matrixRows } from '#shared/matrix/matrix-row.ts';
import { PaperPlaces } from '#shared/matrix/where.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import * as Y from 'yjs';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import { sendCsv } from '#server/matrix/csv-answer.ts';
import { sayIn } from '#server/notice/say-in.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Remarks } from '#server/storage/remarks.ts';
import type { Decisions } from '#server/suggestion/decisions.ts';
import { namesOfAuthors } from '#server/suggestion/author-names.ts';
import { seenThreads } from '#server/thread/seen-threads.ts';
import { seesRemarks } from '#server/thread/viewer.ts';

interface Deps {
  readonly admit: Admit;
  readonly catalogue: Catalogue;
  readonly remarks: Remarks;
  readonly decisions: Pick<Decisions, 'list'>;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
}

/** Each reads the whole paper and all that is said about it. */
const FILES: Limit = { name: 'read-tables', times: 60, perSeconds: 60 };

/** The comment-response matrix and the table of amendments as files: what their asker sees on the screen, and no more. */
export function matrixRoutes({ admit, catalogue, remarks, decisions, content }: Deps): Router {
  const router = Router();
  const files = limiter(FILES);
  const contentOf = async (paperId: string): Promise<ContentNode[]> => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await content(paperId));
    return readContent(doc);
  };

  answer(router, getMatrixCsv, async ({ params: { paperId }, req, res }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    if (!seesRemarks(access.role)) throw new Refusal('role-too-low');
    await files.take(person.id);
    const threads = await seenThreads({ catalogue, remarks }, access, person.id);
    const { layout = PLAIN_LAYOUT } = access.paper;
    const rows = matrixRows(threads, await contentOf(paperId), layout);
    sendCsv(res, `remarks-${paperId}`, matrixCsv(rows, layout, sayIn(person.language)));
  });
  answer(router, getAmendmentsCsv, async ({ params: { paperId }, req, res }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    await files.take(person.id);
    const blocks = await contentOf(paperId);
    // What was decided and said is for those who see remarks; what is suggested stands in the text that all read.
    const isIn = seesRemarks(access.role);
    const groups = amendmentGroups({
      content: blocks,
      names: await namesOfAuthors(catalogue, blocks),
      decisions: isIn ? await decisions.list(paperId, person.id, suggestionsIn(blocks)) : [],
      threads: isIn ? await seenThreads({ catalogue, remarks }, access, person.id) : [],
    });
    const places = new PaperPlaces(blocks, access.paper.layout ?? PLAIN_LAYOUT);
    sendCsv(res, `amendments-${paperId}`, amendmentCsv(groups, places, sayIn(person.language)));
  });
  return router;
}

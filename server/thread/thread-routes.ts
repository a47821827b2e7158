import { type Request, Router } from 'express';
import { Refusal } from '#shared/refusal/refusal.ts';
import {
  addComment,
  answerThreads,
  changeComment,
  changedThreads,
  changeThread,
  closeThread,
  listThreads,
  react,
  startThread,
  type ThreadView,
} from '#shared/thread/thread-contract.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import type { Remarks } from '#server/storage/remarks.ts';
import type { Anchors } from '#server/thread/anchors.ts';
import { Conversation } from '#server/thread/conversation.ts';
import { Dispositions } from '#server/thread/dispositions.ts';
import { type DeskDeps, RemarkDesk } from '#server/thread/remark-desk.ts';
import { Starting } from '#server/thread/starting.ts';
import { Steering } from '#server/thread/steering.ts';
import { NO_RIGHTS, together, viewRights, viewThreads } from '#server/thread/thread-view.ts';
import { ToldThreads } from '#server/thread/told-threads.ts';
import { seesRemarks, type Viewer, viewerOn } from '#server/thread/viewer.ts';

interface Deps extends DeskDeps {
  readonly admit: Admit;
  readonly anchors: Anchors;
}

/** Every list is the whole of what is said about a paper. */
const READINGS: Limit = { name: 'read-threads', times: 240, perSeconds: 60 };
/** Room for all that somebody wrote on a train, sent in one go when the line is back. */
const DEEDS: Limit = { name: 'change-threads', times: 120, perSeconds: 60 };

/** The remarks on a paper: to whoever may see them, and what each may do about them. Rules live in the files beside. */
export function threadRoutes(deps: Deps): Router {
  const { admit, catalogue, remarks } = deps;
  const router = Router();
  const [readings, deeds] = [limiter(READINGS), limiter(DEEDS)];
  const told = new ToldThreads();
  /** All that the asker sees, and the name under which it is told. */
  const listed = async (req: Request, paperId: string) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    const isIn = seesRemarks(access.role);
    if (isIn) await readings.take(person.id);
    const viewer = await viewerOn(catalogue, access, person.id);
    const threads = isIn ? await viewThreads(catalogue, viewer, await said(remarks, viewer)) : [];
    const rights = isIn ? await viewRights(catalogue, viewer) : NO_RIGHTS;
    const whom = { paperId, personId: person.id };
    return { whom, rights, now: told.note(whom, threads, rights) };
  };
  answer(router, listThreads, async ({ params: { paperId }, req, res }) => {
    const { rights, now } = await listed(req, paperId);
    const { threads, cursor } = now;
    const tag = `"${cursor}"`;
    res.set('etag', tag);
    if (req.headers['if-none-match'] === tag) res.status(304).end();
    return { threads: [...threads], rights, cursor };
  });
  answer(router, changedThreads, async ({ params: { paperId, cursor: since }, req }) => {
    const { whom, rights, now } = await listed(req, paperId);
    const { isWhole, changed, gone } = told.changes(whom, since, now);
    return { cursor: now.cursor, rights, isWhole, changed: [...changed], gone: [...gone] };
  });
  addDeeds(router, {
    ...deps,
    desk: new RemarkDesk(deps),
    async doer(req, paperId) {
      const { person, access } = await admit.toPaper(req, paperId, 'read');
      if (!seesRemarks(access.role)) throw new Refusal('role-too-low');
      await deeds.take(person.id);
      return viewerOn(catalogue, access, person.id);
    },
    async viewOne(viewer, threadId) {
      const [view] = await viewThreads(catalogue, viewer, await said(remarks, viewer, threadId));
      if (!view) throw new Refusal('not-found');
      return view;
    },
  });
  return router;
}

interface Means extends Pick<Deps, 'catalogue' | 'anchors'> {
  readonly desk: RemarkDesk;
  /** Somebody about to do something; readers are told that it is not theirs, whatever they name. */
  readonly doer: (req: Request, paperId: string) => Promise<Viewer>;
  readonly viewOne: (viewer: Viewer, threadId: string) => Promise<ThreadView>;
}

function addDeeds(router: Router, { desk, catalogue, anchors, doer, viewOne }: Means): void {
  const starting = new Starting({ desk, catalogue, anchors });
  const conversation = new Conversation({ desk, catalogue });
  const steering = new Steering({ desk, catalogue, starting });
  const dispositions = new Dispositions(desk);
  answer(router, startThread, async ({ params, body, req }) => {
    const viewer = await doer(req, params.paperId);
    return viewOne(viewer, await starting.start(viewer, body));
  });
  answer(router, answerThreads, async ({ params, body, req }) => {
    const viewer = await doer(req, params.paperId);
    return { answered: await dispositions.answer(viewer, body) };
  });
  answer(router, changeThread, async ({ params: { paperId, threadId }, body, req }) => {
    const viewer = await doer(req, paperId);
    await steering.change(viewer, threadId, body);
    return viewOne(viewer, threadId);
  });
  answer(router, closeThread, async ({ params: { paperId, threadId }, body, req }) => {
    const viewer = await doer(req, paperId);
    await dispositions.close(viewer, threadId, body);
    return viewOne(viewer, threadId);
  });
  answer(router, addComment, async ({ params: { paperId, threadId }, body, req }) => {
    const viewer = await doer(req, paperId);
    return viewOne(viewer, await conversation.reply(viewer, threadId, body));
  });
  answer(router, changeComment, async ({ params: { paperId, threadId, commentId }, body, req }) => {
    const viewer = await doer(req, paperId);
    await conversation.rewrite(viewer, threadId, commentId, body.body);
    return viewOne(viewer, threadId);
  });
  answer(router, react, async ({ params: { paperId, threadId, commentId }, body, req }) => {
    const viewer = await doer(req, paperId);
    await conversation.react(viewer, threadId, commentId, body);
    return viewOne(viewer, threadId);
  });
}

/** One thread of a paper, or all, each with its comments. */
async function said(remarks: Remarks, { access }: Viewer, threadId?: string) {
  const { tables } = await remarks.of(access.paper.id);
  const [threads, comments] = await Promise.all([
    tables.threads.find(threadId === undefined ? {} : { id: threadId }),
    tables.comments.find(threadId === undefined ? {} : { threadId }),
  ]);
  return together(threads, comments);
}

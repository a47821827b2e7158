import { type Request, type Response, Router } from 'express';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import { searchOf } from '#server/http/search-of.ts';
import { whileAsked } from '#server/http/while-asked.ts';
import { sendFile } from '#server/interchange/send-file.ts';
import { speechIn } from '#server/interchange/table/file-speech.ts';
import { themselves } from '#server/interchange/taker.ts';
import type { PresentationWish } from '#server/meeting/presentation.ts';
import {
  forumWish,
  Presenter,
  type PresenterDeps,
  sessionWish,
} from '#server/meeting/presentation-file.ts';
import { personAtSession } from '#server/pre-read/door.ts';
import {
  getForumSlides,
  getPaperSlides,
  getSessionSlides,
} from '#shared/meeting/presentation-contract.ts';

interface Deps extends PresenterDeps {
  readonly admit: Admit;
}

/** Each costs a thread for some seconds. */
const MADE: Limit = { name: 'make-slides', times: 10, perSeconds: 60 };

/** Presentations as files, of a forum, of a session and of a paper: what their asker is shown on the screen. */
export function presentationRoutes(deps: Deps): Router {
  const { admit, catalogue } = deps;
  const router = Router();
  const presenter = new Presenter(deps);
  const limit = limiter(MADE);
  type Wish = Omit<PresentationWish, 'at' | 'isDecidedOnly'>;
  const present = async (wish: Wish, subject: string, req: Request, res: Response) => {
    const { id } = wish.person;
    await limit.take(id);
    const asking = { taker: themselves(id), isDecidedOnly: searchOf(req).has('decided') };
    const file = await whileAsked(res, (gone) =>
      presenter.file(wish, subject, { ...asking, gone }),
    );
    if (file) sendFile(res, file);
  };

  answer(router, getForumSlides, async ({ params: { forumId }, req, res }) => {
    const at = await admit.toForum(req, forumId, 'read');
    await present(await forumWish(catalogue, at), forumId, req, res);
  });
  answer(router, getSessionSlides, async ({ params: { sessionId }, req, res }) => {
    const { person } = await admit.person(req);
    const at = await personAtSession(catalogue, sessionId, person);
    await present(sessionWish(at), sessionId, req, res);
  });
  answer(router, getPaperSlides, async ({ params: { paperId }, req, res }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    const { forumId, paper } = access;
    const { say } = speechIn(person.language);
    const about = { title: paper.title, facts: [say(`paper.stage.${paper.stage}`)] };
    const wish = { forumId, person, role: 'reader', of: { paperId }, about, purpose: '' } as const;
    await present(wish, paperId, req, res);
  });
  return router;
}

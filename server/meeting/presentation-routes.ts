import { type Request, type Response, Router } from 'express';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import { searchOf } from '#server/http/search-of.ts';
import { whileAsked } from '#server/http/while-asked.ts';
import { sendFile } from '#server/interchange/send-file.ts';
import { DeckMaker } from '#server/interchange/slides/deck-maker.ts';
import { speechIn } from '#server/interchange/table/file-speech.ts';
import { titleOf } from '#server/meeting/door.ts';
import { presentationFor, type PresentationWish } from '#server/meeting/presentation.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import {
  getForumSlides,
  getPaperSlides,
  getSessionSlides,
} from '#shared/meeting/presentation-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

interface Deps extends RegisterDeps {
  readonly admit: Admit;
  readonly audit: AuditLog;
  readonly now: () => Date;
}

/** Each costs a thread for some seconds. */
const MADE: Limit = { name: 'make-slides', times: 10, perSeconds: 60 };

const SLIDES = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** Presentations as files, of a forum, of a session and of a paper: what their asker is shown on the screen. */
export function presentationRoutes(deps: Deps): Router {
  const { admit, catalogue } = deps;
  const router = Router();
  const presenter = new Presenter(deps);

  answer(router, getForumSlides, async ({ params: { forumId }, req, res }) => {
    const { person, membership } = await admit.toForum(req, forumId, 'read');
    const forum = await catalogue.tables.forums.get(forumId);
    const about = { title: null, facts: [] };
    const { role } = membership;
    const wish = { forumId, person, role, of: null, about, purpose: forum?.purpose ?? '' };
    await presenter.present(wish, forumId, req, res);
  });
  answer(router, getSessionSlides, async ({ params: { sessionId }, req, res }) => {
    await admit.person(req);
    const session = await catalogue.tables.sessions.get(sessionId);
    if (!session) throw new Refusal('not-found');
    const { forumId, day } = session;
    const { person, membership } = await admit.toForum(req, forumId, 'read');
    const { day: inWords } = speechIn(person.language);
    const facts = day === null ? [] : [inWords(day)];
    // One without topics goes by its forum.
    const about = { title: titleOf(session) || null, facts };
    const { role } = membership;
    const wish = { forumId, person, role, of: { sessionId }, about, purpose: '' };
    await presenter.present(wish, sessionId, req, res);
  });
  answer(router, getPaperSlides, async ({ params: { paperId }, req, res }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    const { forumId, paper } = access;
    const { say } = speechIn(person.language);
    const about = { title: paper.title, facts: [say(`paper.stage.${paper.stage}`)] };
    const wish = { forumId, person, role: 'reader', of: { paperId }, about, purpose: '' } as const;
    await presenter.present(wish, paperId, req, res);
  });
  return router;
}

class Presenter {
  readonly #deps: Deps;
  readonly #maker = new DeckMaker();
  readonly #limit = limiter(MADE);

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async present(
    wish: Omit<PresentationWish, 'at' | 'isDecidedOnly'>,
    subject: string,
    req: Request,
    res: Response,
  ): Promise<void> {
    const { audit, now } = this.#deps;
    const { person, forumId } = wish;
    await this.#limit.take(person.id);
    const at = now();
    const isDecidedOnly = searchOf(req).has('decided');
    const story = await presentationFor(this.#deps, { ...wish, isDecidedOnly, at });
    const bytes = await whileAsked(res, (gone) => this.#maker.make(story, gone));
    if (!bytes) return;
    await audit.append({
      at: at.toISOString(),
      by: person.id,
      action: 'slides-exported',
      subject,
      forumId,
      detail: { format: 'pptx' },
    });
    sendFile(res, { name: story.title, ending: 'pptx', type: SLIDES, bytes });
  }
}

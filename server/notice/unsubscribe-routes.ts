import express, { type Request, type Response, Router } from 'express';
import { type MailKind, MAIL_KINDS, switched } from '#shared/notice/notice-settings.ts';
import { limiter, networkOf } from '#server/http/limits.ts';
import type { NoticeDesk } from '#server/notice/notice-desk.ts';
import { type UnsubscribePage, unsubscribePage } from '#server/notice/unsubscribe-page.tsx';
import type { Unsubscribing } from '#server/notice/unsubscribing.ts';
import { PAGE_POLICY } from '#server/sign-in/page-style.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly desk: Pick<NoticeDesk, 'choose'>;
  readonly unsubscribing: Unsubscribing;
}

const form = express.urlencoded({ extended: false, limit: '2kb' });

/**
 * Ending mails without signing in. GET shows a page and changes nothing, however often a scanner follows it; POST does what
 * was pressed, or what a mail program sends for its own button (RFC 8058): such a program sends no Origin, so these stand
 * before the wall that asks for one. The address is the right; no cookie is looked at.
 */
export function unsubscribeRoutes({ catalogue, desk, unsubscribing }: Deps): Router {
  const router = Router();
  const asking = limiter({ name: 'unsubscribe', times: 300, perSeconds: 60 });
  const answer = async (
    req: Request<{ token: string }>,
    res: Response,
    act: (personId: string, kind: MailKind) => Promise<UnsubscribePage>,
  ) => {
    await asking.take(networkOf(req));
    const about = unsubscribing.read(req.params.token);
    const person = about && (await catalogue.tables.people.get(about.personId));
    if (!about || !person) {
      const language = req.acceptsLanguages('he', 'en') === 'en' ? 'en' : 'he';
      send(res.status(404), unsubscribePage({ kind: 'gone' }, { language, theme: 'system' }));
      return;
    }
    send(res, unsubscribePage(await act(person.id, about.kind), person));
  };
  router.get('/unsubscribe/:token', (req, res) =>
    answer(req, res, async (_personId, what) => ({ kind: 'ask', what })),
  );
  router.post('/unsubscribe/:token', form, (req, res) =>
    answer(req, res, async (personId, what) => {
      const { act } = (req.body ?? {}) as { act?: unknown };
      const isAgain = act === 'again' || act === 'again-all';
      const kinds: readonly MailKind[] = act === 'all' || act === 'again-all' ? MAIL_KINDS : [what];
      await desk.choose(personId, (settings) => {
        let chosen = settings;
        for (const kind of kinds) chosen = switched(chosen, kind, isAgain);
        return chosen;
      });
      if (isAgain) return { kind: 'again' };
      return { kind: 'stopped', what: kinds.length > 1 ? 'all' : what };
    }),
  );
  return router;
}

function send(res: Response, html: string): void {
  res
    .set({
      'content-security-policy': PAGE_POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    })
    .type('html')
    .send(html);
}

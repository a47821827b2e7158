import express, { type Request, type Response, Router } from 'express';
import type { Person } from '#shared/member/person.ts';
import { Refusal, type RefusalCode } from '#shared/refusal/refusal.ts';
import { maskedAddress } from '#shared/sign-in/masked-address.ts';
import { limiter, networkOf } from '#server/http/limits.ts';
import { STATUS } from '#server/http/problem.ts';
import type { Asking } from '#server/sign-in/asking.ts';
import type { Cookies } from '#server/sign-in/cookies.ts';
import type { Doorway } from '#server/sign-in/doorway.ts';
import { mayEnter } from '#server/sign-in/entry.ts';
import type { LinkVerdict, SignInRequest } from '#server/sign-in/request.ts';
import type { Brought, SignInRequests } from '#server/sign-in/requests.ts';
import { digest } from '#server/sign-in/secret-text.ts';
import { sendPage, type Shown } from '#server/sign-in/send-page.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly requests: SignInRequests;
  readonly cookies: Cookies;
  readonly asking: Asking;
  readonly doorway: Doorway;
  /** Told of what went wrong unforeseen, since the page that tells a person about it tells nobody else. */
  readonly onFault: (fault: unknown) => void;
}

/** What is known of the link a page is about. */
interface Subject {
  readonly token: string;
  readonly request: SignInRequest | null;
  /** Null when nobody may enter by it. */
  readonly person: Person | null;
}

const form = express.urlencoded({ extended: false, limit: '2kb' });

/**
 * The pages behind a sign-in link. GET shows one and changes nothing, however often a scanner follows it; POST to the
 * same address signs in. All answers are pages for people, in their language, refusals too.
 */
export function linkRoutes(deps: Deps): Router {
  const router = Router();
  // A token cannot be guessed: these only keep one network from wearing out the disk.
  const looking = limiter({ name: 'link-look', times: 600, perSeconds: 60 });
  const pressing = limiter({ name: 'link-press', times: 600, perSeconds: 60 });
  const pages = new LinkPages(deps);

  router.get('/sign-in/:token', (req, res) =>
    pages.answer(req, res, async (subject) => {
      await looking.take(networkOf(req));
      return pages.look(req, subject);
    }),
  );
  router.post('/sign-in/:token', form, (req, res) =>
    pages.answer(req, res, async (subject) => {
      await pressing.take(networkOf(req));
      return pages.press(req, res, subject);
    }),
  );
  router.post('/sign-in/:token/renew', (req, res) =>
    pages.answer(req, res, async (subject) => {
      await pressing.take(networkOf(req));
      return pages.renew(req, res, subject);
    }),
  );
  return router;
}

class LinkPages {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Sends the page that `decide` comes to, the page of its refusal, or nothing when it has redirected. */
  async answer(
    req: Request,
    res: Response,
    decide: (subject: Subject) => Promise<Shown | 'redirected'>,
  ): Promise<void> {
    const subject = await this.#subject(req);
    const shown = await decide(subject).catch((fault: unknown) => {
      const refusal = this.#refusalFor(fault, req);
      const { retryAfterSeconds } = refusal.detail;
      if (retryAfterSeconds) res.set('retry-after', retryAfterSeconds);
      return refused(refusal.code, subject);
    });
    if (shown === 'redirected') return;
    sendPage(req, res, shown, subject.person);
  }

  async look(req: Request, { token, person }: Subject): Promise<Shown> {
    const looked = await this.#deps.requests.look(token, this.#brought(req));
    if (!looked || !person) throw new Refusal('link-expired');
    return shownFor(looked.verdict, person, this.#isShared(req, looked.request));
  }

  async press(req: Request, res: Response, subject: Subject): Promise<Shown | 'redirected'> {
    const { token, person, request } = subject;
    if (!person) throw new Refusal('link-expired');
    const isShared = this.#isShared(req, request);
    const outcome = await this.#deps.requests.redeemLink(token, this.#brought(req));
    if (typeof outcome === 'string') return shownFor(outcome, person, isShared, 'pressed');
    const way = { by: 'link', isShared } as const;
    res.redirect(303, await this.#deps.doorway.letIn(req, res, outcome, way));
    return 'redirected';
  }

  /** One press on the page of a link that is over mails a new one to the same person. */
  async renew(req: Request, res: Response, { person, request }: Subject): Promise<Shown> {
    if (!person || !request) throw new Refusal('link-expired');
    const { next } = request;
    const isShared = this.#isShared(req, request);
    await this.#deps.asking.ask(req, res, { email: person.email, next, isShared });
    return { status: 200, page: { kind: 'sent', to: maskedAddress(person.email) } };
  }

  async #subject(req: Request): Promise<Subject> {
    const token = String(req.params['token']);
    const looked = await this.#deps.requests.look(token, NOTHING_BROUGHT);
    const request = looked?.request ?? null;
    const personId = request?.personId ?? null;
    const found = personId && (await this.#deps.catalogue.tables.people.get(personId));
    const person = found && (await mayEnter(this.#deps.catalogue, found)) ? found : null;
    return { token, request, person };
  }

  /** A program that asks for JSON is told as programs are; everybody else gets a page, whatever went wrong. */
  #refusalFor(fault: unknown, req: Request): Refusal {
    if (req.accepts(['html', 'json']) === 'json') throw fault;
    if (fault instanceof Refusal) return fault;
    this.#deps.onFault(fault);
    return new Refusal('unexpected');
  }

  /** As ticked on the page; without the page, as ticked when this same browser asked for the mail. */
  #isShared(req: Request, request: SignInRequest | null): boolean {
    const { page, shared } = Object(req.body) as { page?: unknown; shared?: unknown };
    if (page !== undefined) return shared !== undefined;
    const browser = this.#deps.cookies.asking.read(req.headers.cookie);
    return request !== null && request.shared && request.browser === digest(browser ?? '');
  }

  #brought(req: Request): Brought {
    const { email } = Object(req.body) as { email?: unknown };
    const typed = typeof email === 'string' ? email.trim().toLowerCase() : '';
    return {
      browser: this.#deps.cookies.asking.read(req.headers.cookie),
      email: typed === '' ? null : typed,
    };
  }
}

const NOTHING_BROUGHT: Brought = { browser: null, email: null };

/** The page for a verdict. Opening a link in another browser is no failure; pressing without the address is one. */
function shownFor(
  verdict: LinkVerdict,
  { name }: Person,
  isShared: boolean,
  when: 'looked' | 'pressed' = 'looked',
): Shown {
  if (verdict === 'link-spent' || verdict === 'link-expired') throw new Refusal(verdict);
  if (verdict === 'open')
    return { status: 200, page: { kind: 'enter', name, address: 'none', isShared } };
  const address = verdict === 'address-wrong' ? 'wrong' : 'needed';
  const status = when === 'pressed' ? STATUS['address-needed'] : 200;
  return { status, page: { kind: 'enter', name, address, isShared } };
}

const OVER: readonly RefusalCode[] = ['link-spent', 'link-expired'];

function refused(why: RefusalCode, { token, request, person }: Subject): Shown {
  const isRenewable = OVER.includes(why) && request !== null && person !== null;
  const renewAt = isRenewable ? `/sign-in/${token}/renew` : null;
  return { status: STATUS[why], page: { kind: 'refused', why, renewAt } };
}

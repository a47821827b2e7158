import type { Request, Response } from 'express';
import type { Person } from '#shared/member/person.ts';
import { NextPath } from '#shared/member/sign-in-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { Cookies } from '#server/sign-in/cookies.ts';
import { mayEnter } from '#server/sign-in/entry.ts';
import type { Redeemed } from '#server/sign-in/requests.ts';
import type { Sessions } from '#server/sign-in/sessions.ts';
import type { Visitors } from '#server/sign-in/visitors.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly sessions: Sessions;
  readonly visitors: Visitors;
  readonly catalogue: Catalogue;
  readonly cookies: Cookies;
  readonly bus: Bus;
  readonly audit: Pick<AuditLog, 'append'> | null;
  readonly now: () => Date;
}

/** How somebody earned a session, and whether it is on a shared computer. */
export interface Way {
  readonly by: 'link' | 'code' | 'passkey' | 'provider' | 'first-run';
  readonly isShared: boolean;
}

/** What a browser calls itself is kept for its owner to recognise it; none needs more letters. */
const LONGEST_USER_AGENT = 400;

/** Where sessions begin and end for a browser: cookie, announcement and audit line in one place. */
export class Doorway {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Lets in whoever redeemed a link or a code, and says where to go. */
  async letIn(
    req: Request,
    res: Response,
    { personId, next }: Redeemed,
    way: Way,
  ): Promise<string> {
    const person = await this.#deps.catalogue.tables.people.get(personId);
    // The place was lost between the mail and the press: the link says no more than that it is over.
    if (!person || !(await mayEnter(this.#deps.catalogue, person))) {
      throw new Refusal('link-expired');
    }
    await this.welcome(req, res, person, way);
    return NextPath.safeParse(next).data ?? '/';
  }

  /** Opens a session under a new token, and ends the one this browser had, whosever it was. */
  async welcome(req: Request, res: Response, person: Person, way: Way): Promise<void> {
    const { sessions, cookies } = this.#deps;
    const before = cookies.session.read(req.headers.cookie);
    if (before !== null) await this.#end(before);
    const { by, isShared } = way;
    const userAgent = (req.headers['user-agent'] ?? '').slice(0, LONGEST_USER_AGENT);
    const { token, session } = await sessions.open(person, { isShared, userAgent });
    const detail = { by, ...(isShared && { on: 'shared-computer' }) };
    await this.#record(person.id, 'signed-in', session.id, detail);
    if (isShared) {
      cookies.session.lend(res, token);
      cookies.who.lend(res, person.id);
    } else {
      cookies.session.give(res, token);
      cookies.who.give(res, person.id);
    }
    cookies.asking.takeBack(res);
  }

  /** Signs out this browser, or the person everywhere. */
  async letOut(req: Request, res: Response, everywhere: boolean): Promise<void> {
    const { visitors, cookies } = this.#deps;
    const token = cookies.session.read(req.headers.cookie);
    const visitor = await visitors.identify(req.headers.cookie);
    cookies.session.takeBack(res);
    cookies.who.takeBack(res);
    if (token === null || visitor === null) throw new Refusal('not-signed-in');
    if (everywhere) await this.endAllOf(visitor.personId);
    else await this.#end(token);
    const action = everywhere ? 'signed-out-everywhere' : 'signed-out';
    await this.#record(visitor.personId, action, visitor.sessionId);
  }

  /** Ends one session of a person, wherever it is open; false when they have none with this id. */
  async endOne(personId: string, sessionId: string): Promise<boolean> {
    if (!(await this.#deps.sessions.endOne(personId, sessionId))) return false;
    this.#deps.bus.announce({ kind: 'signed-out', personId, sessionId });
    await this.#record(personId, 'device-signed-out', sessionId);
    return true;
  }

  /** Ends every session of a person, on every device. */
  async endAllOf(personId: string): Promise<void> {
    await this.#deps.sessions.endAllOf(personId);
    this.#deps.bus.announce({ kind: 'signed-out', personId, sessionId: null });
  }

  async #end(token: string): Promise<void> {
    const session = await this.#deps.sessions.find(token);
    if (!session) return;
    await this.#deps.sessions.end(token);
    const { id: sessionId, personId } = session;
    this.#deps.bus.announce({ kind: 'signed-out', personId, sessionId });
  }

  async #record(
    by: string,
    action: string,
    subject: string,
    detail: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const at = this.#deps.now().toISOString();
    await this.#deps.audit?.append({ at, by, action, subject, forumId: null, detail });
  }
}

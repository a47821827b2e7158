import type { Request, Response } from 'express';
import { type Limiter, limiter, networkOf } from '#server/http/limits.ts';
import type { Mailer } from '#server/notice/mailer.ts';
import { signInMail } from '#server/notice/sign-in-mail.tsx';
import type { Cookies } from '#server/sign-in/cookies.ts';
import { NOBODY, personWhoMayEnter } from '#server/sign-in/entry.ts';
import type { SignInRequests } from '#server/sign-in/requests.ts';
import { newToken, type Random } from '#server/sign-in/secret-text.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly requests: SignInRequests;
  readonly cookies: Cookies;
  /** Null where no mail can be sent, as in a command on a stopped workspace. */
  readonly mailer: Mailer | null;
  readonly publicUrl: string;
  readonly random: Random;
}

interface Wish {
  readonly email: string;
  readonly next: string | null;
  /** On a shared computer. */
  readonly isShared: boolean;
}

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/**
 * Asking for a sign-in mail. Whether anybody has the address changes nothing that the asker can see: the same
 * questions to the stores, the same row kept, the same cookie, and the mail is made after the answer has arrived.
 */
export class Asking {
  readonly #deps: Deps;
  /** An office of a hundred people has one network; one person has few mails to ask for. */
  readonly #ofNetwork: Limiter = limiter({ name: 'ask-network', times: 120, perSeconds: MINUTE });
  /** Per address and network, so that a stranger elsewhere cannot use up somebody's share. */
  readonly #ofAddress: Limiter = limiter({ name: 'ask', times: 5, perSeconds: 15 * MINUTE });
  /** Against a flood of mails to one person from many networks. */
  readonly #anywhere: Limiter = limiter({ name: 'ask-anywhere', times: 60, perSeconds: DAY });
  /** What a network may ask for an address beside that, or strangers could keep a person out for a day. */
  readonly #ownShare: Limiter = limiter({ name: 'ask-share', times: 2, perSeconds: DAY });

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async ask(req: Request, res: Response, { email, next, isShared }: Wish): Promise<void> {
    const network = networkOf(req);
    await this.#ofNetwork.take(network);
    await this.#ofAddress.take(`${network} ${email}`);
    await this.#ownShare.take(`${network} ${email}`).catch(() => this.#anywhere.take(email));
    const { catalogue, requests, cookies, mailer, publicUrl, random } = this.#deps;
    const person = await personWhoMayEnter(catalogue, email);
    // The cookie is kept when there is one: after "send again" the first mail still knows this browser.
    const browser = cookies.asking.read(req.headers.cookie) ?? newToken(random);
    const { token, code } = await requests.ask({ email, person, next, isShared, browser });
    cookies.asking.give(res, browser);
    const url = addressOfLink(publicUrl, token);
    mailer?.post(() => {
      // Composed for nobody too, so that the work of it tells no more than the answer.
      const mail = signInMail({ person: person ?? { ...NOBODY, email }, url, code });
      return person && mail;
    });
  }
}

/** The address of a sign-in link: its page on GET, and the way in on POST. */
export function addressOfLink(publicUrl: string, token: string): string {
  return `${publicUrl}/sign-in/${token}`;
}

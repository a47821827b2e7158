import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import type { Person } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { ProviderSettings } from '#server/configuration/provider.ts';
import type { Mailer } from '#server/notice/mailer.ts';
import type { Visitor } from '#server/room/visitor.ts';
import { addressOfLink, Asking } from '#server/sign-in/asking.ts';
import { Ceremonies } from '#server/sign-in/ceremonies.ts';
import { cookiesFor } from '#server/sign-in/cookies.ts';
import { deviceRoutes } from '#server/sign-in/device-routes.ts';
import { Doorway } from '#server/sign-in/doorway.ts';
import { personWhoMayEnter } from '#server/sign-in/entry.ts';
import { FirstRun } from '#server/sign-in/first-run.ts';
import { linkRoutes } from '#server/sign-in/link-routes.ts';
import { passkeyEntry } from '#server/sign-in/passkey-entry.ts';
import { Provider } from '#server/sign-in/provider.ts';
import { providerRoutes } from '#server/sign-in/provider-routes.ts';
import { SignInRequests } from '#server/sign-in/requests.ts';
import type { Random } from '#server/sign-in/secret-text.ts';
import { Sessions } from '#server/sign-in/sessions.ts';
import { signInRoutes } from '#server/sign-in/sign-in-routes.ts';
import { Visitors } from '#server/sign-in/visitors.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue, SignInStore } from '#server/storage/catalogue.ts';

export interface SignInParts {
  readonly store: SignInStore;
  readonly catalogue: Catalogue;
  readonly bus: Bus;
  /** Null where nobody can ask for a mail, as in a command on a stopped workspace. */
  readonly mailer: Mailer | null;
  /** Where people reach the workspace, without a slash at the end. */
  readonly publicUrl: string;
  /** The workspace's own secret: at least 32 letters from 32 random bytes, the same at every start. */
  readonly secret: string;
  readonly now: () => Date;
  readonly random?: Random;
  readonly audit?: Pick<AuditLog, 'append'>;
  /** Whom people may turn to for help, in words. */
  readonly contact?: string | null;
  /** An organisation's own sign-in beside mails. */
  readonly provider?: ProviderSettings | null;
  /** Told of defects behind the pages of links. */
  readonly onFault?: (fault: unknown) => void;
}

export interface LinkWish {
  /** A day unless said otherwise. */
  readonly ttlSeconds?: number;
  /** A path of this site to land on; home without it. */
  readonly next?: string;
}

/** Who is who: sessions, the ways to earn one, and their end. */
export interface SignIn {
  /** The visitor behind a Cookie header, or null. Answers from memory for at most two seconds. */
  identify(cookieHeader: string | undefined): Promise<Visitor | null>;
  /** Whether the session still stands and its person may still enter; always asks the stores. */
  isAlive(visitor: Visitor): Promise<boolean>;
  /** An address that signs this person in once, in any browser. Throws `not-found` for whoever may not enter. */
  makeLink(email: string, wish?: LinkWish): Promise<string>;
  /** The address that makes the first coordinator, valid for a day or until the next is made; throws `already-set-up`. */
  firstRunLink(): Promise<string>;
  endSessionsOf(personId: string): Promise<void>;
  /** Whether it is time to offer this visitor a passkey: they have none, come back, and are not on a shared computer. */
  offersPasskey(visitor: Visitor): Promise<boolean>;
  /** Ends every session of a person, and every link and code that is still out. */
  shutOut(personId: string): Promise<void>;
  /** For each person an address of this site, for two weeks: it wants their mail address typed once. In order. */
  invitationLinks(people: readonly Person[], next: string): Promise<readonly string[]>;
  /** `/sign-in/<token>` and the addresses of `sign-in-contract.ts` and `shared/sign-in`. The Origin of unsafe requests is checked before. */
  routes(): Router;
  close(): void;
}

const ignore = () => undefined;
const DAY_SECONDS = 24 * 60 * 60;
/** How long an invitation lets somebody in; its mail says so in words. */
const INVITATION_LASTS_MS = 14 * DAY_SECONDS * 1000;

/** Joins the parts of signing in. Nothing runs and nothing is written until somebody asks. */
export async function signIn(parts: SignInParts): Promise<SignIn> {
  const { store, catalogue, bus, mailer, publicUrl, secret, now } = parts;
  const { random = randomBytes, audit = null, contact = null, onFault = ignore } = parts;
  const settings = parts.provider ?? null;
  const cookies = cookiesFor(publicUrl);
  const sessions = new Sessions({ store, publicUrl, secret, now, random });
  const requests = new SignInRequests({ store, secret, now, random });
  const firstRun = new FirstRun({ store, catalogue, audit, now, random });
  const visitors = new Visitors({ sessions, catalogue, bus, cookie: cookies.session, now });
  const doorway = new Doorway({ sessions, visitors, catalogue, cookies, bus, audit, now });
  const ceremonies = new Ceremonies({ store, now });
  const common = { store, catalogue, publicUrl, sessions, visitors, ceremonies, cookies, doorway };
  const passkeys = passkeyEntry({ ...common, audit, now, random });
  const asking = new Asking({ catalogue, requests, cookies, mailer, publicUrl, random });
  return {
    identify: (cookieHeader) => visitors.identify(cookieHeader),
    isAlive: (visitor) => visitors.isAlive(visitor),
    async makeLink(email, { ttlSeconds = DAY_SECONDS, next } = {}) {
      const person = await personWhoMayEnter(catalogue, email.trim().toLowerCase());
      if (!person) throw new Refusal('not-found');
      const token = await requests.hand(person, next ?? null, ttlSeconds * 1000);
      // Whoever holds the address can be this person: that it was made is on record.
      const made = { action: 'sign-in-link-made', subject: person.id, forumId: null, detail: {} };
      await audit?.append({ ...made, at: now().toISOString(), by: 'command' });
      return addressOfLink(publicUrl, token);
    },
    // Behind the #, which browsers keep to themselves: the token stands in no log and no Referer.
    firstRunLink: async () => `${publicUrl}/first-run#${await firstRun.token()}`,
    endSessionsOf: (personId) => doorway.endAllOf(personId),
    offersPasskey: (visitor) => passkeys.offers(visitor),
    routes: () => {
      const { host: passkeyHost } = passkeys;
      const state = { contact, passkeyHost, provider: settings && { name: settings.name } };
      const ways = { requests, cookies, asking, doorway, firstRun, state };
      const router = Router();
      if (settings) {
        const returnAddress = `${publicUrl}/sign-in/provider/return`;
        const provider = new Provider(settings, returnAddress, onFault);
        router.use(providerRoutes({ ...common, provider, random, onFault }));
      }
      return router
        .use(signInRoutes(ways))
        .use(deviceRoutes({ sessions, visitors, cookies, doorway }))
        .use(passkeys.routes())
        .use(linkRoutes({ catalogue, requests, cookies, asking, doorway, onFault }));
    },
    async shutOut(personId) {
      await requests.endAllOf(personId);
      await doorway.endAllOf(personId);
    },
    async invitationLinks(people, next) {
      const tokens = await requests.invite(people, next, INVITATION_LASTS_MS);
      return tokens.map((token) => addressOfLink(publicUrl, token));
    },
    close: () => visitors.close(),
  };
}

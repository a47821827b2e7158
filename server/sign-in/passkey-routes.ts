import { type Request, Router } from 'express';
import type { Person } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import {
  addPasskey,
  beginAddingPasskey,
  beginSignInWithPasskey,
  listPasskeys,
  removePasskey,
  renamePasskey,
  signInWithPasskey,
} from '#shared/sign-in/passkey-contract.ts';
import { answer } from '#server/http/answer.ts';
import { limiter, networkOf } from '#server/http/limits.ts';
import type { Cookies } from '#server/sign-in/cookies.ts';
import type { Doorway } from '#server/sign-in/doorway.ts';
import { mayEnter } from '#server/sign-in/entry.ts';
import { type PasskeyRows, passkeyView } from '#server/sign-in/passkey-rows.ts';
import type { Passkeys } from '#server/sign-in/passkeys.ts';
import { newToken, type Random } from '#server/sign-in/secret-text.ts';
import type { Visitors } from '#server/sign-in/visitors.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly passkeys: Passkeys;
  readonly rows: PasskeyRows;
  readonly visitors: Visitors;
  readonly cookies: Cookies;
  readonly doorway: Doorway;
  readonly catalogue: Catalogue;
  readonly record: (action: string, personId: string, passkeyId: string) => Promise<void>;
  readonly random: Random;
}

/** Signing in with a passkey, and one's own passkeys. */
export function passkeyRoutes(deps: Deps): Router {
  const router = Router();
  entryRoutes(router, deps);
  ownRoutes(router, deps);
  return router;
}

function entryRoutes(router: Router, deps: Deps): void {
  const { passkeys, cookies, doorway, catalogue, random } = deps;
  const ofNetwork = limiter({ name: 'passkey-network', times: 240, perSeconds: 60 });

  answer(router, beginSignInWithPasskey, async ({ req, res }) => {
    await ofNetwork.take(networkOf(req));
    const browser = cookies.asking.read(req.headers.cookie) ?? newToken(random);
    const options = await passkeys.beginSignIn(browser);
    cookies.asking.give(res, browser);
    return options;
  });
  answer(router, signInWithPasskey, async ({ req, res, body }) => {
    await ofNetwork.take(networkOf(req));
    const browser = cookies.asking.read(req.headers.cookie) ?? '';
    const personId = await passkeys.judgeSignIn(body.passkey, browser);
    const person = await catalogue.tables.people.get(personId);
    // Removed or suspended everywhere: told as whatever else is wrong.
    if (!person || !(await mayEnter(catalogue, person))) throw new Refusal('passkey-refused');
    await doorway.welcome(req, res, person, { by: 'passkey', isShared: body.shared });
    return { next: body.next ?? '/' };
  });
}

function ownRoutes(router: Router, deps: Deps): void {
  const { passkeys, rows, visitors, catalogue, record } = deps;
  const ofPerson = limiter({ name: 'passkey-adding', times: 20, perSeconds: 60 });
  const me = async (req: Request): Promise<{ person: Person; sessionId: string }> => {
    const { personId, sessionId } = await visitors.mustIdentify(req.headers.cookie);
    const person = await catalogue.tables.people.get(personId);
    if (!person) throw new Refusal('not-signed-in');
    return { person, sessionId };
  };

  answer(router, listPasskeys, async ({ req }) => {
    const { person } = await me(req);
    return (await rows.listOf(person.id)).map((passkey) => passkeyView(passkey));
  });
  answer(router, beginAddingPasskey, async ({ req }) => {
    const { person, sessionId } = await me(req);
    await ofPerson.take(person.id);
    return passkeys.beginAdding(person, sessionId);
  });
  answer(router, addPasskey, async ({ req, body }) => {
    const { person, sessionId } = await me(req);
    const passkey = await passkeys.add(person, sessionId, body);
    await record('passkey-added', person.id, passkey.id);
    return passkeyView(passkey);
  });
  answer(router, renamePasskey, async ({ req, params: { passkeyId }, body }) => {
    const { person } = await me(req);
    const passkey = await rows.rename(person.id, passkeyId, body.name);
    await record('passkey-renamed', person.id, passkeyId);
    return passkeyView(passkey);
  });
  answer(router, removePasskey, async ({ req, params: { passkeyId } }) => {
    const { person } = await me(req);
    await rows.remove(person.id, passkeyId);
    await record('passkey-removed', person.id, passkeyId);
    return {};
  });
}

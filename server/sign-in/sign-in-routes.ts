import { Router } from 'express';
import type * as z from 'zod';
import {
  askToSignIn,
  getSignInState,
  setUpWorkspace,
  signInWithCode,
  signOut,
} from '#shared/member/sign-in-contract.ts';
import { answer } from '#server/http/answer.ts';
import { limiter, networkOf } from '#server/http/limits.ts';
import type { Asking } from '#server/sign-in/asking.ts';
import type { Cookies } from '#server/sign-in/cookies.ts';
import type { Doorway } from '#server/sign-in/doorway.ts';
import type { FirstRun } from '#server/sign-in/first-run.ts';
import type { SignInRequests } from '#server/sign-in/requests.ts';

interface Deps {
  readonly requests: SignInRequests;
  readonly cookies: Cookies;
  readonly asking: Asking;
  readonly doorway: Doorway;
  readonly firstRun: FirstRun;
  /** What the sign-in page is told beside that. */
  readonly state: Omit<z.infer<typeof getSignInState.answer>, 'setUp'>;
}

const RESEND_AFTER_SECONDS = 60;

/** Signing in and out over the API. */
export function signInRoutes(deps: Deps): Router {
  const { requests, cookies, asking, doorway, firstRun, state } = deps;
  const router = Router();
  const codesOfNetwork = limiter({ name: 'code-network', times: 120, perSeconds: 60 });
  const codesOfAddress = limiter({ name: 'code', times: 20, perSeconds: 15 * 60 });
  const firstRuns = limiter({ name: 'first-run', times: 10, perSeconds: 60 });

  answer(router, getSignInState, async () => ({ setUp: await firstRun.isSetUp(), ...state }));
  answer(router, askToSignIn, async ({ body, req, res }) => {
    const { email, next = null, shared: isShared } = body;
    await asking.ask(req, res, { email, next, isShared });
    return { resendAfterSeconds: RESEND_AFTER_SECONDS };
  });
  answer(router, signInWithCode, async ({ body: { email, code, shared: isShared }, req, res }) => {
    const network = networkOf(req);
    await codesOfNetwork.take(network);
    await codesOfAddress.take(`${network} ${email}`);
    const browser = cookies.asking.read(req.headers.cookie);
    const redeemed = await requests.redeemCode(email, code, browser);
    return { next: await doorway.letIn(req, res, redeemed, { by: 'code', isShared }) };
  });
  answer(router, signOut, async ({ body: { everywhere }, req, res }) => {
    await doorway.letOut(req, res, everywhere);
    return {};
  });
  answer(router, setUpWorkspace, async ({ body, req, res }) => {
    await firstRuns.take(networkOf(req));
    const { person } = await firstRun.setUp(body);
    await doorway.welcome(req, res, person, { by: 'first-run', isShared: false });
    return { next: '/' };
  });
  return router;
}

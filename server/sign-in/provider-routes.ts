import { type Request, type Response, Router } from 'express';
import { NextPath } from '#shared/member/sign-in-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { limiter, networkOf } from '#server/http/limits.ts';
import { STATUS } from '#server/http/problem.ts';
import type { Begun, Ceremonies } from '#server/sign-in/ceremonies.ts';
import type { Cookies } from '#server/sign-in/cookies.ts';
import type { Doorway } from '#server/sign-in/doorway.ts';
import { personWhoMayEnter } from '#server/sign-in/entry.ts';
import type { Provider } from '#server/sign-in/provider.ts';
import { newToken, type Random } from '#server/sign-in/secret-text.ts';
import { sendPage } from '#server/sign-in/send-page.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly provider: Provider;
  readonly ceremonies: Ceremonies;
  readonly cookies: Cookies;
  readonly doorway: Doorway;
  readonly catalogue: Catalogue;
  readonly random: Random;
  readonly onFault: (fault: unknown) => void;
}

/** How long somebody may take at the provider's own page. */
const WAY_LASTS_MS = 15 * 60_000;

/** To the organisation's own sign-in, and back. Whoever is not a member already is told what everybody is told. */
export function providerRoutes(deps: Deps): Router {
  const { provider, ceremonies, cookies, doorway, catalogue, random } = deps;
  const router = Router();
  const ofNetwork = limiter({ name: 'provider-network', times: 240, perSeconds: 60 });

  router.get('/sign-in/provider/start', (req, res) =>
    orPage(deps, req, res, async () => {
      await ofNetwork.take(networkOf(req));
      const { address, way } = await provider.begin();
      const browser = cookies.asking.read(req.headers.cookie) ?? newToken(random);
      const next = NextPath.safeParse(req.query['next']).data ?? '/';
      const shared = req.query['shared'] === '1' ? '1' : '';
      const { state: mark, ...kept } = way;
      await ceremonies.begin({ kind: 'provider', mark, holder: browser }, WAY_LASTS_MS, {
        ...kept,
        next,
        shared,
      });
      cookies.asking.give(res, browser);
      res.redirect(303, address);
    }),
  );

  router.get('/sign-in/provider/return', (req, res) =>
    orPage(deps, req, res, async () => {
      await ofNetwork.take(networkOf(req));
      const holder = cookies.asking.read(req.headers.cookie) ?? '';
      const mark = typeof req.query['state'] === 'string' ? req.query['state'] : '';
      const begun: Begun = { kind: 'provider', mark, holder };
      const kept = await ceremonies.take(begun);
      if (!kept) throw new Refusal('provider-refused');
      const { nonce = '', verifier = '', next = '/', shared = '' } = kept;
      const search = new URL(req.originalUrl, 'http://here').search;
      const email = await provider.finish(search, { state: mark, nonce, verifier });
      const person = email === null ? null : await personWhoMayEnter(catalogue, email);
      if (!person) throw new Refusal('provider-refused');
      await doorway.welcome(req, res, person, { by: 'provider', isShared: shared === '1' });
      res.redirect(303, next);
    }),
  );
  return router;
}

/** Whatever goes wrong on the way is told on a page, with the way back to links. */
async function orPage(
  { onFault }: Deps,
  req: Request,
  res: Response,
  go: () => Promise<void>,
): Promise<void> {
  try {
    await go();
  } catch (fault) {
    if (!(fault instanceof Refusal)) onFault(fault);
    const why = fault instanceof Refusal ? fault.code : 'unexpected';
    sendPage(req, res, { status: STATUS[why], page: { kind: 'refused', why, renewAt: null } });
  }
}

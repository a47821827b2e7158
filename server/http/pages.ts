import { readFile } from 'node:fs/promises';
import path from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { Refusal } from '#shared/refusal/refusal.ts';
import { nonceOf } from '#server/http/security-headers.ts';

/** Stands in the built page wherever a nonce belongs; see `html.cspNonce` in vite.config.ts. */
const NONCE_MARK = /__NONCE__/g;

/** Serves the built client: hashed files for ever, the page itself fresh each time with its own nonce. */
export function builtPages(clientDir: string): Router {
  const router = Router();
  router.use(
    '/assets',
    express.static(path.join(clientDir, 'assets'), {
      immutable: true,
      maxAge: '365d',
      index: false,
    }),
  );
  router.use(express.static(clientDir, { index: false, maxAge: '1h' }));
  let page: Promise<string> | undefined;
  router.use(pageFor(() => (page ??= readFile(path.join(clientDir, 'index.html'), 'utf8'))));
  return router;
}

/** Answers every address that a person may type with the one page; the client's router takes it from there. */
export function pageFor(readPage: (url: string) => Promise<string>): RequestHandler {
  return async (req, res, next) => {
    const asksForPage =
      (req.method === 'GET' || req.method === 'HEAD') &&
      !/^\/(?:api|sync|assets)(?:\/|$)/.test(req.path);
    if (!asksForPage || path.extname(req.path) !== '') {
      next(new Refusal('not-found'));
      return;
    }
    const html = await readPage(req.originalUrl);
    res
      .set('cache-control', 'no-store')
      .type('html')
      .send(html.replaceAll(NONCE_MARK, nonceOf(res)));
  };
}

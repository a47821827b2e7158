import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
    compressedTwins(path.join(clientDir, 'assets')),
    express.static(path.join(clientDir, 'assets'), {
      immutable: true,
      maxAge: '365d',
      index: false,
    }),
  );
  router.use(
    express.static(clientDir, {
      index: false,
      maxAge: '1h',
      setHeaders(res, file) {
        // What tells a browser that there is a newer program must not be an hour old itself.
        if (ALWAYS_ASKED.has(path.basename(file))) res.setHeader('cache-control', 'no-cache');
      },
    }),
  );
  let page: Promise<string> | undefined;
  router.use(pageFor(() => (page ??= readFile(path.join(clientDir, 'index.html'), 'utf8'))));
  return router;
}

const ALWAYS_ASKED = new Set(['sw.js', 'manifest.webmanifest']);

/** The name that the build has put into its page, or null when there is none, as in development. */
export function buildOf(clientDir: string): string | null {
  const page = path.join(clientDir, 'index.html');
  if (!existsSync(page)) return null;
  return /name="nayar-build" content="([0-9a-f]+)"/.exec(readFileSync(page, 'utf8'))?.[1] ?? null;
}

/** In the order of what is smaller; the endings that the build gives its compressed twins. */
const TWINS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Sends the twin that the build has compressed, where the browser takes it: a slow line is waited for once, and shortly. */
function compressedTwins(folder: string): RequestHandler {
  const names = new Set(readdirSync(folder));
  return (req, res, next) => {
    const name = req.path.slice(1);
    res.vary('Accept-Encoding');
    const twin = TWINS.find(
      ([encoding, ending]) => names.has(name + ending) && req.acceptsEncodings(encoding),
    );
    if (twin) {
      const [encoding, ending] = twin;
      res.set('content-encoding', encoding).type(path.extname(name));
      // In the path, before whatever question follows it.
      req.url = req.url.replace(name, name + ending);
    }
    next();
  };
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

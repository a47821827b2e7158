import express, { type Express, type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { withoutSecrets } from '#server/http/without-secrets.ts';
import type { Registry } from 'prom-client';
import { requireOwnOrigin } from '#server/http/origin.ts';
import { problemHandler } from '#server/http/problem-handler.ts';
import { securityHeaders } from '#server/http/security-headers.ts';

export interface HttpAppParts {
  readonly log: Logger;
  readonly publicUrl: string;
  readonly origins: () => ReadonlySet<string>;
  readonly trustedProxies: number;
  readonly isDevelopment: boolean;
  readonly metrics: Registry;
  /** Resolves when storage answers; rejects with the reason. */
  readonly check: () => Promise<void>;
  /** Made of limiters; runs before every route of the API. */
  readonly limit: RequestHandler;
  readonly openApi: unknown;
  /** The name of the client's build, told with every answer: so a page knows that a newer program is there. */
  readonly build: string | null;
  /** What is pressed outside this site, by an address that is a right in itself: no cookie may count there. */
  readonly doors: readonly Router[];
  readonly routers: readonly Router[];
  readonly pages: RequestHandler;
}

/** How long an answer about the disk is given again, in milliseconds. */
const LOOKED_AT_MS = 1000;

/**
 * Anybody may ask whether storage answers, and to look costs a flush, which people's changes would have to wait for: so
 * all who ask share one look, and one a second is enough.
 */
function sharedLook(check: () => Promise<void>): () => Promise<void> {
  let look: Promise<void> | null = null;
  return () => {
    if (look) return look;
    const forget = () => void setTimeout(() => (look = null), LOOKED_AT_MS).unref();
    look = check();
    look.then(forget, forget);
    return look;
  };
}

/** The HTTP side of the program: headers, limits, routes, pages, and one place where refusals become answers. */
export function httpApp(parts: HttpAppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trustedProxies);
  app.use(securityHeaders(parts.publicUrl, parts.isDevelopment));
  app.use(
    pinoHttp({
      logger: parts.log,
      customLogLevel: (_req, res, fault) => (fault || res.statusCode >= 500 ? 'error' : 'debug'),
      serializers: {
        req: (req: { method: string; url: string }) => ({
          method: req.method,
          url: withoutSecrets(req.url),
        }),
        res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      },
    }),
  );
  const check = sharedLook(parts.check);
  app.get('/healthz', (_req, res) => void res.type('text').send('ok\n'));
  app.get('/readyz', async (_req, res) => {
    const fault = await check().then(
      () => null,
      (reason: unknown) => reason,
    );
    if (fault) parts.log.error({ err: fault }, 'storage does not answer');
    res
      .status(fault ? 503 : 200)
      .type('text')
      .send(fault ? 'storage does not answer\n' : 'ready\n');
  });
  app.get('/metrics', async (_req, res) => {
    res.type(parts.metrics.contentType).send(await parts.metrics.metrics());
  });
  for (const router of parts.doors) app.use(router);
  app.use(requireOwnOrigin(parts.origins));
  app.use('/api', (_req, res, next) => {
    res.set('cache-control', 'no-store');
    if (parts.build !== null) res.set('nayar-build', parts.build);
    next();
  });
  app.use('/api', parts.limit);
  // Five hundred people with all that is said of them, in one act.
  app.use('/api/forums/:forumId/invitations', express.json({ limit: '1mb' }));
  app.use(express.json({ limit: '256kb' }));
  app.get('/api/openapi.json', (_req, res) => void res.json(parts.openApi));
  for (const router of parts.routers) app.use(router);
  app.use(parts.pages);
  app.use(problemHandler(parts.log));
  return app;
}

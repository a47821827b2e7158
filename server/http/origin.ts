import type { RequestHandler } from 'express';
import { Refusal } from '#shared/refusal/refusal.ts';

/** Origins under which this workspace is reached. Without a configured one, both names of the loopback are the same place. */
export function ownOrigins(publicUrl: string, isConfigured: boolean): ReadonlySet<string> {
  const { origin, port, hostname } = new URL(publicUrl);
  if (isConfigured) return new Set([origin]);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return new Set([
    origin,
    ...(isLoopback ? [`http://localhost:${port}`, `http://127.0.0.1:${port}`] : []),
  ]);
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every unsafe request must carry this site's Origin: browsers always send it, other sites cannot forge it. */
export function requireOwnOrigin(origins: () => ReadonlySet<string>): RequestHandler {
  return (req, _res, next) => {
    const { origin } = req.headers;
    if (SAFE_METHODS.has(req.method) || (origin !== undefined && origins().has(origin))) next();
    else next(new Refusal('foreign-origin'));
  };
}

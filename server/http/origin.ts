import type { RequestHandler } from 'express';
import { Refusal } from '#shared/refusal/refusal.ts';

/** Origins under which this workspace is reached. Without a configured one, both names of the loopback are the same place. */
export function ownOrigins(publicUrl: string, isConfigured: boolean): ReadonlySet<string> {
  const own = new URL(publicUrl);
  if (isConfigured) return new Set([own.origin]);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(own.hostname);
  // Taken from an address and not put together, because a browser leaves out port 80.
  const under = (hostname: string) => Object.assign(new URL(own), { hostname }).origin;
  return new Set([own.origin, ...(isLoopback ? ['localhost', '127.0.0.1'].map(under) : [])]);
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

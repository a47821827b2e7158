import type { IncomingMessage } from 'node:http';

/**
 * The address a socket's request came from. Each trusted proxy appends the address it was called from to
 * X-Forwarded-For, so counting from the end believes exactly those proxies and nothing the visitor wrote before them;
 * the same rule as express's "trust proxy" with a number.
 */
export function addressBehind(trustedProxies: number): (req: IncomingMessage) => string {
  return (req) => {
    const forwarded = [req.headers['x-forwarded-for'] ?? []].flat().join(',');
    const hops = forwarded.split(',').flatMap((hop) => (hop.trim() ? [hop.trim()] : []));
    const fromNearest = [req.socket.remoteAddress ?? '', ...hops.toReversed()];
    return fromNearest[Math.min(trustedProxies, fromNearest.length - 1)] ?? '';
  };
}

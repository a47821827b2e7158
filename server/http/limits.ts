import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '#shared/refusal/refusal.ts';

/** How often something may be done under one key, in every mode of running. */
export interface Limit {
  readonly name: string;
  readonly times: number;
  readonly perSeconds: number;
}

export interface Limiter {
  /** Counts one more try for each key; throws `too-many-requests` with `retryAfterSeconds` when one has had its share. */
  take(...keys: readonly string[]): Promise<void>;
}

/** Counts in the memory of this process. */
export function limiter({ name, times, perSeconds }: Limit): Limiter {
  const counter = new RateLimiterMemory({ keyPrefix: name, points: times, duration: perSeconds });
  return {
    async take(...keys) {
      for (const key of keys) {
        try {
          await counter.consume(key);
        } catch (reason) {
          if (!(reason instanceof RateLimiterRes)) throw reason;
          const retryAfterSeconds = String(Math.max(1, Math.ceil(reason.msBeforeNext / 1000)));
          throw new Refusal('too-many-requests', { retryAfterSeconds });
        }
      }
    },
  };
}

/**
 * The network a request comes from: the address in IPv4, the first 64 bits in IPv6, because one household or one
 * attacker has all of those. Whether a proxy's word is taken for it is the application's "trust proxy" setting.
 */
export function networkOf(req: Pick<Request, 'ip'>): string {
  const address = (req.ip ?? 'unknown').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const known = head === '' ? [] : head.split(':');
  const zeros = tail === undefined ? 0 : 8 - known.length - tail.split(':').filter(Boolean).length;
  const groups = [...known, ...Array.from({ length: zeros }, () => '0')];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}

interface ApiLimitDeps {
  /** The person behind a Cookie header, or null. */
  readonly identify: (
    cookieHeader: string | undefined,
  ) => Promise<{ readonly personId: string } | null>;
}

/** The most that one person, or one network of people who are not signed in, may ask of the API in a minute. */
const OF_A_PERSON: Limit = { name: 'api-person', times: 1200, perSeconds: 60 };
const OF_A_NETWORK: Limit = { name: 'api-network', times: 1200, perSeconds: 60 };

/** The general limit before every route of the API: far above what a screen asks, far below what a loop does. */
export function apiLimit({ identify }: ApiLimitDeps): RequestHandler {
  const ofPerson = limiter(OF_A_PERSON);
  const ofNetwork = limiter(OF_A_NETWORK);
  return async (req, res, next) => {
    const visitor = await identify(req.headers.cookie);
    // A browser's session may have become another's between two answers; each says to whom it was given.
    if (visitor) res.set('nayar-person', visitor.personId);
    if (visitor) await ofPerson.take(visitor.personId);
    else await ofNetwork.take(networkOf(req));
    next();
  };
}

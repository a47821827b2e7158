import { isComplete, programsKept, SHELL } from '#client/offline/worker/program.ts';

/** So long a page is waited for before the one on this device is shown, in milliseconds. */
const PATIENCE_MS = 4000;

/** A server that is starting, or a gateway in front of one that is away. */
const AWAY = new Set([502, 503, 504]);

/**
 * A page: the server's own when it answers, so that a newer program is there at once, and otherwise the newest whole
 * build on this device.
 */
export async function page(caches: CacheStorage, asked: Promise<Response>): Promise<Response> {
  const answered = asked.then(
    (response) => (AWAY.has(response.status) ? null : response),
    () => null,
  );
  const first = await Promise.race([answered, passed(PATIENCE_MS)]);
  if (first) return first;
  // No copy here: then there is nothing better than what the server says, or does not.
  return (await keptShell(caches)) ?? asked;
}

async function keptShell(caches: CacheStorage): Promise<Response | null> {
  const names = await programsKept(caches);
  const whole: string[] = [];
  for (const name of names) if (await isComplete(caches, name)) whole.push(name);
  // A build that is here only in part still opens the screens that were used.
  for (const cacheName of [...whole, ...names]) {
    const kept = await caches.match(SHELL, { cacheName, ignoreVary: true });
    if (kept) return withFreshNonce(kept);
  }
  return null;
}

/**
 * A kept page carries the policy of the answer it came in. Its nonce is replaced in both by one that was never used
 * before, as the server does for each of its answers: the policy off the network is as strict as on it.
 */
export async function withFreshNonce(kept: Response): Promise<Response> {
  const policy = kept.headers.get(POLICY) ?? '';
  const old = /'nonce-([^']+)'/.exec(policy)?.[1];
  const text = await kept.text();
  const headers = new Headers(kept.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  if (old === undefined) return new Response(text, { headers });
  const nonce = freshNonce();
  headers.set(POLICY, policy.replaceAll(old, nonce));
  return new Response(text.replaceAll(old, nonce), { headers });
}

const POLICY = 'content-security-policy';

function freshNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes));
}

function passed(timeMs: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), timeMs);
  });
}

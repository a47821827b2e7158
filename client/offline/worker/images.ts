import { dropKept, keep, readAllKept, readKept } from '#client/offline/device-store.ts';
import { imagesOf, type KeptImage, MOST_IMAGE_BYTES } from '#client/offline/kept-images.ts';
import { leastUsed } from '#client/offline/least-used.ts';

const IMAGE = /^\/api\/papers\/([^/]+)\/images\/[^/]+$/;
/** A gateway in front of a server that is away. */
const AWAY = new Set([502, 503, 504]);
/** Not for this person, or not any more. */
const GONE = new Set([401, 403, 404]);

/** The paper whose image an address is; null when it is no image. */
export function paperOfImage(path: string): string | null {
  return IMAGE.exec(path)?.[1] ?? null;
}

/**
 * An image of a paper. The server is asked every time, because it alone knows who may see it; what it gave is kept for
 * the person who is signed in, and shown to them when it does not answer.
 */
export async function image(
  caches: CacheStorage,
  request: Request,
  later: (work: Promise<unknown>) => void,
): Promise<Response> {
  const personId = await readKept<string>('state', 'person');
  if (personId === undefined) return fetch(request);
  const url = addressOf(request);
  const kept = async () => (await caches.open(imagesOf(personId))).match(url, ANY);
  try {
    const answer = await fetch(request);
    if (AWAY.has(answer.status)) return (await kept()) ?? answer;
    // Given to somebody who signed in since: theirs is kept once the device knows them.
    const isTheirs = answer.headers.get('nayar-person') === personId;
    if (answer.status === 200 && isTheirs) later(keepImage(caches, personId, url, answer.clone()));
    if (GONE.has(answer.status)) later(forget(caches, personId, url));
    return answer;
  } catch (fault) {
    const found = await kept();
    if (found) return found;
    throw fault;
  }
}

const ANY = { ignoreVary: true } as const;

/** Without its question, which only makes a browser ask again. */
function addressOf(request: Request): string {
  const { origin, pathname } = new URL(request.url);
  return origin + pathname;
}

async function keepImage(
  caches: CacheStorage,
  personId: string,
  url: string,
  answer: Response,
): Promise<void> {
  const cache = await caches.open(imagesOf(personId));
  const body = await answer.blob();
  const { headers } = answer;
  const known = await readAllKept<KeptImage>('images', personId);
  const others = known.filter((one) => one.url !== url);
  for (const old of leastUsed(others, MOST_IMAGE_BYTES - body.size)) {
    await forget(caches, personId, old.url);
  }
  try {
    await cache.put(url, new Response(body, { headers }));
  } catch {
    // The device is full: this image is then not there without a network, and says so by its description.
    return;
  }
  const paperId = paperOfImage(new URL(url).pathname) ?? '';
  const note: KeptImage = { url, paperId, bytes: body.size, usedAt: Date.now() };
  await keep('images', [personId, url], note);
}

async function forget(caches: CacheStorage, personId: string, url: string): Promise<void> {
  const cache = await caches.open(imagesOf(personId));
  await cache.delete(url, ANY);
  await dropKept('images', [personId, url]);
}

/** One build of the program: its id, and the addresses of every file that any of its screens needs. */
export interface Program {
  readonly build: string;
  readonly files: readonly string[];
}

const PREFIX = 'nayar/program/';
/** The page itself, under the address it is asked for with. */
export const SHELL = '/';
/** Lies in a build's cache once all of its files do. */
const COMPLETE = '/complete';

/** The cache of one build. */
export function programCache(build: string): string {
  return PREFIX + build;
}

/** The caches of the builds on this device, the newest first. */
export async function programsKept(caches: CacheStorage): Promise<string[]> {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(PREFIX)).toReversed();
}

/** Whether a build can be started without the server: all of it is here. */
export async function isComplete(caches: CacheStorage, name: string): Promise<boolean> {
  return (await caches.match(COMPLETE, { cacheName: name })) !== undefined;
}

/** Keeps the page of this build. Throws when the server answers with another build's: the browser tries again later. */
export async function keepShell(caches: CacheStorage, { build }: Program): Promise<void> {
  const cache = await caches.open(programCache(build));
  const page = await fetch(SHELL, { cache: 'no-store' });
  const text = await page.clone().text();
  if (!page.ok || !text.includes(build)) throw new Error('The server has another build.');
  await cache.put(SHELL, page);
}

/**
 * Brings what is missing of the program onto the device, one file after the other and after everything a person waits
 * for. What an earlier build had is copied; what the page has just loaded comes out of the browser's own cache. Can be
 * stopped at any moment and goes on where it was.
 */
export async function keepFiles(caches: CacheStorage, { build, files }: Program): Promise<void> {
  const name = programCache(build);
  const cache = await caches.open(name);
  for (const file of files) {
    if (await cache.match(file, LOOSE)) continue;
    const kept = isHashed(file) ? await caches.match(file, LOOSE) : undefined;
    const found = kept ?? (await fetch(file, isHashed(file) ? LATER : LATER_AND_FRESH));
    if (!found.ok) throw new Error(`${file} is not there.`);
    await cache.put(file, found);
  }
  await cache.put(COMPLETE, new Response(''));
}

/**
 * Drops the builds that nobody needs: all but this one and the newest complete one before it, whose pages may still be
 * open and ask for screens that the server no longer has.
 */
export async function dropOldPrograms(caches: CacheStorage, build: string): Promise<void> {
  const older = (await programsKept(caches)).filter((name) => name !== programCache(build));
  const complete: string[] = [];
  for (const name of older) if (await isComplete(caches, name)) complete.push(name);
  const before = complete[0] ?? older[0];
  await Promise.all(older.filter((name) => name !== before).map((name) => caches.delete(name)));
}

/** A file of any build, for its content is in its name; without it here, from the server, and then kept. */
export async function hashedFile(
  caches: CacheStorage,
  request: Request,
  build: string,
): Promise<Response> {
  const kept = await caches.match(request, LOOSE);
  if (kept) return kept;
  const found = await fetch(request);
  if (found.status === 200) {
    const cache = await caches.open(programCache(build));
    await cache.put(request, found.clone()).catch(() => undefined);
  }
  return found;
}

export function isHashed(path: string): boolean {
  return path.startsWith('/assets/');
}

/** The files differ by nothing but their compression, which a kept answer no longer has. */
const LOOSE = { ignoreVary: true, ignoreSearch: true } as const;
/** Behind everything that the page itself asks for. */
const LATER = { priority: 'low' } as RequestInit;
/** A file whose name says nothing of its content must be this build's. */
const LATER_AND_FRESH = { ...LATER, cache: 'no-cache' } as RequestInit;

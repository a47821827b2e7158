/**
 * The service worker: keeps the program on the device and answers for the server when it is away. It keeps the
 * program's own files, which hold nothing of anybody, and images of papers, each under its person; other answers of the
 * API it never touches. Built by server/launch/build.mjs, which lists the files.
 */
import { image, paperOfImage } from '#client/offline/worker/images.ts';
import {
  dropOldPrograms,
  hashedFile,
  isHashed,
  keepFiles,
  keepShell,
  type Program,
} from '#client/offline/worker/program.ts';
import type { FetchAsked, WorkerScope } from '#client/offline/worker/scope.ts';
import { page } from '#client/offline/worker/shell.ts';

/** Put in by the build. */
declare const __PROGRAM__: Program;

const scope = globalThis as unknown as WorkerScope;
const { caches } = scope;

scope.addEventListener('install', (event) => {
  // At once, because nothing of an older build is taken from the pages that run it.
  event.waitUntil(keepShell(caches, __PROGRAM__).then(() => scope.skipWaiting()));
});

scope.addEventListener('activate', (event) => {
  const start = async () => {
    await dropOldPrograms(caches, __PROGRAM__.build);
    await scope.registration.navigationPreload?.enable();
    await scope.clients.claim();
  };
  event.waitUntil(start());
});

let keeping: Promise<void> | null = null;

scope.addEventListener('message', (event) => {
  // The page says when it has nothing better to do with the line.
  if (event.data !== 'keep-program') return;
  keeping ??= keepFiles(caches, __PROGRAM__)
    .catch(() => undefined)
    .finally(() => (keeping = null));
  event.waitUntil(keeping);
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin) return;
  if (request.mode === 'navigate') {
    if (isScreen(pathname)) event.respondWith(page(caches, navigated(event)));
  } else if (isHashed(pathname)) {
    event.respondWith(hashedFile(caches, request, __PROGRAM__.build));
  } else if (__PROGRAM__.files.includes(pathname)) {
    event.respondWith(fetch(request).catch(() => keptOr(request)));
  } else if (paperOfImage(pathname) !== null) {
    event.respondWith(image(caches, request, (work) => event.waitUntil(work)));
  }
});

/** Addresses that are screens of the program; the pages that the server draws itself are not answered for. */
function isScreen(path: string): boolean {
  return !/^\/(?:api|sync|assets|sign-in\/.*|p\/.*|healthz|readyz|metrics)(?:\/|$)/.test(path);
}

async function navigated({ request, preloadResponse }: FetchAsked): Promise<Response> {
  return (await preloadResponse) ?? fetch(request);
}

async function keptOr(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? Response.error();
}

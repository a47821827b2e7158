/** So long after the page has loaded the rest of the program is fetched, in milliseconds: nobody waits for it. */
const QUIET_MS = 3000;

interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

/**
 * Starts the service worker once the page has nothing better to do, and lets it bring the whole program onto the
 * device. On a line that is slow or counted by the byte it keeps only what is used anyway.
 */
export function startWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  whenQuiet(() => void registered().catch(() => undefined)); // Not taken: then it works with the network, as before.
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (!isDearLine()) askToKeep(navigator.serviceWorker.controller);
  });
}

async function registered(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js');
  if (!isDearLine()) await keepProgramNow();
}

/** Asks whether the server has a newer program, and begins to fetch it in the background. */
export async function fetchNewerProgram(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.update().catch(() => undefined);
}

/** Brings the whole program onto the device now. */
export async function keepProgramNow(): Promise<void> {
  askToKeep((await navigator.serviceWorker.ready).active);
}

function askToKeep(worker: ServiceWorker | null): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target, it is this origin's own
  worker?.postMessage('keep-program');
}

/** Whether the whole of this program is on the device; null where browsers keep no programs. */
export async function isProgramKept(build: string | null): Promise<boolean | null> {
  if (build === null || !('caches' in globalThis)) return null;
  return (await caches.match('/complete', { cacheName: `nayar/program/${build}` })) !== undefined;
}

function isDearLine(): boolean {
  const { connection } = navigator as { connection?: Connection };
  return connection?.saveData === true || connection?.effectiveType?.endsWith('2g') === true;
}

function whenQuiet(work: () => void): void {
  const wait = () => setTimeout(work, QUIET_MS);
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
}

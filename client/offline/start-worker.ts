/** So long after the page has loaded the rest of the program is fetched, in milliseconds: nobody waits for it. */
const QUIET_MS = 3000;

/** The longest that a newer worker is waited for, in milliseconds. */
const TAKING_OVER_MS = 5000;

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

/** The look for a newer worker that is under way, or the last one. */
let looking: Promise<unknown> = Promise.resolve();

/** Asks whether the server has a newer program, and begins to fetch it in the background. */
export function fetchNewerProgram(): void {
  if (!('serviceWorker' in navigator)) return;
  looking = navigator.serviceWorker
    .getRegistration()
    .then((registration) => registration?.update())
    // Without the network there is nothing newer to be had.
    .catch(() => undefined);
}

/**
 * Resolves once no newer worker is about to take over, or after some seconds. A page that is asked for in that moment is
 * asked of a worker that ends before it has answered, and the browser waits for it without end.
 */
export async function untilWorkerStays(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const stays = async () => {
    await looking;
    const registration = await navigator.serviceWorker.getRegistration();
    const coming = registration?.installing ?? registration?.waiting ?? registration?.active;
    if (coming) await untilStarted(coming);
  };
  await Promise.race([stays(), new Promise((resolve) => setTimeout(resolve, TAKING_OVER_MS))]);
}

function untilStarted(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated' || worker.state === 'redundant') resolve();
    };
    worker.addEventListener('statechange', look);
    look();
  });
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

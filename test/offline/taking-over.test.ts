// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchNewerProgram, untilWorkerStays } from '#client/offline/start-worker.ts';

/** A worker as a page sees it, moved on by hand. */
class HandWorker extends EventTarget {
  state: ServiceWorkerState;
  constructor(state: ServiceWorkerState) {
    super();
    this.state = state;
  }
  becomes(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

function put(registration: object | undefined): void {
  const container = { getRegistration: () => Promise.resolve(registration) };
  Object.defineProperty(navigator, 'serviceWorker', { value: container, configurable: true });
}

/** Whether it has resolved, once everything that was ready to go on has gone on. */
async function isThrough(waiting: Promise<void>): Promise<boolean> {
  let through = false;
  void waiting.then(() => (through = true));
  await vi.advanceTimersByTimeAsync(0);
  return through;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(navigator, 'serviceWorker');
});

describe('a page that is to be loaded anew', () => {
  it('[OF22] goes at once where browsers know no workers, where none is, and where the one there stays', async () => {
    expect(await isThrough(untilWorkerStays())).toBe(true);
    put(undefined);
    expect(await isThrough(untilWorkerStays())).toBe(true);
    put({ installing: null, waiting: null, active: new HandWorker('activated') });
    expect(await isThrough(untilWorkerStays())).toBe(true);
  });

  it('[OF22] waits for the worker that is coming, through all it becomes', async () => {
    const coming = new HandWorker('installing');
    put({ installing: coming, waiting: null, active: new HandWorker('activated') });
    const waiting = untilWorkerStays();
    expect(await isThrough(waiting)).toBe(false);
    coming.becomes('installed');
    coming.becomes('activating');
    expect(await isThrough(waiting)).toBe(false);
    coming.becomes('activated');
    expect(await isThrough(waiting)).toBe(true);
  });

  it('[OF22] waits for the look for a newer one that is under way, and goes when that one fails', async () => {
    const coming = new HandWorker('installing');
    const registration: Record<string, unknown> = {
      installing: null,
      waiting: null,
      active: new HandWorker('activated'),
    };
    let found: () => void = () => undefined;
    registration['update'] = () => new Promise<void>((resolve) => (found = resolve));
    put(registration);
    fetchNewerProgram();
    const waiting = untilWorkerStays();
    expect(await isThrough(waiting)).toBe(false);
    registration['installing'] = coming;
    found();
    expect(await isThrough(waiting)).toBe(false);
    coming.becomes('redundant');
    expect(await isThrough(waiting)).toBe(true);
  });

  it('[OF22] does not wait for ever', async () => {
    put({ installing: new HandWorker('installing'), waiting: null, active: null });
    const waiting = untilWorkerStays();
    expect(await isThrough(waiting)).toBe(false);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await isThrough(waiting)).toBe(true);
  });
});

import { LiveEvent } from '#shared/notice/notice-contract.ts';

const ADDRESS = '/api/events';
const CHANNEL = 'nayar-events';
const RETRY_MS = 5000;

/** What a listener hears: an event, or that some may have been missed. */
export type Heard = LiveEvent | 'missed-some';

/**
 * Listens to the server's live events until the returned function is called. Over plain HTTP a browser keeps six
 * connections to a site for all its tabs together, so one tab listens and tells the others; when it closes, the next
 * one takes over. Where the browser cannot agree on one tab, each listens for itself.
 */
export function listenToEvents(onHeard: (heard: Heard) => void): () => void {
  const end = new AbortController();
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) {
    openSource(onHeard, end.signal);
    return () => end.abort();
  }
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', (message: MessageEvent<Heard>) => onHeard(message.data));
  const tellAll = (heard: Heard) => {
    onHeard(heard);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target, it is this origin's own
    if (!end.signal.aborted) channel.postMessage(heard);
  };
  navigator.locks
    .request(CHANNEL, { signal: end.signal }, async () => {
      openSource(tellAll, end.signal);
      await aborted(end.signal);
    })
    .catch(() => undefined); // The wait for the turn was given up: nothing to end.
  return () => {
    end.abort();
    channel.close();
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function openSource(onHeard: (heard: Heard) => void, signal: AbortSignal, isFirst = true): void {
  if (signal.aborted) return;
  const source = new EventSource(ADDRESS);
  source.addEventListener('open', () => {
    // What happened before a reconnection was not heard.
    if (!isFirst) onHeard('missed-some');
    isFirst = false;
  });
  source.addEventListener('message', (message: MessageEvent<string>) => {
    const event = LiveEvent.safeParse(parsed(message.data));
    // A newer server may announce what this page does not know: then anything may have changed.
    onHeard(event.success ? event.data : 'missed-some');
  });
  source.addEventListener('error', () => {
    // Also when the server was away from the start: what is shown is then this device's own.
    isFirst = false;
    if (source.readyState !== EventSource.CLOSED) return; // The browser is trying again by itself.
    source.close();
    // Refused, most likely because nobody is signed in any more: asking for anything will tell.
    onHeard('missed-some');
    const timer = setTimeout(() => openSource(onHeard, signal, false), RETRY_MS);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
  signal.addEventListener('abort', () => source.close(), { once: true });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

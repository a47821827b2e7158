import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import type { WebsocketProvider } from 'y-websocket';
import { FRAME } from '#shared/paper/frame.ts';

/** Looks after a line that may be dead without having said so. */
export interface Pulse {
  /** Connects at once instead of waiting for the next try. */
  wake(): void;
  stop(): void;
}

const LOOK_EVERY_MS = 1000;
/** Something waits for the server and nothing was heard for this long: ask it something it must answer. */
const ASK_AFTER_MS = 5000;
/** Still nothing: the line is dead. */
const GIVE_UP_AFTER_MS = 10_000;

/**
 * A half-open socket looks alive for minutes, and a phone that slept finds its socket dead. While changes wait for the
 * server the line is asked (sync step 1, which the server always answers); without an answer it is opened anew.
 */
export function startPulse(provider: WebsocketProvider, hasWaiting: () => boolean): Pulse {
  let waitingSince: number | null = null;
  let asked = false;
  const look = () => {
    if (!provider.wsconnected || !hasWaiting()) {
      waitingSince = null;
      asked = false;
      return;
    }
    const now = Date.now();
    const since = Math.max((waitingSince ??= now), provider.wsLastMessageReceived);
    if (now - since > GIVE_UP_AFTER_MS) wake();
    else if (now - since > ASK_AFTER_MS && !asked) {
      asked = true;
      ask(provider);
    } else if (now - since <= ASK_AFTER_MS) asked = false;
  };
  const wake = () => {
    if (!provider.shouldConnect) return;
    waitingSince = null;
    provider.disconnect();
    provider.wsUnsuccessfulReconnects = 0;
    provider.connect();
  };
  // Asked rather than cut when the page comes back: most lines survive a glance at another window.
  const wakeOrAsk = () => {
    if (document.visibilityState !== 'visible') return;
    if (provider.wsconnected) ask(provider);
    else wake();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', wakeOrAsk);
  return {
    wake,
    stop() {
      clearInterval(timer);
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wakeOrAsk);
    },
  };
}

function ask(provider: WebsocketProvider): void {
  if (provider.ws?.readyState !== WebSocket.OPEN) return;
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.sync);
  syncProtocol.writeSyncStep1(encoder, provider.doc);
  provider.ws.send(encoding.toUint8Array(encoder));
}

import type { LineEnd } from '#client/connection/link-state.ts';
import { holdLink } from '#client/connection/held-links.ts';
import type { LinkView } from '#client/connection/paper-link.ts';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';

/** How delivering what waited ended. `waiting`: not now; it stays on the device. */
export type Delivery = 'sent' | 'refused' | 'waiting';

/** A server that does not take it in so long, in milliseconds, is tried again another time. */
const PATIENCE_MS = 30_000;

interface Parcel {
  readonly personId: string;
  readonly paperId: string;
  /** `ws:` or `wss:` address of the site, without a slash at its end. */
  readonly site: string;
  /** What the site says of a paper whose line cannot be opened. */
  readonly whyNot: () => Promise<LineEnd | null>;
}

/** Sends what a paper's copy on this device holds for the server, without opening its screen. */
export function deliver(parcel: Parcel): Promise<Delivery> {
  const { link, release } = holdLink({ ...parcel, schema: SCHEMA_VERSION });
  return new Promise((resolve) => {
    const end = (delivery: Delivery) => {
      clearTimeout(timer);
      unsubscribe();
      release();
      resolve(delivery);
    };
    const look = () => {
      const delivery = deliveryOf(link.view);
      if (delivery) end(delivery);
    };
    const timer = setTimeout(() => end('waiting'), PATIENCE_MS);
    const unsubscribe = link.subscribe(look);
  });
}

function deliveryOf({ state, unsaved, undelivered }: LinkView): Delivery | null {
  if (undelivered && state !== 'signed-out') return 'refused';
  if (state === 'live') return unsaved === 0 ? 'sent' : null;
  return state === 'connecting' || state === 'offline' ? null : 'waiting';
}

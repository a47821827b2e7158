import { type LinkWishes, PaperLink } from '#client/connection/paper-link.ts';
import { tellUnsaved, unsavedChanged } from '#client/offline/unsaved-work.ts';

/** How long a link whose screen was left stays for what is not saved yet. Milliseconds. */
const LINGER_MS = 30_000;

interface Holding {
  readonly link: PaperLink;
  holders: number;
  /** Ends the waiting of a link that nobody holds. */
  stopWaiting: (() => void) | null;
}

const holdings = new Map<string, Holding>();

/**
 * Holds the link of a paper, one for all who ask, until it is released. Leaving a screen does not cut off what is still
 * on its way: the link stays until all is saved, or for half a minute; the copy on the device has the rest.
 */
export function holdLink(wishes: LinkWishes): { readonly link: PaperLink; release: () => void } {
  const key = `${wishes.personId}/${wishes.paperId}/${wishes.schema}`;
  const known = holdings.get(key);
  const holding = known ?? { link: new PaperLink(wishes), holders: 0, stopWaiting: null };
  if (!known) holding.link.subscribe(unsavedChanged);
  holding.stopWaiting?.();
  holding.stopWaiting = null;
  holding.holders += 1;
  holdings.set(key, holding);
  watchDevice();
  return {
    link: holding.link,
    release() {
      holding.holders -= 1;
      if (holding.holders === 0) lingerOver(key, holding);
    },
  };
}

function lingerOver(key: string, holding: Holding): void {
  const { link } = holding;
  const end = () => {
    holding.stopWaiting?.();
    link.close();
    if (holdings.get(key) === holding) holdings.delete(key);
    unsavedChanged();
  };
  const timer = setTimeout(end, LINGER_MS);
  const unsubscribe = link.subscribe(() => link.view.unsaved === 0 && end());
  holding.stopWaiting = () => {
    clearTimeout(timer);
    unsubscribe();
  };
  if (link.view.unsaved === 0) end();
}

/** Whether something on this page is not known to be on the server's disk: asked before signing out and updating. */
export function hasUnsavedWork(): boolean {
  return [...holdings.values()].some(({ link }) => link.view.unsaved > 0);
}

let isWatching = false;

function watchDevice(): void {
  if (isWatching || typeof window === 'undefined') return;
  isWatching = true;
  tellUnsaved(hasUnsavedWork);
  window.addEventListener('beforeunload', (event) => {
    // The browser asks in its own words.
    if (hasUnsavedWork()) event.preventDefault();
  });
  const wake = () => {
    if (document.visibilityState === 'hidden') return;
    for (const { link } of holdings.values()) link.wake();
  };
  window.addEventListener('online', wake);
  window.addEventListener('offline', wake);
  window.addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', wake);
}

/** The browser's own offer to install, which a page may keep for the right moment. Chromium only. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

let offer: InstallOffer | null = null;
const watchers = new Set<() => void>();

/** Keeps the browser's offer instead of letting it appear over the first screen. Called once, at the start. */
export function keepInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    change(event as InstallOffer);
  });
  addEventListener('appinstalled', () => change(null));
}

export function installOffer(): InstallOffer | null {
  return offer;
}

export function watchInstallOffer(onChange: () => void): () => void {
  watchers.add(onChange);
  return () => watchers.delete(onChange);
}

/** Asks the browser to install; what the person answers is between the two of them. */
export async function install(): Promise<void> {
  const kept = offer;
  change(null);
  await kept?.prompt().catch(() => undefined);
}

/** Opened from the home screen, without the browser's own bars. */
export function isStandalone(): boolean {
  const { standalone } = navigator as { standalone?: boolean };
  return standalone === true || matchMedia('(display-mode: standalone)').matches;
}

/** A telephone or tablet of Apple, whose browser installs only from its share menu and never offers to. */
export function isAppleTouch(): boolean {
  return /iP(?:hone|ad|od)/.test(navigator.userAgent);
}

function change(to: InstallOffer | null): void {
  offer = to;
  for (const watcher of watchers) watcher();
}

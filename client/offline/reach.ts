import { useSyncExternalStore } from 'react';

/** Whether the server answered when it was asked last. */
let isReached = true;
const watchers = new Set<() => void>();

export function noteReach(reached: boolean): void {
  if (reached === isReached) return;
  isReached = reached;
  for (const watcher of watchers) watcher();
}

/** Whether what is shown can be the server's own: it answers, and the device has a network. */
export function isOnline(): boolean {
  return isReached && navigator.onLine;
}

/** Calls back when that changes; returns the way to stop. */
export function watchReach(onChange: () => void): () => void {
  watchers.add(onChange);
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    watchers.delete(onChange);
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
}

export function useIsOnline(): boolean {
  return useSyncExternalStore(watchReach, isOnline);
}

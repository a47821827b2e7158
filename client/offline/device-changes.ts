const watchers = new Set<() => void>();

/** What lies on this device is not what it was: whoever shows it looks again. */
export function deviceChanged(): void {
  for (const watcher of watchers) watcher();
}

export function watchDevice(onChange: () => void): () => void {
  watchers.add(onChange);
  return () => watchers.delete(onChange);
}

/** Known here without the code of papers, which only comes with a paper: then there is something to ask. */
let asked: () => boolean = () => false;
const watchers = new Set<() => void>();

/** The one who knows says how to ask. */
export function tellUnsaved(ask: () => boolean): void {
  asked = ask;
}

export function unsavedChanged(): void {
  for (const watcher of watchers) watcher();
}

/** Whether this page holds something that is not known to be on the server's disk. */
export function hasUnsaved(): boolean {
  return asked();
}

/** Resolves when everything is saved: at once when it is. */
export function untilSaved(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (asked()) return;
      watchers.delete(look);
      resolve();
    };
    watchers.add(look);
    look();
  });
}

import type { ReactNode } from 'react';

/** A short message about something that has just happened. */
export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'done' | 'warning' | 'trouble';
  readonly words: ReactNode;
}

/** More than this at once would cover the page: the oldest goes. */
const MOST = 3;

let shown: readonly Toast[] = [];
let lastId = 0;
const watchers = new Set<() => void>();

/** Shows a message until it is dismissed: nobody has to read against the clock. Returns its id. */
export function showToast(tone: Toast['tone'], words: ReactNode): number {
  lastId += 1;
  change([...shown, { id: lastId, tone, words }].slice(-MOST));
  return lastId;
}

export function dismissToast(id: number): void {
  change(shown.filter((toast) => toast.id !== id));
}

/** The messages shown now; the same array until something changes. */
export function toasts(): readonly Toast[] {
  return shown;
}

export function watchToasts(onChange: () => void): () => void {
  watchers.add(onChange);
  return () => {
    watchers.delete(onChange);
  };
}

function change(next: readonly Toast[]): void {
  shown = next;
  for (const watcher of watchers) watcher();
}

import type { ContentNode } from '#shared/paper/content.ts';
import type { Anchor } from '#shared/thread/thread.ts';

/** What of a thread decides where it stands. */
export interface Placeable {
  readonly id: string;
  readonly anchor: Anchor;
  readonly quote: string;
  /** Without a mark in the text: it is found by its quote. */
  readonly isPrivate: boolean;
}

/** Where a thread stands in a paper now; null when its passage is gone and it lies in the tray. */
export type Place =
  | { readonly kind: 'paper' }
  | { readonly kind: 'block'; readonly blockId: string; readonly order: number };
export type PlacesOf = (
  content: readonly ContentNode[],
  threads: readonly Placeable[],
) => ReadonlyMap<string, Place | null>;

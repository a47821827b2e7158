import type { Block } from '#shared/compare/tree.ts';
import type { LookChange, WordChange } from '#shared/interchange/returning/line-changes.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** Where something new stands, by a block that went out. */
export interface Spot {
  readonly sent: Block;
  readonly side: 'after' | 'before' | 'inside';
}

interface Told {
  /** Names the change for ever: the same change of the same file is the same change, tracked or not. */
  readonly key: string;
  /** The tracked change of the file; null for what was found by comparing. */
  readonly tracked: Entry | null;
  /** The words before and after, cut. */
  readonly before: string;
  readonly after: string;
}

/** One thing that somebody changed in a file, in terms of the text that went out. */
export type Change = Told &
  (
    | { readonly what: 'words'; readonly sent: Block; readonly words: WordChange }
    | { readonly what: 'look'; readonly sent: Block; readonly look: LookChange }
    | {
        readonly what: 'inserted';
        /** As it reads with all that the file proposes. */
        readonly node: ContentNode;
        /** The best first. */
        readonly spots: readonly Spot[];
      }
    | { readonly what: 'deleted'; readonly sent: Block }
    | { readonly what: 'restyled'; readonly sent: Block; readonly to: string }
    | { readonly what: 'joined'; readonly sent: Block; readonly with: Block | null }
    /** What no suggestion can say: a paragraph that became a heading, a list that became another. */
    | { readonly what: 'kind'; readonly sent: Block }
  );

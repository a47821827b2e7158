import type { ContentNode } from '#shared/paper/content.ts';

/** What a reader may ask not to be shown, and how suggestions are read. */
export interface CompareOptions {
  /** Niqqud and cantillation that came or went is no difference. */
  readonly ignoreNiqqud: boolean;
  /** Signs and blanks that came, went or changed are no difference. */
  readonly ignorePunctuation: boolean;
  /** The text without what is only suggested, or as if all of it were accepted. */
  readonly suggestions: 'without' | 'accepted';
}

export const PLAIN_COMPARE: CompareOptions = {
  ignoreNiqqud: false,
  ignorePunctuation: false,
  suggestions: 'without',
};

/** An attribute of a block that differs, or its kind (`type`); null where it is not set. */
export interface AttributeChange {
  readonly name: string;
  readonly old: string | number | null;
  readonly new: string | number | null;
}

/** A mark that was put on, taken off, or has another value, such as a link to another address. */
export interface MarkChange {
  readonly type: string;
  readonly change: 'on' | 'off' | 'other';
}

/** Stretches of a text block in reading order: a replaced word is what was removed and then what was added. */
export type Piece =
  | {
      /** Word for word the same; `old` differs from `new` only in what was asked not to be shown. */
      readonly kind: 'same';
      readonly old: readonly ContentNode[];
      readonly new: readonly ContentNode[];
    }
  | { readonly kind: 'added'; readonly new: readonly ContentNode[] }
  | { readonly kind: 'removed'; readonly old: readonly ContentNode[] }
  | {
      /** The same words, looking different. */
      readonly kind: 'restyled';
      readonly old: readonly ContentNode[];
      readonly new: readonly ContentNode[];
      readonly marks: readonly MarkChange[];
    }
  | {
      /** A footnote that stands on both sides, and whose words differ. */
      readonly kind: 'note';
      readonly id: string;
      readonly old: readonly ContentNode[];
      readonly new: readonly ContentNode[];
      readonly pieces: readonly Piece[];
    };

/** Where a block stands: the place among its siblings, from the paper's first level down. */
export type Path = readonly number[];

/**
 * One block of the two papers laid over each other, in reading order.
 *
 * - `same`, `changed`: it stands in both. With a `move` it stood somewhere else.
 * - `added`: with `children`, only the frame is new, and they tell what stands in it.
 * - `removed`: with `children`, only the frame is gone, and they tell what became of what stood in it.
 * - `left`: where a block stood that has a new place; without a `move` it stayed and only lost or got a frame.
 */
export interface Difference {
  readonly kind: 'same' | 'added' | 'removed' | 'changed' | 'left';
  readonly old: ContentNode | null;
  readonly new: ContentNode | null;
  /** Where `old` stood. */
  readonly from: Path | null;
  /** Which move it is part of: blocks that went together share one. */
  readonly move: number | null;
  readonly attributes: readonly AttributeChange[];
  /** Of a text block that stands in both: its words. */
  readonly pieces: readonly Piece[] | null;
  readonly children: readonly Difference[] | null;
  /** Too much to tell word by word: what was removed stands before what was added. */
  readonly isCoarse: boolean;
  /** Place of its stop among the comparison's. */
  readonly stop: number | null;
}

export type ChangeKind = 'added' | 'removed' | 'changed' | 'formatted' | 'moved';

/** What a change is about, as a reader calls it. */
export type ChangedThing =
  | 'paragraph'
  | 'heading'
  | 'list'
  | 'item'
  | 'table'
  | 'row'
  | 'cell'
  | 'column'
  | 'figure'
  | 'caption'
  | 'quote'
  | 'callout'
  | 'challenge'
  | 'interventionPoint'
  | 'recommendation'
  | 'footnote'
  | 'break'
  | 'contents'
  | 'other';

/** One change to stop at on the way through. */
export interface Stop {
  readonly kind: ChangeKind;
  readonly thing: ChangedThing;
  /** Place of its section. */
  readonly section: number;
  /** Id of the block in the new paper, where it has one: by it is asked who touched it. */
  readonly blockId: string | null;
}

export type Counts = Readonly<Record<ChangeKind, number>>;

/** What stands under one heading of the first level, up to the next. */
export interface Section {
  /** The heading, null for what stands before the first. */
  readonly heading: ContentNode | null;
  /** Whether the heading itself came or went. */
  readonly state: 'both' | 'added' | 'removed';
  readonly counts: Counts;
}

export interface Comparison {
  /** The two papers as they were compared; every node in `differences` is one of theirs. */
  readonly old: readonly ContentNode[];
  readonly new: readonly ContentNode[];
  readonly differences: readonly Difference[];
  readonly stops: readonly Stop[];
  readonly sections: readonly Section[];
  readonly counts: Counts;
  readonly things: Readonly<Partial<Record<ChangedThing, number>>>;
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  /** How many blocks were too much to be told word by word. */
  readonly coarse: number;
}

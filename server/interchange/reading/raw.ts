import type { ListSign } from '#server/interchange/reading/numbering.ts';
import type { Role } from '#server/interchange/reading/styles.ts';
import type { Element } from '#server/interchange/reading/xml-tree.ts';
import type {
  Frame,
  LineBreak,
  Note,
  Paragraph,
  ProposedEnd,
  Reference,
  Words,
} from '#shared/interchange/model.ts';
import type { Direction } from '#shared/interchange/script-runs.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** A file as it is read, before its paragraphs are put together to what they are in a paper. */

export interface RawWords extends Words {
  /** A number that Word counts in captions: of what. */
  readonly sequence?: string;
}

export interface Picture {
  readonly kind: 'picture';
  /** The part that holds it. */
  readonly part: string;
  readonly alt: string | null;
  /** In English Metric Units, 914,400 to the inch; null where it is not told. */
  readonly width: number | null;
  readonly changes: readonly Entry[];
}

export type Piece =
  | RawWords
  | LineBreak
  | ProposedEnd
  | Note
  | Reference
  | Picture
  | { readonly kind: 'page-break' }
  | { readonly kind: 'box'; readonly isDone: boolean }
  /** What stands in a text box. */
  | { readonly kind: 'aside'; readonly blocks: readonly Raw[] };

/** How a paragraph looks, as far as the paper knows it. */
export interface Facts {
  readonly level: number | null;
  readonly align: Paragraph['align'];
  readonly direction: Direction;
}

export interface RawParagraph extends Facts {
  readonly kind: 'paragraph';
  readonly role: Role;
  readonly sign: ListSign | null;
  readonly indent: number;
  readonly pieces: readonly Piece[];
  /** Ids of the blocks that begin here, the outer ones first. */
  readonly ids: readonly string[];
  /** What is proposed about its end, and about it as a whole. */
  readonly mark: readonly Entry[];
  readonly changes: readonly Entry[];
  /** How it looked before a tracked change of its look. */
  readonly earlier: { readonly facts: Facts; readonly revision: Element } | null;
  readonly breaksPage: boolean;
  readonly hasBorder: boolean;
}

export interface RawCell {
  readonly column: number;
  readonly span: number;
  readonly merge: 'start' | 'on' | null;
  readonly isHeader: boolean;
  readonly blocks: readonly Raw[];
}

export interface RawRow {
  readonly changes: readonly Entry[];
  readonly cells: readonly RawCell[];
}

export interface RawTable {
  readonly kind: 'table';
  readonly isMirrored: boolean;
  /** Widths of the columns in twentieths of a point. */
  readonly grid: readonly number[];
  readonly rows: readonly RawRow[];
}

export interface RawFrame {
  readonly kind: 'frame';
  readonly of: Frame['of'];
  readonly id: string | null;
  readonly blocks: readonly Raw[];
}

export type Raw = RawParagraph | RawTable | RawFrame | { readonly kind: 'contents' };

import type { CALLOUT_TONES, Dimension, LIST_STYLES, TypedBlock } from '#shared/paper/schema.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/**
 * The neutral model: a paper as every format outside the house needs it, and as whatever comes in is told. Against the
 * paper's own content it differs in three ways: notes stand where their number stands, with their words in them;
 * references name what they point to; and numbers, which a paper never stores, are there to be written. What can be
 * computed is left aside on the way home.
 */
export interface PaperModel {
  readonly blocks: readonly Block[];
}

/** How words look, and where they lead. */
export interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly superscript: boolean;
  readonly subscript: boolean;
  readonly highlight: string | null;
  /** A safe address. */
  readonly link: string | null;
  /** The person whom the words name. */
  readonly mention: string | null;
}

interface Worded {
  readonly look: Look;
  /** What is suggested about these words. */
  readonly changes: readonly Entry[];
  /** The remarks that are about them. */
  readonly threads: readonly string[];
}

export interface Words extends Worded {
  readonly kind: 'words';
  readonly text: string;
}

/** A line break within a paragraph. */
export interface LineBreak {
  readonly kind: 'line-break';
}

/** A proposed end of the paragraph: what follows is to be a paragraph of the same kind. */
export interface ProposedEnd extends Worded {
  readonly kind: 'proposed-end';
  readonly text: string;
}

export interface Note {
  readonly kind: 'note';
  readonly id: string;
  readonly number: string | null;
  readonly inline: readonly (Words | Reference | ProposedEnd)[];
}

export interface Reference extends Worded {
  readonly kind: 'reference';
  /** A block, or a note, of the same paper. */
  readonly to: string;
  readonly target: ReferenceTarget | null;
}

/** What a reference points to; null where that is gone. */
export interface ReferenceTarget {
  readonly kind: 'heading' | 'paragraph' | TypedBlock | 'table' | 'figure' | 'footnote';
  readonly number: string | null;
  /** As people call it: "section 2.1". */
  readonly label: string;
}

export type Inline = Words | LineBreak | ProposedEnd | Note | Reference;

interface Tied {
  readonly id: string | null;
  /** What is suggested about the block as a whole. */
  readonly changes: readonly Entry[];
}

type Direction = 'ltr' | 'rtl';

interface Line {
  /** Null: the paper's own. */
  readonly dir: Direction | null;
  readonly inline: readonly Inline[];
}

interface Aligned extends Tied, Line {
  /** Null: the start of the line. */
  readonly align: 'center' | 'end' | 'justify' | null;
  /** Where it has one. */
  readonly number: string | null;
}

export interface Paragraph extends Aligned {
  readonly kind: 'paragraph';
}

export interface Heading extends Aligned {
  readonly kind: 'heading';
  readonly level: number | null;
  /** False: it was taken out of the count. */
  readonly counts: boolean;
}

/** The line over a table; `label` is what stands before its words. */
export interface Caption extends Tied, Line {
  readonly kind: 'caption';
  readonly number: string | null;
  readonly label: string | null;
}

export interface Figure extends Tied, Line {
  readonly kind: 'figure';
  /** SHA-256 of the image's bytes. */
  readonly file: string | null;
  readonly alt: string | null;
  readonly pixels: string | null;
  /** In percent of the text's width. */
  readonly width: number | null;
  readonly number: string | null;
  readonly label: string | null;
}

export interface Item {
  readonly changes: readonly Entry[];
  /** Of a task; null elsewhere. */
  readonly isDone: boolean | null;
  readonly blocks: readonly Block[];
}

export interface List extends Tied {
  readonly kind: 'list';
  readonly of: 'bullets' | 'numbers' | 'tasks';
  readonly start: number | null;
  /** Null: as the habit of its depth is. */
  readonly numerals: (typeof LIST_STYLES)[number] | null;
  readonly items: readonly Item[];
}

/** A quotation, a call-out, or a block that the register knows. */
export interface Frame extends Tied {
  readonly kind: 'frame';
  readonly of: 'quote' | 'callout' | TypedBlock;
  readonly tone: (typeof CALLOUT_TONES)[number] | null;
  readonly dimension: Dimension | null;
  readonly links: string | null;
  readonly number: string | null;
  readonly blocks: readonly Block[];
}

export interface Cell {
  readonly isHeader: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  /** Widths of its columns in CSS pixels, parted by commas. */
  readonly widths: string | null;
  readonly blocks: readonly Block[];
}

export interface Row {
  readonly changes: readonly Entry[];
  readonly cells: readonly Cell[];
}

export interface Table extends Tied {
  readonly kind: 'table';
  readonly rows: readonly Row[];
}

export interface Sign extends Tied {
  readonly kind: 'page-break' | 'rule' | 'contents';
}

export type Block = Paragraph | Heading | Caption | Figure | List | Frame | Table | Sign;

/** Words without any look. */
export const PLAIN_LOOK: Look = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  superscript: false,
  subscript: false,
  highlight: null,
  link: null,
  mention: null,
};

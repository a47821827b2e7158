/** What the template reads: plain data, in which nothing is left to be decided. Names of fields are the template's. */

/** Words with a look; a plain string has none. */
export interface Looked {
  readonly t: string;
  readonly b?: 1;
  readonly i?: 1;
  readonly u?: 1;
  readonly s?: 1;
  readonly sup?: 1;
  readonly sub?: 1;
  readonly m?: 1;
  readonly bad?: 1;
  readonly h?: string;
  readonly href?: string;
  /** The place that is pointed to. */
  readonly to?: string;
  readonly ins?: 1;
  readonly del?: 1;
  readonly fmt?: 1;
}

/** By whom what stands before it is suggested: the letter of the legend. */
export interface ByWhom {
  readonly by: string;
  readonly kind: ChangeKind;
}
export type ChangeKind = 'ins' | 'del' | 'fmt';

export interface NoteRun {
  readonly note: string;
  readonly id?: string;
  readonly rlm?: string;
  readonly runs: readonly Run[];
}

export interface RemarkSign {
  /** The place of the remark behind the paper, and the place to which it leads back. */
  readonly remark: string;
  readonly back?: string;
  readonly sign: string;
}

export type Run = string | Looked | { readonly br: 1 } | ByWhom | NoteRun | RemarkSign;

interface At {
  readonly id?: string;
}
interface Turned {
  readonly dir?: 'ltr' | 'rtl';
  readonly align?: 'center' | 'end' | 'justify';
}
/** That a thing without words of its own is suggested, or suggested away. */
export interface Whole {
  readonly whole?: { readonly kind: ChangeKind; readonly by: string; readonly words: string };
}

export interface ParagraphSheet extends At, Turned {
  readonly kind: 'paragraph';
  readonly number?: string;
  readonly runs: readonly Run[];
}
export interface HeadingSheet extends At, Turned {
  readonly kind: 'heading';
  readonly name: string;
  /** In the order of headings, where none is left out; and how it looks. */
  readonly level: number;
  readonly look: number;
  readonly number?: string;
  readonly runs: readonly Run[];
}
export interface CaptionSheet extends At {
  readonly kind: 'caption';
  readonly runs: readonly Run[];
}
export interface FigureSheet extends At, Whole {
  readonly kind: 'figure';
  readonly runs: readonly Run[];
  readonly file?: string;
  /** In points. */
  readonly width?: number;
  readonly alt?: string;
  /** What stands where the image is not at hand. */
  readonly missing?: string;
}
export interface ItemSheet {
  readonly blocks: readonly BlockSheet[];
  readonly done?: boolean;
  readonly words?: string;
}
export interface ListSheet extends At {
  readonly kind: 'list';
  readonly of: 'bullets' | 'numbers' | 'tasks';
  readonly sign?: string;
  readonly signs?: readonly string[];
  readonly items: readonly ItemSheet[];
}
export interface ReservationSheet {
  readonly head: string;
  readonly lines: readonly (readonly Run[])[];
  readonly sign?: readonly Run[];
}
export interface FrameSheet extends At {
  readonly kind: 'frame';
  readonly of: 'quote' | 'callout' | 'typed';
  readonly label?: readonly Run[];
  readonly blocks: readonly BlockSheet[];
  readonly beside?: readonly ReservationSheet[];
}
export interface CellSheet {
  readonly x: number;
  readonly y: number;
  readonly cols: number;
  readonly rows: number;
  readonly head: boolean;
  readonly breaks: boolean;
  readonly blocks: readonly BlockSheet[];
}
export interface TableSheet extends At, Whole {
  readonly kind: 'table';
  readonly widths: readonly number[];
  /** Rows of heads, and whether they stand on every page anew. */
  readonly heads: number;
  readonly repeats: boolean;
  readonly cells: readonly CellSheet[];
  readonly caption?: At & { readonly runs: readonly Run[] };
}
export interface SignSheet extends Whole {
  readonly kind: 'page-break' | 'rule' | 'contents';
  readonly title?: string;
}
export type BlockSheet =
  | ParagraphSheet
  | HeadingSheet
  | CaptionSheet
  | FigureSheet
  | ListSheet
  | FrameSheet
  | TableSheet
  | SignSheet;

export interface RemarkSheet {
  readonly name: string;
  readonly back?: string;
  readonly sign: string;
  readonly who: readonly Run[];
  readonly facts: readonly string[];
  readonly quote?: readonly Run[];
  readonly lines: readonly (readonly Run[])[];
  readonly replies: readonly {
    readonly who: readonly Run[];
    readonly at: string;
    readonly lines: readonly (readonly Run[])[];
  }[];
}

export interface PartSheet {
  readonly dir: 'ltr' | 'rtl';
  /** As it stands over its pages. */
  readonly running: string;
  readonly front: {
    /** Null in a file of one paper: its title is the file's. */
    readonly name?: string;
    readonly id?: string;
    readonly title: readonly Run[];
    readonly forum: readonly Run[];
    readonly facts: readonly string[];
    readonly choice?: string;
    readonly legend?: {
      readonly meaning?: string;
      readonly names?: readonly { readonly letter: string; readonly name: readonly Run[] }[];
      readonly gaps?: string;
    };
  };
  readonly blocks: readonly BlockSheet[];
  readonly remarks: {
    readonly name: string;
    readonly level: number;
    readonly title: string;
    readonly lead: string;
    readonly entries: readonly RemarkSheet[];
  } | null;
}

export interface SessionSheet {
  readonly title: readonly Run[];
  readonly forum: readonly Run[];
  readonly facts: readonly string[];
  readonly chapters: readonly {
    readonly name: string;
    readonly title: string;
    readonly blocks: readonly BlockSheet[];
  }[];
  readonly contents?: SignSheet;
}

export interface Sheet {
  readonly lang: 'he' | 'en';
  readonly rtl: boolean;
  readonly title: string;
  readonly author: string;
  /** Year, month, day, hour, minute and second. */
  readonly date: readonly number[];
  /** Faces in the order in which they are asked for a letter; and those for slanted words. */
  readonly fonts: readonly string[];
  readonly slanted: readonly string[];
  readonly draft: string | null;
  /** The sentence at a page's foot: 0 is the page, 1 how many there are. */
  readonly foot: readonly (string | 0 | 1)[];
  /** How deep the contents go. */
  readonly depth: number;
  readonly session: SessionSheet | null;
  readonly parts: readonly PartSheet[];
  /** The places that links may lead to. */
  readonly places: Readonly<Record<string, 1>>;
  /** Every heading by its name: what contents say of it. */
  readonly heads: Readonly<
    Record<string, { readonly number: string | null; readonly words: string }>
  >;
}

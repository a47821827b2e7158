import type { ChangeBook } from '#server/interchange/reading/change-book.ts';
import type { Fields } from '#server/interchange/reading/fields.ts';
import type { Identity } from '#server/interchange/reading/identity.ts';
import type { Numbering } from '#server/interchange/reading/numbering.ts';
import type { Relations } from '#server/interchange/reading/relations.ts';
import type { RemarkRanges } from '#server/interchange/reading/remark-ranges.ts';
import type { Styles } from '#server/interchange/reading/styles.ts';
import type { Tally } from '#server/interchange/reading/tally.ts';
import type { Note } from '#shared/interchange/model.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** What reading one file needs everywhere. */
export interface Means {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly tally: Tally;
  readonly book: ChangeBook;
  readonly ranges: RemarkRanges;
  /** What a file of this house remembers of its paper. */
  readonly identity: Identity | null;
  /** Whether the house made it; another program may have lost what it remembered. */
  readonly isOwn: boolean;
  readonly newId: () => string;
  hasPart(name: string): boolean;
}

/** Where reading is: one story, such as the text or a note, with relations and fields of its own. */
export interface Place {
  readonly means: Means;
  readonly relations: Relations;
  readonly fields: Fields;
  /** Revisions around all that is read here. */
  readonly around: readonly Entry[];
  /** Reads a note; null in a note. */
  readonly note: ((kind: 'footnote' | 'endnote', id: string) => Note | null) | null;
}

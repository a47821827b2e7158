import { bookmarkOf } from '#server/interchange/word/bookmarks.ts';
import { wallTime } from '#server/interchange/word/wall-time.ts';
import { tag } from '#server/interchange/word/xml.ts';
import type { PaperModel } from '#shared/interchange/model.ts';
import type { Direction } from '#shared/interchange/script-runs.ts';
import type { Say } from '#shared/locale/say.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import type { PositionView, SignedReservation } from '#shared/position/position-contract.ts';
import type { Entry } from '#shared/suggestion/entry.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import type { TextChoice } from '#shared/interchange/export-choice.ts';

/** An image of the paper in a kind that every Word reads. */
export interface WordImage {
  readonly bytes: Uint8Array;
  readonly type: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
}

/** What is said beside one block. */
export interface Beside {
  readonly reservations: readonly SignedReservation[];
  /** Null where they are not for whoever asks. */
  readonly positions: readonly PositionView[] | null;
}

/** Everything that a Word file is made of; nothing in it but what its asker may see. */
export interface WordWish {
  readonly paper: {
    readonly id: string;
    readonly title: string;
    readonly forumName: string;
    /** Kind, stage and date, in words. */
    readonly facts: readonly string[];
    /** Such as "draft"; null for a paper that is none. */
    readonly mark: string | null;
    readonly direction: Direction;
    readonly layout: PaperLayout;
  };
  readonly text: TextChoice;
  /** True where the paper has suggestions at all, so that its text must be told from the other two. */
  readonly hasChoice: boolean;
  /** The earlier version against which changes are marked, and that they are, in words; else null. */
  readonly since: { readonly versionId: string; readonly words: string } | null;
  /** The text as it is written, and the same as a model. */
  readonly content: readonly ContentNode[];
  readonly model: PaperModel;
  /** The remarks that go along. */
  readonly threads: readonly ThreadView[];
  readonly beside: ReadonlyMap<string, Beside>;
  readonly names: ReadonlyMap<string, string>;
  readonly images: ReadonlyMap<string, WordImage>;
  /** Whether what is changed in the file is to be kept as tracked changes. */
  readonly tracksChanges: boolean;
  readonly at: Date;
  readonly say: Say;
}

/** What is counted and collected while the parts of one file are written. */
export class Writing {
  readonly wish: WordWish;
  /** Everybody who changed or remarked something. */
  readonly authors = new Set<string>();
  /** Which revisions of the file each suggestion became, by `id author`. */
  readonly revisions = new Map<string, number[]>();
  /** The paragraph of the file in which each block begins. */
  readonly paragraphs = new Map<string, string>();
  #revision = 0;
  #paragraph = 0;
  #bookmark = 0;
  #drawing = 0;

  constructor(wish: WordWish) {
    this.wish = wish;
  }

  get base(): Direction {
    return this.wish.paper.direction;
  }

  /** An id for a paragraph, which Word keeps with it: eight hexadecimal digits below 80000000. */
  paragraphId(): string {
    this.#paragraph += 1;
    return this.#paragraph.toString(16).toUpperCase().padStart(8, '0');
  }

  drawingId(): number {
    this.#drawing += 1;
    return this.#drawing;
  }

  nameOf(personId: string): string {
    return this.wish.names.get(personId) ?? this.wish.say('interchange.somebody');
  }

  /** The attributes of a revision: who suggested it and when. */
  revision(entry: Entry): Readonly<Record<string, string | number>> {
    const author = this.nameOf(entry.author);
    this.authors.add(author);
    const id = this.revisionId();
    const key = `${entry.id} ${entry.author}`;
    this.revisions.set(key, [...(this.revisions.get(key) ?? []), id]);
    return { 'w:id': id, 'w:author': author, 'w:date': wallTime(new Date(entry.at)) };
  }

  revisionId(): number {
    this.#revision += 1;
    return this.#revision;
  }

  /** Puts a bookmark around XML; nothing for an id that no bookmark can carry. */
  bookmarked(name: string | null, xml: string): string {
    if (name === null) return xml;
    this.#bookmark += 1;
    const id = { 'w:id': this.#bookmark };
    return `${tag('w:bookmarkStart', { ...id, 'w:name': name })}${xml}${tag('w:bookmarkEnd', id)}`;
  }

  /** The bookmark of a block, by which a file that comes home finds it. */
  tied(blockId: string | null, xml: string): string {
    return blockId === null ? xml : this.bookmarked(bookmarkOf(blockId), xml);
  }
}

import type { FollowUpStatus } from '#shared/follow-up/follow-up.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import type { Stretch } from '#shared/version/stretches.ts';
import type { Risk, VersionKind } from '#shared/version/version.ts';
import type { PaperStores } from '#server/storage/paper-stores.ts';
import type { Row, TableNames } from '#server/storage/store.ts';

/** What a version's hash covers: all of it that never changes. The text itself is the blob `content`. */
export interface VersionHead {
  readonly paperId: string;
  /** From 1, never given twice. */
  readonly number: number;
  /** Of the version with the next lower number; null for the first. */
  readonly parentHash: string | null;
  /** SHA-256 of the content as JSON: two versions of the same text have the same. */
  readonly text: string;
  /** Hash of the blob that holds text, state and what was said about it (`version/version-blob.ts`). */
  readonly content: string;
  readonly kind: VersionKind;
  readonly before: Risk | null;
  readonly name: string | null;
  readonly reason: string | null;
  readonly at: string;
  /** A person's id; null for the program itself. */
  readonly by: string | null;
  /** Who wrote since the version before it. */
  readonly contributors: readonly string[];
  readonly letters: number;
  readonly schema: number;
  /** Of the paper, at that moment. */
  readonly title: string;
  readonly layout: PaperLayout;
}

/** A name given after the version was made. */
export interface LaterName {
  readonly name: string;
  readonly reason: string | null;
  readonly by: string;
  readonly at: string;
}

export interface VersionRow extends Row, VersionHead {
  readonly hash: string;
  /** The last one stands. */
  readonly laterName: LaterName | null;
  /** Something that is kept for ever speaks of it: it is never thinned out. */
  readonly isReferredTo?: true;
}

/** What is left of a version that was thinned out: its link in the chain. */
export interface LinkRow extends Row {
  readonly number: number;
  readonly hash: string;
  readonly parentHash: string | null;
  /** The blob that is still to be removed, and since when; null once it is gone. */
  readonly leaving: { readonly content: string; readonly since: string } | null;
}

/** The version at which a person last confirmed reading; the id is the person's. */
export interface ReadingRow extends Row {
  readonly versionId: string;
  readonly at: string;
}

/** Most of the text went within minutes. The id is the version's that keeps what was there. */
export interface LossRow extends Row {
  readonly at: string;
  readonly by: string | null;
  readonly lettersBefore: number;
  readonly lettersAfter: number;
  /** How it ended; null while nobody has said. */
  readonly settled: {
    readonly how: 'brought-back' | 'meant';
    readonly by: string | null;
    readonly at: string;
  } | null;
}

/** In which versions a block stood in which wording, by the block's id: read out of the versions, and read anew when it is lost. */
export interface WordingRow extends Row {
  readonly stretches: readonly Stretch[];
}

/** How far wordings were read; one row. */
export interface ReadWordingsRow extends Row {
  /** Number of the last version that was looked at. */
  readonly upTo: number;
  /** Of the last one that could be read; null before the first. */
  readonly readable: number | null;
  /** Numbers of those that could not. */
  readonly damaged: readonly number[];
}

/** One word of the authors on what became of it. */
export interface FollowUpWord {
  readonly status: FollowUpStatus | null;
  readonly outcome: string;
  readonly by: string;
  readonly at: string;
}

/** A recommendation or challenge that this paper took over from a version of another; the id is the block's here. */
export interface FollowUpRow extends Row {
  /** The block's id in that version. */
  readonly originId: string;
  /** How it read there, with the ids it got here. */
  readonly wording: ContentNode;
  /** Oldest first, only ever longer; the last one stands. */
  readonly words: readonly FollowUpWord[];
  /** With what the register is still to be marked, and on whose word. */
  readonly marking?: { readonly by: string; readonly outcome: string } | null;
}

export type VersionTables = {
  versions: VersionRow;
  links: LinkRow;
  readings: ReadingRow;
  losses: LossRow;
  wordings: WordingRow;
  readWordings: ReadWordingsRow;
  followUps: FollowUpRow;
};
export const VERSION_TABLES: TableNames<VersionTables> = {
  versions: true,
  links: true,
  readings: true,
  losses: true,
  wordings: true,
  readWordings: true,
  followUps: true,
};
export type Versions = PaperStores<VersionTables>;

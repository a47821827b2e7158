import type { NoticeSettings } from '#shared/notice/notice-settings.ts';
import type { PaperStores } from '#server/storage/paper-stores.ts';
import type { Row, TableNames } from '#server/storage/store.ts';

/**
 * Where a mail stands. `sending` is on disk before the mail server hears of it: a start that finds one cannot know whether
 * it went, calls it `maybe`, and never sends it again. `dropped` had nothing left to tell.
 */
export type LetterState =
  | 'waiting'
  | 'sending'
  | 'sent'
  | 'kept'
  | 'maybe'
  | 'maybe-told'
  | 'refused'
  | 'dropped';

/** A mail to a person. Its id says what it is about, so that there is one of it: `digest.<day>`, `mention.<comment>`, `reminder.<thing>.<day>`. */
export interface LetterRow extends Row {
  readonly kind: 'digest' | 'mention' | 'reminder';
  /** Of a reminder, what the ids of its things begin with; of others, the ids themselves. */
  readonly things: readonly string[];
  /** Who reminds. */
  readonly by: string | null;
  /** When it was asked for. */
  readonly at: string;
  readonly state: LetterState;
  /** Tries that the mail server did not take. */
  readonly tries: number;
  /** Not tried again before. */
  readonly nextAt: string;
  readonly endedAt: string | null;
}

/** A thing that the person was told of by mail; the id is the thing's. */
export interface ToldRow extends Row {
  /** When it was told, or still waited last. */
  readonly at: string;
}

/** What the person chose; one row. */
export interface NoticeSettingsRow extends Row, NoticeSettings {
  readonly changedAt: string;
}

/** An address that a mail server refused for good; one row, which means nothing once the person has another address. */
export interface RefusedAddressRow extends Row {
  readonly email: string;
  readonly at: string;
  /** The server's own words. */
  readonly words: string;
}

export type NoticeTables = {
  letters: LetterRow;
  told: ToldRow;
  settings: NoticeSettingsRow;
  refused: RefusedAddressRow;
};
export const NOTICE_TABLES: TableNames<NoticeTables> = {
  letters: true,
  told: true,
  settings: true,
  refused: true,
};

/** The tables of each person's mails, by the person's id. */
export type Notices = PaperStores<NoticeTables>;

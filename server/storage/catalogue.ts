import type { Forum } from '#shared/forum/forum.ts';
import type { Membership, Person } from '#shared/member/person.ts';
import type { PaperImage } from '#shared/image/image.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import type { Session } from '#shared/session/session.ts';
import type { Row, Store, TableNames } from '#server/storage/store.ts';

/** Who opened which paper when. Kept apart from the catalogue because it is written at every visit. */
export interface Opening extends Row {
  readonly personId: string;
  readonly paperId: string;
  readonly at: string;
}

export type CatalogueTables = {
  people: Person;
  memberships: Membership;
  forums: Forum;
  papers: PaperCard;
  sessions: Session;
  images: PaperImage;
};
export const CATALOGUE_TABLES: TableNames<CatalogueTables> = {
  people: true,
  memberships: true,
  forums: true,
  papers: true,
  sessions: true,
  images: true,
};
/** All that is small and belongs together: people, forums, cards of papers, sessions, which paper holds which image.
 *  Texts and bytes never go in here. */
export type Catalogue = Store<CatalogueTables>;

/** What a person was shown once and has put away, by the person's id. */
export interface EndedHints extends Row {
  readonly ended: readonly string[];
}

export type OpeningsTables = { openings: Opening; hints: EndedHints };
export const OPENINGS_TABLES: TableNames<OpeningsTables> = { openings: true, hints: true };
export type Openings = Store<OpeningsTables>;

/** Rows of the sign-in library; their shape is its own. */
export interface SignInRow extends Row {
  readonly [field: string]: unknown;
}
export type SignInTables = {
  user: SignInRow;
  session: SignInRow;
  account: SignInRow;
  verification: SignInRow;
  /** Our own: sign-in requests and links made by the command. */
  request: SignInRow;
  /** Our own: passkeys, and ways in that were begun and wait for their answer. */
  passkey: SignInRow;
  ceremony: SignInRow;
};
export const SIGN_IN_TABLES: TableNames<SignInTables> = {
  user: true,
  session: true,
  account: true,
  verification: true,
  request: true,
  passkey: true,
  ceremony: true,
};
export type SignInStore = Store<SignInTables>;

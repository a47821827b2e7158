import type { PlacedReservation } from '#shared/position/position-contract.ts';
import type { Forum } from '#shared/forum/forum.ts';
import type { Membership, Person } from '#shared/member/person.ts';
import type { PaperImage } from '#shared/image/image.ts';
import type { Role } from '#shared/member/role.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import type { DecisionRow } from '#server/storage/remarks.ts';
import type { SessionRow } from '#shared/session/session.ts';
import type { Row, Store, TableNames } from '#server/storage/store.ts';

/** Who opened which paper when. Kept apart from the catalogue because it is written at every visit. */
export interface Opening extends Row {
  readonly personId: string;
  readonly paperId: string;
  readonly at: string;
}

/** One person's standing as a change found and left it; null is none. */
export interface Move {
  readonly before: Membership | null;
  readonly after: Membership | null;
}
export type Details = Partial<
  Pick<Person, 'email' | 'name' | 'title' | 'office' | 'region' | 'expertise'>
>;

/** One act on the members of a forum, with what is needed to take it back. */
export interface MemberChange extends Row {
  readonly forumId: string;
  readonly at: string;
  /** A person's id, or `command`. */
  readonly by: string;
  readonly what:
    | { readonly kind: 'membership'; readonly moves: readonly Move[] }
    | {
        readonly kind: 'person';
        readonly personId: string;
        readonly before: Details;
        readonly after: Details;
      }
    | {
        readonly kind: 'exception';
        readonly personId: string;
        readonly paperId: string;
        readonly before: Role | null;
        readonly after: Role | null;
      };
  /** The change that this one took back. */
  readonly undoes: string | null;
  /** The change that took this one back. */
  readonly undoneBy: string | null;
}

/** A version under a lasting address, `/p/<id>`; its text is the version's. */
export interface Publication extends Row {
  readonly forumId: string;
  readonly paperId: string;
  readonly versionId: string;
  readonly at: string;
  readonly by: string;
  readonly withdrawn: { readonly at: string; readonly by: string } | null;
  /** Signed reservations that stood on this text and are published with it; missing where none are. */
  readonly reservations?: readonly PlacedReservation[];
}

/** A secret calendar address of a member: of one forum, or of all that concerns them. The secret part is not kept. */
export interface FeedRow extends Row {
  readonly personId: string;
  readonly forumId: string | null;
  readonly createdAt: string;
}

/** Somebody asked to be let in. Kept also where there is nothing to be let into, so that nobody can tell. */
export interface AccessRequest extends Row {
  readonly personId: string;
  readonly kind: 'forum' | 'paper';
  /** What was asked for, as it stood in the address. */
  readonly thingId: string;
  /** The forum whose coordinators decide; null where the thing does not exist. */
  readonly forumId: string | null;
  readonly words: string | null;
  readonly at: string;
  readonly decided: { readonly at: string; readonly by: string; readonly role: Role | null } | null;
}

/** Somebody who is known by a file alone: a name, and never an account. */
export interface External extends Row {
  readonly name: string;
  /** The paper in which the name stands. */
  readonly paperId: string;
}

export type CatalogueTables = {
  people: Person;
  memberships: Membership;
  forums: Forum;
  papers: PaperCard;
  sessions: SessionRow;
  images: PaperImage;
  changes: MemberChange;
  requests: AccessRequest;
  publications: Publication;
  feeds: FeedRow;
  externals: External;
};
export const CATALOGUE_TABLES: TableNames<CatalogueTables> = {
  people: true,
  memberships: true,
  forums: true,
  papers: true,
  sessions: true,
  images: true,
  changes: true,
  requests: true,
  publications: true,
  feeds: true,
  externals: true,
};
/** All that is small and belongs together: people, forums, cards of papers, sessions, which paper holds which image.
 *  Texts and bytes never go in here. */
export type Catalogue = Store<CatalogueTables>;

/** What a person was shown once and has put away, by the person's id. */
export interface EndedHints extends Row {
  readonly ended: readonly string[];
}

/** When a person was here first and last; the id is the person's. */
export interface Visit extends Row {
  readonly firstAt: string;
  readonly at: string;
}

/** Up to when a person has seen the remarks on a paper. */
export interface Look extends Row {
  readonly personId: string;
  readonly paperId: string;
  readonly at: string;
  /** Of what was looked at by itself since: threads by id, and the decisions under `decisions`. */
  readonly parts?: Readonly<Record<string, string>>;
}

/**
 * Decisions on suggestions that are being made: put before the text is changed, removed when all of them are on record.
 * One that a start finds tells what may be missing in the records.
 */
export interface UnfinishedDecisions extends Row {
  readonly paperId: string;
  readonly forumId: string;
  /** The records, as they are to be kept. */
  readonly rows: readonly DecisionRow[];
}

export type OpeningsTables = {
  openings: Opening;
  hints: EndedHints;
  visits: Visit;
  looks: Look;
  unfinished: UnfinishedDecisions;
};
export const OPENINGS_TABLES: TableNames<OpeningsTables> = {
  openings: true,
  hints: true,
  visits: true,
  looks: true,
  unfinished: true,
};
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

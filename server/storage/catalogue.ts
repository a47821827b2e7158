import type { Forum } from '#shared/forum/forum.ts';
import type { Membership, Person } from '#shared/member/person.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import type { Session } from '#shared/session/session.ts';
import type { Row, Store } from '#server/storage/store.ts';

/** Who opened which paper when. Kept apart from the catalogue because it is written at every visit. */
export interface Opening extends Row {
  readonly personId: string;
  readonly paperId: string;
  readonly at: string;
}

/** All that is small and belongs together: people, forums, cards of papers, sessions. Texts never go in here. */
export type Catalogue = Store<{
  people: Person;
  memberships: Membership;
  forums: Forum;
  papers: PaperCard;
  sessions: Session;
}>;

export type Openings = Store<{ openings: Opening }>;

/** Rows of the sign-in library; their shape is its own. */
export interface SignInRow extends Row {
  readonly [field: string]: unknown;
}
export type SignInStore = Store<{
  user: SignInRow;
  session: SignInRow;
  account: SignInRow;
  verification: SignInRow;
  /** Our own: sign-in requests and links made by the command. */
  request: SignInRow;
}>;

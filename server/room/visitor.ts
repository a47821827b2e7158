import type { Access } from '#shared/member/access.ts';

/** Who stands behind a request: a live sign-in session and its person. */
export interface Visitor {
  readonly sessionId: string;
  readonly personId: string;
  readonly name: string;
}

/** What a room must know of the world outside it. */
export interface Doorkeeper {
  /** The visitor behind a Cookie header, or null. */
  identify(cookieHeader: string | undefined): Promise<Visitor | null>;
  /** The person's access to a paper as stored now; null when it is unknown or may not be read (told apart by nobody). */
  accessTo(
    paperId: string,
    personId: string,
  ): Promise<(Access & { readonly forumId: string }) | null>;
  /** Whether a session is still alive, checked when the bus says that somebody signed out. */
  isAlive(visitor: Visitor): Promise<boolean>;
  /** Whether a browser at this Origin may open a socket; a missing Origin is no browser and may. */
  admitsOrigin(origin: string | undefined): boolean;
}

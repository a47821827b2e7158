import type { Request } from 'express';
import { may } from '#shared/member/access.ts';
import type { Membership, Person } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { mayManageSession } from '#shared/session/session-rights.ts';
import type { Admit } from '#server/http/admit.ts';
import { accessToPaper, memberWhoMay, type PaperAccess } from '#server/paper/access.ts';
import { type ForumMember, goesTo, type KeptSession } from '#server/pre-read/audience.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Work } from '#server/storage/work.ts';
import type { PreReadRow } from '#server/storage/work/pre-reads.ts';

interface Deps {
  readonly admit: Admit;
  readonly catalogue: Catalogue;
  readonly work: Work;
}

/** Somebody at a session. */
export interface AtSession {
  readonly person: Person;
  readonly membership: Membership;
  readonly session: KeptSession;
  /** Leads it: coordinates the forum, or leads one of its topics. */
  readonly mayManage: boolean;
}

/** Somebody at a pre-read that they may see. */
export interface AtPreRead extends AtSession {
  readonly row: PreReadRow;
  readonly access: PaperAccess;
  /** It goes to them now, or they have begun with it and were taken off since: what they write is still taken. */
  readonly isForMe: boolean;
}

/** Who may do what with pre-reads; each route passes through one of these. */
export class PreReadDoor {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async toSession(req: Request, sessionId: string): Promise<AtSession> {
    const { admit, catalogue } = this.#deps;
    const { person } = await admit.person(req);
    return personAtSession(catalogue, sessionId, person);
  }

  /** Only for those who lead the session. */
  async manage(req: Request, sessionId: string): Promise<AtSession> {
    const at = await this.toSession(req, sessionId);
    if (!at.mayManage) throw new Refusal('role-too-low');
    return at;
  }

  /** A pre-read of one of my forums whose paper I may read, and which goes to me or to a session that I lead. */
  async toPreRead(req: Request, preReadId: string): Promise<AtPreRead> {
    const { admit, catalogue, work } = this.#deps;
    const { person } = await admit.person(req);
    const mine = await catalogue.tables.memberships.find({ personId: person.id, suspended: false });
    for (const membership of mine) {
      const { tables } = await work.of(membership.forumId);
      const row = await tables.preReads.get(preReadId);
      if (row) return this.#standing(row, person, membership);
    }
    throw new Refusal('not-found');
  }

  async #standing(row: PreReadRow, person: Person, membership: Membership): Promise<AtPreRead> {
    const { catalogue, work } = this.#deps;
    const session = await catalogue.tables.sessions.get(row.sessionId);
    const access = await accessToPaper(catalogue, row.paperId, person.id);
    if (!session || !access || !may(access, 'read')) throw new Refusal('not-found');
    const mayManage = managesSession(session, membership);
    const { tables } = await work.of(membership.forumId);
    const begun = await tables.preReadPeople.get(`${row.id}.${person.id}`);
    const isForMe =
      begun !== undefined ||
      (await this.goesNowTo(row, session, access, { personId: person.id, person, membership }));
    if (!isForMe && !mayManage) throw new Refusal('not-found');
    return { person, membership, session, mayManage, row, access, isForMe };
  }

  async goesNowTo(
    row: PreReadRow,
    session: KeptSession,
    { paper }: PaperAccess,
    member: ForumMember,
  ): Promise<boolean> {
    const paperSession = await this.#sessionOf(paper.sessionId);
    return goesTo({ audience: row.audience, session, paper, paperSession }, member);
  }

  async #sessionOf(sessionId: string | null): Promise<KeptSession | undefined> {
    return sessionId === null ? undefined : this.#deps.catalogue.tables.sessions.get(sessionId);
  }
}

/** Somebody at a session of one of their forums; to others it is not there. */
export async function personAtSession(
  catalogue: Catalogue,
  sessionId: string,
  person: Person,
): Promise<AtSession> {
  const session = await catalogue.tables.sessions.get(sessionId);
  if (!session) throw new Refusal('not-found');
  const membership = await memberWhoMay(catalogue, session.forumId, person.id, 'read');
  return { person, membership, session, mayManage: managesSession(session, membership) };
}

function managesSession(session: KeptSession, { role, personId }: Membership): boolean {
  return mayManageSession(role, session, personId);
}

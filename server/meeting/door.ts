import type { Request } from 'express';
import { roleAtMeeting } from '#shared/meeting/sight.ts';
import type { Membership, Person } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { mayManageSession } from '#shared/session/session-rights.ts';
import type { Admit } from '#server/http/admit.ts';
import type { Catalogue, CatalogueTables } from '#server/storage/catalogue.ts';

export type KeptSession = CatalogueTables['sessions'];

/** Somebody at a meeting that they may follow. */
export interface AtMeeting {
  readonly person: Person;
  readonly membership: Membership;
  readonly session: KeptSession;
  /** Runs it: coordinates the forum, or leads one of its topics. */
  readonly mayManage: boolean;
}

/** Who may follow a meeting and who runs it; each route passes through one of these. */
export class MeetingDoor {
  readonly #admit: Admit;
  readonly #catalogue: Catalogue;

  constructor(admit: Admit, catalogue: Catalogue) {
    this.#admit = admit;
    this.#catalogue = catalogue;
  }

  async toMeeting(req: Request, sessionId: string): Promise<AtMeeting> {
    await this.#admit.person(req);
    const session = await this.#catalogue.tables.sessions.get(sessionId);
    if (!session) throw new Refusal('not-found');
    const { person, membership } = await this.#admit.toForum(req, session.forumId, 'read');
    if (roleAtMeeting(session, membership) === null) throw new Refusal('not-found');
    const mayManage = mayManageSession(membership.role, session, person.id);
    return { person, membership, session, mayManage };
  }

  /** Only for those who run it. */
  async manage(req: Request, sessionId: string): Promise<AtMeeting> {
    const at = await this.toMeeting(req, sessionId);
    if (!at.mayManage) throw new Refusal('role-too-low');
    return at;
  }
}

/** A session's topics in one line. */
export const titleOf = ({ topics }: Pick<KeptSession, 'topics'>): string =>
  topics.map(({ title }) => title).join(' · ');

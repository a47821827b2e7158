import type { Request } from 'express';
import type { Membership, Person } from '#shared/member/person.ts';
import type { Verb } from '#shared/member/role.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { accessThatMay, memberWhoMay, type PaperAccess } from '#server/paper/access.ts';
import type { Visitor } from '#server/room/visitor.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/**
 * The one door of the HTTP API: who is asking, and may they. Every route passes through one of these three.
 * What somebody may not read answers exactly like what does not exist.
 */
export interface Admit {
  /** A signed-in person, or `not-signed-in`. */
  person(req: Request): Promise<{ readonly person: Person; readonly visitor: Visitor }>;
  /** An active member of the forum who may do `verb` in it. */
  toForum(
    req: Request,
    forumId: string,
    verb: Verb,
  ): Promise<{ readonly person: Person; readonly membership: Membership }>;
  /** Somebody who may do `verb` on the paper as it stands. */
  toPaper(
    req: Request,
    paperId: string,
    verb: Verb,
  ): Promise<{ readonly person: Person; readonly access: PaperAccess }>;
}

/** `onSeen` hears of everybody who passes, to note when they were here last. */
export function admission(
  identify: (cookieHeader: string | undefined) => Promise<Visitor | null>,
  catalogue: Catalogue,
  onSeen: (personId: string) => void = () => undefined,
): Admit {
  const person: Admit['person'] = async (req) => {
    const visitor = await identify(req.headers.cookie);
    const found = visitor && (await catalogue.tables.people.get(visitor.personId));
    if (!visitor || !found) throw new Refusal('not-signed-in');
    onSeen(found.id);
    return { person: found, visitor };
  };
  return {
    person,
    async toForum(req, forumId, verb) {
      const asking = await person(req);
      const membership = await memberWhoMay(catalogue, forumId, asking.person.id, verb);
      return { person: asking.person, membership };
    },
    async toPaper(req, paperId, verb) {
      const asking = await person(req);
      const access = await accessThatMay(catalogue, paperId, asking.person.id, verb);
      return { person: asking.person, access };
    },
  };
}

import type { Forum } from '#shared/forum/forum.ts';
import type { NewMember } from '#shared/member/member-contract.ts';
import type { Membership, Person } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { type Limiter, limiter } from '#server/http/limits.ts';
import type { Added, Memberships } from '#server/member/membership.ts';
import type { Mailer } from '#server/notice/mailer.ts';
import { invitationMail } from '#server/notice/member-mail.tsx';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/** How invitations leave: links that let somebody in, and the mails that carry them. */
export interface InvitationMeans {
  /** One address for each person; it asks for the mail address once, because scanners follow links and press buttons. */
  readonly linksFor: (people: readonly Person[], next: string) => Promise<readonly string[]>;
  readonly mailer: Pick<Mailer, 'post'>;
}

interface Deps extends InvitationMeans {
  readonly catalogue: Catalogue;
  readonly audit: AuditLog;
  readonly memberships: Memberships;
  readonly now: () => Date;
}

interface Wish {
  readonly forumId: string;
  readonly actor: Person;
  readonly words: string | null;
}

const DAY_SECONDS = 24 * 60 * 60;

/** Inviting into a forum: the standing first, then the mail; a mail that cannot be sent waits in the outbox. */
export class Invitations {
  readonly #deps: Deps;
  readonly #toOne: Limiter = limiter({ name: 'invite', times: 3, perSeconds: DAY_SECONDS });
  readonly #byOne: Limiter = limiter({ name: 'inviter', times: 2000, perSeconds: DAY_SECONDS });

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Makes people members in one act and mails those who were not members before. */
  async invite(wish: Wish, people: readonly NewMember[], sendsMail: boolean) {
    const { added, already } = await this.#deps.memberships.addMany(
      wish.forumId,
      people,
      wish.actor,
    );
    if (!sendsMail) return { added, already };
    const sent = new Map((await this.#mail(wish, added)).map((one) => [one.id, one]));
    const noted = added.map((one) => {
      return { ...one, membership: sent.get(one.membership.id) ?? one.membership };
    });
    return { added: noted, already };
  }

  /** Mails again to members who are not suspended and have had fewer than three today. */
  async again(wish: Wish, membershipIds: readonly string[]) {
    const { memberships, people } = this.#deps.catalogue.tables;
    const rows = await memberships.pick([...new Set(membershipIds)]);
    if (rows.length === 0 || rows.some(({ forumId }) => forumId !== wish.forumId))
      throw new Refusal('not-found');
    const known = new Map(
      (await people.pick(rows.map(({ personId }) => personId))).map((one) => [one.id, one]),
    );
    const invited = rows.flatMap((membership) => {
      const person = known.get(membership.personId);
      return person && !membership.suspended ? [{ membership, person }] : [];
    });
    const sent = await this.#mail(wish, invited);
    return { sent: sent.length, left: rows.length - sent.length };
  }

  /** The memberships that a mail was posted for, with when. */
  async #mail({ forumId, actor, words }: Wish, invited: readonly Added[]): Promise<Membership[]> {
    const { linksFor, mailer, catalogue } = this.#deps;
    const due: Added[] = [];
    for (const one of invited) {
      const isDue = await this.#take(actor.id, one.membership.id);
      if (isDue) due.push(one);
    }
    const forum = await catalogue.tables.forums.get(forumId);
    if (due.length === 0 || !forum) return [];
    const noted = await this.#note(due.map(({ membership }) => membership.id));
    const links = await linksFor(
      due.map(({ person }) => person),
      `/forums/${forumId}`,
    );
    for (const [place, { person, membership }] of due.entries()) {
      const url = links[place] ?? '';
      const about = { person, role: membership.role, ...said(forum, actor), words, url };
      mailer.post(() => invitationMail(about));
    }
    await this.#record(forumId, actor.id, due);
    return noted;
  }

  async #take(actorId: string, membershipId: string): Promise<boolean> {
    const full = (reason: unknown) => {
      if (reason instanceof Refusal) return false;
      throw reason;
    };
    return this.#toOne
      .take(membershipId)
      .then(() => this.#byOne.take(actorId))
      .then(() => true, full);
  }

  async #note(ids: readonly string[]): Promise<Membership[]> {
    const invitedAt = this.#deps.now().toISOString();
    return this.#deps.catalogue.transact(async ({ memberships }) => {
      const rows = await memberships.pick(ids);
      const noted = rows.map((row) => ({ ...row, invitedAt }));
      for (const row of noted) await memberships.put(row);
      return noted;
    });
  }

  async #record(forumId: string, by: string, invited: readonly Added[]): Promise<void> {
    const at = this.#deps.now().toISOString();
    const lines = invited.map(({ person }) => {
      const line = { at, by, action: 'member-invited', subject: person.id, forumId, detail: {} };
      return this.#deps.audit.append(line);
    });
    await Promise.all(lines);
  }
}

const said = (forum: Forum, actor: Person) => ({ forumName: forum.name, byName: actor.name });

import { may, whyNot } from '#shared/member/access.ts';
import type { ForumWorkPart } from '#shared/forum/forum-work.ts';
import type { Membership } from '#shared/member/person.ts';
import type { Verb } from '#shared/member/role.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import { activeMembership } from '#server/paper/access.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { WritableTable } from '#server/storage/store.ts';
import type { Work, WorkTables } from '#server/storage/work.ts';

export interface ForumWorkDeps {
  readonly catalogue: Catalogue;
  readonly work: Work;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
}

type WorkWriting = { readonly [K in keyof WorkTables]: WritableTable<WorkTables[K]> };

/** Who does something where, and the right it needs. */
export interface Act {
  readonly forumId: string;
  readonly personId: string;
  readonly verb: Verb;
  readonly part: ForumWorkPart;
}

/** The moment of an act: who does it, when, and the tables as the act sees them. */
export interface Moment {
  readonly tables: WorkWriting;
  readonly membership: Membership;
  readonly at: string;
}

/** What an act came to. Without a record nothing was changed, and nobody is told. */
export interface Done<Answer> {
  readonly answer: Answer;
  /** `quiet` is told but not recorded by name. */
  readonly record:
    | {
        readonly action: string;
        readonly subject: string;
        readonly detail?: Record<string, string>;
      }
    | 'quiet'
    | null;
}

/** True for a member who may do this in the forum itself. */
export function mayInForum({ role }: Pick<Membership, 'role'>, verb: Verb): boolean {
  return may({ role, stage: null }, verb);
}

/**
 * What members do in the common work of their forum. Every act goes one way: the right looked at, one transaction, then
 * told to those who look at it, then recorded by ids.
 */
export class ForumWork {
  readonly #deps: ForumWorkDeps;
  constructor(deps: ForumWorkDeps) {
    this.#deps = deps;
  }

  async act<Answer>(
    { forumId, personId, verb, part }: Act,
    work: (moment: Moment) => Promise<Done<Answer>>,
  ): Promise<Answer> {
    const { audit, bus, now } = this.#deps;
    await this.#admitted(forumId, personId, verb);
    const store = await this.#deps.work.of(forumId);
    const { answer, record, at } = await store.transact(async (tables) => {
      const membership = await this.#admitted(forumId, personId, verb);
      const at = now().toISOString();
      return { ...(await work({ tables, at, membership })), at };
    });
    if (record === null) return answer;
    bus.announce({ kind: 'forum-work-changed', forumId, part });
    if (record === 'quiet') return answer;
    const { action, subject, detail = {} } = record;
    await audit.append({ at, by: personId, action, subject, forumId, detail });
    return answer;
  }

  /** Looked at again within the transaction: whoever was removed meanwhile does nothing any more. */
  async #admitted(forumId: string, personId: string, verb: Verb): Promise<Membership> {
    const membership = await activeMembership(this.#deps.catalogue, forumId, personId);
    if (!membership) throw new Refusal('not-found');
    const access = { role: membership.role, stage: null };
    if (!may(access, verb)) throw new Refusal(whyNot(access, verb));
    return membership;
  }
}

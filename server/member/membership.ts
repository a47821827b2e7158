import type * as z from 'zod';
import type { addMember, changeMember } from '#shared/member/member-contract.ts';
import type { Membership, Person } from '#shared/member/person.ts';
import { mayGrant, type Role, verbsOf } from '#shared/member/role.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import { newId } from '#server/member/new-id.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Table } from '#server/storage/store.ts';

/** Who acts: a person, with whatever role they hold when it is their turn, or the operator. */
export interface Actor {
  readonly id: string;
}

/** The operator at the command line stands above every role, and is named so in the audit. No person has so short an id. */
export const OPERATOR: Actor = { id: 'command' };

interface Deps {
  readonly catalogue: Catalogue;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
}

type NewMember = z.output<typeof addMember.body>;
type MemberChange = z.output<typeof changeMember.body>;

/** Every change of who belongs to a forum and as what: checked, stored, audited and announced in one place. */
export class Memberships {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async add(
    forumId: string,
    wish: NewMember,
    actor: Actor,
  ): Promise<{ membership: Membership; person: Person }> {
    const at = this.#deps.now().toISOString();
    const added = await this.#deps.catalogue.transact(async ({ people, memberships, forums }) => {
      if (!mayGrant(await roleNow(memberships, forumId, actor), wish.role))
        throw new Refusal('role-above-own');
      const forum = await forums.get(forumId);
      if (!forum || wish.groupIds.some((id) => forum.groups.every((group) => group.id !== id))) {
        throw new Refusal('not-found');
      }
      const [known] = await people.find({ email: wish.email });
      const person = known ?? newPerson(wish, at);
      if (!known) await people.put(person);
      const [already] = await memberships.find({ forumId, personId: person.id });
      if (already) throw new Refusal('already-exists');
      const { role, groupIds } = wish;
      const membership = {
        id: newId(),
        forumId,
        personId: person.id,
        role,
        groupIds,
        suspended: false,
        createdAt: at,
      };
      await memberships.put(membership);
      return { membership, person };
    });
    await this.#record('member-added', added.membership, actor, { role: wish.role });
    return added;
  }

  async change(
    id: string,
    forumId: string,
    change: MemberChange,
    actor: Actor,
  ): Promise<Membership> {
    const { before, after } = await this.#deps.catalogue.transact(
      async ({ memberships, forums }) => {
        const current = await memberships.get(id);
        const forum = await forums.get(forumId);
        if (!current || !forum || current.forumId !== forumId) throw new Refusal('not-found');
        if (change.groupIds?.some((group) => forum.groups.every((one) => one.id !== group)))
          throw new Refusal('not-found');
        const role = await roleNow(memberships, forumId, actor);
        // Neither raising somebody above oneself nor touching somebody above oneself.
        if (!mayGrant(role, current.role) || !mayGrant(role, change.role ?? current.role))
          throw new Refusal('role-above-own');
        const changed: Membership = {
          ...current,
          role: change.role ?? current.role,
          groupIds: change.groupIds ?? current.groupIds,
          suspended: change.suspended ?? current.suspended,
        };
        await keepsCoordinator(memberships, current, changed);
        await memberships.put(changed);
        return { before: current, after: changed };
      },
    );
    await this.#record('member-changed', after, actor, {
      role: `${before.role}>${after.role}`,
      suspended: `${before.suspended}>${after.suspended}`,
    });
    return after;
  }

  async remove(id: string, forumId: string, actor: Actor): Promise<void> {
    const removed = await this.#deps.catalogue.transact(async ({ memberships }) => {
      const current = await memberships.get(id);
      if (!current || current.forumId !== forumId) throw new Refusal('not-found');
      if (!mayGrant(await roleNow(memberships, forumId, actor), current.role))
        throw new Refusal('role-above-own');
      await keepsCoordinator(memberships, current, null);
      await memberships.remove(id);
      return current;
    });
    await this.#record('member-removed', removed, actor, { role: removed.role });
  }

  async #record(
    action: string,
    membership: Membership,
    actor: Actor,
    detail: Record<string, string>,
  ): Promise<void> {
    const { forumId, personId } = membership;
    // Announced first: a right that is gone must end at once, even if the disk refuses the audit line.
    this.#deps.bus.announce({ kind: 'membership-changed', forumId, personId });
    const at = this.#deps.now().toISOString();
    await this.#deps.audit.append({ at, by: actor.id, action, subject: personId, forumId, detail });
  }
}

function newPerson(wish: NewMember, at: string): Person {
  const { email, name, title, office, region } = wish;
  return {
    id: newId(),
    email,
    name,
    title,
    office,
    region,
    expertise: null,
    language: 'he',
    theme: 'system',
    stewardsWorkspace: false,
    createdAt: at,
  };
}

/**
 * The actor's role inside the transaction. The door has looked at it too, but it may have gone while this waited for its
 * turn: nobody acts on a right whose loss is on disk.
 */
async function roleNow(
  memberships: Table<Membership>,
  forumId: string,
  { id }: Actor,
): Promise<Role> {
  if (id === OPERATOR.id) return 'coordinator';
  const [own] = await memberships.find({ forumId, personId: id, suspended: false });
  if (!own) throw new Refusal('not-found');
  if (!verbsOf(own.role).has('manageMembers')) throw new Refusal('role-too-low');
  return own.role;
}

/** A forum that nobody coordinates could never be mended from a screen. */
async function keepsCoordinator(
  table: Table<Membership>,
  before: Membership,
  after: Membership | null,
): Promise<void> {
  const coordinates = (one: Membership | null) => one?.role === 'coordinator' && !one.suspended;
  if (!coordinates(before) || coordinates(after)) return;
  const all = await table.find({ forumId: before.forumId });
  if (!all.some((one) => one.id !== before.id && coordinates(one)))
    throw new Refusal('last-coordinator');
}

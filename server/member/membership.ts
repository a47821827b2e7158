import type * as z from 'zod';
import type { changeMembers } from '#shared/member/administration-contract.ts';
import type { changeMember, NewMember } from '#shared/member/member-contract.ts';
import type { Membership, Person } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Actor } from '#server/member/actor.ts';
import type { ChangeDeps } from '#server/member/change-journal.ts';
import { actOnMembers, type MemberAct } from '#server/member/member-act.ts';
import { newId } from '#server/member/new-id.ts';

type MemberChange = z.output<typeof changeMember.body>;
type ManyChange = z.output<typeof changeMembers.body>;

/** Somebody who has become a member. */
export interface Added {
  readonly membership: Membership;
  readonly person: Person;
}

/** Every change of who belongs to a forum and as what; each is one act of `member-act.ts`. */
export class Memberships {
  readonly #deps: ChangeDeps;
  constructor(deps: ChangeDeps) {
    this.#deps = deps;
  }

  async add(forumId: string, wish: NewMember, actor: Actor): Promise<Added> {
    return actOnMembers(this.#deps, { forumId, actor }, async (act) => {
      const added = await addTo(act, wish);
      if (!added) throw new Refusal('already-exists');
      return added;
    });
  }

  /** Makes many people members in one act. Who is one already stays as they are, and is named. */
  async addMany(
    forumId: string,
    wishes: readonly NewMember[],
    actor: Actor,
  ): Promise<{ readonly added: readonly Added[]; readonly already: readonly string[] }> {
    return actOnMembers(this.#deps, { forumId, actor }, async (act) => {
      const added: Added[] = [];
      const already: string[] = [];
      for (const wish of wishes) {
        const one = await addTo(act, wish);
        if (one) added.push(one);
        else already.push(wish.email);
      }
      return { added, already };
    });
  }

  async change(
    id: string,
    forumId: string,
    change: MemberChange,
    actor: Actor,
  ): Promise<Membership> {
    return actOnMembers(this.#deps, { forumId, actor }, async (act) => {
      const current = await standing(act, id);
      requireGroups(act, change.groupIds ?? []);
      const changed: Membership = {
        ...current,
        role: change.role ?? current.role,
        groupIds: change.groupIds ?? current.groupIds,
        suspended: change.suspended ?? current.suspended,
      };
      if (!isSameStanding(current, changed)) await act.move(current, changed);
      return changed;
    });
  }

  /** Changes many members: all of them, or none when one of them may not be changed so. */
  async changeMany(
    forumId: string,
    change: ManyChange,
    actor: Actor,
  ): Promise<{ readonly changed: number; readonly unchanged: number }> {
    const { membershipIds, role, addGroupIds, removeGroupIds, suspended } = change;
    return actOnMembers(this.#deps, { forumId, actor }, async (act) => {
      requireGroups(act, [...addGroupIds, ...removeGroupIds]);
      let changed = 0;
      const ids = new Set(membershipIds);
      for (const id of ids) {
        const current = await standing(act, id);
        const kept = current.groupIds.filter((group) => !removeGroupIds.includes(group));
        const after: Membership = {
          ...current,
          role: role ?? current.role,
          groupIds: [...new Set([...kept, ...addGroupIds])],
          suspended: suspended ?? current.suspended,
        };
        if (isSameStanding(current, after)) continue;
        await act.move(current, after);
        changed += 1;
      }
      return { changed, unchanged: ids.size - changed };
    });
  }

  async remove(id: string, forumId: string, actor: Actor): Promise<void> {
    await actOnMembers(this.#deps, { forumId, actor }, async (act) =>
      act.move(await standing(act, id), null),
    );
  }
}

/** Whether two standings of one person give the same. */
export function isSameStanding(one: Membership | null, other: Membership | null): boolean {
  if (!one || !other) return one === other;
  const groups = (membership: Membership) => membership.groupIds.toSorted().join(' ');
  return (
    one.role === other.role && one.suspended === other.suspended && groups(one) === groups(other)
  );
}

async function standing({ tables, forum }: MemberAct, id: string): Promise<Membership> {
  const current = await tables.memberships.get(id);
  if (!current || current.forumId !== forum.id) throw new Refusal('not-found');
  return current;
}

function requireGroups({ forum }: MemberAct, ids: readonly string[]): void {
  const known = new Set(forum.groups.map(({ id }) => id));
  if (ids.some((id) => !known.has(id))) throw new Refusal('not-found');
}

/** Null when the person is a member already. */
async function addTo(act: MemberAct, wish: NewMember): Promise<Added | null> {
  const { tables, forum, at } = act;
  requireGroups(act, wish.groupIds);
  const [known] = await tables.people.find({ email: wish.email });
  const person = known ?? newPerson(wish, at);
  if (!known) await tables.people.put(person);
  const [already] = await tables.memberships.find({ personId: person.id, forumId: forum.id });
  if (already) return null;
  const membership: Membership = {
    id: newId(),
    forumId: forum.id,
    personId: person.id,
    role: wish.role,
    groupIds: wish.groupIds,
    suspended: false,
    createdAt: at,
  };
  await act.move(null, membership);
  return { membership, person };
}

function newPerson(wish: NewMember, at: string): Person {
  const { email, name, title, office, region, expertise } = wish;
  return {
    id: newId(),
    email,
    name,
    title,
    office,
    region,
    expertise,
    language: 'he',
    theme: 'system',
    stewardsWorkspace: false,
    createdAt: at,
  };
}

import type { Membership } from '#shared/member/person.ts';
import { type Role, verbsOf } from '#shared/member/role.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Table } from '#server/storage/store.ts';

/** Who acts: a person, with whatever role they hold when it is their turn, or the operator. */
export interface Actor {
  readonly id: string;
}

/** The operator at the command line stands above every role, and is named so in the audit. No person has so short an id. */
export const OPERATOR: Actor = { id: 'command' };

/**
 * The actor's role inside the transaction. The door has looked at it too, but it may have gone while this waited for its
 * turn: nobody acts on a right whose loss is on disk.
 */
export async function roleNow(
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

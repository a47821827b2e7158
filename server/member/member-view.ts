import type { MemberCard } from '#shared/member/member-contract.ts';
import type { Membership, Person } from '#shared/member/person.ts';
import type { Actor } from '#server/member/actor.ts';
import { editorOf } from '#server/member/person-change.ts';
import type { Visits } from '#server/member/visits.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/** What only those who manage members see of one. */
interface Managed {
  readonly seenAt: string | null;
  readonly mayEdit: boolean;
  readonly refused: MemberCard['refused'];
}

/** A member as shown to another: address, invitation and last visit only to those who manage members. */
export function viewMember(
  membership: Membership,
  person: Person,
  managed: Managed | null,
): MemberCard {
  const { name, title, office, region, expertise } = person;
  const { id, role, groupIds, suspended, invitedAt = null } = membership;
  return {
    id,
    personId: person.id,
    name,
    title,
    office,
    region,
    expertise,
    role,
    groupIds,
    suspended,
    email: managed ? person.email : null,
    invitedAt: managed ? invitedAt : null,
    seenAt: managed?.seenAt ?? null,
    refused: managed?.refused ?? null,
    mayEdit: managed?.mayEdit ?? false,
  };
}

export interface MemberViewDeps {
  readonly catalogue: Catalogue;
  readonly visits: Visits;
  /** What a mail server said against somebody's address. */
  readonly notices: { refusalOf(person: Person): MemberCard['refused'] };
}

/** Members of one forum as their manager sees them: a fixed number of readings for any number of members. */
export async function viewManaged(
  { catalogue, visits, notices }: MemberViewDeps,
  rows: readonly Membership[],
  asker: Actor,
): Promise<MemberCard[]> {
  const { people, memberships } = catalogue.tables;
  const ids = rows.map(({ personId }) => personId);
  const [known, seen, editor, all] = await Promise.all([
    people.pick(ids),
    visits.lastOf(ids),
    editorOf(catalogue.tables, asker),
    rows.length === 1 ? memberships.find({ personId: ids[0] ?? '' }) : memberships.find({}),
  ]);
  const personOf = new Map(known.map((person) => [person.id, person]));
  const placesOf = new Map<string, Membership[]>();
  for (const place of all) {
    const known = placesOf.get(place.personId);
    if (known) known.push(place);
    else placesOf.set(place.personId, [place]);
  }
  return rows.flatMap((row) => {
    const person = personOf.get(row.personId);
    if (!person) return [];
    const mayEdit = editor.mayEdit(person, placesOf.get(person.id) ?? []);
    const seenAt = seen.get(person.id) ?? null;
    return [viewMember(row, person, { seenAt, mayEdit, refused: notices.refusalOf(person) })];
  });
}

import type { MemberCard } from '#shared/member/member-contract.ts';
import type { Membership, Person } from '#shared/member/person.ts';

/** A member as shown to another: the address only to those who manage members. */
export function viewMember(
  membership: Membership,
  person: Person,
  showsAddress: boolean,
): MemberCard {
  const { name, title, office, region, expertise } = person;
  const { id, role, groupIds, suspended } = membership;
  const email = showsAddress ? person.email : null;
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
    email,
  };
}

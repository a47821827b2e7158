import type { Owner, OwnerView } from '#shared/member/owner.ts';
import { InvalidInput } from '#server/http/answer.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/**
 * The owners as they are kept: of a member the name and office of now, each once. A member is named only while they are
 * one; who was named before may have left since, and stays as they were.
 */
export async function ownersNamed(
  catalogue: Catalogue,
  forumId: string,
  wished: readonly Owner[],
  before: readonly Owner[],
): Promise<Owner[]> {
  const active = await membersOf(catalogue, forumId);
  const kept: Owner[] = [];
  for (const owner of wished) {
    const { personId, name, office } = owner;
    const isDouble = kept.some((known) =>
      personId === null
        ? known.personId === null && known.name === name && known.office === office
        : known.personId === personId,
    );
    if (isDouble) continue;
    const known = before.find((one) => personId !== null && one.personId === personId);
    const person =
      personId !== null && active.has(personId) && (await personOf(catalogue, personId));
    if (personId === null) kept.push({ personId, name, office });
    else if (person) kept.push({ personId, name: person.name, office: person.office });
    else if (known) kept.push(known);
    else throw new InvalidInput([{ path: 'owners', code: 'unknown' }]);
  }
  return kept;
}

/** How owners are shown to members of a forum today. Read once, it answers for many. */
export async function ownersShown(
  catalogue: Catalogue,
  forumId: string,
): Promise<(owners: readonly Owner[]) => OwnerView[]> {
  const active = await membersOf(catalogue, forumId);
  const people = await catalogue.tables.people.pick([...active]);
  const cards = new Map(people.map((person) => [person.id, person]));
  return (owners) =>
    owners.map((owner) => {
      if (owner.personId === null) return { ...owner, isGone: false };
      const card = cards.get(owner.personId);
      if (!card) return { ...owner, isGone: true };
      return { personId: card.id, name: card.name, office: card.office, isGone: false };
    });
}

/** The names of people, for whatever tells who did something. */
export async function namesOf(
  { tables }: Catalogue,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const people = await tables.people.pick([...new Set(ids)]);
  return new Map(people.map(({ id, name }) => [id, name]));
}

async function membersOf({ tables }: Catalogue, forumId: string): Promise<ReadonlySet<string>> {
  const members = await tables.memberships.find({ forumId, suspended: false });
  return new Set(members.map(({ personId }) => personId));
}

const personOf = ({ tables }: Catalogue, id: string) => tables.people.get(id);

import type { Person } from '#shared/member/person.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/**
 * Who may be signed in: a member of some forum who is not suspended there, or whoever looks after the workspace.
 * Somebody removed or suspended everywhere is let in no more, and their sessions open nothing until that is lifted.
 */
export async function mayEnter(catalogue: Catalogue, person: Person): Promise<boolean> {
  if (person.stewardsWorkspace) return true;
  const active = { personId: person.id, suspended: false };
  return (await catalogue.tables.memberships.find(active)).length > 0;
}

/** The person with an address, if they may enter. Asks the same questions for an address that nobody has. */
export async function personWhoMayEnter(
  catalogue: Catalogue,
  email: string,
): Promise<Person | null> {
  const [person] = await catalogue.tables.people.find({ email });
  const admitted = await mayEnter(catalogue, person ?? NOBODY);
  return person && admitted ? person : null;
}

/** Stands in where an address belongs to nobody, so that the same work is done. */
export const NOBODY: Person = {
  id: 'nobody-at-all',
  email: 'nobody@invalid',
  name: '-',
  title: null,
  office: null,
  region: null,
  expertise: null,
  language: 'he',
  theme: 'system',
  stewardsWorkspace: false,
  createdAt: '1970-01-01T00:00:00.000Z',
};

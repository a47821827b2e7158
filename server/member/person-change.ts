import type { Membership, Person } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { type Actor, OPERATOR, roleNow } from '#server/member/actor.ts';
import {
  type ChangeDeps,
  type ChangeTables,
  tellOf,
  writeDown,
} from '#server/member/change-journal.ts';
import type { Details } from '#server/storage/catalogue.ts';
import type { Table } from '#server/storage/store.ts';

/** The person before and after, once the change is on disk. */
export interface ChangedPerson {
  readonly before: Person;
  readonly after: Person;
}

interface PersonWish {
  readonly forumId: string;
  readonly personId: string;
  readonly actor: Actor;
  readonly details: Details;
  /** What must stand there still, where a change is taken back; else `change-outdated`. */
  readonly expected?: Details;
  readonly undoes?: string | null;
}

/**
 * Changes what is said of a member, or their address. A person may belong to several forums, and who holds an address
 * can be that person: so only who coordinates all of somebody's forums may, and never over a steward of the workspace.
 */
export async function changeDetails(deps: ChangeDeps, wish: PersonWish): Promise<ChangedPerson> {
  const { forumId, personId, actor, details, expected = {}, undoes = null } = wish;
  const done = await deps.catalogue.transact(async (tables) => {
    await roleNow(tables.memberships, forumId, actor);
    const before = await tables.people.get(personId);
    if (!before) throw new Refusal('not-found');
    const editor = await editorOf(tables, actor);
    const places = await tables.memberships.find({ personId });
    if (!places.some((place) => place.forumId === forumId) && undoes === null)
      throw new Refusal('not-found');
    if (!editor.mayEdit(before, places)) throw new Refusal('belongs-elsewhere');
    if (changedFields(before, expected).length > 0) throw new Refusal('change-outdated');
    await requireFree(tables, before, details.email);
    const given = changedFields(before, details);
    if (given.length === 0) return { before, after: before, change: null };
    const after: Person = { ...before, ...Object.fromEntries(given) };
    await tables.people.put(after);
    const past = Object.fromEntries(given.map(([field]) => [field, before[field]]));
    const what = {
      kind: 'person' as const,
      personId,
      before: past,
      after: Object.fromEntries(given),
    };
    const at = deps.now().toISOString();
    const change = await writeDown(tables, { forumId, actor, at, what }, undoes);
    return { before, after, change };
  });
  if (done.change) await tellOf(deps, done.change);
  return done;
}

function changedFields(before: Person, details: Details) {
  const fields = ['email', 'name', 'title', 'office', 'region', 'expertise'] as const;
  return fields.flatMap((field) => {
    const value = details[field];
    return value === undefined || value === before[field] ? [] : [[field, value] as const];
  });
}

async function requireFree(
  { people }: ChangeTables,
  { id }: Person,
  email: string | undefined,
): Promise<void> {
  if (email === undefined) return;
  const [holder] = await people.find({ email });
  if (holder && holder.id !== id) throw new Refusal('already-exists');
}

/** Whom somebody may edit. Asked once for a whole list. */
export interface PersonEditor {
  mayEdit(person: Person, places: readonly Pick<Membership, 'forumId'>[]): boolean;
}

/** Looks up once what an actor may edit anybody by. */
export async function editorOf(
  tables: { readonly people: Table<Person>; readonly memberships: Table<Membership> },
  { id }: Actor,
): Promise<PersonEditor> {
  const actor = await tables.people.get(id);
  if (id === OPERATOR.id || actor?.stewardsWorkspace) return { mayEdit: () => true };
  const coordinated = { personId: id, role: 'coordinator', suspended: false } as const;
  const own = new Set((await tables.memberships.find(coordinated)).map(({ forumId }) => forumId));
  return {
    mayEdit: (person, places) =>
      !person.stewardsWorkspace && places.every(({ forumId }) => own.has(forumId)),
  };
}

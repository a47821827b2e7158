import type { Forum } from '#shared/forum/forum.ts';
import type { Membership, Person } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { newId } from '#server/member/new-id.ts';
import { digest, newToken, type Random } from '#server/sign-in/secret-text.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue, SignInStore } from '#server/storage/catalogue.ts';

/** One row holds the link of the first run, so that each new one ends the one before. */
const ROW = 'first-run';
const LASTS_MS = 24 * 60 * 60 * 1000;

interface Deps {
  readonly store: SignInStore;
  readonly catalogue: Catalogue;
  readonly audit: Pick<AuditLog, 'append'> | null;
  readonly now: () => Date;
  readonly random: Random;
}

interface Wishes {
  readonly token: string;
  readonly email: string;
  readonly name: string;
  readonly forumName: string;
}

/** The first start of an empty workspace: whoever reads the console makes the first person, forum and coordinator. */
export class FirstRun {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async isSetUp(): Promise<boolean> {
    return (await this.#deps.catalogue.tables.people.find({})).length > 0;
  }

  /** A new token for the first run; throws `already-set-up` once there are people. */
  async token(): Promise<string> {
    if (await this.isSetUp()) throw new Refusal('already-set-up');
    const token = newToken(this.#deps.random);
    const expiresAt = new Date(this.#deps.now().getTime() + LASTS_MS).toISOString();
    await this.#deps.store.transact(({ request }) =>
      request.put({ id: ROW, token: digest(token), expiresAt }),
    );
    return token;
  }

  /** Makes person, forum and membership together, or none of them. */
  async setUp({
    token,
    email,
    name,
    forumName,
  }: Wishes): Promise<{ person: Person; forum: Forum }> {
    if (await this.isSetUp()) throw new Refusal('already-set-up');
    const row = await this.#deps.store.tables.request.get(ROW);
    const now = this.#deps.now().toISOString();
    if (row?.['token'] !== digest(token) || String(row['expiresAt']) <= now) {
      throw new Refusal('link-expired');
    }
    const person = firstPerson(email, name, now);
    const forum: Forum = {
      id: newId(),
      name: forumName,
      purpose: '',
      groups: [],
      plan: [],
      createdAt: now,
    };
    await this.#deps.catalogue.transact(async ({ people, forums, memberships }) => {
      // Asked again inside: of two who press at once, one becomes the first.
      if ((await people.find({})).length > 0) throw new Refusal('already-set-up');
      await people.put(person);
      await forums.put(forum);
      await memberships.put(coordinatorOf(forum, person));
    });
    await this.#deps.store.transact(({ request }) => request.remove(ROW));
    const { id: by } = person;
    const done = { action: 'workspace-set-up', subject: forum.id, forumId: forum.id, detail: {} };
    await this.#deps.audit?.append({ ...done, at: now, by });
    return { person, forum };
  }
}

function firstPerson(email: string, name: string, createdAt: string): Person {
  return {
    id: newId(),
    email,
    name,
    title: null,
    office: null,
    region: null,
    expertise: null,
    language: 'he',
    theme: 'system',
    stewardsWorkspace: true,
    createdAt,
  };
}

function coordinatorOf(forum: Forum, person: Person): Membership {
  const { createdAt } = person;
  return {
    id: newId(),
    forumId: forum.id,
    personId: person.id,
    role: 'coordinator',
    groupIds: [],
    suspended: false,
    createdAt,
  };
}

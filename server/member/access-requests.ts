import type { WaitingRequest } from '#shared/member/access-contract.ts';
import type { Membership, Person } from '#shared/member/person.ts';
import type { Role } from '#shared/member/role.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { type Limiter, limiter } from '#server/http/limits.ts';
import { type AccessThing, thingFor } from '#server/member/access-thing.ts';
import type { ChangeDeps, ChangeTables } from '#server/member/change-journal.ts';
import { actOnMembers } from '#server/member/member-act.ts';
import { newId } from '#server/member/new-id.ts';
import type { Mailer } from '#server/notice/mailer.ts';
import { askedMail, decidedMail } from '#server/notice/member-mail.tsx';
import { setException } from '#server/paper/exception.ts';
import type { AccessRequest } from '#server/storage/catalogue.ts';

interface Deps extends ChangeDeps {
  readonly mailer: Pick<Mailer, 'post'>;
  readonly publicUrl: string;
}

interface Asking {
  readonly kind: AccessRequest['kind'];
  readonly id: string;
  readonly words: string | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** A request that nobody can decide, or that was decided, is forgotten after so long. */
const KEPT_MS = 30 * DAY_MS;
/** Of one person's requests the oldest goes when there are more. */
const MOST_OF_A_PERSON = 20;

/**
 * Asking to be let in. Whatever was asked for, the same is done before the answer: one row is written. Only afterwards,
 * and only where there is something to be let into, do coordinators hear of it.
 */
export class AccessRequests {
  readonly #deps: Deps;
  readonly #ofPerson: Limiter = limiter({
    name: 'ask-access',
    times: 10,
    perSeconds: 24 * 60 * 60,
  });

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async ask(asker: Person, asking: Asking): Promise<void> {
    await this.#ofPerson.take(asker.id);
    const at = this.#deps.now().toISOString();
    const { request, isNew } = await this.#deps.catalogue.transact(async (tables) => {
      await forget(tables, asker.id, this.#deps.now());
      const thing = await thingFor(tables, asking, asker.id);
      const [known] = await tables.requests.find({ personId: asker.id, thingId: asking.id });
      const request: AccessRequest = {
        id: known?.id ?? newId(),
        personId: asker.id,
        kind: asking.kind,
        thingId: asking.id,
        forumId: thing?.forumId ?? null,
        words: asking.words,
        at: known && !known.decided ? known.at : at,
        decided: isFresh(known, at) ? (known?.decided ?? null) : null,
      };
      await tables.requests.put(request);
      return { request, isNew: !known || (known.decided !== null && request.decided === null) };
    });
    if (request.forumId && request.decided === null && isNew) await this.#tellCoordinators(request);
  }

  /** Lets somebody in, or declines with null. */
  async decide(request: AccessRequest, role: Role | null, actor: Person): Promise<void> {
    const { catalogue, audit, bus, mailer, now, publicUrl } = this.#deps;
    const { personId, kind, thingId, forumId } = request;
    if (forumId === null || request.decided !== null) throw new Refusal('not-found');
    const thing = await thingFor(catalogue.tables, { kind, id: thingId }, personId);
    const asker = await catalogue.tables.people.get(personId);
    if (role !== null && thing) await this.#letIn(thing, request, role, actor);
    const at = now().toISOString();
    await catalogue.transact(async ({ requests }) => {
      await requests.put({ ...request, decided: { at, by: actor.id, role } });
    });
    bus.announce({ kind: 'access-asked', forumId });
    const action = role === null ? 'access-declined' : 'access-granted';
    const detail = { [kind]: thingId, ...(role && { role }) };
    await audit.append({ at, by: actor.id, action, subject: personId, forumId, detail });
    // Somebody who was let in another way meanwhile has no need to be told.
    if (!asker || !thing) return;
    const url = `${publicUrl}/${kind}s/${thingId}`;
    mailer.post(() => decidedMail({ asker, thing: thing.name, role, url }));
  }

  async #letIn(
    { effect, groupId }: AccessThing,
    { personId, thingId, forumId }: AccessRequest,
    role: Role,
    actor: Person,
  ): Promise<void> {
    const deps = this.#deps;
    if (forumId === null) return;
    if (effect === 'sees-paper') {
      if (role === 'coordinator') throw new Refusal('role-above-own');
      await setException(deps, { paperId: thingId, personId, role, actor });
      return;
    }
    await actOnMembers(deps, { forumId, actor }, async ({ tables, move, at }) => {
      const [current] = await tables.memberships.find({ personId, forumId });
      const fresh = { id: newId(), forumId, personId, createdAt: at, groupIds: [] };
      const base = current ?? fresh;
      const groupIds = groupId ? [...new Set([...base.groupIds, groupId])] : [...base.groupIds];
      const after: Membership = { ...base, role, groupIds, suspended: false };
      await move(current ?? null, after);
    });
  }

  async #tellCoordinators(request: AccessRequest): Promise<void> {
    const { catalogue, audit, bus, mailer, publicUrl } = this.#deps;
    const { personId, forumId, kind, thingId, at, words } = request;
    const asker = await catalogue.tables.people.get(personId);
    const thing = await thingFor(catalogue.tables, { kind, id: thingId }, personId);
    if (!asker || !thing || forumId === null) return;
    bus.announce({ kind: 'access-asked', forumId });
    const detail = { [kind]: thingId };
    await audit.append({
      at,
      by: personId,
      action: 'access-asked',
      subject: personId,
      forumId,
      detail,
    });
    const { memberships, people } = catalogue.tables;
    const places = await memberships.find({ forumId, role: 'coordinator', suspended: false });
    const coordinators = await people.pick(places.map((place) => place.personId));
    const about = { askerName: asker.name, askerEmail: asker.email, thing: thing.name, words };
    const url = `${publicUrl}/forums/${forumId}/members`;
    for (const coordinator of coordinators) {
      mailer.post(() => askedMail({ coordinator, ...about, url }));
    }
  }

  /** What waits for a person's decision, oldest first. */
  async waitingFor(personId: string): Promise<WaitingRequest[]> {
    const { tables } = this.#deps.catalogue;
    const own = { personId, role: 'coordinator', suspended: false } as const;
    const forums = await tables.memberships.find(own);
    const found = await Promise.all(
      forums.map(({ forumId }) => tables.requests.find({ forumId, decided: null })),
    );
    const views = found.flat().map(async (request) => this.#view(request));
    const shown = (await Promise.all(views)).flat();
    return shown.toSorted((one, other) => (one.at < other.at ? -1 : 1));
  }

  /** Nothing for somebody who is gone, or has been let in meanwhile. */
  async #view({ id, personId, kind, thingId, words, at }: AccessRequest) {
    const { tables } = this.#deps.catalogue;
    const asker = await tables.people.get(personId);
    const thing = await thingFor(tables, { kind, id: thingId }, personId);
    if (!asker || !thing) return [];
    const { forumId, forumName, effect, groupName, name: thingName } = thing;
    const { name, email, title, office } = asker;
    const about = { id, forumId, forumName, kind, thing: thingName, effect, groupName, words, at };
    return [{ ...about, name, email, title, office }];
  }
}

/** Declined less than a day ago: asking again changes nothing yet. */
function isFresh(known: AccessRequest | undefined, at: string): boolean {
  if (!known?.decided || known.decided.role !== null) return false;
  return Date.parse(at) - Date.parse(known.decided.at) < DAY_MS;
}

async function forget({ requests }: ChangeTables, personId: string, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - KEPT_MS).toISOString();
  for (const row of await requests.find({})) {
    const isOver = row.forumId === null || row.decided !== null;
    if (isOver && row.at < oldest) await requests.remove(row.id);
  }
  const own = (await requests.find({ personId })).toSorted((a, b) => (a.at < b.at ? 1 : -1));
  for (const row of own.slice(MOST_OF_A_PERSON - 1)) await requests.remove(row.id);
}

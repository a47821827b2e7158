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
import { askedMail, declinedMail, grantedMail } from '#server/notice/member-mail.tsx';
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

interface LettingIn {
  readonly thing: AccessThing;
  readonly request: AccessRequest & { readonly forumId: string };
  readonly role: Role;
  readonly actor: Person;
  /** Marks the request as decided, in the very transaction that lets in. */
  readonly settle: (tables: ChangeTables) => Promise<void>;
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
      // A paper that has moved is other people's to decide on, and they have not heard yet.
      const isHeard = known?.decided === null && known.forumId === request.forumId;
      return { request, isNew: !isHeard };
    });
    if (request.forumId && request.decided === null && isNew) await this.#tellCoordinators(request);
  }

  /**
   * Lets somebody in, or declines with null. Of two who decide at once the second is told `changed-meanwhile`, and
   * nothing of theirs happens.
   */
  async decide({ id }: Pick<AccessRequest, 'id'>, role: Role | null, actor: Person): Promise<void> {
    const { catalogue, audit, bus, mailer, now, publicUrl } = this.#deps;
    const { request, thing } = await undecided(catalogue.tables, id);
    const { personId, kind, thingId, forumId } = request;
    const at = now().toISOString();
    const settle = async (tables: ChangeTables) => {
      const now = await undecided(tables, id);
      // What granting does was read before its turn came.
      if (now.thing?.effect !== thing?.effect) throw new Refusal('changed-meanwhile');
      await tables.requests.put({ ...now.request, decided: { at, by: actor.id, role } });
    };
    if (role === null || !thing) await catalogue.transact(settle);
    else await this.#letIn({ thing, request, role, actor, settle });
    bus.announce({ kind: 'access-asked', forumId });
    const action = role === null ? 'access-declined' : 'access-granted';
    const detail = { [kind]: thingId, ...(role && { role }) };
    await audit.append({ at, by: actor.id, action, subject: personId, forumId, detail });
    // Somebody who was let in another way meanwhile has no need to be told.
    const asker = thing && (await catalogue.tables.people.get(personId));
    if (!asker) return;
    const url = `${publicUrl}/${kind}s/${thingId}`;
    mailer.post(() =>
      role === null
        ? declinedMail(asker, kind)
        : grantedMail({ asker, thing: thing.name, role, url }),
    );
  }

  async #letIn({ thing, request, role, actor, settle }: LettingIn): Promise<void> {
    const deps = this.#deps;
    const { personId, thingId, forumId } = request;
    const { effect, groupId } = thing;
    if (effect === 'sees-paper') {
      if (role === 'coordinator') throw new Refusal('role-above-own');
      await setException(deps, { paperId: thingId, personId, role, actor, alongside: settle });
      return;
    }
    await actOnMembers(deps, { forumId, actor }, async ({ tables, move, at }) => {
      await settle(tables);
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

  /** Nothing for somebody who is gone or has been let in meanwhile, nor for what stands in another forum now. */
  async #view({ id, personId, kind, thingId, forumId: asked, words, at }: AccessRequest) {
    const { tables } = this.#deps.catalogue;
    const asker = await tables.people.get(personId);
    const thing = await thingFor(tables, { kind, id: thingId }, personId);
    if (!asker || thing?.forumId !== asked) return [];
    const { forumId, forumName, effect, groupName, name: thingName } = thing;
    const { name, email, title, office } = asker;
    const about = { id, forumId, forumName, kind, thing: thingName, effect, groupName, words, at };
    return [{ ...about, name, email, title, office }];
  }
}

type Tables = Parameters<typeof thingFor>[0];

/** A request as it stands now, with what it is for; refused when it is nobody's to decide any more. */
async function undecided(tables: Tables, id: string) {
  const request = await tables.requests.get(id);
  if (!request || request.forumId === null) throw new Refusal('not-found');
  if (request.decided !== null) throw new Refusal('changed-meanwhile');
  const { forumId, kind, thingId, personId } = request;
  const thing = await thingFor(tables, { kind, id: thingId }, personId);
  // Moved since: the coordinators of its forum of today have not been asked, and those of the other have no say.
  if (thing && thing.forumId !== forumId) throw new Refusal('not-found');
  return { request: { ...request, forumId }, thing };
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

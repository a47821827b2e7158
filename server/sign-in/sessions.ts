import { betterAuth } from 'better-auth/minimal';
import type { Person } from '#shared/member/person.ts';
import { authAdapter } from '#server/sign-in/auth-adapter.ts';
import { digest, newToken, type Random } from '#server/sign-in/secret-text.ts';
import type { SignInRow, SignInStore } from '#server/storage/catalogue.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A session ends after this long without a visit. */
const LASTS_MS = 30 * DAY_MS;
/** On a shared computer the browser's closing ends it, and this at the latest, visits or not. */
const SHARED_LASTS_MS = DAY_MS / 2;
/** A visit is noted, and makes a session last longer, at most this often, so that reading hardly ever writes. */
const NOTED_EVERY_MS = 60 * 60 * 1000;

export interface LiveSession {
  readonly id: string;
  readonly personId: string;
  readonly isShared: boolean;
  readonly endsAt: Date;
}

/** Where somebody signs in: chosen by them, and what their browser calls itself. */
export interface Place {
  readonly isShared: boolean;
  readonly userAgent: string;
}

/** A session as its owner sees it among others. */
export interface KeptSession extends LiveSession, Place {
  readonly openedAt: Date;
  readonly seenAt: Date;
}

interface Deps {
  readonly store: SignInStore;
  readonly publicUrl: string;
  readonly secret: string;
  readonly now: () => Date;
  readonly random: Random;
}

/**
 * Sign-in sessions, kept by the sign-in library through our adapter. Its routes are not mounted: how a session is
 * earned is decided in `requests.ts`. It keeps a card of each person who signed in, under the person's own id.
 */
export class Sessions {
  readonly #deps: Deps;
  readonly #library: ReturnType<typeof libraryOver>;
  constructor(deps: Deps) {
    this.#deps = deps;
    this.#library = libraryOver(deps);
  }

  /** Opens a session for a person and gives its token, which is stored nowhere. */
  async open(
    person: Person,
    { isShared, userAgent }: Place,
  ): Promise<{ readonly token: string; readonly session: LiveSession }> {
    await this.#keepCard(person);
    await this.#forgetExpired();
    const { internalAdapter } = await this.#library.$context;
    const token = newToken(this.#deps.random);
    const now = this.#deps.now();
    const endsAt = this.#end(isShared);
    const own = { token, userAgent, shared: isShared, createdAt: now, updatedAt: now };
    const { id } = await internalAdapter.createSession(
      person.id,
      false,
      { ...own, expiresAt: endsAt },
      true,
    );
    return { token, session: { id, personId: person.id, isShared, endsAt } };
  }

  /** The live session of a token, or null. A visit in time is noted, and makes a private one last longer. */
  async find(token: string): Promise<LiveSession | null> {
    const { internalAdapter } = await this.#library.$context;
    const found = await internalAdapter.findSession(token);
    if (!found) return null;
    const { id, userId: personId, expiresAt, updatedAt } = found.session;
    const isShared = found.session['shared'] === true;
    const now = this.#deps.now();
    if (expiresAt <= now) return null;
    const endsAt = isShared ? expiresAt : this.#end(false);
    if (now.getTime() - updatedAt.getTime() < NOTED_EVERY_MS) {
      return { id, personId, isShared, endsAt: expiresAt };
    }
    // A disk that takes nothing must not sign anybody out; the next visit tries again.
    await internalAdapter
      .updateSession(token, { expiresAt: endsAt, updatedAt: now })
      .catch(() => null);
    return { id, personId, isShared, endsAt };
  }

  /** Begins the time of a live session anew, also on a shared computer: somebody there has asked for it. */
  async extend(token: string): Promise<LiveSession | null> {
    const { internalAdapter } = await this.#library.$context;
    const session = await this.find(token);
    if (!session) return null;
    const endsAt = this.#end(session.isShared);
    await internalAdapter.updateSession(token, { expiresAt: endsAt, updatedAt: this.#deps.now() });
    return { ...session, endsAt };
  }

  /** A person's live sessions, the last seen first. */
  async listOf(personId: string): Promise<readonly KeptSession[]> {
    const rows = await this.#deps.store.tables.session.find({ userId: personId });
    const now = this.#deps.now();
    return rows
      .map((row) => keptSession(row))
      .filter(({ endsAt }) => endsAt > now)
      .toSorted((one, other) => other.seenAt.getTime() - one.seenAt.getTime());
  }

  /** Ends a session of this person by its id; false when they have none with it. */
  endOne(personId: string, sessionId: string): Promise<boolean> {
    return this.#deps.store.transact(async ({ session }) => {
      const row = await session.get(sessionId);
      if (row?.['userId'] !== personId) return false;
      await session.remove(sessionId);
      return keptSession(row).endsAt > this.#deps.now();
    });
  }

  /** Whether a session still stands, asked by its id. */
  async isLive(sessionId: string): Promise<boolean> {
    const row = await this.#deps.store.tables.session.get(sessionId);
    return row !== undefined && String(row['expiresAt']) > this.#deps.now().toISOString();
  }

  async end(token: string): Promise<void> {
    const { internalAdapter } = await this.#library.$context;
    await internalAdapter.deleteSession(token);
  }

  async endAllOf(personId: string): Promise<void> {
    const { internalAdapter } = await this.#library.$context;
    await internalAdapter.deleteUserSessions(personId);
  }

  /** What a token is known by in memory and on disk. */
  keyOf(token: string): string {
    return digest(token);
  }

  #end(isShared: boolean): Date {
    return new Date(this.#deps.now().getTime() + (isShared ? SHARED_LASTS_MS : LASTS_MS));
  }

  /** How often this person has signed in, as far as the card remembers: older ones did not count. */
  async signInsOf(personId: string): Promise<number> {
    return Number((await this.#deps.store.tables.user.get(personId))?.['signIns'] ?? 0);
  }

  async #keepCard({ id, email, name }: Person): Promise<void> {
    const { internalAdapter } = await this.#library.$context;
    const known = await internalAdapter.findUserById(id);
    if (known) {
      const signIns = (await this.signInsOf(id)) + 1;
      await internalAdapter.updateUser(id, { email, name, signIns });
      return;
    }
    const card = { id, email, name, emailVerified: true, signIns: 1 };
    await internalAdapter
      .createUser(card, { method: 'magic-link' })
      .catch(async (fault: unknown) => {
        // Two first sign-ins at once: the other one has made the card.
        if (!(await internalAdapter.findUserById(id))) throw fault;
      });
  }

  async #forgetExpired(): Promise<void> {
    const { adapter } = await this.#library.$context;
    const past = { field: 'expiresAt', operator: 'lt', value: this.#deps.now() } as const;
    if ((await adapter.count({ model: 'session', where: [past] })) > 0) {
      await adapter.deleteMany({ model: 'session', where: [past] });
    }
  }
}

function keptSession(row: SignInRow): KeptSession {
  const moment = (field: string) => new Date(String(row[field]));
  return {
    id: row.id,
    personId: String(row['userId']),
    isShared: row['shared'] === true,
    userAgent: typeof row['userAgent'] === 'string' ? row['userAgent'] : '',
    openedAt: moment('createdAt'),
    seenAt: moment('updatedAt'),
    endsAt: moment('expiresAt'),
  };
}

function libraryOver({ store, publicUrl, secret }: Deps) {
  return betterAuth({
    database: authAdapter(store),
    baseURL: publicUrl,
    secret,
    session: {
      expiresIn: LASTS_MS / 1000,
      updateAge: NOTED_EVERY_MS / 1000,
      additionalFields: { shared: { type: 'boolean', required: false } },
    },
    user: { additionalFields: { signIns: { type: 'number', required: false } } },
    verification: { storeIdentifier: 'hashed' },
    telemetry: { enabled: false },
    // What goes wrong is thrown; its console lines would break the one line that a start prints.
    logger: { disabled: true },
  });
}

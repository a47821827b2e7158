import { betterAuth } from 'better-auth/minimal';
import type { Person } from '#shared/member/person.ts';
import { authAdapter } from '#server/sign-in/auth-adapter.ts';
import { digest, newToken, type Random } from '#server/sign-in/secret-text.ts';
import type { SignInStore } from '#server/storage/catalogue.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A session ends after this long without a visit. */
const LASTS_MS = 30 * DAY_MS;
/** A visit makes a session last longer at most this often, so that reading hardly ever writes. */
const RENEWED_EVERY_MS = DAY_MS;

export interface LiveSession {
  readonly id: string;
  readonly personId: string;
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
  async open(person: Person): Promise<{ readonly token: string; readonly session: LiveSession }> {
    await this.#keepCard(person);
    await this.#forgetExpired();
    const { internalAdapter } = await this.#library.$context;
    const token = newToken(this.#deps.random);
    const own = { token, expiresAt: this.#inAMonth() };
    const { id } = await internalAdapter.createSession(person.id, false, own, true);
    return { token, session: { id, personId: person.id } };
  }

  /** The live session of a token, or null. A visit in time makes it last longer. */
  async find(token: string): Promise<LiveSession | null> {
    const { internalAdapter } = await this.#library.$context;
    const found = await internalAdapter.findSession(token);
    if (!found) return null;
    const { id, userId: personId, expiresAt } = found.session;
    const leftMs = expiresAt.getTime() - this.#deps.now().getTime();
    if (leftMs <= 0) return null;
    if (leftMs < LASTS_MS - RENEWED_EVERY_MS) {
      const renewed = { expiresAt: this.#inAMonth() };
      // A disk that takes nothing must not sign anybody out; the next visit tries again.
      await internalAdapter.updateSession(token, renewed).catch(() => null);
    }
    return { id, personId };
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

  #inAMonth(): Date {
    return new Date(this.#deps.now().getTime() + LASTS_MS);
  }

  async #keepCard({ id, email, name }: Person): Promise<void> {
    const { internalAdapter } = await this.#library.$context;
    const known = await internalAdapter.findUserById(id);
    if (known?.email === email && known.name === name) return;
    if (known) {
      await internalAdapter.updateUser(id, { email, name });
      return;
    }
    const card = { id, email, name, emailVerified: true };
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

function libraryOver({ store, publicUrl, secret }: Deps) {
  return betterAuth({
    database: authAdapter(store),
    baseURL: publicUrl,
    secret,
    session: { expiresIn: LASTS_MS / 1000, updateAge: RENEWED_EVERY_MS / 1000 },
    verification: { storeIdentifier: 'hashed' },
    telemetry: { enabled: false },
    // What goes wrong is thrown; its console lines would break the one line that a start prints.
    logger: { disabled: true },
  });
}

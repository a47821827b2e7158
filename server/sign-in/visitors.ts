import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { Visitor } from '#server/room/visitor.ts';
import type { Cookie } from '#server/sign-in/cookies.ts';
import { mayEnter } from '#server/sign-in/entry.ts';
import type { Sessions } from '#server/sign-in/sessions.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/** How long an answer may be given again without asking the stores; announcements end it sooner. */
const REMEMBERED_MS = 2000;
const MOST_REMEMBERED = 5000;

interface Deps {
  readonly sessions: Sessions;
  readonly catalogue: Catalogue;
  readonly bus: Bus;
  readonly cookie: Cookie;
  readonly now: () => Date;
}

/** Who stands behind a cookie, asked at every request: remembered briefly, forgotten at every announcement about the person. */
export class Visitors {
  readonly #deps: Deps;
  readonly #remembered = new Map<string, { readonly visitor: Visitor; readonly untilMs: number }>();
  readonly #stopListening: () => void;
  /** Raised by every announcement: an answer read before one and finished after it is not remembered. */
  #round = 0;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#stopListening = deps.bus.listen((announcement) => {
      if ('personId' in announcement) this.#forget(announcement.personId);
    });
  }

  async identify(cookieHeader: string | undefined): Promise<Visitor | null> {
    const { sessions, cookie, now } = this.#deps;
    const token = cookie.read(cookieHeader);
    if (token === null) return null;
    const key = sessions.keyOf(token);
    const remembered = this.#remembered.get(key);
    if (remembered && remembered.untilMs > now().getTime()) return remembered.visitor;
    const round = this.#round;
    const visitor = await this.#find(token);
    this.#remembered.delete(key);
    if (visitor && round === this.#round) this.#remember(key, visitor);
    return visitor;
  }

  /** The same; throws `not-signed-in` for nobody. */
  async mustIdentify(cookieHeader: string | undefined): Promise<Visitor> {
    const visitor = await this.identify(cookieHeader);
    if (visitor === null) throw new Refusal('not-signed-in');
    return visitor;
  }

  /** Asked when somebody signed out or lost a place: answers from the stores, never from memory. */
  async isAlive({ sessionId, personId }: Visitor): Promise<boolean> {
    const person = await this.#deps.catalogue.tables.people.get(personId);
    return (
      person !== undefined &&
      (await this.#deps.sessions.isLive(sessionId)) &&
      mayEnter(this.#deps.catalogue, person)
    );
  }

  close(): void {
    this.#stopListening();
  }

  async #find(token: string): Promise<Visitor | null> {
    const session = await this.#deps.sessions.find(token);
    const person = session && (await this.#deps.catalogue.tables.people.get(session.personId));
    if (!session || !person || !(await mayEnter(this.#deps.catalogue, person))) return null;
    return { sessionId: session.id, personId: person.id, name: person.name };
  }

  #remember(key: string, visitor: Visitor): void {
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size >= MOST_REMEMBERED && oldest) this.#remembered.delete(oldest);
    this.#remembered.set(key, { visitor, untilMs: this.#deps.now().getTime() + REMEMBERED_MS });
  }

  #forget(personId: string): void {
    this.#round += 1;
    for (const [key, { visitor }] of this.#remembered) {
      if (visitor.personId === personId) this.#remembered.delete(key);
    }
  }
}

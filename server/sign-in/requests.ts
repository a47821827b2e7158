import type { Person } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { judgeLink, type LinkVerdict, SignInRequest, takesCode } from '#server/sign-in/request.ts';
import {
  digest,
  keyedDigest,
  newCode,
  newToken,
  type Random,
} from '#server/sign-in/secret-text.ts';
import type { SignInRow, SignInStore } from '#server/storage/catalogue.ts';
import type { Table, WritableTable } from '#server/storage/store.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** How long a mailed link and its code may be used. The mail says so in words: change both together. */
const LINK_LASTS_MS = 60 * MINUTE_MS;
const CODE_LASTS_MS = 10 * MINUTE_MS;
/** A link that is over is remembered this long, so that its page can say why and offer a new one. */
const REMEMBERED_MS = 30 * DAY_MS;

interface Deps {
  readonly store: SignInStore;
  readonly secret: string;
  readonly now: () => Date;
  readonly random: Random;
}

interface Asking {
  readonly email: string;
  /** Null when nobody here has the address, or nobody who may enter. */
  readonly person: Person | null;
  readonly next: string | null;
  readonly isShared: boolean;
  /** The token in the asking browser's cookie. */
  readonly browser: string;
}

/** What a link or a code opens. */
export interface Redeemed {
  readonly personId: string;
  readonly next: string | null;
}

/** What the opener of a link brings along, as it came. */
export interface Brought {
  readonly browser: string | null;
  readonly email: string | null;
}

/** Ways in that were handed out and not used yet: made, judged and spent here, each change in one transaction. */
export class SignInRequests {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Keeps a request for a mail with a link and a code. The secrets are given once and stored nowhere. */
  async ask({
    email,
    person,
    next,
    isShared,
    browser,
  }: Asking): Promise<{ token: string; code: string }> {
    const token = newToken(this.#deps.random);
    const code = newCode(this.#deps.random);
    const id = digest(token);
    await this.#keep({
      ...this.#fresh(id, email, LINK_LASTS_MS),
      kind: 'mailed',
      personId: person?.id ?? null,
      browser: digest(browser),
      code: keyedDigest(this.#deps.secret, id, code),
      codeExpiresAt: this.#in(CODE_LASTS_MS),
      next,
      shared: isShared,
    });
    return { token, code };
  }

  /** Makes a link to be handed from hand to hand, and gives its token. */
  async hand(person: Person, next: string | null, lastsMs: number): Promise<string> {
    const token = newToken(this.#deps.random);
    const fresh = this.#fresh(digest(token), person.email, lastsMs);
    await this.#keep({ ...fresh, kind: 'handed', personId: person.id, next });
    return token;
  }

  /**
   * Makes a mailed link for each person, all in one transaction, and gives their tokens in order. No browser asked for
   * them, so each wants the address typed once.
   */
  async invite(people: readonly Person[], next: string, lastsMs: number): Promise<string[]> {
    const made = people.map((person) => ({ person, token: newToken(this.#deps.random) }));
    await this.#deps.store.transact(async ({ request: table }) => {
      for (const { person, token } of made) {
        const fresh = this.#fresh(digest(token), person.email, lastsMs);
        await table.put({ ...fresh, kind: 'mailed', personId: person.id, next });
      }
    });
    return made.map(({ token }) => token);
  }

  /** Ends every way in that was handed out to a person and not used: their address is another's business now. */
  async endAllOf(personId: string): Promise<void> {
    await this.#deps.store.transact(async ({ request: table }) => {
      for (const row of await table.find({ personId })) await table.remove(row.id);
    });
  }

  /** The request behind a link's token, spent and expired ones too, with what would be said to its opener now. */
  async look(
    token: string,
    brought: Brought,
  ): Promise<{ request: SignInRequest; verdict: LinkVerdict } | null> {
    const request = await requestWith(this.#deps.store.tables.request, digest(token));
    return request && { request, verdict: this.#judge(request, brought) };
  }

  /** Spends a link. Of any number of openers at once, one gets in. */
  async redeemLink(token: string, brought: Brought): Promise<LinkVerdict | Redeemed> {
    return this.#deps.store.transact(async ({ request: table }) => {
      const request = await requestWith(table, digest(token));
      if (!request) return 'link-expired';
      const verdict = this.#judge(request, brought);
      if (verdict === 'address-wrong') {
        await table.put({ ...request, wrongAddresses: request.wrongAddresses + 1 });
      }
      return verdict === 'open' ? this.#spend(table, request) : verdict;
    });
  }

  /** Spends the code of a mail, in the browser that asked for it; throws `code-wrong` or `code-dead`. */
  async redeemCode(email: string, code: string, browser: string | null): Promise<Redeemed> {
    const { store, now, secret } = this.#deps;
    // Refusals are thrown outside the transaction: thrown inside, they would undo the counting.
    const outcome = await store.transact(async ({ request: table }) => {
      // Asked for twice in the same browser: both mails may be in the hand, so each try is tried on both.
      const open = (
        await this.#askedBy(table, digest(browser ?? ''), this.#addressOf(email))
      ).filter((request) => takesCode(request, now()));
      if (open.length === 0) return 'code-dead';
      const right = open.find(
        ({ id, code: kept, personId }) =>
          personId !== null && kept === keyedDigest(secret, id, code),
      );
      if (right) return this.#spend(table, right);
      for (const one of open) await table.put({ ...one, wrongCodes: one.wrongCodes + 1 });
      return 'code-wrong';
    });
    if (typeof outcome === 'string') throw new Refusal(outcome);
    return outcome;
  }

  async #spend(table: WritableTable<SignInRow>, request: SignInRequest): Promise<Redeemed> {
    const { personId, next, browser, address } = request;
    if (personId === null) throw new Error('a request without a person was to be spent');
    const together = browser === null ? [request] : await this.#askedBy(table, browser, address);
    const usedAt = this.#deps.now().toISOString();
    for (const one of together) await table.put({ ...one, usedAt: one.usedAt ?? usedAt });
    return { personId, next };
  }

  async #askedBy(table: Table<SignInRow>, browser: string, address: string) {
    return (await table.find({ browser, address })).map((row) => SignInRequest.parse(row));
  }

  #judge(request: SignInRequest, { browser, email }: Brought): LinkVerdict {
    const proof = {
      browser: browser && digest(browser),
      address: email === null ? null : this.#addressOf(email),
    };
    return judgeLink(request, proof, this.#deps.now());
  }

  #addressOf(email: string): string {
    return keyedDigest(this.#deps.secret, 'address', email);
  }

  #in(ms: number): string {
    return new Date(this.#deps.now().getTime() + ms).toISOString();
  }

  #fresh(id: string, email: string, lastsMs: number): Omit<SignInRequest, 'kind' | 'personId'> {
    return {
      id,
      address: this.#addressOf(email),
      browser: null,
      code: null,
      codeExpiresAt: null,
      next: null,
      shared: false,
      createdAt: this.#in(0),
      expiresAt: this.#in(lastsMs),
      usedAt: null,
      wrongAddresses: 0,
      wrongCodes: 0,
    };
  }

  async #keep(request: SignInRequest): Promise<void> {
    await this.#deps.store.transact(async ({ request: table }) => {
      for (const row of await table.find({})) {
        if (this.#isForgotten(row)) await table.remove(row.id);
      }
      await table.put(request);
    });
  }

  /** Requests of nobody go as soon as they can be of no use, so that asking for made-up addresses fills no disk. */
  #isForgotten(row: SignInRow): boolean {
    const end = row['personId'] === null ? row['codeExpiresAt'] : row['expiresAt'];
    const keptMs = row['personId'] === null ? 0 : REMEMBERED_MS;
    return typeof end === 'string' && end < this.#in(-keptMs);
  }
}

async function requestWith(table: Table<SignInRow>, id: string): Promise<SignInRequest | null> {
  const parsed = SignInRequest.safeParse(await table.get(id));
  return parsed.success ? parsed.data : null;
}

import type { RefusalCode } from '#shared/refusal/refusal.ts';
import { randomBytes, randomInt } from 'node:crypto';
import { suggestionIdFrom } from '#shared/suggestion/entry.ts';
import { type StrayEntries, strayEntries, takeOff } from '#shared/suggestion/stray-entries.ts';
import type * as Y from 'yjs';
import type { Connection, ContentFrame, WaitingChange } from '#server/room/connection.ts';
import { judge, type Verdict } from '#server/room/gate/gate.ts';
import { isOverladen } from '#server/room/gate/overladen.ts';
import type { Mendable } from '#server/room/gate/repair.ts';
import { settleSuggestion } from '#server/room/gate/suggested.ts';
import type { Touched } from '#server/room/gate/touched.ts';
import type { Entry, Ledger } from '#server/room/ledger.ts';
import type { Limits } from '#server/room/limits.ts';
import { LiveText } from '#server/room/live-text.ts';
import type { RoomMetrics } from '#server/room/metrics.ts';
import type { OnDisk } from '#server/room/on-disk.ts';

/** Who waits for a batch: a connection's frame, or a change made by the server. */
export type Receipt =
  | {
      readonly kind: 'frame';
      readonly from: Connection;
      readonly frame: ContentFrame;
      /** False when it brought nothing new, but what it repeats may still be on its way. */
      readonly adds: boolean;
    }
  | {
      readonly kind: 'write';
      readonly personId: string;
      readonly done: () => void;
      readonly failed: (fault: Error) => void;
    };

export type Outcome =
  /** It adds nothing: nothing to flush, and as good as on disk. */
  | { readonly kind: 'settled' }
  | { readonly kind: 'gathered' }
  /** It waits for what it hangs on. */
  | { readonly kind: 'waits' }
  /** Too much waits, or for too long: the connection must begin anew. */
  | { readonly kind: 'again' }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

interface DeskDeps {
  readonly ledger: Ledger<Receipt>;
  readonly clients: ReadonlyMap<number, string>;
  readonly presentAs: (client: number) => string | undefined;
  readonly limits: Limits;
  readonly metrics: RoomMetrics;
  readonly now: () => Date;
}

/** Name of the server's own hand in the log. */
export const SYSTEM = 'system';

type Made = Omit<Entry<Receipt>, 'receipt'>;

/** Nobody waits for what the server puts right by itself. */
const ok = () => undefined;

/** The desk at which every change of a paper is judged, entered into the live text and handed to the ledger. */
export class ChangeDesk {
  readonly #deps: DeskDeps;
  readonly #live: LiveText;
  #owners: Map<number, string>;
  /** The clientIDs under which the server writes for people. */
  readonly #ownClients = new Map<string, number>();
  #waitingBytes = 0;
  #waitingCount = 0;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
    this.#owners = new Map(deps.clients);
    this.#live = new LiveText(deps.ledger.onDisk, () => deps.ledger.unflushed);
  }

  get loaded(): Y.Doc | null {
    return this.#live.loaded;
  }

  /** A Y.Doc that holds exactly what is on disk, if there is one. */
  get settled(): Y.Doc | null {
    return this.#deps.ledger.isAtRest ? this.#live.loaded : null;
  }

  /** Whether a person may be present under a clientID: it has not written for anybody else. */
  mayBe(client: number, personId: string): boolean {
    const owner = this.#owners.get(client);
    return owner === undefined ? this.#live.known.stateOf(client) === 0 : owner === personId;
  }

  take(from: Connection, update: Uint8Array, frame: ContentFrame): Outcome {
    const verdict = this.#judge(from, update);
    const { changes } = this.#deps.metrics;
    changes.set(verdict.kind, (changes.get(verdict.kind) ?? 0) + 1);
    switch (verdict.kind) {
      case 'taken':
        return this.#enter(from, verdict, frame);
      case 'waits':
        return this.#keepWaiting(from, { ...frame, ...verdict, update, since: performance.now() });
      case 'refused':
        return verdict;
      default:
        return { kind: 'settled' };
    }
  }

  /** Judges again what waited on this connection for something that has come. */
  *retry(from: Connection): Generator<readonly [ContentFrame, Outcome]> {
    for (let at = 0; at < from.waiting.length; at++) {
      const change = from.waiting[at];
      if (!change || this.#live.known.stateOf(change.missing.client) <= change.missing.clock)
        continue;
      this.#forget(from, at);
      yield [change, this.take(from, change.update, change)];
      at = -1;
    }
  }

  /** Whether something of this connection has waited for too long. */
  hasWaitedTooLong(from: Connection): boolean {
    const [oldest] = from.waiting;
    return oldest !== undefined && performance.now() - oldest.since > this.#deps.limits.waitingMs;
  }

  dropWaiting(from: Connection): void {
    while (from.waiting.length > 0) this.#forget(from, 0);
  }

  /** Changes the text in a person's name, or the server's own; false when nothing changed. */
  edit(change: (doc: Y.Doc) => void, receipt: Receipt & { readonly kind: 'write' }): boolean {
    const { personId } = receipt;
    const made = this.#make(change, personId);
    if (!made) return false;
    this.#deps.ledger.gather({ ...made, receipt });
    return true;
  }

  /** Makes a change in a person's name under a clientID of the server's; null when it changed nothing. */
  #make(change: (doc: Y.Doc) => void, personId: string): Made | null {
    const client = this.#ownClients.get(personId) ?? this.#newClient();
    const made = this.#live.edit(change, client);
    if (!made) return null;
    const isNew = !this.#ownClients.has(personId) && made.moved.has(client);
    if (isNew) {
      this.#ownClients.set(personId, client);
      this.#owners.set(client, personId);
    }
    return { ...made, claims: isNew ? [[client, personId]] : [] };
  }

  /** Lets go of the live text; the disk answers until the next change. */
  rest(): void {
    this.#live.drop();
  }

  /** Starts over from what the disk holds. */
  reset(onDisk: OnDisk, clients: ReadonlyMap<number, string>): void {
    this.#live.reset(onDisk);
    this.#owners = new Map(clients);
    this.#ownClients.clear();
  }

  #judge(from: Connection, update: Uint8Array): Verdict {
    const { limits, presentAs } = this.#deps;
    return judge(
      update,
      { personId: from.visitor.personId, access: from.access },
      {
        known: this.#live.known,
        owners: { get: (client) => this.#owners.get(client), presentAs },
        doc: () => this.#live.doc,
        mostParts: limits.changeParts,
      },
    );
  }

  #enter(
    from: Connection,
    { update, moved, claims, begun, touched }: Verdict & { readonly kind: 'taken' },
    frame: ContentFrame,
  ): Outcome {
    const { ledger, limits } = this.#deps;
    // What only deletes is taken even by a full paper: how else would it become smaller.
    const grows = moved.size > 0;
    if (grows && ledger.bytes > limits.paperBytes) return { kind: 'refused', code: 'too-large' };
    if (from.claimed + claims.length > limits.clientsPerConnection)
      return { kind: 'refused', code: 'foreign-change' };
    const { personId } = from.visitor;
    let strays: readonly StrayEntries[] = [];
    const isServers = (client: number) => this.#owners.get(client) === SYSTEM;
    const look = (change: Y.Transaction) =>
      void (strays = strayEntries(change, personId, isServers));
    if (!this.#live.apply(update, moved, look))
      return { kind: 'refused', code: 'malformed-change' };
    if (isOverladen(this.#live.doc, begun)) {
      this.#live.drop();
      return { kind: 'refused', code: 'too-large' };
    }
    const mended = this.#settle(strays, touched, personId);
    if (mended === 'beyond') return { kind: 'refused', code: 'only-suggestions' };
    from.claimed += claims.length;
    for (const client of claims) this.#owners.set(client, personId);
    ledger.gather({
      // A copy, because what came is a view into the network's buffer, sixteen times its size and more.
      update: new Uint8Array(update),
      moved,
      claims: claims.map((client) => [client, personId]),
      receipt: { kind: 'frame', from, frame, adds: true },
    });
    for (const mend of mended)
      ledger.gather({ ...mend, receipt: { kind: 'write', personId, done: ok, failed: ok } });
    return { kind: 'gathered' };
  }

  /**
   * Puts right what a change, just applied, did beyond its writer's will, and holds a suggester's to the rule; what cannot
   * be put right leaves nothing in the text.
   */
  #settle(
    strays: readonly StrayEntries[],
    touched: (Touched & Mendable) | null,
    author: string,
  ): readonly Made[] | 'beyond' {
    const made: Made[] = [];
    // In the server's own hand: among what comes back may be words that others have written there.
    const make = (change: (doc: Y.Doc) => void) => {
      const own = this.#make(change, SYSTEM);
      if (own) made.push(own);
      return own;
    };
    if (strays.length > 0)
      make((doc) => {
        for (const stray of strays) takeOff(doc, stray);
      });
    const by = { id: suggestionIdFrom(randomBytes(8)), author, at: this.#deps.now().getTime() };
    if (!touched || settleSuggestion(this.#live, touched, by, make) !== 'beyond') return made;
    this.#live.drop();
    for (const { claims } of made) {
      // A clientID that has written nothing is nobody's.
      for (const [client] of claims) this.#owners.delete(client);
      if (claims.length > 0) this.#ownClients.delete(SYSTEM);
    }
    return 'beyond';
  }

  #keepWaiting(from: Connection, change: WaitingChange): Outcome {
    const { waitingBytes, waitingCount } = this.#deps.limits;
    if (this.#waitingBytes + change.update.length > waitingBytes) return { kind: 'again' };
    if (this.#waitingCount >= waitingCount) return { kind: 'again' };
    this.#waitingBytes += change.update.length;
    this.#waitingCount += 1;
    from.waiting.push({ ...change, update: new Uint8Array(change.update) });
    return { kind: 'waits' };
  }

  #forget(from: Connection, at: number): void {
    for (const { update } of from.waiting.splice(at, 1)) {
      this.#waitingBytes -= update.length;
      this.#waitingCount -= 1;
    }
  }

  #newClient(): number {
    for (;;) {
      const client = randomInt(1, 2 ** 32);
      if (!this.#owners.has(client) && this.#live.known.stateOf(client) === 0) return client;
    }
  }
}

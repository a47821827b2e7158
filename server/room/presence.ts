import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type Access, may } from '#shared/member/access.ts';
import type { Limits } from '#server/room/limits.ts';
import { Palette } from '#server/room/palette.ts';

/** One connection as presence sees it. */
export interface Party {
  readonly visitor: { readonly personId: string; readonly name: string };
  readonly access: Access;
  /** The clientID it is present under, once it has said so. */
  presentAs: number | null;
}

interface Entry<P extends Party> {
  readonly client: number;
  party: P;
  /** The state as it came, to tell a renewal from a change. */
  raw: Buffer;
  state: Readonly<Record<string, unknown>>;
  stamped: string;
  /** The clock others see. Normally the client's own; ahead of it where a stock client would otherwise not listen. */
  clock: number;
}

interface Gone {
  readonly personId: string;
  readonly clock: number;
}

interface Announced {
  readonly client: number;
  readonly clock: number;
  readonly state: Uint8Array;
}

/** Who may be present under a clientID, as far as the paper's log knows. */
export type MayBe = (client: number, personId: string) => boolean;

/** How many who left are remembered, so that an echo of theirs is not taken for somebody new. */
const GONE_KEPT = 1000;

/**
 * Who is here and where their carets are: never stored, and never believed. A connection speaks for one clientID only,
 * and who stands behind it (id, name, colour, role, whether they write) is written by the server. Stock clients send back what they hear
 * about others; that is left unread.
 */
export class Presence<P extends Party> {
  readonly #limits: Limits;
  readonly #mayBe: MayBe;
  readonly #entries = new Map<number, Entry<P>>();
  readonly #gone = new Map<number, Gone>();
  readonly #changed = new Set<number>();
  readonly #renewed = new Set<number>();
  readonly #palette = new Palette();

  constructor(limits: Limits, mayBe: MayBe) {
    this.#limits = limits;
    this.#mayBe = mayBe;
  }

  /**
   * Whom a clientID is present for, or was until their line broke: they may be writing on without one, and come back
   * with words under it.
   */
  personOf(client: number): string | undefined {
    return this.#entries.get(client)?.party.visitor.personId ?? this.#gone.get(client)?.personId;
  }

  /** Something that others should see soon. */
  get hasChanged(): boolean {
    return this.#changed.size > 0;
  }

  get hasRenewed(): boolean {
    return this.#renewed.size > 0;
  }

  /** Takes in an awareness update. Throws when it is none; whatever is not the sender's own is ignored. */
  hear(from: P, update: Uint8Array): void {
    for (const announced of announcedIn(update)) {
      if (this.#isOwn(from, announced)) this.#set(from, announced);
    }
  }

  /** A connection left: the others are told, unless it came back under the same clientID already. */
  leave(party: P): void {
    const entry = party.presentAs === null ? undefined : this.#entries.get(party.presentAs);
    if (entry?.party === party) this.#remove(entry);
  }

  /** Role or name changed: what others see is written anew. */
  restamp(party: P): void {
    const entry = party.presentAs === null ? undefined : this.#entries.get(party.presentAs);
    if (entry?.party !== party) return;
    entry.stamped = this.#stamp(entry.state, party);
    this.#changed.add(entry.client);
  }

  /** What is due for everybody, and forgets that it was. */
  take(): readonly number[] {
    const due = [...new Set([...this.#changed, ...this.#renewed])];
    this.#changed.clear();
    this.#renewed.clear();
    for (const client of due) {
      const entry = this.#entries.get(client);
      if (entry) entry.clock += 1;
    }
    return due;
  }

  /** Everybody else who is here, for one who has just come. */
  strangersTo({ visitor }: P): readonly number[] {
    return this.#tellAbout(({ party }) => party.visitor.personId !== visitor.personId);
  }

  /**
   * The same person's other windows. Told only once it is plain which entry is the connection's own: it may be the one
   * that its broken line before has left behind.
   */
  siblingsOf({ visitor, presentAs }: P): readonly number[] {
    return this.#tellAbout(
      ({ party, client }) => party.visitor.personId === visitor.personId && client !== presentAs,
    );
  }

  /** An awareness update about these clients, leaving one out: nobody is told about themselves. */
  encode(clients: readonly number[], without: number | null): Uint8Array | null {
    const told = clients.filter((client) => client !== without);
    if (told.length === 0) return null;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, told.length);
    for (const client of told) {
      const entry = this.#entries.get(client);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, entry?.clock ?? this.#gone.get(client)?.clock ?? 0);
      encoding.writeVarString(encoder, entry?.stamped ?? 'null');
    }
    return encoding.toUint8Array(encoder);
  }

  #tellAbout(isMeant: (entry: Entry<P>) => boolean): number[] {
    const told: number[] = [];
    for (const entry of this.#entries.values()) {
      if (!isMeant(entry)) continue;
      // A stock client that lost its line remembers the clock but not the state, and would not listen to the same again.
      entry.clock += 1;
      told.push(entry.client);
    }
    return told;
  }

  #isOwn(from: P, { client, state }: Announced): boolean {
    if (from.presentAs !== null) return client === from.presentAs;
    const { personId } = from.visitor;
    const holder = this.personOf(client) ?? personId;
    if (holder !== personId || isNull(state) || !this.#mayBe(client, personId)) return false;
    from.presentAs = client;
    return true;
  }

  #set(from: P, { client, clock, state }: Announced): void {
    const entry = this.#entries.get(client);
    if (isNull(state)) {
      if (entry) this.#remove(entry);
      return;
    }
    // Sending adds one; so a client's own next clock is what others will see.
    if (entry) entry.clock = Math.max(entry.clock, clock - 1);
    if (entry?.party === from && entry.raw.equals(state)) {
      this.#renewed.add(client);
      return;
    }
    const read = readState(state, this.#limits);
    if (!read) return;
    const before = this.#gone.get(client)?.clock ?? 0;
    this.#gone.delete(client);
    this.#entries.set(client, {
      client,
      party: from,
      raw: Buffer.from(state),
      state: read,
      stamped: this.#stamp(read, from),
      clock: entry?.clock ?? Math.max(clock, before),
    });
    this.#changed.add(client);
  }

  #remove({ client, clock, party }: Entry<P>): void {
    this.#entries.delete(client);
    this.#changed.add(client);
    const { personId } = party.visitor;
    this.#gone.set(client, { personId, clock: clock + 1 });
    const isHere = [...this.#entries.values()].some(
      (left) => left.party.visitor.personId === personId,
    );
    if (!isHere) this.#palette.release(personId);
    if (this.#gone.size <= GONE_KEPT) return;
    for (const [oldest] of this.#gone) {
      this.#gone.delete(oldest);
      return;
    }
  }

  /** The state with its `user` written by us. */
  #stamp(state: Readonly<Record<string, unknown>>, { visitor, access }: Party): string {
    const { personId, name } = visitor;
    const color = this.#palette.take(personId);
    const user = { id: personId, name, color, role: access.role, writes: may(access, 'edit') };
    return JSON.stringify({ ...state, user });
  }
}

function announcedIn(update: Uint8Array): Announced[] {
  const decoder = decoding.createDecoder(update);
  const count = decoding.readVarUint(decoder);
  const announced: Announced[] = [];
  for (let at = 0; at < count; at++) {
    announced.push({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      // The text is left undecoded: most of what a stock client sends here is an echo that nobody reads.
      state: decoding.readVarUint8Array(decoder),
    });
  }
  return announced;
}

const NULL = [110, 117, 108, 108];

function isNull(state: Uint8Array): boolean {
  return state.length === NULL.length && NULL.every((byte, at) => state[at] === byte);
}

/** A state within its bounds; null for one that is too large, too deep or no record. */
function readState(
  state: Uint8Array,
  { presenceBytes, presenceDepth }: Limits,
): Readonly<Record<string, unknown>> | null {
  if (state.length > presenceBytes) return null;
  try {
    const text = Buffer.from(state.buffer, state.byteOffset, state.length).toString();
    const value: unknown = JSON.parse(text);
    return isRecord(value) && isShallow(value, presenceDepth) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((part) => isShallow(part, depth - 1));
}

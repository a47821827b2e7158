import type { IncomingMessage } from 'node:http';
import { CLOSE } from '#shared/paper/frame.ts';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';
import { Bucket } from '#server/room/bucket.ts';
import type { Admitted } from '#server/room/connection.ts';
import type { Limits } from '#server/room/limits.ts';
import type { Room } from '#server/room/room.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { Rights } from '#server/room/rights.ts';
import type { Doorkeeper } from '#server/room/visitor.ts';

const ADDRESS = /^\/sync\/([\w-]{8,64})$/;

/** What a socket asks for; null when its address is not a paper's. */
export interface Asked {
  readonly paperId: string;
  readonly schema: string | null;
  /** Who the page believes to be; null when it does not say, as a stock client. */
  readonly personId: string | null;
}

/** Reads an address by hand: the URL parser throws at some that anybody may send. */
export function askedBy(url = ''): Asked | null {
  const [path = '', query = ''] = url.split('?', 2);
  const paperId = ADDRESS.exec(path)?.[1];
  if (!paperId) return null;
  const asked = new URLSearchParams(query);
  return { paperId, schema: asked.get('schema'), personId: asked.get('person') };
}

/** The answer at the door: in, with the room held open until `leave` is called; or a code to close with. */
export type Answer =
  | {
      readonly kind: 'in';
      readonly admitted: Admitted;
      readonly room: Room;
      readonly leave: () => void;
      /** `Rights.version` at which the access was true. */
      readonly version: number;
    }
  | { readonly kind: 'out'; readonly code: number };

const out = (code: number): Answer => ({ kind: 'out', code });

interface AdmissionDeps {
  readonly doorkeeper: Doorkeeper;
  readonly rooms: Rooms;
  readonly rights: Rights;
  readonly limits: Limits;
}

/** What all sockets of one person share. */
interface Share {
  sockets: number;
  readonly work: Bucket;
}

/** The door of every paper: who is it, may they, with this schema, and not too often. */
export class Admission {
  readonly #deps: AdmissionDeps;
  readonly #shares = new Map<string, Share>();
  /** People whose changes were refused lately; a page that loops must not be judged without end. */
  readonly #refusals = new Map<string, Bucket>();

  constructor(deps: AdmissionDeps) {
    this.#deps = deps;
  }

  refused(personId: string): void {
    const { refusalBurst, refusalsPerMinute } = this.#deps.limits;
    const bucket = this.#refusals.get(personId) ?? new Bucket(refusalBurst, refusalsPerMinute / 60);
    this.#refusals.set(personId, bucket);
    bucket.spend(1);
  }

  /** Forgets people whose refusals are long past, and who have left without owing anything. */
  tidy(): void {
    for (const [personId, bucket] of this.#refusals)
      if (bucket.isFull) this.#refusals.delete(personId);
    for (const [personId, { sockets, work }] of this.#shares)
      if (sockets === 0 && work.isFull) this.#shares.delete(personId);
  }

  /** Counts one more open socket of a person; null when they have too many. Call `leave` when it has closed. */
  enter(personId: string): { readonly leave: () => void; readonly work: Bucket } | null {
    const { socketsPerPerson, workBurstOfPersonMs, workMsPerSecondOfPerson } = this.#deps.limits;
    const share = this.#shares.get(personId) ?? {
      sockets: 0,
      work: new Bucket(workBurstOfPersonMs, workMsPerSecondOfPerson),
    };
    if (share.sockets >= socketsPerPerson) return null;
    this.#shares.set(personId, share);
    share.sockets += 1;
    return { work: share.work, leave: () => void (share.sockets -= 1) };
  }

  /** Looks somebody up. No room is opened for a paper that does not exist or may not be read. Rejects when the disk does. */
  async answer(req: IncomingMessage, { paperId, schema, personId }: Asked): Promise<Answer> {
    const { doorkeeper, rooms, rights } = this.#deps;
    const { cookie } = req.headers;
    for (;;) {
      const { version } = rights;
      const visitor = await doorkeeper.identify(cookie);
      if (!visitor) return out(CLOSE.signedOut);
      // Somebody else has signed in in this browser: what this page has written must not become theirs.
      if (personId !== null && personId !== visitor.personId) return out(CLOSE.signedOut);
      const access = await doorkeeper.accessTo(paperId, visitor.personId);
      if (!access) return out(CLOSE.noRight);
      if (schema !== String(SCHEMA_VERSION)) return out(CLOSE.schema);
      if (this.#refusals.get(visitor.personId)?.has(1) === false) return out(CLOSE.tooFast);
      const [room, leave] = await rooms.enter(paperId);
      // Something was announced while the paper was being opened: what was read may be out of date.
      if (rights.version === version)
        return { kind: 'in', admitted: { paperId, visitor, access, cookie }, room, leave, version };
      leave();
    }
  }
}

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
}

/** Reads an address by hand: the URL parser throws at some that anybody may send. */
export function askedBy(url = ''): Asked | null {
  const [path = '', query = ''] = url.split('?', 2);
  const paperId = ADDRESS.exec(path)?.[1];
  return paperId ? { paperId, schema: new URLSearchParams(query).get('schema') } : null;
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

/** The door of every paper: who is it, may they, with this schema, and not too often. */
export class Admission {
  readonly #deps: AdmissionDeps;
  readonly #sockets = new Map<string, number>();
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

  /** Forgets people whose refusals are long past. */
  tidy(): void {
    for (const [personId, bucket] of this.#refusals)
      if (bucket.isFull) this.#refusals.delete(personId);
  }

  /** Counts one more open socket of a person; null when they have too many. Call the answer when it has closed. */
  enter(personId: string): (() => void) | null {
    const count = this.#sockets.get(personId) ?? 0;
    if (count >= this.#deps.limits.socketsPerPerson) return null;
    this.#sockets.set(personId, count + 1);
    return () => {
      const left = (this.#sockets.get(personId) ?? 1) - 1;
      if (left === 0) this.#sockets.delete(personId);
      else this.#sockets.set(personId, left);
    };
  }

  /** Looks somebody up. No room is opened for a paper that does not exist or may not be read. Rejects when the disk does. */
  async answer(req: IncomingMessage, { paperId, schema }: Asked): Promise<Answer> {
    const { doorkeeper, rooms, rights } = this.#deps;
    const { cookie } = req.headers;
    for (;;) {
      const { version } = rights;
      const visitor = await doorkeeper.identify(cookie);
      if (!visitor) return out(CLOSE.signedOut);
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

import type { Logger } from 'pino';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Connection } from '#server/room/connection.ts';
import { Room, type RoomDeps } from '#server/room/room.ts';

interface Entry {
  readonly opening: Promise<Room>;
  room: Room | null;
  leaving: Promise<void> | null;
}

/** All open papers. A paper is opened once, however many come at the same moment, and again only after it was let go of. */
export class Rooms {
  readonly #deps: RoomDeps;
  readonly #log: Logger;
  readonly #entries = new Map<string, Entry>();
  #isShut = false;

  constructor(deps: RoomDeps) {
    this.#deps = deps;
    this.#log = deps.log;
  }

  get count(): number {
    return this.#entries.size;
  }

  get liveTexts(): number {
    return this.#open().filter((room) => room.isLive).length;
  }

  connections(): Connection[] {
    return this.#open().flatMap((room) => [...room.connections]);
  }

  find(paperId: string): Room | null {
    return this.#entries.get(paperId)?.room ?? null;
  }

  /** The paper's room, opened if need be, and held open until the second of the pair is called. */
  async enter(paperId: string): Promise<readonly [Room, leave: () => void]> {
    for (;;) {
      // Somebody may still be at the door while the house is being left; the folder may be another's a moment later.
      if (this.#isShut) throw new Refusal('starting-up');
      const entry = this.#entries.get(paperId) ?? this.#openEntry(paperId);
      if (entry.leaving) {
        await entry.leaving;
        continue;
      }
      const room = await this.#opened(paperId, entry);
      if (!room.isClosing) return [room, room.hold()];
      await this.#leave(paperId, entry);
    }
  }

  /** Looks after every room once. */
  async tend(): Promise<void> {
    await Promise.all(
      [...this.#entries].map(async ([paperId, entry]) => {
        if (!entry.room || entry.leaving) return;
        if (await entry.room.tend()) await this.#leave(paperId, entry);
      }),
    );
  }

  /** Flushes every room, says goodbye and lets go of all. From here on no paper is opened any more. */
  async shut(): Promise<void> {
    this.#isShut = true;
    const entries = [...this.#entries.values()];
    await Promise.all(
      entries.map(async ({ opening, leaving }) => {
        const room = await opening.catch(() => null);
        await (leaving ?? room?.shut());
      }),
    );
    this.#entries.clear();
  }

  #open(): Room[] {
    return [...this.#entries.values()].flatMap(({ room }) => (room ? [room] : []));
  }

  #openEntry(paperId: string): Entry {
    const entry: Entry = { opening: this.#openRoom(paperId), room: null, leaving: null };
    this.#entries.set(paperId, entry);
    return entry;
  }

  async #openRoom(paperId: string): Promise<Room> {
    return new Room(paperId, this.#deps, await this.#deps.papers.open(paperId));
  }

  async #opened(paperId: string, entry: Entry): Promise<Room> {
    try {
      entry.room = await entry.opening;
      return entry.room;
    } catch (fault) {
      if (this.#entries.get(paperId) === entry) this.#entries.delete(paperId);
      throw fault;
    }
  }

  #leave(paperId: string, entry: Entry): Promise<void> {
    entry.leaving ??= (entry.room?.leave() ?? Promise.resolve())
      .catch((fault: unknown) => this.#log.error({ err: fault, paperId }, 'a paper was left badly'))
      .finally(() => this.#entries.delete(paperId));
    return entry.leaving;
  }
}

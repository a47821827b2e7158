import type { Logger } from 'pino';
import { CLOSE } from '#shared/paper/frame.ts';
import type { Announcement } from '#server/bus/bus.ts';
import type { Connection } from '#server/room/connection.ts';
import type { Rooms } from '#server/room/rooms.ts';
import type { Doorkeeper } from '#server/room/visitor.ts';

const REREADING = 'rights';
const CHANGE_NO_RIGHT: ReadonlySet<Announcement['kind']> = new Set([
  'text-changed',
  'threads-changed',
  'decisions-changed',
  'versions-changed',
]);

/**
 * Keeps the rights of open sockets true. Whenever something is announced that may touch them they are read anew, and
 * what a connection sends meanwhile waits for the answer: a right that was lost a moment ago is not used once more.
 */
export class Rights {
  readonly #doorkeeper: Doorkeeper;
  readonly #rooms: Rooms;
  readonly #log: Logger;
  /** Connections being looked at, and whether something was announced while they were. */
  readonly #rereading = new Map<Connection, { again: boolean }>();
  /** Counts announcements, so that somebody at the door can tell that an answer may be out of date. */
  #version = 0;

  constructor(doorkeeper: Doorkeeper, rooms: Rooms, log: Logger) {
    this.#doorkeeper = doorkeeper;
    this.#rooms = rooms;
    this.#log = log;
  }

  get version(): number {
    return this.#version;
  }

  hear(announcement: Announcement): void {
    if (CHANGE_NO_RIGHT.has(announcement.kind)) return;
    this.#version += 1;
    for (const connection of this.#rooms.connections()) {
      if (isAbout(announcement, connection)) void this.reread(connection);
    }
  }

  /** Ends a connection whose session is over though nobody said so: it may have expired. */
  async checkSession(connection: Connection): Promise<void> {
    try {
      if (!(await this.#doorkeeper.isAlive(connection.visitor))) connection.close(CLOSE.signedOut);
    } catch (fault) {
      this.#log.error({ err: fault }, 'a session could not be looked up');
    }
  }

  /** Reads a connection's rights anew and acts on them. */
  async reread(connection: Connection): Promise<void> {
    const running = this.#rereading.get(connection);
    if (running) {
      running.again = true;
      return;
    }
    const state = { again: true };
    this.#rereading.set(connection, state);
    connection.hold(REREADING);
    try {
      while (state.again && connection.isOpen) {
        state.again = false;
        await this.#apply(connection);
      }
    } catch (fault) {
      this.#log.error({ err: fault }, 'rights could not be read');
      connection.close(CLOSE.trouble);
    } finally {
      this.#rereading.delete(connection);
      connection.release(REREADING);
    }
  }

  async #apply(connection: Connection): Promise<void> {
    const { visitor, access: before, paperId } = connection;
    const fresh = (await this.#doorkeeper.isAlive(visitor))
      ? await this.#doorkeeper.identify(connection.cookie)
      : null;
    if (fresh?.personId !== visitor.personId) return connection.close(CLOSE.signedOut);
    const access = await this.#doorkeeper.accessTo(paperId, visitor.personId);
    if (!access) return connection.close(CLOSE.noRight);
    connection.visitor = fresh;
    connection.access = access;
    const isSame =
      access.role === before.role &&
      access.stage === before.stage &&
      access.isArchived === before.isArchived &&
      fresh.name === visitor.name;
    if (!isSame) this.#rooms.find(paperId)?.accessChanged(connection);
  }
}

function isAbout(announcement: Announcement, { visitor, access, paperId }: Connection): boolean {
  switch (announcement.kind) {
    case 'membership-changed':
      return announcement.personId === visitor.personId && announcement.forumId === access.forumId;
    case 'person-changed':
      return announcement.personId === visitor.personId;
    case 'signed-out':
      return (
        announcement.personId === visitor.personId &&
        (announcement.sessionId ?? visitor.sessionId) === visitor.sessionId
      );
    case 'forum-changed':
      return announcement.forumId === access.forumId;
    case 'paper-changed':
      return announcement.paperId === paperId;
    default:
      return false;
  }
}

import type { Connection } from '#server/room/connection.ts';
import type { Limits } from '#server/room/limits.ts';
import { type MayBe, Presence } from '#server/room/presence.ts';
import { awarenessMessage } from '#server/room/wire.ts';

interface AttendanceDeps {
  readonly limits: Limits;
  readonly mayBe: MayBe;
  /** Called when something is due and nothing else was told first. */
  readonly tellEverybody: () => void;
  /** Whether a batch is on its way that will take along what is due. */
  readonly isToldSoon: () => boolean;
}

/** Presence on the wire: what connections say about themselves, and when the others hear of it. */
export class Attendance {
  readonly presence: Presence<Connection>;
  readonly #limits: Limits;
  readonly #tellEverybody: () => void;
  readonly #isToldSoon: () => boolean;
  #timer: NodeJS.Timeout | null = null;
  #dueAt = 0;

  constructor({ limits, mayBe, tellEverybody, isToldSoon }: AttendanceDeps) {
    this.#limits = limits;
    this.presence = new Presence(limits, mayBe);
    this.#tellEverybody = tellEverybody;
    this.#isToldSoon = isToldSoon;
  }

  /** Tells a newcomer who is here. */
  greet(connection: Connection): void {
    this.#tell(connection, this.presence.strangersTo(connection));
  }

  read(from: Connection, update: Uint8Array): void {
    if (!from.mayAnnounce()) return;
    const wasUnknown = from.presentAs === null;
    this.presence.hear(from, update);
    if (wasUnknown && from.presentAs !== null) this.#tell(from, this.presence.siblingsOf(from));
    this.#tellSoon();
  }

  readQuestion(from: Connection): void {
    if (!from.mayAnnounce()) return;
    const own = from.presentAs === null ? [] : this.presence.siblingsOf(from);
    this.#tell(from, [...this.presence.strangersTo(from), ...own]);
  }

  left(connection: Connection): void {
    this.presence.leave(connection);
    this.#tellSoon();
  }

  /** A person's name or role is another one now. */
  changed(connection: Connection): void {
    this.presence.restamp(connection);
    this.#tellSoon();
  }

  /** Tells what a batch was to take along that never came: the disk hangs, and carets need not. */
  tend(): void {
    const { hasChanged, hasRenewed } = this.presence;
    if (!this.#timer && (hasChanged || hasRenewed)) this.#tellEverybody();
  }

  /** Everybody has just been told, or nobody is to be told any more. */
  settle(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #tell(connection: Connection, clients: readonly number[]): void {
    const update = this.presence.encode(clients, null);
    if (update) connection.write(awarenessMessage(update));
  }

  /** A change rides on the next batch, or goes alone after a moment; a mere renewal has more time. */
  #tellSoon(): void {
    const { hasChanged, hasRenewed } = this.presence;
    if ((!hasChanged && !hasRenewed) || this.#isToldSoon()) return;
    const { presenceMs, renewalMs } = this.#limits;
    const pause = hasChanged ? presenceMs : renewalMs;
    const dueAt = performance.now() + pause;
    if (this.#timer && this.#dueAt <= dueAt) return;
    this.settle();
    this.#dueAt = dueAt;
    this.#timer = setTimeout(this.#tellEverybody, pause);
  }
}

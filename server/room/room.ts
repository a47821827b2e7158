import type { Logger } from 'pino';
import * as Y from 'yjs';
import { CLOSE, type Notice } from '#shared/paper/frame.ts';
import { Refusal, type RefusalCode } from '#shared/refusal/refusal.ts';
import { accessNotice } from '#server/room/access-notice.ts';
import { Answers } from '#server/room/answers.ts';
import { Attendance } from '#server/room/attendance.ts';
import { Caretaker } from '#server/room/caretaker.ts';
import { ChangeDesk, type Outcome, type Receipt, SYSTEM } from '#server/room/change-desk.ts';
import type { Connection, ContentFrame } from '#server/room/connection.ts';
import { fanOut } from '#server/room/fan-out.ts';
import { readIncoming } from '#server/room/incoming.ts';
import { type Batch, Ledger, type Reader } from '#server/room/ledger.ts';
import type { Limits } from '#server/room/limits.ts';
import type { RoomMetrics } from '#server/room/metrics.ts';
import type { OnDisk } from '#server/room/on-disk.ts';
import { SYNC, syncMessage } from '#server/room/wire.ts';
import type { DamagedLog, PaperLogs, PaperState } from '#server/storage/paper-logs.ts';

export interface RoomDeps {
  readonly papers: PaperLogs;
  readonly limits: Limits;
  readonly metrics: RoomMetrics;
  readonly log: Logger;
  readonly now: () => Date;
  readonly onTextChanged: (paperId: string, personIds: readonly string[], at: string) => void;
  /** Somebody sent a change that was refused. */
  readonly onRefused: (personId: string) => void;
}

/** A crowded room gathers for this many times as long as telling everybody took. */
const BREATH = 2;

/** One open paper: its connections, its text, its presence, and the one queue through which all of it goes. */
export class Room implements Reader<Receipt> {
  readonly paperId: string;
  readonly #deps: RoomDeps;
  readonly #ledger: Ledger<Receipt>;
  readonly #desk: ChangeDesk;
  readonly #attendance: Attendance;
  readonly #answers: Answers;
  readonly #caretaker: Caretaker;
  readonly #connections = new Set<Connection>();
  readonly #changedBy = new Set<string>();
  notBefore = 0;
  /** Work in hand that keeps an empty room open. */
  #holders = 0;
  #isClosing = false;
  #isDamaged = false;

  constructor(paperId: string, deps: RoomDeps, opened: Awaited<ReturnType<PaperLogs['open']>>) {
    this.paperId = paperId;
    this.#deps = deps;
    const { limits, metrics, log, papers } = deps;
    this.#ledger = new Ledger({ papers, paperId, limits, metrics, log, reader: this }, opened);
    this.#attendance = new Attendance({
      limits,
      mayBe: (client, person) => this.#desk.mayBe(client, person),
      tellEverybody: () => this.#tellEverybody(null),
      isToldSoon: () => this.#ledger.isFlushing,
    });
    this.#answers = new Answers((to, vector) => this.#answer(to, vector));
    this.#desk = new ChangeDesk({
      ledger: this.#ledger,
      clients: opened.state.clients,
      presentAs: (client) => this.#attendance.presence.personOf(client),
      limits,
      metrics,
      now: deps.now,
    });
    this.#caretaker = new Caretaker({
      ledger: this.#ledger,
      desk: this.#desk,
      limits,
      write: (change) =>
        this.write(SYSTEM, change).catch((fault: unknown) =>
          log.warn({ err: fault, paperId }, 'a paper was not tidied'),
        ),
    });
    if (opened.state.damage.length > 0)
      log.warn({ paperId, damage: opened.state.damage }, 'a paper had a torn end');
  }

  get connections(): ReadonlySet<Connection> {
    return this.#connections;
  }

  get isLive(): boolean {
    return this.#desk.loaded !== null;
  }

  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** How many people have the paper open. */
  get present(): number {
    return new Set([...this.#connections].map(({ visitor }) => visitor.personId)).size;
  }

  /** All that is on disk, as one update. */
  content(): Uint8Array {
    return this.#ledger.onDisk.encode(this.#desk.settled);
  }

  /** Keeps the room open while something is being done in it. */
  hold(): () => void {
    this.#holders += 1;
    return () => {
      this.#holders -= 1;
      this.#caretaker.stir();
    };
  }

  join(connection: Connection): void {
    this.#connections.add(connection);
    connection.together(() => {
      this.tellAccess(connection);
      if (!this.#ledger.isWell) connection.notify({ kind: 'storage', well: false });
      this.#askForEverything(connection);
      this.#attendance.greet(connection);
    });
    connection.listen({
      received: (from, frame) => this.#receive(from, frame),
      closed: (gone) => this.#leave(gone),
    });
  }

  tellAccess(connection: Connection): void {
    const notice = accessNotice(connection.access);
    if (notice) connection.notify(notice);
  }

  /** Somebody's role or name changed: they are told, and the others see it. */
  accessChanged(connection: Connection): void {
    this.tellAccess(connection);
    this.#attendance.changed(connection);
  }

  /** Changes the text in a person's name, or the server's own. Resolves when it is on disk. */
  write(personId: string, change: (doc: Y.Doc) => void): Promise<void> {
    if (!this.#ledger.isWell) return Promise.reject(new Refusal('storage-trouble'));
    return new Promise((done, failed) => {
      const isChanged = this.#desk.edit(change, { kind: 'write', personId, done, failed });
      if (!isChanged) done();
      else if (personId !== SYSTEM) this.#caretaker.edited();
    });
  }

  /** Looks after what is due in quiet moments. True when nobody needs the room any more. */
  async tend(): Promise<boolean> {
    this.#tellTextChanged();
    this.#attendance.tend();
    const hasLingered = this.#caretaker.quietMs >= this.#deps.limits.lingerMs;
    const isUnused = this.#connections.size === 0 && this.#holders === 0;
    if (isUnused && (this.#isDamaged || hasLingered)) return true;
    for (const connection of this.#connections) {
      if (this.#desk.hasWaitedTooLong(connection)) connection.close(CLOSE.again);
    }
    await this.#caretaker.tend();
    return false;
  }

  /** Leaves the paper tidy and lets go of it. Called when nobody is here. */
  async leave(): Promise<void> {
    this.#isClosing = true;
    await this.#caretaker.finish();
    await this.#letGo();
  }

  /** Flushes what was taken, says goodbye to everybody and lets go. */
  async shut(): Promise<void> {
    this.#isClosing = true;
    await this.#ledger.atRest();
    this.#dismiss(CLOSE.restarting, { kind: 'going-away' });
    await this.#letGo();
  }

  async #letGo(): Promise<void> {
    await this.#ledger.atRest();
    this.#tellTextChanged();
    this.#attendance.settle();
    this.#desk.rest();
    await this.#ledger.close();
  }

  #dismiss(code: number, last: Notice): void {
    for (const connection of this.#connections) connection.close(code, last);
  }

  #leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    this.#answers.forget(connection);
    this.#desk.dropWaiting(connection);
    this.#attendance.left(connection);
    this.#caretaker.stir();
  }

  #receive(from: Connection, frame: Uint8Array): void {
    const started = performance.now();
    try {
      this.#take(from, frame);
    } catch (fault) {
      // Decoding throws at what is no frame; anything else is a defect, which the stack in the log tells apart.
      this.#deps.log.info({ err: fault, paperId: this.paperId }, 'an unreadable frame');
      this.#refuse(from, 'malformed-change');
    }
    from.charge(performance.now() - started);
  }

  #take(from: Connection, frame: Uint8Array): void {
    const incoming = readIncoming(frame);
    switch (incoming.kind) {
      case 'content':
        return this.#takeContent(from, incoming.update, incoming.isAnswer);
      case 'question':
        return this.#answers.ask(from, incoming.vector);
      case 'presence':
        return this.#attendance.read(from, incoming.update);
      case 'presence-question':
        return this.#attendance.readQuestion(from);
      default:
    }
  }

  #takeContent(from: Connection, update: Uint8Array, isAnswer: boolean): void {
    const numbered = from.number(isAnswer);
    // While the disk refuses, nothing is taken; when it is well again everybody is asked for everything they have.
    if (!this.#ledger.isWell || this.#isClosing) return;
    this.#conclude(from, numbered, this.#desk.take(from, update, numbered));
    if (from.waiting.length === 0) return;
    for (const [waited, outcome] of this.#desk.retry(from)) this.#conclude(from, waited, outcome);
  }

  #conclude(from: Connection, frame: ContentFrame, outcome: Outcome): void {
    switch (outcome.kind) {
      case 'settled':
        // What it did not add may be on its way in somebody else's name.
        if (this.#ledger.attend({ kind: 'frame', from, frame, adds: false })) return;
        from.settle(frame);
        return from.acknowledge();
      case 'gathered':
        return this.#caretaker.edited();
      case 'waits':
        return;
      case 'again':
        return from.close(CLOSE.again);
      case 'refused':
        return this.#refuse(from, outcome.code);
    }
  }

  #refuse(from: Connection, code: RefusalCode): void {
    if (!from.isOpen) return;
    const { personId } = from.visitor;
    this.#deps.log.info({ paperId: this.paperId, personId, code }, 'refused');
    this.#deps.onRefused(personId);
    from.close(CLOSE.refused, { kind: 'refused', code });
  }

  #answer(to: Connection, vector: ReadonlyMap<number, number>): void {
    const started = performance.now();
    try {
      to.writeAnswer(this.#ledger.onDisk.answer(vector, to.inflates, this.#desk.settled));
    } catch (fault) {
      this.#deps.log.error({ err: fault, paperId: this.paperId }, 'a paper could not be sent');
      to.close(CLOSE.trouble);
    }
    to.charge(performance.now() - started);
  }

  #askForEverything(connection: Connection): void {
    const { vector } = this.#ledger.onDisk;
    connection.write(connection.durable(vector));
    connection.write(syncMessage(SYNC.step1, Y.encodeStateVector(new Map(vector))));
  }

  #tellEverybody(content: Parameters<typeof fanOut>[1]): void {
    this.#attendance.settle();
    const started = performance.now();
    try {
      fanOut(this.#connections, content, this.#attendance.presence);
    } catch (fault) {
      // Whoever missed something must not go on as if they had it all.
      this.#deps.log.error({ err: fault, paperId: this.paperId }, 'a room could not be told');
      for (const connection of this.#connections) connection.close(CLOSE.again);
    }
    const ended = performance.now();
    this.notBefore = ended + (ended - started) * BREATH;
  }

  flushed(batch: Batch<Receipt>, update: Uint8Array): void {
    const acknowledged = new Set<Connection>();
    const writers = new Set<Connection | null>();
    for (const receipt of batch.receipts) {
      if (receipt.kind === 'frame') {
        receipt.from.settle(receipt.frame);
        acknowledged.add(receipt.from);
        if (!receipt.adds) continue;
        writers.add(receipt.from);
        this.#changedBy.add(receipt.from.visitor.personId);
      } else {
        writers.add(null);
        this.#changedBy.add(receipt.personId);
        receipt.done();
      }
    }
    this.#tellEverybody({ update, moved: batch.moved, acknowledged, writers });
  }

  troubled(lost: readonly Batch<Receipt>[]): void {
    for (const { receipts } of lost) {
      for (const receipt of receipts)
        if (receipt.kind === 'write') receipt.failed(new Refusal('storage-trouble'));
    }
    for (const connection of this.#connections) {
      this.#desk.dropWaiting(connection);
      connection.notify({ kind: 'storage', well: false });
    }
  }

  /**
   * The text is what the disk says. A batch that it seemed to refuse may be there all the same, so everybody is told
   * what they have not heard; and asked for what the disk lacks, so that nothing typed meanwhile is lost.
   */
  healed(before: OnDisk, clients: PaperState['clients']): void {
    const { onDisk } = this.#ledger;
    this.#desk.reset(onDisk, clients);
    for (const connection of this.#connections) {
      connection.isAskedAnew = true;
      connection.notify({ kind: 'storage', well: true });
      this.#answer(connection, before.vector);
      this.#askForEverything(connection);
    }
  }

  damaged(fault: DamagedLog): void {
    this.#deps.log.error({ err: fault, paperId: this.paperId }, 'a damaged paper is not served');
    this.#isClosing = true;
    this.#isDamaged = true;
    this.#dismiss(CLOSE.trouble, { kind: 'storage', well: false });
  }

  #tellTextChanged(): void {
    this.#changedBy.delete(SYSTEM);
    if (this.#changedBy.size === 0) return;
    const people = [...this.#changedBy];
    this.#changedBy.clear();
    this.#deps.onTextChanged(this.paperId, people, this.#deps.now().toISOString());
  }
}

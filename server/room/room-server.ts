import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { WebSocket } from 'ws';
import type * as Y from 'yjs';
import { CLOSE, encodeNotice } from '#shared/paper/frame.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import { Admission, type Answer, type Asked, askedBy } from '#server/room/admission.ts';
import { Connection } from '#server/room/connection.ts';
import { LIMITS, type Limits } from '#server/room/limits.ts';
import { roomMetrics } from '#server/room/metrics.ts';
import { declineSmallWindow, paperSockets } from '#server/room/paper-socket.ts';
import { Rights } from '#server/room/rights.ts';
import { Rooms } from '#server/room/rooms.ts';
import type { Doorkeeper } from '#server/room/visitor.ts';
import { STILL_HERE } from '#server/room/wire.ts';
import { OnDisk } from '#server/room/on-disk.ts';
import type { PaperLogs } from '#server/storage/paper-logs.ts';

export interface RoomServerDeps {
  readonly doorkeeper: Doorkeeper;
  readonly papers: PaperLogs;
  readonly bus: Bus;
  readonly log: Logger;
  readonly limits?: Partial<Limits>;
  readonly now?: () => Date;
  /** Where the rooms' figures are registered; without it they are kept to themselves. */
  readonly metrics?: Registry;
  /** A paper's text changed and is on disk; told about once a second while it does, with all who changed it. */
  readonly onTextChanged?: (paperId: string, personIds: readonly string[], at: string) => void;
  /** The network address a request came from, behind whatever proxy the operator trusts. */
  readonly addressOf?: (req: IncomingMessage) => string;
}

export interface RoomServer {
  /** Takes over an upgrade request for `/sync/<paperId>?schema=<n>`. Other paths are answered with 404. */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** How many people have a paper open. */
  present(paperId: string): number;
  /** All of a paper that is on disk, as one Yjs update; nobody joins by reading. Rejects for an unknown paper. */
  content(paperId: string): Promise<Uint8Array>;
  /**
   * Changes a paper's text in a person's name, or as `system`, on the same road as everybody's typing. Resolves when it
   * is on disk; rejects with what the change threw, or with the refusal `storage-trouble`.
   */
  write(paperId: string, personId: string, change: (doc: Y.Doc) => void): Promise<void>;
  /** Stops taking, flushes, says goodbye and closes, within five seconds. */
  close(): Promise<void>;
}

/** How often rooms are looked after, at most and at least, in milliseconds. */
const TEND_MOST_OFTEN = 20;
const TEND_LEAST_OFTEN = 250;
/** What flushing may take at closing, and then saying goodbye; a disk that hangs or a deaf reader is left behind. */
const SHUT_WITHIN_MS = 3500;
const PART_WITHIN_MS = 1000;

/** The rooms of all papers behind one door. The only part of the server that touches WebSockets. */
export function roomServer(deps: RoomServerDeps): RoomServer {
  const limits: Limits = { ...LIMITS, ...deps.limits };
  return new Server(deps, limits);
}

class Server implements RoomServer {
  readonly #deps: RoomServerDeps;
  readonly #limits: Limits;
  readonly #sockets: ReturnType<typeof paperSockets>;
  readonly #rooms: Rooms;
  readonly #rights: Rights;
  readonly #admission: Admission;
  readonly #open = new Set<Connection>();
  readonly #perAddress = new Map<string, number>();
  readonly #metrics: ReturnType<typeof roomMetrics>;
  readonly #timers: NodeJS.Timeout[];
  readonly #stopListening: () => void;
  #admitting = 0;
  #closing: Promise<void> | null = null;

  constructor(deps: RoomServerDeps, limits: Limits) {
    this.#deps = deps;
    this.#limits = limits;
    this.#sockets = paperSockets(limits);
    this.#metrics = roomMetrics(
      {
        rooms: () => this.#rooms.count,
        connections: () => this.#open.size,
        liveTexts: () => this.#rooms.liveTexts,
      },
      deps.metrics,
    );
    this.#rooms = new Rooms({
      papers: deps.papers,
      limits,
      metrics: this.#metrics,
      log: deps.log,
      now: deps.now ?? (() => new Date()),
      onTextChanged: deps.onTextChanged ?? (() => undefined),
      onRefused: (personId) => this.#admission.refused(personId),
    });
    this.#rights = new Rights(deps.doorkeeper, this.#rooms, deps.log);
    this.#admission = new Admission({
      doorkeeper: deps.doorkeeper,
      rooms: this.#rooms,
      rights: this.#rights,
      limits,
    });
    this.#stopListening = deps.bus.listen((announcement) => this.#rights.hear(announcement));
    this.#timers = this.#startTimers();
  }

  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    // From here on the socket is ours, and nothing that happens on it may reach the process.
    socket.on('error', () => socket.destroy());
    const asked = askedBy(req.url);
    if (!asked) return turnAway(socket, '404 Not Found');
    if (!this.#deps.doorkeeper.admitsOrigin(req.headers.origin))
      return turnAway(socket, '403 Forbidden');
    if (this.#closing) return turnAway(socket, '503 Service Unavailable');
    const leaveAddress = this.#enterAddress(req);
    if (!leaveAddress || this.#admitting >= this.#limits.admissionsAtOnce)
      return turnAway(socket, '429 Too Many Requests');
    socket.once('close', leaveAddress);
    void this.#admit(req, socket, head, asked);
  }

  present(paperId: string): number {
    return this.#rooms.find(paperId)?.present ?? 0;
  }

  async content(paperId: string): Promise<Uint8Array> {
    const room = this.#rooms.find(paperId);
    return room ? room.content() : new OnDisk(await this.#deps.papers.read(paperId)).encode();
  }

  async write(paperId: string, personId: string, change: (doc: Y.Doc) => void): Promise<void> {
    if (this.#closing) throw new Refusal('storage-trouble');
    const [room, leave] = await this.#rooms.enter(paperId);
    try {
      await room.write(personId, change);
    } finally {
      leave();
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#shut();
    return this.#closing;
  }

  async #admit(req: IncomingMessage, socket: Duplex, head: Buffer, asked: Asked): Promise<void> {
    this.#admitting += 1;
    const answering = this.#admission.answer(req, asked);
    const answer = await within(this.#limits.admissionMs, answering).catch((fault: unknown) => {
      this.#deps.log.error({ err: fault, paperId: asked.paperId }, 'a paper cannot be opened');
      // Should it come after all, nobody is waiting for it any more.
      answering.then(leaveRoom, () => undefined);
      return null;
    });
    this.#admitting -= 1;
    declineSmallWindow(req);
    try {
      this.#sockets.handleUpgrade(req, socket, head, (ws) => this.#welcome(ws, socket, answer));
    } catch (fault) {
      this.#deps.log.info({ err: fault }, 'a handshake failed');
      socket.destroy();
    } finally {
      leaveRoom(answer);
    }
  }

  /**
   * A browser cannot read why an upgrade was refused, so the socket is opened and closed with a code. `answer` is null
   * when the paper cannot be read from the disk.
   */
  #welcome(ws: WebSocket, socket: Duplex, answer: Answer | null): void {
    ws.on('error', () => undefined);
    if (this.#closing) return this.#sendAway(ws, CLOSE.restarting);
    if (!answer) {
      ws.send(encodeNotice({ kind: 'storage', well: false }));
      return this.#sendAway(ws, CLOSE.trouble);
    }
    if (answer.kind === 'out') return this.#sendAway(ws, answer.code);
    const { admitted, room } = answer;
    const share = this.#admission.enter(admitted.visitor.personId);
    if (!share) return this.#sendAway(ws, CLOSE.tooFast);
    const { work } = share;
    const connection = new Connection({ ws, socket, limits: this.#limits, work }, admitted);
    this.#open.add(connection);
    ws.once('close', (code) => {
      this.#open.delete(connection);
      share.leave();
      this.#metrics.closes.inc({ code });
    });
    room.join(connection);
    // Between the answer and this moment nobody could tell this connection that a right was lost.
    if (answer.version !== this.#rights.version) void this.#rights.reread(connection);
  }

  #sendAway(ws: WebSocket, code: number): void {
    this.#metrics.closes.inc({ code });
    ws.close(code);
  }

  #enterAddress(req: IncomingMessage): (() => void) | null {
    const address = this.#deps.addressOf?.(req) ?? req.socket.remoteAddress ?? '';
    const count = this.#perAddress.get(address) ?? 0;
    if (count >= this.#limits.socketsPerAddress) return null;
    this.#perAddress.set(address, count + 1);
    return () => {
      const left = (this.#perAddress.get(address) ?? 1) - 1;
      if (left === 0) this.#perAddress.delete(address);
      else this.#perAddress.set(address, left);
    };
  }

  #startTimers(): NodeJS.Timeout[] {
    const { repairMs, compactMs, docIdleMs, lingerMs, waitingMs, beatMs, sessionCheckMs } =
      this.#limits;
    const soonest = Math.min(repairMs, compactMs, docIdleMs, lingerMs, waitingMs);
    const tendMs = Math.min(TEND_LEAST_OFTEN, Math.max(TEND_MOST_OFTEN, soonest / 4));
    const timers = [
      setInterval(() => void this.#tend(), tendMs),
      setInterval(() => this.#beat(), beatMs),
      setInterval(() => this.#checkSessions(), sessionCheckMs),
    ];
    for (const timer of timers) timer.unref();
    return timers;
  }

  async #tend(): Promise<void> {
    try {
      await this.#rooms.tend();
    } catch (fault) {
      this.#deps.log.error({ err: fault }, 'a room could not be looked after');
    }
  }

  #beat(): void {
    for (const connection of this.#open) connection.beat(STILL_HERE);
    this.#admission.tidy();
  }

  #checkSessions(): void {
    for (const connection of this.#open) void this.#rights.checkSession(connection);
  }

  async #shut(): Promise<void> {
    this.#stopListening();
    for (const timer of this.#timers) clearInterval(timer);
    await within(SHUT_WITHIN_MS, this.#rooms.shut()).catch((fault: unknown) =>
      this.#deps.log.error({ err: fault }, 'a paper could not be left in time'),
    );
    // Cutting a line at once would take back acknowledgements that are still on their way.
    const parted = [...this.#open].map((connection) => connection.parted);
    await within(PART_WITHIN_MS, Promise.all(parted)).catch(() => undefined);
    for (const connection of this.#open) connection.cut();
  }
}

function leaveRoom(answer: Answer | null): void {
  if (answer?.kind === 'in') answer.leave();
}

/** Answers an upgrade in HTTP and ends it. */
function turnAway(socket: Duplex, status: string): void {
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** The promise's outcome, or a rejection when it takes too long. */
async function within<Result>(ms: number, promise: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Access } from '#shared/member/access.ts';
import { CLOSE, encodeDurable, encodeNotice, type Notice } from '#shared/paper/frame.ts';
import * as Y from 'yjs';
import { Bucket } from '#server/room/bucket.ts';
import type { Limits } from '#server/room/limits.ts';
import type { Visitor } from '#server/room/visitor.ts';
import { message } from '#server/room/wire.ts';
import type { Missing } from '#server/room/gate/dependencies.ts';

/** A content frame by its place in the connection's sequence, from 1. */
export interface ContentFrame {
  readonly ordinal: number;
  /** It holds all that the frames before it held, because the client was asked for everything. */
  readonly coversEarlier: boolean;
}

/** A change that hangs on another one which has not come. */
export interface WaitingChange extends ContentFrame {
  readonly update: Uint8Array;
  readonly missing: Missing;
  readonly since: number;
}

export interface Admitted {
  readonly paperId: string;
  readonly visitor: Visitor;
  readonly access: Access & { readonly forumId: string };
  readonly cookie: string | undefined;
}

/** What a connection hands on. */
export interface Listener {
  received(from: Connection, frame: Uint8Array): void;
  closed(connection: Connection): void;
}

interface Line {
  readonly ws: WebSocket;
  readonly socket: Duplex;
  readonly limits: Limits;
  /** Time that all sockets of the person may take together. */
  readonly work: Bucket;
}

/**
 * One open socket of one person: what may come in and how fast, what has gone out, and what of theirs is on disk.
 * Messages are written to the raw socket as they were framed for everybody; `ws` reads, pings and closes.
 */
export class Connection {
  readonly paperId: string;
  visitor: Visitor;
  access: Admitted['access'];
  readonly cookie: string | undefined;
  presentAs: number | null = null;
  readonly waiting: WaitingChange[] = [];
  /** New clientIDs it has brought. */
  claimed = 0;
  /** Asked for everything it has, after the disk lost track; its next answer settles all it sent before. */
  isAskedAnew = false;

  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #limits: Limits;
  readonly #frames: Bucket;
  readonly #bytes: Bucket;
  readonly #work: Bucket;
  readonly #workOfPerson: Bucket;
  readonly #presence: Bucket;
  #listener: Listener | null = null;
  #received = 0;
  readonly #undurable = new Set<number>();
  #toldDurable = 0;
  readonly #holds = new Set<string>();
  readonly #held: Uint8Array[] = [];
  #backlogSpared = 0;
  #isClosing = false;
  #silentBeats = 0;
  #wasHeard = true;
  #hasSpoken = true;

  constructor({ ws, socket, limits, work }: Line, { paperId, visitor, access, cookie }: Admitted) {
    this.paperId = paperId;
    this.#ws = ws;
    this.#socket = socket;
    this.#limits = limits;
    this.visitor = visitor;
    this.access = access;
    this.cookie = cookie;
    this.#frames = new Bucket(limits.frameBurst, limits.framesPerSecond);
    this.#bytes = new Bucket(limits.byteBurst, limits.bytesPerSecond);
    this.#work = new Bucket(limits.workBurstMs, limits.workMsPerSecond);
    this.#workOfPerson = work;
    this.#presence = new Bucket(limits.presenceBurst, limits.presencePerSecond);
  }

  /** Whether it negotiated compression, so that a compressed message may be sent. */
  get inflates(): boolean {
    return this.#ws.extensions.includes('permessage-deflate');
  }

  get isOpen(): boolean {
    return !this.#isClosing && !this.#socket.destroyed;
  }

  /** Resolves when the socket has closed. */
  get parted(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#ws.readyState === this.#ws.CLOSED) resolve();
      else this.#ws.once('close', () => resolve());
    });
  }

  /** Starts reading. */
  listen(listener: Listener): void {
    this.#listener = listener;
    const ws = this.#ws;
    ws.on('message', (data: Buffer, isBinary) => this.#hear(data, isBinary));
    ws.on('ping', (data) => this.#count(data.length));
    ws.on('pong', () => this.#count(0));
    ws.on('error', () => this.#part());
    ws.on('close', () => this.#part());
    // Whatever goes wrong on the wire ends this connection and nothing else.
    this.#socket.on('error', () => this.#socket.destroy());
  }

  /** Writes whole messages as they are. A reader who lets too much pile up is dropped before it costs memory. */
  write(...pieces: readonly Uint8Array[]): void {
    if (this.#isClosing) return;
    this.#hasSpoken = true;
    let isTaken = true;
    for (const piece of pieces) isTaken = this.#socket.write(piece);
    if (isTaken) this.#backlogSpared = 0;
    else if (this.#socket.writableLength > this.#limits.backlogBytes + this.#backlogSpared)
      this.close(CLOSE.tooFast);
  }

  /** Lets several writes go out as one. */
  together(write: () => void): void {
    this.#socket.cork();
    write();
    this.#socket.uncork();
  }

  /** Writes an answer that may be as large as the paper: being slow to take it is not being deaf. */
  writeAnswer(pieces: readonly Uint8Array[]): void {
    for (const piece of pieces) this.#backlogSpared += piece.length;
    this.together(() => this.write(...pieces));
  }

  /** Whether more can be written without piling up; `then` is called once when it can be again. */
  whenDrained(then: () => void): void {
    if (this.#socket.writableNeedDrain) this.#socket.once('drain', then);
    else then();
  }

  notify(notice: Notice): void {
    this.write(message(encodeNotice(notice)));
  }

  /** Counts a content frame that has just come. */
  number(isAnswer: boolean): ContentFrame {
    this.#received += 1;
    this.#undurable.add(this.#received);
    const coversEarlier = isAnswer && this.isAskedAnew;
    if (coversEarlier) this.isAskedAnew = false;
    return { ordinal: this.#received, coversEarlier };
  }

  /** A content frame is on disk, or added nothing. */
  settle({ ordinal, coversEarlier }: ContentFrame): void {
    if (coversEarlier) {
      for (const earlier of this.#undurable) if (earlier < ordinal) this.#undurable.delete(earlier);
    }
    this.#undurable.delete(ordinal);
  }

  /** What is on disk, as a message: these state vector entries, and how many of its content frames. */
  durable(vector: ReadonlyMap<number, number>): Buffer {
    const frames = this.#durableFrames();
    this.#toldDurable = frames;
    return message(encodeDurable({ vector: Y.encodeStateVector(new Map(vector)), frames }));
  }

  /** Whether an acknowledgement would say something new. */
  get hasNewDurable(): boolean {
    return this.#durableFrames() !== this.#toldDurable;
  }

  /** Acknowledges frames that brought nothing and so are on disk already. */
  acknowledge(): void {
    if (this.hasNewDurable) this.write(this.durable(new Map()));
  }

  /** Stops reading for a reason until it is released; what was read already is kept and handed on then. */
  hold(reason: string): void {
    this.#holds.add(reason);
    this.#ws.pause();
  }

  release(reason: string): void {
    this.#holds.delete(reason);
    while (this.#mayRead() && this.isOpen) {
      const frame = this.#held.shift();
      if (!frame) return this.#ws.resume();
      this.#listener?.received(this, frame);
    }
  }

  /** Charges the time its change took. Who overdraws is read more slowly; who overdraws by far is dropped. */
  charge(workMs: number): void {
    this.#rest(Math.max(this.#work.spend(workMs), this.#workOfPerson.spend(workMs)));
  }

  /** Whether one more presence frame is to be read. Stock clients echo each one we send, which is no fault of theirs. */
  mayAnnounce(): boolean {
    return this.#presence.take(1);
  }

  allowEcho(): void {
    this.#presence.give(1);
  }

  /** Looks whether anybody is still there, and keeps the line warm. */
  beat(stillHere: Uint8Array): void {
    this.#silentBeats = this.#wasHeard ? 0 : this.#silentBeats + 1;
    this.#wasHeard = false;
    if (this.#silentBeats >= this.#limits.silentBeats) return this.cut();
    if (!this.isOpen) return;
    this.#ws.ping();
    if (!this.#hasSpoken) this.write(stillHere);
    this.#hasSpoken = false;
  }

  /** Says goodbye with a code. From here on nothing that comes is read, and nothing more is sent. */
  close(code: number, last?: Notice): void {
    if (this.#isClosing) return;
    if (last) this.notify(last);
    this.#isClosing = true;
    this.#ws.close(code);
    // The other side's goodbye is to be read even where its changes were made to wait.
    this.#ws.resume();
    this.#listener?.closed(this);
    // A deaf reader never answers the goodbye; its backlog is freed all the same.
    setTimeout(() => this.cut(), this.#limits.partingMs).unref();
  }

  cut(): void {
    this.#ws.terminate();
  }

  #durableFrames(): number {
    const [oldest] = this.#undurable;
    return oldest === undefined ? this.#received : oldest - 1;
  }

  #hear(data: Buffer, isBinary: boolean): void {
    if (!this.#count(data.length)) return;
    if (!isBinary) return this.close(CLOSE.refused, { kind: 'refused', code: 'malformed-change' });
    if (this.#mayRead()) this.#listener?.received(this, data);
    else this.#held.push(data);
  }

  /** Whether a frame may be handed on now; another socket of the same person may have used up what there is for all. */
  #mayRead(): boolean {
    if (this.#holds.size === 0) this.#rest(this.#workOfPerson.spend(0));
    return this.#holds.size === 0;
  }

  #rest(pauseMs: number): void {
    if (pauseMs === 0 || !this.isOpen) return;
    if (pauseMs > 60_000) return this.close(CLOSE.tooFast);
    if (this.#holds.has('work')) return;
    this.hold('work');
    setTimeout(() => this.release('work'), pauseMs);
  }

  #count(bytes: number): boolean {
    this.#wasHeard = true;
    if (!this.isOpen) return false;
    if (this.#frames.take(1) && this.#bytes.take(bytes)) return true;
    this.close(CLOSE.tooFast);
    return false;
  }

  #part(): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#listener?.closed(this);
  }
}

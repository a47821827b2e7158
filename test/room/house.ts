import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { pino } from 'pino';
import * as Y from 'yjs';
import { type Access, may } from '#shared/member/access.ts';
import type { Role } from '#shared/member/role.ts';
import { type ContentNode, writeContent } from '#shared/paper/content.ts';
import type { Stage } from '#shared/paper/stage.ts';
import { inProcessBus } from '#server/bus/in-process-bus.ts';
import type { Limits } from '#server/room/limits.ts';
import { type RoomServer, type RoomServerDeps, roomServer } from '#server/room/room-server.ts';
import type { Doorkeeper, Visitor } from '#server/room/visitor.ts';
import type { PaperLogs } from '#server/storage/paper-logs.ts';
import { MemoryPaperLogs } from '#test/harness/memory-paper-logs.ts';

export const FORUM = 'forum-of-tests';

export const PARAGRAPH: ContentNode = {
  type: 'paragraph',
  attrs: { id: 'block-first' },
  content: [{ type: 'text', text: 'שלום' }],
};

/** Who may what, changed by the test and read by the rooms: the port as a small workspace would keep it. */
export class TestDoor implements Doorkeeper {
  readonly #visitors = new Map<string, Visitor>();
  readonly #roles = new Map<string, Role | null>();
  readonly #stages = new Map<string, Stage>();
  ownOrigin = 'http://nayar.test';
  /** How long looking somebody's access up takes; a test may hold it. */
  lookingUp: Promise<unknown> = Promise.resolve();

  /** Signs somebody in; the answer is their Cookie header. */
  signIn(personId: string, name = `name of ${personId}`): string {
    const sessionId = randomBytes(6).toString('hex');
    this.#visitors.set(sessionId, { sessionId, personId, name });
    return `session=${sessionId}`;
  }

  signOut(personId: string): void {
    for (const [sessionId, visitor] of this.#visitors)
      if (visitor.personId === personId) this.#visitors.delete(sessionId);
  }

  rename(personId: string, name: string): void {
    for (const [sessionId, visitor] of this.#visitors)
      if (visitor.personId === personId) this.#visitors.set(sessionId, { ...visitor, name });
  }

  setRole(paperId: string, personId: string, role: Role | null): void {
    this.#roles.set(`${paperId} ${personId}`, role);
  }

  setStage(paperId: string, stage: Stage): void {
    this.#stages.set(paperId, stage);
  }

  async identify(cookie: string | undefined): Promise<Visitor | null> {
    return this.#visitors.get(/session=(\w+)/.exec(cookie ?? '')?.[1] ?? '') ?? null;
  }

  async accessTo(
    paperId: string,
    personId: string,
  ): Promise<(Access & { forumId: string }) | null> {
    await this.lookingUp;
    const stage = this.#stages.get(paperId);
    if (!stage) return null;
    const access = { role: this.#roles.get(`${paperId} ${personId}`) ?? null, stage };
    return may(access, 'read') ? { ...access, forumId: FORUM } : null;
  }

  async isAlive({ sessionId }: Visitor): Promise<boolean> {
    return this.#visitors.has(sessionId);
  }

  admitsOrigin(origin: string | undefined): boolean {
    return origin === undefined || origin === this.ownOrigin;
  }
}

/** Rooms on a real server on a free port, over a disk that the test holds in its hand. */
export class House<Papers extends PaperLogs = MemoryPaperLogs> {
  readonly door = new TestDoor();
  readonly bus = inProcessBus((fault) => {
    throw fault;
  });
  readonly papers: Papers;
  readonly #wishes: Partial<RoomServerDeps>;
  readonly changed: { paperId: string; personIds: readonly string[] }[] = [];
  readonly #raw = new Set<Duplex>();
  rooms: RoomServer;
  #server: Server;
  #port = 0;

  constructor(papers: Papers, wishes: Partial<RoomServerDeps> = {}) {
    this.papers = papers;
    this.#wishes = wishes;
    [this.rooms, this.#server] = this.#build();
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#port}/sync`;
  }

  get port(): number {
    return this.#port;
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  /** A paper with this content, in draft unless told otherwise. */
  async paper(
    content: readonly ContentNode[] = [PARAGRAPH],
    stage: Stage = 'draft',
  ): Promise<string> {
    const paperId = `paper-${randomBytes(6).toString('hex')}`;
    const doc = new Y.Doc();
    writeContent(doc, content);
    await this.papers.create(paperId, Y.encodeStateAsUpdate(doc));
    this.door.setStage(paperId, stage);
    return paperId;
  }

  /** Somebody in this role on a paper, signed in; the answer is their Cookie header. */
  person(paperId: string, role: Role, personId: string = `person-${role}`): string {
    this.door.setRole(paperId, personId, role);
    return this.door.signIn(personId);
  }

  /** What the disk holds of a paper. */
  async onDisk(paperId: string): Promise<Y.Doc> {
    const { snapshot, updates } = await this.papers.read(paperId);
    const doc = new Y.Doc();
    for (const update of snapshot ? [snapshot, ...updates] : updates) Y.applyUpdate(doc, update);
    return doc;
  }

  /** Stops in good order and starts again at the same address, over the same disk. */
  async restart(): Promise<void> {
    await this.rooms.close();
    await this.#stopServer();
    [this.rooms, this.#server] = this.#build();
    await this.open();
  }

  /** Ends without a word, as kill -9 does, and starts again. */
  async crash(): Promise<void> {
    const { rooms } = this;
    if (this.papers instanceof MemoryPaperLogs) this.papers.cutOff();
    await this.#stopServer();
    [this.rooms, this.#server] = this.#build();
    await this.open();
    // What still runs of it holds a log that no longer reaches the disk.
    void rooms.close();
  }

  async close(): Promise<void> {
    await this.rooms.close();
    await this.#stopServer();
  }

  #build(): [RoomServer, Server] {
    const rooms = roomServer({
      doorkeeper: this.door,
      papers: this.papers,
      bus: this.bus,
      log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
      onTextChanged: (paperId, personIds) => this.changed.push({ paperId, personIds }),
      ...this.#wishes,
    });
    const server = createServer((_, res) => res.writeHead(404).end());
    server.on('upgrade', (req, socket, head) => {
      this.#raw.add(socket);
      socket.once('close', () => this.#raw.delete(socket));
      rooms.handleUpgrade(req, socket, head);
    });
    return [rooms, server];
  }

  async #stopServer(): Promise<void> {
    for (const socket of this.#raw) socket.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** A house with its door open. */
export async function openHouse(
  limits: Partial<Limits> = {},
  wishes: Partial<RoomServerDeps> = {},
): Promise<House> {
  return new House(new MemoryPaperLogs(), { limits, ...wishes }).open();
}

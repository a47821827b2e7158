import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { type ClientOptions, WebSocket } from 'ws';
import * as Y from 'yjs';
import { type Durable, FRAME, type Notice, readDurable, readNotice } from '#shared/paper/frame.ts';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';
import type { House } from '#test/room/house.ts';

/** A frame from the server, taken apart. */
export type Heard =
  | { readonly kind: 'step1'; readonly vector: Map<number, number> }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly states: Map<number, unknown> }
  | { readonly kind: 'durable'; readonly durable: Durable }
  | { readonly kind: 'notice'; readonly notice: Notice };

export interface RawWishes {
  readonly schema?: string | null;
  /** Who the page believes to be. */
  readonly person?: string;
  readonly options?: ClientOptions;
}

/** A client that sends exactly the bytes it is told to, and writes down all it hears. */
export class RawClient {
  readonly heard: Heard[] = [];
  readonly doc = new Y.Doc();
  readonly ws: WebSocket;
  readonly closed: Promise<number>;
  readonly #wakers = new Set<() => void>();
  closeCode: number | null = null;

  constructor(url: string, options: ClientOptions) {
    this.ws = new WebSocket(url, options);
    this.ws.on('message', (data: Buffer) => {
      this.heard.push(this.#read(new Uint8Array(data)));
      this.#wake();
    });
    this.ws.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      this.ws.on('close', (code) => {
        this.closeCode = code;
        resolve(code);
        this.#wake();
      });
    });
  }

  get notices(): Notice[] {
    return this.heard.flatMap((heard) => (heard.kind === 'notice' ? [heard.notice] : []));
  }

  /** Content frames of this connection that the server says are on disk. */
  get durableFrames(): number {
    return this.heard.reduce(
      (frames, heard) => (heard.kind === 'durable' ? heard.durable.frames : frames),
      0,
    );
  }

  get text(): string {
    return this.doc.getXmlFragment('default').toJSON();
  }

  async opened(): Promise<this> {
    if (this.ws.readyState === WebSocket.CONNECTING)
      await new Promise((resolve, reject) => {
        this.ws.once('open', resolve);
        this.ws.once('error', reject);
      });
    return this;
  }

  /** Asks for everything and waits until it is here. */
  async synced(): Promise<this> {
    await this.opened();
    this.ask();
    await this.until(() => this.heard.some(({ kind }) => kind === 'step2'));
    return this;
  }

  /** Resolves when something holds, looked at after each frame. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (this.closeCode !== null) throw new Error(`closed with ${this.closeCode} before`);
      await new Promise<void>((resolve) => this.#wakers.add(resolve));
    }
  }

  ask(vector: Uint8Array = Y.encodeStateVector(this.doc)): void {
    this.sendSync(0, vector);
  }

  sendUpdate(update: Uint8Array): void {
    this.sendSync(2, update);
  }

  /** Makes a change in its own Y.Doc and sends it; the answer is the update. */
  change(work: (fragment: Y.XmlFragment, doc: Y.Doc) => void, asStep2 = false): Uint8Array {
    const updates: Uint8Array[] = [];
    const collect = (update: Uint8Array) => updates.push(update);
    this.doc.on('update', collect);
    this.doc.transact(() => work(this.doc.getXmlFragment('default'), this.doc));
    this.doc.off('update', collect);
    const update = Y.mergeUpdates(updates);
    this.sendSync(asStep2 ? 1 : 2, update);
    return update;
  }

  sendSync(kind: number, body: Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, body);
    this.send(encoding.toUint8Array(encoder));
  }

  announce(client: number, clock: number, state: unknown): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, typeof state === 'string' ? state : JSON.stringify(state));
    this.sendAwareness(encoding.toUint8Array(encoder));
  }

  sendAwareness(update: Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.awareness);
    encoding.writeVarUint8Array(encoder, update);
    this.send(encoding.toUint8Array(encoder));
  }

  send(frame: Uint8Array): void {
    if (this.ws.readyState === WebSocket.OPEN) this.ws.send(frame);
  }

  /** The newest state heard about a clientID; undefined when never heard of, null when it left. */
  presenceOf(client: number): unknown {
    return this.heard.reduce<unknown>(
      (state, heard) =>
        heard.kind === 'awareness' && heard.states.has(client) ? heard.states.get(client) : state,
      undefined,
    );
  }

  async leave(): Promise<void> {
    this.ws.close();
    await this.closed;
  }

  /** A round trip: whatever the server had to say before it has been heard. */
  async roundTrip(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.ws.once('pong', () => resolve());
      this.ws.ping();
    });
  }

  #wake(): void {
    for (const wake of this.#wakers) wake();
    this.#wakers.clear();
  }

  #read(frame: Uint8Array): Heard {
    const decoder = decoding.createDecoder(frame);
    const kind = decoding.readVarUint(decoder);
    if (kind === FRAME.durable) return { kind: 'durable', durable: readDurable(decoder) };
    if (kind === FRAME.notice) return { kind: 'notice', notice: readNotice(decoder) };
    if (kind === FRAME.awareness) return { kind: 'awareness', states: readStates(decoder) };
    const sync = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (sync === 0) return { kind: 'step1', vector: Y.decodeStateVector(body) };
    Y.applyUpdate(this.doc, body, this);
    return { kind: sync === 1 ? 'step2' : 'update', update: body };
  }
}

function readStates(outer: decoding.Decoder): Map<number, unknown> {
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer));
  const states = new Map<number, unknown>();
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    states.set(client, JSON.parse(decoding.readVarString(decoder)));
  }
  return states;
}

export function connectRaw(
  house: Pick<House, 'url'>,
  paperId: string,
  cookie: string | null,
  { schema = String(SCHEMA_VERSION), person, options = {} }: RawWishes = {},
): RawClient {
  const query = new URLSearchParams({
    ...(schema !== null && { schema }),
    ...(person !== undefined && { person }),
  });
  const headers = { ...(cookie !== null && { cookie }), ...options.headers };
  return new RawClient(`${house.url}/${paperId}?${query.toString()}`, {
    perMessageDeflate: false,
    ...options,
    headers,
  });
}

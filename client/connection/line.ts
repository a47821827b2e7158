import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { Heartbeat } from '#client/connection/heartbeat.ts';
import { endOf } from '#client/connection/link-state.ts';
import { contentFrames, questionFrame } from '#client/connection/out-frames.ts';
import { RemoteUpdates } from '#client/connection/remote-updates.ts';
import { Tally } from '#client/connection/tally.ts';
import type { Kept } from '#client/connection/device-copy.ts';
import { FRAME, type Notice, readDurable, readNotice } from '#shared/paper/frame.ts';

const QUESTION = 0;
const ANSWER = 1;
/** The longest pause between two tries to connect, in milliseconds. */
const LONGEST_PAUSE_MS = 4000;

export interface LineDeps {
  readonly doc: Y.Doc;
  /** `ws:` or `wss:` address of the site, without a slash at its end. */
  readonly site: string;
  readonly paperId: string;
  readonly personId: string;
  readonly schema: number;
  readonly Socket: typeof WebSocket;
  /** What this device's copy says of an earlier visit. */
  readonly kept: Kept;
  /** Changes of the document that are not this person's: those out of the copy. */
  readonly isNoEdit: (origin: unknown) => boolean;
  readonly onChange: () => void;
  readonly onNotice: (notice: Notice) => void;
  /** The socket closed, by the server with a code or by the network (1006). */
  readonly onClosed: (code: number) => void;
}

/**
 * The wire of one Y.Doc: y-websocket's provider for the socket's life, and everything that is said over it by our own
 * rules. Own changes go out only after the server's question has been answered, so that nothing ever waits there for
 * something that has not come; each content frame is counted until the server has it on disk.
 */
export class Line {
  readonly awareness: Awareness;
  readonly #deps: LineDeps;
  readonly #provider: WebsocketProvider;
  readonly #tally: Tally;
  readonly #covered: Map<number, number>;
  readonly #remote: RemoteUpdates;
  readonly #heartbeat: Heartbeat;
  /** Whether the server takes content from this person; null until it has said so on this connection. */
  #mayEdit: boolean | null = null;
  /** The server's question, until it can be answered. */
  #question: Uint8Array | null = null;
  #hasAnswered = false;
  #isDiskWell = true;

  constructor(deps: LineDeps) {
    this.#deps = deps;
    this.#tally = new Tally(deps.kept.unsaved);
    this.#covered = new Map(deps.kept.covered);
    this.awareness = new Awareness(deps.doc);
    this.#provider = new WebsocketProvider(`${deps.site}/sync`, deps.paperId, deps.doc, {
      connect: false,
      awareness: this.awareness,
      disableBc: true,
      // Whose words go over this line: by now the browser's session may be another's.
      params: { schema: String(deps.schema), person: deps.personId },
      maxBackoffTime: LONGEST_PAUSE_MS,
      WebSocketPolyfill: deps.Socket,
      shouldReconnect: ({ code }) => endOf(code) === null,
    });
    this.#remote = new RemoteUpdates(deps.doc, this.#provider, () =>
      this.#send(questionFrame(deps.doc)),
    );
    this.#heartbeat = new Heartbeat({
      ask: () => this.#send(questionFrame(deps.doc)),
      renew: () => this.#renew(),
      unconfirmed: () => (this.#isDiskWell ? this.#tally.unconfirmedFrames : 0),
    });
    this.#takeOver();
  }

  get unsaved(): number {
    return this.#tally.unsaved;
  }

  /** Changes that have not even been sent on this connection. */
  get unsent(): number {
    return this.#tally.unsent;
  }

  get covered(): ReadonlyMap<number, number> {
    return this.#covered;
  }

  /** Both sides know what the other has. */
  get isLive(): boolean {
    return this.#provider.wsconnected && this.#provider.synced && this.#hasAnswered;
  }

  open(): void {
    this.#provider.connect();
  }

  /** The device woke up or found a network. */
  wake(): void {
    if (this.#provider.wsconnected) this.#heartbeat.wake();
    else if (this.#provider.shouldConnect) this.#renew();
  }

  close(): void {
    this.#heartbeat.stop();
    this.#remote.stop();
    this.#deps.doc.off('update', this.#documentChanged);
    this.#provider.destroy();
    this.awareness.destroy();
  }

  /** Puts our own rules in the place of the provider's handlers. */
  #takeOver(): void {
    const provider = this.#provider;
    const { doc } = this.#deps;
    doc.off('update', provider._updateHandler);
    doc.on('update', this.#documentChanged);
    // The provider sends back everybody's presence that it hears.
    this.awareness.off('update', provider._awarenessUpdateHandler);
    this.awareness.on('update', this.#presenceChanged);
    const handlers = provider.messageHandlers;
    const heard = handlers.slice();
    handlers[FRAME.sync] = (_, decoder) => this.#readSync(decoder);
    handlers[FRAME.awareness] = (encoder, decoder, ...rest) => {
      this.#heartbeat.heard();
      heard[FRAME.awareness]?.(encoder, decoder, ...rest);
    };
    handlers[FRAME.durable] = (_, decoder) => this.#readDurable(decoder);
    handlers[FRAME.notice] = (_, decoder) => this.#readNotice(readNotice(decoder));
    provider.on('status', ({ status }) => status === 'connected' && this.#opened());
    provider.on('connection-close', (event) => this.#closed(event?.code ?? 1006));
  }

  #opened(): void {
    this.#tally.reconnected();
    this.#mayEdit = null;
    this.#question = null;
    this.#hasAnswered = false;
    this.#isDiskWell = true;
    this.#heartbeat.start();
    this.#deps.onChange();
  }

  #closed(code: number): void {
    this.#heartbeat.stop();
    this.#remote.flush();
    this.#hasAnswered = false;
    this.#deps.onClosed(code);
  }

  #renew(): void {
    this.#provider.disconnect();
    this.#provider.wsUnsuccessfulReconnects = 0;
    this.#provider.connect();
  }

  #readSync(decoder: decoding.Decoder): void {
    this.#heartbeat.heard();
    const kind = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (kind === QUESTION) {
      this.#question = body;
      this.#answer();
      return;
    }
    this.#remote.add(body);
    if (kind !== ANSWER || this.#provider.synced) return;
    this.#remote.flush();
    this.#provider.synced = true;
    this.#deps.onChange();
  }

  /** Answers the server's question with all that it lacks, once it is plain whether it will take it. */
  #answer(): void {
    const question = this.#question;
    if (question === null || this.#mayEdit === null) return;
    this.#question = null;
    // Somebody who may not write still answers, with nothing.
    const update = this.#mayEdit ? Y.encodeStateAsUpdate(this.#deps.doc, question) : NOTHING;
    // A copy of an earlier visit may hold more than was noted: until this answer is on disk it is not "saved".
    if (update.length > NOTHING.length && this.#tally.unsent === 0) this.#tally.changed();
    this.#hasAnswered = true;
    this.#sendContent(update, true);
    this.#deps.onChange();
  }

  #sendContent(update: Uint8Array, isAnswer: boolean): void {
    const frames = contentFrames(update, isAnswer);
    // Counted first: a confirmation must never come for a frame that is not in the tally.
    if (this.#mayEdit) this.#tally.sent(frames.length);
    else this.#tally.sentNothing();
    for (const frame of frames) this.#send(frame);
  }

  readonly #documentChanged = (update: Uint8Array, origin: unknown) => {
    if (origin === this.#provider) {
      // Others' changes are passed on only when they are on disk.
      for (const [client, clock] of Y.parseUpdateMeta(update).to) this.#cover(client, clock);
      return;
    }
    if (this.#deps.isNoEdit(origin)) return;
    this.#tally.changed();
    if (this.#hasAnswered && this.#mayEdit) this.#sendContent(update, false);
    this.#deps.onChange();
  };

  #readDurable(decoder: decoding.Decoder): void {
    this.#heartbeat.heard();
    const { vector, frames } = readDurable(decoder);
    for (const [client, clock] of Y.decodeStateVector(vector)) this.#cover(client, clock);
    if (this.#tally.confirmed(frames)) this.#heartbeat.confirmed();
    this.#deps.onChange();
  }

  #cover(client: number, clock: number): void {
    this.#covered.set(client, Math.max(clock, this.#covered.get(client) ?? 0));
  }

  #readNotice(notice: Notice): void {
    this.#heartbeat.heard();
    if (notice.kind === 'storage') this.#isDiskWell = notice.well;
    if (notice.kind === 'access') this.#mayEdit = notice.edit;
    this.#deps.onNotice(notice);
    this.#answer();
  }

  readonly #presenceChanged = (
    changes: Readonly<Record<'added' | 'updated' | 'removed', number[]>>,
  ) => {
    const { clientID } = this.#deps.doc;
    const changed = [changes.added, changes.updated, changes.removed].flat();
    if (!changed.includes(clientID)) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.awareness);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, [clientID]));
    this.#send(encoding.toUint8Array(encoder));
  };

  #send(frame: Uint8Array): void {
    const { ws } = this.#provider;
    if (ws?.readyState === OPEN) ws.send(frame as Uint8Array<ArrayBuffer>);
  }
}

/** WebSocket.OPEN, also where a test brings a socket of its own. */
const OPEN = 1;
/** The update that changes nothing: no structs, no deletions. */
const NOTHING = new Uint8Array([0, 0]);

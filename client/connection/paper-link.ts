import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as syncProtocol from 'y-protocols/sync';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { readContent } from '#shared/paper/content.ts';
import {
  FRAME,
  MAX_FRAME_BYTES,
  type Notice,
  readDurable,
  readNotice,
} from '#shared/paper/frame.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import type { RefusalCode } from '#shared/refusal/refusal.ts';
import { GatheredUpdates } from '#client/connection/gathered-updates.ts';
import { endFor, type LinkView } from '#client/connection/link-view.ts';
import { type LocalCopy, openLocalCopy } from '#client/connection/local-copy.ts';
import { SaveLedger } from '#client/connection/save-ledger.ts';
import { watchedSocket } from '#client/connection/watched-socket.ts';
import { type Pulse, startPulse } from '#client/connection/pulse.ts';

export interface LinkWishes {
  readonly paperId: string;
  readonly personId: string;
  readonly schema: number;
  /** `ws:` or `wss:` address of the site, without a slash at the end. */
  readonly site: string;
  /** The browser's, or a test's. */
  readonly Socket?: typeof WebSocket;
}

/** How often what others write is drawn, in milliseconds; see `GatheredUpdates`. */
const DRAW_EVERY_MS = 50;

const START: LinkView = {
  state: 'connecting',
  access: null,
  unsaved: 0,
  storageWell: true,
  hasContent: false,
  synced: false,
  rescued: null,
};

/**
 * One open paper: its Y.Doc, the socket that carries it, the copy on this device, and the truth about saving.
 * "Saved" is what the server has confirmed as being on its disk, never what was merely sent.
 * After an end (`refused`, `no-right`, …) a link is spent: the screen makes a new one with a fresh document.
 */
export class PaperLink {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly #ledger: SaveLedger;
  readonly #copy: LocalCopy;
  readonly #provider: WebsocketProvider;
  readonly #remote: GatheredUpdates;
  readonly #pulse: Pulse;
  readonly #listeners = new Set<() => void>();
  #view: LinkView = START;
  #refusedWith: RefusalCode | null = null;

  constructor(wishes: LinkWishes) {
    const { paperId, personId, schema, site, Socket = WebSocket } = wishes;
    this.#copy = openLocalCopy(this.doc, personId, paperId, schema);
    this.#ledger = new SaveLedger(this.#copy.unsavedBefore > 0 ? 1 : 0);
    // Counted before the provider hears of it: a change must never be sent before it is in the ledger.
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => this.#afterUpdate(origin));
    this.#provider = new WebsocketProvider(`${site}/sync`, paperId, this.doc, {
      connect: false,
      awareness: this.awareness,
      params: { schema: String(schema) },
      disableBc: true,
      shouldReconnect: (event) => endFor(event.code) === null,
      WebSocketPolyfill: watchedSocket(Socket, MAX_FRAME_BYTES, this.#ledger),
    });
    this.#remote = new GatheredUpdates(this.doc, this.#provider, DRAW_EVERY_MS);
    this.#takeMessages();
    this.#keepOthersPresenceToOurselves();
    this.#pulse = startPulse(this.#provider, () => this.#ledger.unsaved > 0);
    this.#show({ unsaved: this.#ledger.unsaved });
    void this.#copy.loaded.then(() =>
      this.#show({ hasContent: this.#view.hasContent || this.#hasText() }),
    );
    this.#provider.connect();
  }

  view(): LinkView {
    return this.#view;
  }

  /** Calls back after each change of the view; returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks for a new connection now, as after waking up. */
  tryAgain(): void {
    this.#pulse.wake();
  }

  /** Takes the copy off this device; the text in the view's `rescued` stays until the screen lets it go. */
  forget(): Promise<void> {
    return this.#copy.wipe();
  }

  destroy(): void {
    this.#pulse.stop();
    this.#remote.close();
    this.#listeners.clear();
    this.#copy.close();
    this.#provider.destroy();
    this.awareness.destroy();
    this.doc.destroy();
  }

  #show(change: Partial<LinkView>): void {
    this.#view = { ...this.#view, ...change };
    this.#copy.noteUnsaved(this.#view.unsaved);
    for (const listener of this.#listeners) listener();
  }

  #hasText(): boolean {
    return this.doc.getXmlFragment(CONTENT_ROOT).length > 0;
  }

  #afterUpdate(origin: unknown): void {
    // From the server or from this device's own copy: nothing new. Everything else was made here.
    const isOurs = origin !== this.#provider && !this.#copy.isOrigin(origin);
    if (isOurs) this.#ledger.changed();
    const hasContent = this.#view.hasContent || (this.#view.synced && this.#hasText());
    if (isOurs || hasContent !== this.#view.hasContent)
      this.#show({ unsaved: this.#ledger.unsaved, hasContent });
  }

  #takeMessages(): void {
    const provider = this.#provider;
    const handlers = provider.messageHandlers;
    handlers[FRAME.sync] = (encoder, decoder) => this.#takeSync(encoder, decoder);
    handlers[FRAME.durable] = (_encoder, decoder) => {
      this.#ledger.onDisk(readDurable(decoder).frames);
      this.#show({ unsaved: this.#ledger.unsaved });
    };
    handlers[FRAME.notice] = (_encoder, decoder) => this.#takeNotice(readNotice(decoder));
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.#ledger.connected();
    });
    provider.on('connection-close', (event) => this.#afterClose(event?.code ?? 1006));
  }

  #takeSync(encoder: encoding.Encoder, decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder);
    if (kind === syncProtocol.messageYjsSyncStep1) {
      this.#remote.flush();
      encoding.writeVarUint(encoder, FRAME.sync);
      syncProtocol.readSyncStep1(decoder, encoder, this.doc);
      return;
    }
    this.#remote.add(decoding.readVarUint8Array(decoder));
    if (kind !== syncProtocol.messageYjsSyncStep2 || this.#provider.synced) return;
    this.#remote.flush();
    this.#provider.synced = true;
    this.#show({ state: 'live', synced: true, hasContent: true });
  }

  #takeNotice(notice: Notice): void {
    if (notice.kind === 'access') {
      const { role, stage, edit } = notice;
      this.#show({ access: { role, stage, edit } });
    } else if (notice.kind === 'storage') this.#show({ storageWell: notice.well });
    else if (notice.kind === 'refused') this.#refusedWith = notice.code;
  }

  #afterClose(code: number): void {
    const end = endFor(code);
    if (end === null) {
      this.#show({ state: 'offline', synced: false });
      return;
    }
    this.#pulse.stop();
    const hasLost = this.#ledger.unsaved > 0 || end === 'refused';
    const rescued =
      hasLost && this.#hasText()
        ? { code: this.#refusedWith, content: readContent(this.doc) }
        : null;
    this.#show({ state: end, synced: false, rescued });
    // What was refused must not come back from the copy. After a mere sign-out, or with an old program, it waits for the
    // same person's return.
    if (end === 'refused' || end === 'no-right') void this.#copy.wipe();
  }

  /** A stock provider sends everybody's presence back to the server; ours sends only its own. */
  #keepOthersPresenceToOurselves(): void {
    const { awareness, doc } = this;
    const provider = this.#provider;
    awareness.off('update', provider._awarenessUpdateHandler);
    awareness.on(
      'update',
      ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
        const isOwn = [...added, ...updated, ...removed].includes(doc.clientID);
        if (!isOwn || !provider.wsconnected || provider.ws?.readyState !== WebSocket.OPEN) return;
        const encoder = encoding.createEncoder();
        encoding.writeVarUint(encoder, FRAME.awareness);
        encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [doc.clientID]));
        provider.ws.send(encoding.toUint8Array(encoder));
      },
    );
  }
}

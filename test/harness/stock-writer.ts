import { once } from 'node:events';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type * as decoding from 'lib0/decoding';
import { textOf, readContent } from '#shared/paper/content.ts';
import { FRAME, type Notice, readDurable, readNotice } from '#shared/paper/frame.ts';
import { CONTENT_ROOT, SCHEMA_VERSION } from '#shared/paper/paper.ts';
import type { Guest } from '#test/harness/start-nayar.ts';

/** A stock y-websocket client that writes tokens and knows which of them the server has confirmed as being on disk. */
export interface StockWriter {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  /** Writes one more paragraph. */
  write(token: string): void;
  /** Tokens whose update is covered by a state vector that the server has called durable. */
  readonly confirmed: ReadonlySet<string>;
  /** Resolves when every token written so far is confirmed. */
  allConfirmed(): Promise<void>;
  /** What the server has told this connection beside the text; `events` says `notice` at each. */
  readonly notices: readonly Notice[];
  readonly events: EventTarget;
  text(): string;
  close(): void;
}

/** Connects and resolves once the paper's text has arrived. */
export async function stockWriter(
  guest: Guest,
  paperId: string,
  url = guest.url,
): Promise<StockWriter> {
  const doc = new Y.Doc();
  class Socket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { ...guest.socketHeaders, origin: url } });
    }
  }
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, paperId, doc, {
    params: { schema: String(SCHEMA_VERSION) },
    // Node's socket stands in for the browser's; the two declare their events differently.
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  const waiting = new Map<string, number>();
  const confirmed = new Set<string>();
  const events = new EventTarget();
  provider.messageHandlers[FRAME.durable] = (_encoder, decoder: decoding.Decoder) => {
    const onDisk = Y.decodeStateVector(readDurable(decoder).vector).get(doc.clientID) ?? 0;
    for (const [token, clock] of waiting) {
      if (clock > onDisk) continue;
      waiting.delete(token);
      confirmed.add(token);
    }
    events.dispatchEvent(new Event('durable'));
  };
  const notices: Notice[] = [];
  provider.messageHandlers[FRAME.notice] = (_encoder, decoder: decoding.Decoder) => {
    notices.push(readNotice(decoder));
    events.dispatchEvent(new Event('notice'));
  };
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  return {
    doc,
    provider,
    confirmed,
    notices,
    events,
    write(token) {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(token)]);
      doc.getXmlFragment(CONTENT_ROOT).push([paragraph]);
      waiting.set(token, Y.decodeStateVector(Y.encodeStateVector(doc)).get(doc.clientID) ?? 0);
    },
    async allConfirmed() {
      while (waiting.size > 0) await once(events, 'durable');
    },
    text: () => textOf(readContent(doc)),
    close() {
      provider.destroy();
      doc.destroy();
    },
  };
}

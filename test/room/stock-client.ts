import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { FRAME } from '#shared/paper/frame.ts';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';
import type { House } from '#test/room/house.ts';

/** The y-websocket client as published, with a socket that carries a cookie as a browser's would. */
export class StockClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;

  constructor(house: Pick<House, 'url'>, paperId: string, cookie: string, doc = new Y.Doc()) {
    this.doc = doc;
    class SocketWithCookie extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols, { headers: { cookie } });
      }
    }
    this.provider = new WebsocketProvider(house.url, paperId, doc, {
      params: { schema: String(SCHEMA_VERSION) },
      WebSocketPolyfill: SocketWithCookie as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 200,
    });
    // A stock client ignores our own frames, and prints a line for each: the lines are all that is left out here.
    for (const frame of [FRAME.durable, FRAME.notice])
      this.provider.messageHandlers[frame] = () => undefined;
  }

  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment('default');
  }

  get text(): string {
    return this.fragment.toJSON();
  }

  async synced(): Promise<this> {
    if (!this.provider.synced)
      await new Promise<void>((resolve) => this.provider.once('sync', () => resolve()));
    return this;
  }

  /** Resolves when something holds, looked at after each change of the text. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!holds()) return;
        this.doc.off('update', look);
        this.provider.awareness.off('change', look);
        this.provider.off('sync', look);
        resolve();
      };
      this.doc.on('update', look);
      this.provider.awareness.on('change', look);
      this.provider.on('sync', look);
      look();
    });
  }

  destroy(): void {
    this.provider.awareness.destroy();
    this.provider.destroy();
    this.doc.destroy();
  }
}

/** The text inside a paper's nth block. */
export function textIn(doc: Y.Doc, block = 0): Y.XmlText {
  const element = doc.getXmlFragment('default').get(block);
  const text = element instanceof Y.XmlElement ? element.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error(`block ${block} holds no text`);
  return text;
}

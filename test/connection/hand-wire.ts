import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodeDurable, encodeNotice, FRAME, type Notice } from '#shared/paper/frame.ts';

/** What one side said, in the order it was said. */
export type Said =
  | { readonly kind: 'question' | 'answer' | 'update'; readonly body: Uint8Array }
  | { readonly kind: 'presence' };

const SYNC_KINDS = ['question', 'answer', 'update'] as const;

/** A socket that a test drives by hand: nothing happens on it by itself. */
export class HandSocket extends EventTarget {
  static opened: HandSocket[] = [];
  readonly url: string;
  readyState = 0;
  binaryType = 'blob';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly sent: Said[] = [];

  constructor(url: string) {
    super();
    this.url = url;
    HandSocket.opened.push(this);
  }

  /** Only what a browser's socket would do: the frame is gone, whether anybody is there or not. */
  send(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    const number = decoding.readVarUint(decoder);
    if (number === FRAME.sync) {
      const kind = SYNC_KINDS[decoding.readVarUint(decoder)];
      if (kind) this.sent.push({ kind, body: decoding.readVarUint8Array(decoder) });
    } else if (number === FRAME.awareness) this.sent.push({ kind: 'presence' });
  }

  close(): void {
    this.readyState = 3;
  }

  opens(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  closes(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code, reason: '' });
  }

  hears(frame: Uint8Array): void {
    const copy = frame.slice();
    this.onmessage?.({ data: copy.buffer });
  }

  /** Content frames so far, as the server would count them. */
  get content(): readonly Uint8Array[] {
    return this.sent.flatMap((said) =>
      said.kind === 'answer' || said.kind === 'update' ? [said.body] : [],
    );
  }

  questions(): number {
    return this.sent.filter(({ kind }) => kind === 'question').length;
  }
}

/** Speaks a server's part over a hand-driven socket, one word at a time. */
export class HandServer {
  readonly doc = new Y.Doc();
  readonly socket: HandSocket;

  constructor(socket: HandSocket, state?: Uint8Array) {
    this.socket = socket;
    if (state) Y.applyUpdate(this.doc, state);
  }

  notice(notice: Notice): void {
    this.socket.hears(encodeNotice(notice));
  }

  access(edit = true): void {
    this.notice({ kind: 'access', role: edit ? 'author' : 'reader', stage: 'draft', edit });
  }

  asks(): void {
    this.sync(0, Y.encodeStateVector(this.doc));
  }

  answers(): void {
    this.sync(1, Y.encodeStateAsUpdate(this.doc));
  }

  passesOn(update: Uint8Array): void {
    this.sync(2, update);
  }

  sync(kind: number, body: Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.sync);
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint8Array(encoder, body);
    this.socket.hears(encoding.toUint8Array(encoder));
  }

  /** Takes everything the client sent into its text, and says it is on disk up to a frame. */
  confirms(frames = this.socket.content.length): void {
    for (const update of this.socket.content.slice(0, frames)) Y.applyUpdate(this.doc, update);
    this.socket.hears(encodeDurable({ vector: Y.encodeStateVector(this.doc), frames }));
  }

  /** The whole greeting of a server: access, question, answer; and the client's own answer confirmed. */
  greets(edit = true): void {
    this.socket.opens();
    this.access(edit);
    this.asks();
    this.answers();
    this.confirms();
  }
}

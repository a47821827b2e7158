import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { constants, inflateRawSync } from 'node:zlib';

/** One message as it arrived. `payload` is only good until the handler returns: copy what must be kept. */
export interface Arrival {
  readonly payload: Buffer;
  readonly isCompressed: boolean;
}

export interface WireAddress {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;
const FLUSH_TAIL = Buffer.from([0, 0, 0xff, 0xff]);
/** Every socket of this process reads into the same memory: what arrives is taken in before the next read. */
const arriving = Buffer.alloc(256 * 1024);

/**
 * A WebSocket client over a plain socket. A client library spends more on a frame than the servers measured here do,
 * and it hides what matters: the moment the last byte came, whether it was compressed, and how many bytes there were.
 */
export class Wire {
  readonly #socket: Socket;
  readonly #address: WireAddress;
  readonly #opened: { readonly resolve: () => void; readonly reject: (fault: Error) => void };
  #isOpen = false;
  /** Bytes of a header that has not come whole. */
  #rest: Buffer = Buffer.alloc(0);
  #body: { readonly bytes: Buffer; readonly first: number; filled: number } | null = null;
  /** Pieces of a fragmented message. */
  #pieces: { readonly isCompressed: boolean; readonly parts: Buffer[] } | null = null;
  #closing = false;

  /** Called for every text or binary message. */
  onMessage: (arrival: Arrival) => void = () => {};
  /** Called once when the other side ends it; never after `close`. */
  onLost: (why: string) => void = () => {};

  /** Resolves to an open socket. The handlers are set by `prepare`, before the first byte can arrive. */
  static open(address: WireAddress, prepare: (wire: Wire) => void): Promise<Wire> {
    return new Promise((resolve, reject) => {
      const wire: Wire = new Wire(address, { resolve: () => resolve(wire), reject });
      prepare(wire);
    });
  }

  private constructor(
    address: WireAddress,
    opened: { readonly resolve: () => void; readonly reject: (fault: Error) => void },
  ) {
    this.#address = address;
    this.#opened = opened;
    this.#socket = connect({
      port: address.port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: arriving,
        callback: (length) => {
          this.#take(arriving.subarray(0, length));
          return true;
        },
      },
    });
    this.#socket.on('connect', () => this.#socket.write(this.#request()));
    this.#socket.on('error', (fault) => this.#lost(fault.message));
    this.#socket.on('close', () => this.#lost('closed'));
  }

  get bytesRead(): number {
    return this.#socket.bytesRead;
  }

  /** Sends one binary message. Masked with zeros, which the protocol allows and the server still has to undo. */
  send(payload: Uint8Array): void {
    this.#write(OPCODE.binary, payload);
  }

  /** Resolves when the socket is gone. */
  close(): Promise<void> {
    this.#closing = true;
    return new Promise((resolve) => {
      if (this.#socket.closed) return resolve();
      this.#socket.once('close', () => resolve());
      this.#write(OPCODE.close, new Uint8Array([0x03, 0xe8]));
      this.#socket.end();
    });
  }

  #request(): string {
    const { port, path, headers } = this.#address;
    return [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      'Sec-WebSocket-Version: 13',
      // What every browser offers.
      'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '\r\n',
    ].join('\r\n');
  }

  #lost(why: string): void {
    if (!this.#isOpen) this.#opened.reject(new Error(`no socket: ${why}`));
    else if (!this.#closing) this.onLost(why);
    this.#closing = true;
  }

  #write(opcode: number, payload: Uint8Array): void {
    const { length } = payload;
    const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
    const frame = Buffer.allocUnsafe(6 + extended + length);
    frame[0] = 0x80 | opcode;
    frame[1] = 0x80 | (extended === 0 ? length : extended === 2 ? 126 : 127);
    if (extended === 2) frame.writeUInt16BE(length, 2);
    if (extended === 8) frame.writeBigUInt64BE(BigInt(length), 2);
    frame.fill(0, 2 + extended, 6 + extended);
    frame.set(payload, 6 + extended);
    this.#socket.write(frame);
  }

  #take(arrived: Buffer): void {
    let bytes = arrived;
    if (this.#rest.length > 0) {
      bytes = Buffer.concat([this.#rest, arrived]);
      this.#rest = Buffer.alloc(0);
    }
    let at = 0;
    if (!this.#isOpen) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) {
        this.#rest = Buffer.from(bytes);
        return;
      }
      if (!this.#admitted(bytes.toString('latin1', 0, end))) return;
      at = end + 4;
    }
    if (this.#body) at = this.#fill(this.#body, bytes);
    while (at < bytes.length) {
      const next = this.#frame(bytes, at);
      if (next === null) {
        this.#rest = Buffer.from(bytes.subarray(at));
        return;
      }
      at = next;
    }
  }

  #admitted(head: string): boolean {
    if (!head.startsWith('HTTP/1.1 101')) {
      this.#opened.reject(new Error(`no socket: ${head.split('\r\n')[0] ?? ''}`));
      this.#socket.destroy();
      return false;
    }
    this.#isOpen = true;
    this.#opened.resolve();
    return true;
  }

  /** Takes the frame at `at`; the answer is where the next begins, or null when its header is not whole yet. */
  #frame(bytes: Buffer, at: number): number | null {
    if (bytes.length < at + 2) return null;
    const first = bytes[at] ?? 0;
    const short = (bytes[at + 1] ?? 0) & 0x7f;
    const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
    if (bytes.length < start) return null;
    const length =
      short < 126
        ? short
        : short === 126
          ? bytes.readUInt16BE(at + 2)
          : Number(bytes.readBigUInt64BE(at + 2));
    if (start + length <= bytes.length) {
      this.#arrived(first, bytes.subarray(start, start + length));
      return start + length;
    }
    const body = { bytes: Buffer.allocUnsafe(length), first, filled: 0 };
    this.#body = body;
    this.#fill(body, bytes.subarray(start));
    return bytes.length;
  }

  /** Copies into a message that comes in many reads; the answer is how many bytes belonged to it. */
  #fill(body: { readonly bytes: Buffer; readonly first: number; filled: number }, from: Buffer) {
    const count = Math.min(from.length, body.bytes.length - body.filled);
    from.copy(body.bytes, body.filled, 0, count);
    body.filled += count;
    if (body.filled === body.bytes.length) {
      this.#body = null;
      this.#arrived(body.first, body.bytes);
    }
    return count;
  }

  #arrived(first: number, payload: Buffer): void {
    const isFinal = (first & 0x80) !== 0;
    const isCompressed = (first & 0x40) !== 0;
    switch (first & 0x0f) {
      case OPCODE.ping:
        return this.#write(OPCODE.pong, payload);
      case OPCODE.pong:
        return;
      case OPCODE.close: {
        const code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
        this.#lost(`closed with ${code} ${payload.toString('utf8', 2)}`);
        this.#socket.end();
        return;
      }
      case OPCODE.continuation:
        this.#pieces?.parts.push(Buffer.from(payload));
        if (isFinal && this.#pieces) {
          const whole = Buffer.concat(this.#pieces.parts);
          const { isCompressed: wasCompressed } = this.#pieces;
          this.#pieces = null;
          this.onMessage({ payload: whole, isCompressed: wasCompressed });
        }
        return;
      default:
        if (isFinal) this.onMessage({ payload, isCompressed });
        else this.#pieces = { isCompressed, parts: [Buffer.from(payload)] };
    }
  }
}

/** The message itself. Only for servers that start the compressor anew for every message, as ours does. */
export function unpacked({ payload, isCompressed }: Arrival): Buffer {
  return isCompressed ? inflate(Buffer.concat([payload, FLUSH_TAIL])) : payload;
}

/** The first bytes of the message, without the cost of inflating the rest of it. */
export function beginning({ payload, isCompressed }: Arrival): Buffer {
  return isCompressed ? inflate(payload.subarray(0, 64)) : payload;
}

/** A message ends with a flush and not with the end of its stream. */
function inflate(bytes: Uint8Array): Buffer {
  return inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
}

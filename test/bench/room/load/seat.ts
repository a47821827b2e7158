import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { FRAME, readNotice } from '#shared/paper/frame.ts';
import { DIALECTS, type DialectName } from '#test/bench/room/load/dialect.ts';
import { type Arrival, beginning, unpacked, Wire } from '#test/bench/room/load/wire.ts';

const SYNC = { step1: 0, step2: 1, update: 2 } as const;
/** Hocuspocus answers a question of ours with a number of its own. */
const HOCUSPOCUS_SYNC_REPLY = 4;

/** Where and as whom somebody sits down at a paper. */
export interface Place {
  readonly port: number;
  readonly dialect: DialectName;
  readonly paper: string;
  readonly cookie?: string | undefined;
}

/** One message of a cold open with the moment it was whole, in milliseconds of `performance.now()`. */
export interface Received {
  readonly at: number;
  readonly arrival: Arrival;
  readonly isAnswer: boolean;
}

/** One person's socket at one paper, as a browser tab would hold it, without the document. */
export class Seat {
  readonly #prefix: Uint8Array;
  readonly #wire: Wire;
  /** Called with every sync step 2 and update; the bytes are only good until it returns. */
  onContent: (update: Uint8Array) => void = () => {};

  private constructor(wire: Wire, prefix: Uint8Array) {
    this.#wire = wire;
    this.#prefix = prefix;
  }

  /** Resolves when the paper is there: at the answer to sync step 1, or at once where nobody holds documents. */
  static async take(place: Place, onContent: (update: Uint8Array) => void): Promise<Seat> {
    const dialect = DIALECTS[place.dialect];
    const prefix = dialect.prefix(place.paper);
    let synced = () => {};
    const isSynced = new Promise<void>((resolve) => {
      synced = resolve;
    });
    if (!dialect.holdsDocuments) synced();
    let seat: Seat | null = null;
    const wire = await openWire(place, (opening) => {
      opening.onMessage = (arrival) => {
        const bytes = unpacked(arrival);
        if (
          readSync(bytes, prefix.length, (kind, body) => {
            if (kind === SYNC.step1) return opening.send(answerWith(prefix));
            (seat?.onContent ?? onContent)(body);
            if (kind === SYNC.step2) synced();
          })
        )
          return;
        warnOfRefusal(bytes, prefix.length);
      };
    });
    seat = new Seat(wire, prefix);
    seat.onContent = onContent;
    for (const message of dialect.greeting(place.paper)) wire.send(message);
    await isSynced;
    return seat;
  }

  sendUpdate(update: Uint8Array): void {
    this.#wire.send(framed(this.#prefix, [FRAME.sync, SYNC.update], update));
  }

  sendPresence(update: Uint8Array): void {
    this.#wire.send(framed(this.#prefix, [FRAME.awareness], update));
  }

  get bytesRead(): number {
    return this.#wire.bytesRead;
  }

  /** From now on a server that goes away is what is wanted. */
  expectLoss(onLost: (why: string) => void): void {
    this.#wire.onLost = onLost;
  }

  leave(): Promise<void> {
    return this.#wire.close();
  }
}

/** Opens a paper and keeps every message as it came, unread, until the answer is whole. */
export async function openCold(place: Place): Promise<{
  readonly startedAt: number;
  readonly received: readonly Received[];
  readonly bytes: number;
  leave(): Promise<void>;
}> {
  const dialect = DIALECTS[place.dialect];
  const prefix = dialect.prefix(place.paper);
  const received: Received[] = [];
  const startedAt = performance.now();
  let answered = () => {};
  const isAnswered = new Promise<void>((resolve) => {
    answered = resolve;
  });
  const wire = await openWire(place, (opening) => {
    opening.onMessage = ({ payload, isCompressed }) => {
      const at = performance.now();
      const arrival = { payload: Buffer.from(payload), isCompressed };
      const head = beginning(arrival);
      const isAnswer = isSync(head, prefix.length) && head[prefix.length + 1] === SYNC.step2;
      received.push({ at, arrival, isAnswer });
      if (isAnswer) answered();
    };
    // Written in the turn in which the socket opens, as a browser's open handler would.
  });
  for (const message of dialect.greeting(place.paper)) wire.send(message);
  await isAnswered;
  return { startedAt, received, bytes: wire.bytesRead, leave: () => wire.close() };
}

/** The update inside a received message, or null when it is something else. */
export function contentOf({ arrival }: Received, place: Place): Uint8Array | null {
  const prefix = DIALECTS[place.dialect].prefix(place.paper);
  let content: Uint8Array | null = null;
  readSync(unpacked(arrival), prefix.length, (kind, body) => {
    if (kind !== SYNC.step1) content = body;
  });
  return content;
}

function openWire(place: Place, prepare: (wire: Wire) => void): Promise<Wire> {
  const { port, dialect, paper, cookie } = place;
  const headers = { ...(cookie && { Cookie: cookie, Origin: `http://127.0.0.1:${port}` }) };
  return Wire.open({ port, path: DIALECTS[dialect].path(paper), headers }, (wire) => {
    wire.onLost = (why) => {
      throw new Error(`the server let go of ${paper}: ${why}`);
    };
    prepare(wire);
  });
}

function isSync(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === FRAME.sync || bytes[at] === HOCUSPOCUS_SYNC_REPLY;
}

function readSync(
  bytes: Uint8Array,
  at: number,
  take: (kind: number, body: Uint8Array) => void,
): boolean {
  if (!isSync(bytes, at)) return false;
  const decoder = decoding.createDecoder(bytes);
  decoder.pos = at + 2;
  take(bytes[at + 1] ?? -1, decoding.readVarUint8Array(decoder));
  return true;
}

/** A refused change would make the whole measurement worthless: said, and ended by the close that follows it. */
function warnOfRefusal(bytes: Uint8Array, at: number): void {
  if (bytes[at] !== FRAME.notice) return;
  const decoder = decoding.createDecoder(bytes);
  decoder.pos = at + 1;
  const notice = readNotice(decoder);
  if (notice.kind === 'refused' || notice.kind === 'storage')
    process.stderr.write(`notice: ${JSON.stringify(notice)}\n`);
}

function answerWith(prefix: Uint8Array): Uint8Array {
  return framed(prefix, [FRAME.sync, SYNC.step2], new Uint8Array([0, 0]));
}

function framed(prefix: Uint8Array, numbers: readonly number[], body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(encoder, prefix);
  for (const number of numbers) encoding.writeVarUint(encoder, number);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

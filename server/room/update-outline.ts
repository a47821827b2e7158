/** What an update covers, read without building anything from it. */
export interface Outline {
  /** The state vector of the update: clocks from 0 without a gap. */
  readonly vector: Map<number, number>;
  /** Where its delete set begins; it goes on to the end. */
  readonly deletionsAt: number;
}

const SKIP = 10;
const KIND = 0b11111;
const HAS_PARENT_KEY = 32;
const HAS_RIGHT_ORIGIN = 64;
const HAS_ORIGIN = 128;
/** Shared types that carry a name: elements and hooks. */
const NAMED_TYPES: ReadonlySet<number> = new Set([3, 5]);

/**
 * Walks over a Yjs update (format 1, as written by `UpdateEncoderV1`) and keeps only lengths. Yjs's own way to a state
 * vector builds every item, which is most of what opening a large paper would cost. Throws at what is no update.
 */
export function outlineOf(update: Uint8Array): Outline {
  const reader = new Reader(update);
  const vector = new Map<number, number>();
  for (let clients = reader.varUint(); clients > 0; clients--) {
    const structs = reader.varUint();
    const client = reader.varUint();
    let clock = reader.varUint();
    // What begins later than 0, or after a gap, is not covered.
    let isCovered = clock === 0;
    let covered = 0;
    for (let left = structs; left > 0; left--) {
      const info = reader.byte();
      if (info === SKIP) isCovered = false;
      clock += info === SKIP || (info & KIND) === 0 ? reader.varUint() : itemLength(reader, info);
      if (isCovered) covered = clock;
    }
    if (covered > 0) vector.set(client, covered);
  }
  return { vector, deletionsAt: reader.at };
}

function itemLength(reader: Reader, info: number): number {
  const hasNeighbour = (info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) !== 0;
  if ((info & HAS_ORIGIN) !== 0) reader.skipId();
  if ((info & HAS_RIGHT_ORIGIN) !== 0) reader.skipId();
  if (!hasNeighbour) {
    if (reader.varUint() === 1) reader.skipText();
    else reader.skipId();
    if ((info & HAS_PARENT_KEY) !== 0) reader.skipText();
  }
  const measure = CONTENT[info & KIND];
  if (!measure) throw new Error(`no content has the number ${info & KIND}`);
  return measure(reader);
}

/** Numbers of lib0's values that have a length of their own (`encoding.writeAny`), and the bytes of those that have not. */
const ANY = { integer: 125, text: 119, record: 118, array: 117, bytes: 116 } as const;
const ANY_BYTES: ReadonlyMap<number, number> = new Map([
  [124, 4],
  [123, 8],
  [122, 8],
]);

type Measure = (reader: Reader) => number;

const counted =
  (skip: (reader: Reader) => void): Measure =>
  (reader) => {
    const length = reader.varUint();
    for (let left = length; left > 0; left--) skip(reader);
    return length;
  };
const single =
  (skip: (reader: Reader) => void): Measure =>
  (reader) => {
    skip(reader);
    return 1;
  };

/** By the number of the content: how to pass over it, and how many clocks it takes. */
const CONTENT: readonly (Measure | undefined)[] = [
  undefined,
  (reader) => reader.varUint(), // deleted
  counted((reader) => reader.skipText()), // JSON
  single((reader) => reader.skipText()), // binary
  (reader) => reader.textLength(),
  single((reader) => reader.skipText()), // embed
  single((reader) => {
    reader.skipText();
    reader.skipText();
  }), // format: key and value
  single((reader) => {
    if (NAMED_TYPES.has(reader.varUint())) reader.skipText();
  }), // shared type
  counted((reader) => reader.skipAny()),
  single((reader) => {
    reader.skipText();
    reader.skipAny();
  }), // document
];

class Reader {
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw new Error('an update ends too soon');
    return byte;
  }

  varUint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  skipId(): void {
    this.varUint();
    this.varUint();
  }

  /** Text and bytes look alike: a length and then as many bytes. */
  skipText(): void {
    const length = this.varUint();
    this.at += length;
  }

  /** Passes over a text; its length is counted in UTF-16 units, as clocks are. */
  textLength(): number {
    const end = this.varUint() + this.at;
    if (end > this.#bytes.length) throw new Error('an update ends too soon');
    let length = 0;
    for (; this.at < end; this.at++) {
      const byte = this.#bytes[this.at] ?? 0;
      if ((byte & 0xc0) !== 0x80) length += byte >= 0xf0 ? 2 : 1;
    }
    return length;
  }

  /** Passes over a value of any kind. */
  skipAny(): void {
    const kind = this.byte();
    if (kind === ANY.integer) this.varUint();
    else if (kind === ANY.text || kind === ANY.bytes) this.skipText();
    else if (kind === ANY.array || kind === ANY.record) {
      for (let left = this.varUint(); left > 0; left--) {
        if (kind === ANY.record) this.skipText();
        this.skipAny();
      }
    } else this.at += ANY_BYTES.get(kind) ?? 0;
  }
}

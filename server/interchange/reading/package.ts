import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { type Limits, WordRefused } from '#server/interchange/reading/limits.ts';

const MB = 1024 * 1024;
/** Old Word, and what Word makes of a file with a password: a container of another kind. */
const CONTAINER = [0xd0, 0xcf, 0x11, 0xe0];
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le');

/** The parts of a file, read when they are asked for. */
export interface Package {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The bytes of a part; null for one that is not there. Names differ by more than upper and lower case. */
  read(name: string): Promise<Buffer | null>;
}

/**
 * Opens a file as a package. Every byte is counted while it is unpacked: what a file says of its own sizes is never
 * believed. Nothing is ever written by the name of a part.
 */
export async function openPackage(bytes: Uint8Array, limits: Limits): Promise<Package> {
  if (bytes.length > limits.fileBytes) throw new WordRefused('word-heavy', 'file');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (CONTAINER.every((byte, at) => buffer[at] === byte))
    throw new WordRefused(buffer.includes(LOCKED) ? 'word-locked' : 'word-old');
  if (buffer.toString('latin1', 0, 2) !== 'PK') throw new WordRefused('word-kind');
  const file = await fromBufferPromise(buffer, {
    lazyEntries: true,
    validateEntrySizes: true,
    strictFileNames: true,
  }).catch(broken);
  if (file.entryCount > limits.entries) throw new WordRefused('word-heavy', 'entries');
  return new Parts(file, await entriesOf(file, limits), limits);
}

function broken(fault: unknown): never {
  if (fault instanceof WordRefused) throw fault;
  throw new WordRefused('word-broken', fault instanceof Error ? fault.message : '');
}

async function entriesOf(file: ZipFile, limits: Limits): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of file.eachEntry()) {
      if (entry.isEncrypted()) throw new WordRefused('word-locked');
      const key = keyOf(entry.fileName);
      // Two parts of one name: two programs could read two different texts in one file.
      if (entries.has(key)) throw new WordRefused('word-unsafe', 'twice');
      entries.set(key, entry);
      if (entries.size > limits.entries) throw new WordRefused('word-heavy', 'entries');
    }
  } catch (fault) {
    if (fault instanceof Error && /relative path|absolute path|characters in/.test(fault.message))
      throw new WordRefused('word-unsafe', 'path');
    broken(fault);
  }
  return entries;
}

const keyOf = (name: string): string => name.replace(/^\//, '').toLowerCase();

class Parts implements Package {
  readonly #file: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #limits: Limits;
  #total = 0;

  constructor(file: ZipFile, entries: ReadonlyMap<string, Entry>, limits: Limits) {
    this.#file = file;
    this.#entries = entries;
    this.#limits = limits;
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(keyOf(name));
  }

  async read(name: string): Promise<Buffer | null> {
    const entry = this.#entries.get(keyOf(name));
    if (!entry) return null;
    const pieces: Buffer[] = [];
    let size = 0;
    try {
      const stream = await this.#file.openReadStreamPromise(entry);
      for await (const piece of stream as AsyncIterable<Buffer>) {
        size += piece.length;
        this.#total += piece.length;
        if (this.#isTooMuch(size, entry)) throw new WordRefused('word-heavy', name);
        pieces.push(piece);
      }
    } catch (fault) {
      broken(fault);
    }
    return Buffer.concat(pieces, size);
  }

  #isTooMuch(size: number, { compressedSize }: Entry): boolean {
    const { partBytes, allBytes, ratio } = this.#limits;
    return (
      size > partBytes ||
      this.#total > allBytes ||
      (size > MB && size > ratio * Math.max(1, compressedSize))
    );
  }
}
